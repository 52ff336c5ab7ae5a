"""Articles of one archive settle each other's dates: one that states its date tells the year for another.

"They met in Kazan on February 21" says no year; where a dated article of the archive tells of a February 21
with the same names, that is its year. Only articles whose date is known without others are heard, so that it
does not matter in which order they are asked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.article import Article, Confidence, Provenance, Published
from search_index.dates.expression import DateExpression
from search_index.dates.publication.testimony import (
    NAMES_IN_COMMON,
    OpenDay,
    Telling,
    Testimony,
    lead_days,
    testify,
)

_NEWS_IS_FRESH = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Settlement:
    """The day that an article of unknown date tells of, and the path of the article that says so."""

    day: date
    path: str


class Witnesses:
    """The tellings of the articles of known date, to be asked about days without a year."""

    def __init__(self, tellings: Iterable[tuple[str, Telling]]) -> None:
        """Take tellings with the paths of their articles."""
        self._tellings: list[tuple[str, Telling]] = []
        self._by_name: dict[tuple[int, int, int], list[int]] = defaultdict(list)
        for row, (path, telling) in enumerate(tellings):
            self._tellings.append((path, telling))
            for name in telling.names:
                self._by_name[telling.day.month, telling.day.day, name].append(row)

    def settle(self, testimony: Testimony) -> Settlement | None:
        """Return the latest day of an article's lead that another article tells of, in one year only.

        The month and day must be told there with at least three of the same names, on the weekday that the
        article names, and not before what bounds it.
        """
        for open_day in testimony.open_days:
            same = [
                Settlement(telling.day, path)
                for path, telling in self._alike(open_day)
                if open_day.is_on(telling.day)
                and (testimony.not_before is None or telling.day >= testimony.not_before)
            ]
            if len({settlement.day for settlement in same}) == 1:
                return min(same, key=lambda settlement: settlement.path)
        return None

    def _alike(self, open_day: OpenDay) -> list[tuple[str, Telling]]:
        """Return what is told of a month and day with enough of the same names."""
        shared: Counter[int] = Counter()
        for name in open_day.names:
            shared.update(self._by_name.get((open_day.month, open_day.day, name), ()))
        return [self._tellings[row] for row, count in shared.items() if count >= NAMES_IN_COMMON]


def settle_archive(articles: Iterable[tuple[Article, Sequence[DateExpression]]]) -> dict[str, Published]:
    """Return, by path, the published dates of articles that only others of their archive can tell.

    Each article comes with its ``published`` filled in and with its date expressions, tagged with that.
    Only articles whose date is unknown or bounded are settled, and only by articles whose date is known.
    """
    heard = [(article, expressions, testify(article, expressions)) for article, expressions in articles]
    witnesses = Witnesses(
        (article.path, telling) for article, _, testimony in heard for telling in testimony.tellings
    )
    return {
        article.path: settled_date(article, expressions, settlement)
        for article, expressions, testimony in heard
        if (settlement := witnesses.settle(testimony)) is not None
    }


def settled_date(
    article: Article, expressions: Sequence[DateExpression], settlement: Settlement
) -> Published:
    """Return the published date of an article of unknown or bounded date, with what another one told added.

    ``expressions`` are tagged with its own date, as for the testimony that was settled.
    """
    day = settlement.day
    days = lead_days(article, expressions)
    words = next((each.words for each in days if (each.month, each.day) == (day.month, day.day)), "that day")
    reason = f"“{words}” is {day.isoformat()} in {settlement.path}, which tells of it with the same names"
    reasons = (*article.published.reasons, reason)
    return Published(day, day + _NEWS_IS_FRESH, Provenance.ARCHIVE, Confidence.INFERRED, reasons)
