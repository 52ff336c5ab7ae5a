"""Articles of one archive settle each other's dates: one that states its date tells the year for another.

"They met in Kazan on February 21" says no year; where a dated article of the archive tells of a February 21
with the same names, that is its year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.article import Article, Confidence, Provenance, Published
from search_index.dates.expression import DateExpression
from search_index.dates.publication.facts import (
    Side,
    YearlessDay,
    collect_facts,
    latest_first,
    sentence_around,
)
from search_index.dates.spans import Precision

_NAMES_IN_COMMON = 3
_LEAD = 1200
_NEWS_IS_FRESH = timedelta(days=1)
_NAME = re.compile(r"[^\W\d_a-z][\w’'-]{3,}")
_LOWER_WORD = re.compile(r"[a-z][\w’'-]{3,}")


@dataclass(frozen=True, slots=True)
class _Telling:
    """A day that a dated article tells of, with the names in that sentence."""

    day: date
    names: frozenset[str]
    path: str


def settle_archive(articles: Iterable[tuple[Article, Sequence[DateExpression]]]) -> dict[str, Published]:
    """Return, by path, the published dates of articles that only others of their archive can tell.

    Each article comes with its ``published`` filled in and with its date expressions, tagged with that.
    Only articles whose date is unknown or bounded are settled, and only by articles whose date is known:
    the month and day they begin with must be told there with at least three of the same names, in one year.
    """
    everything = list(articles)
    tellings = _tellings(everything)
    settled: dict[str, Published] = {}
    for article, expressions in everything:
        if not article.published.known and (made := _settle(article, expressions, tellings)) is not None:
            settled[article.path] = made
    return settled


def _tellings(
    articles: Sequence[tuple[Article, Sequence[DateExpression]]],
) -> dict[tuple[int, int], list[_Telling]]:
    """Return the days that dated articles tell of, by month and day."""
    found: dict[tuple[int, int], list[_Telling]] = defaultdict(list)
    for article, expressions in articles:
        if not article.published.known:
            continue
        ordinary = _ordinary_words(article.text)
        for expression in expressions:
            span = expression.span
            if span is None or span.precision is not Precision.DAY or span.approximate:
                continue
            names = _names(sentence_around(article.text, expression.start), ordinary)
            if len(names) >= _NAMES_IN_COMMON:
                day = span.earliest
                found[day.month, day.day].append(_Telling(day, names, article.path))
    return found


def _settle(
    article: Article, expressions: Sequence[DateExpression], tellings: dict[tuple[int, int], list[_Telling]]
) -> Published | None:
    """Return the published date by the latest day of an article's lead that another article tells of."""
    lead = [
        day
        for day in collect_facts(article.text, expressions, ()).days
        if day.side is Side.PAST and day.position < _LEAD
    ]
    ordinary = _ordinary_words(article.text)
    for day in latest_first(lead):
        names = _names(sentence_around(article.text, day.position), ordinary)
        same = [
            telling
            for telling in tellings.get((day.month, day.day), ())
            if len(names & telling.names) >= _NAMES_IN_COMMON
            and _possible(article.published, day, telling.day)
        ]
        if len({telling.day for telling in same}) == 1:
            return _published(article.published, day, same[0])
    return None


def _possible(published: Published, day: YearlessDay, told: date) -> bool:
    """Tell whether the day lies after what bounds the article, and on the weekday that the article names."""
    late_enough = published.earliest is None or told >= published.earliest
    return late_enough and day.in_year(told.year) == told


def _published(bounded: Published, day: YearlessDay, telling: _Telling) -> Published:
    reason = (
        f"“{day.words}” is {telling.day.isoformat()} in {telling.path}, which tells of it with the same names"
    )
    last = telling.day + _NEWS_IS_FRESH
    return Published(telling.day, last, Provenance.ARCHIVE, Confidence.INFERRED, (*bounded.reasons, reason))


def _ordinary_words(text: str) -> frozenset[str]:
    """Return the words that a text also writes in lower case, and that are therefore no names."""
    return frozenset(_LOWER_WORD.findall(text))


def _names(sentence: str, ordinary: frozenset[str]) -> frozenset[str]:
    return frozenset(name.lower() for name in _NAME.findall(sentence)) - ordinary
