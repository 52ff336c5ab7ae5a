"""What one article can tell about the dates of others of its archive, and what it would have to be told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from zlib import crc32

from corpus.article import Article
from search_index.dates.digit_order import DigitOrder, digit_order, has_ambiguous_date, orders_shown
from search_index.dates.expression import DateExpression
from search_index.dates.passage import passages
from search_index.dates.publication.facts import (
    Side,
    YearlessDay,
    collect_facts,
    latest_first,
)
from search_index.dates.publication.sentences import sentence_around
from search_index.dates.spans import DateSpan, Precision
from search_index.dates.vocabulary import MONTHS, WEEKDAYS, words_of
from search_index.patterns import TextPattern

NAMES_IN_COMMON = 3
"""So many of the same names must be told with a month and day for it to be the same day."""

_LEAD = 1200
_BEYOND_LEAD = 1000
_SHORT = 20_000
_MOST_DAYS = 500
"""So many days of an article are looked at; what it is about, it tells early."""
_MOST_NAMES = 32
_NAME = TextPattern(r"[^\W\d_a-z][\w’'-]{3,}")
_LOWER_WORD = TextPattern(r"[a-z][\w’'-]{3,}")
_AFTER_FIRST_LINE = re.compile(r"\n\s*[^\W\d_]+")
_NO_NAMES = frozenset((*MONTHS, *WEEKDAYS)) | words_of(
    """president minister ministers prime vice deputy secretary chairman chief senator governor mayor
    general king queen prince judge justice professor police spokesman spokeswoman court council commission
    committee department ministry parliament congress senate house assembly cabinet government
    administration agency bank party union university institute association company corporation group
    office united states nations kingdom republic national international federal central foreign state
    world north south east west northern southern eastern western securities exchange stock note record"""
)
"""Capitalised words that are part of so many names that they tell nobody and nothing from another."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A day until its own that an article of known date tells of, with the names in that sentence.

    Names are 32-bit hashes of their lower-case form, ascending: they are only ever compared.
    """

    day: date
    names: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OpenDay:
    """A month and day without a year that an article of unknown date begins with, and the names there.

    ``weekday`` is 0 (Monday) … 6 if the article names it.
    """

    month: int
    day: int
    weekday: int | None
    names: tuple[int, ...]

    def is_on(self, told: date) -> bool:
        """Tell whether a day is this one in its year."""
        same = (told.month, told.day) == (self.month, self.day)
        return same and self.weekday in (None, told.weekday())


@dataclass(frozen=True, slots=True)
class Testimony:
    """What an article tells, and what it asks.

    An article of known date has ``tellings``. One of unknown or bounded date has ``open_days`` instead, the
    latest first, and ``not_before``, its bound. ``orders`` are those of its unambiguous dates in digits;
    ``asks_order`` says that it has ambiguous ones, and no evidence of its own.
    """

    tellings: tuple[Telling, ...] = ()
    open_days: tuple[OpenDay, ...] = ()
    not_before: date | None = None
    orders: frozenset[DigitOrder] = frozenset()
    asks_order: bool = False

    @property
    def asks(self) -> bool:
        """Whether other articles may tell something about this one."""
        return self.asks_order or bool(self.open_days)


def testify(article: Article, expressions: Sequence[DateExpression]) -> Testimony:
    """Return what an article tells and asks.

    Its ``published`` is what is known without other articles; ``expressions`` are tagged with that.
    """
    known = article.published.known
    orders, asks_order = _digits(article, expressions)
    return Testimony(
        tellings=tuple(_tellings(article, expressions)) if known else (),
        open_days=() if known else tuple(_open_days(article, expressions)),
        not_before=None if known else article.published.earliest,
        orders=orders,
        asks_order=asks_order,
    )


def lead_days(article: Article, expressions: Sequence[DateExpression]) -> list[YearlessDay]:
    """Return the days without a year that an article begins with as past, the latest first."""
    text = article.text[: _LEAD + _BEYOND_LEAD]
    days = collect_facts(text, [found for found in expressions if found.start < _LEAD], ()).days
    return latest_first([day for day in days if day.side is Side.PAST])


def _open_days(article: Article, expressions: Sequence[DateExpression]) -> Iterator[OpenDay]:
    names = _NamesOf(article.text)
    for day in lead_days(article, expressions):
        if (found := names.around(day.position)) is not None:
            yield OpenDay(day.month, day.day, day.weekday, found)


def _tellings(article: Article, expressions: Sequence[DateExpression]) -> Iterator[Telling]:
    names = _NamesOf(article.text)
    latest = article.published.latest
    told: set[Telling] = set()
    for expression, span in islice(_days(expressions), _MOST_DAYS):
        if latest is not None and span.latest > latest:
            continue  # what is only planned ("due April 1, 2017") dates no news
        if (found := names.around(expression.start)) is None:
            continue
        telling = Telling(span.earliest, found)
        if telling not in told:
            told.add(telling)
            yield telling


def _days(expressions: Sequence[DateExpression]) -> Iterator[tuple[DateExpression, DateSpan]]:
    for expression in expressions:
        span = expression.span
        if span is not None and span.precision is Precision.DAY and not span.approximate:
            yield expression, span


class _NamesOf:
    """The names in sentences of a text: capitalised words that it never writes in lower case."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ordinary: frozenset[str] | None = None
        self._last: tuple[str, tuple[int, ...] | None] = ("", None)

    def around(self, position: int) -> tuple[int, ...] | None:
        """Return the names of the sentence that holds a position, ``None`` if they are too few."""
        sentence = sentence_around(self._text, position)
        if sentence != self._last[0]:
            self._last = sentence, self._names(sentence)
        return self._last[1]

    def _names(self, sentence: str) -> tuple[int, ...] | None:
        if "\n" in sentence:  # lines of a table begin with capitals, whatever they begin with
            sentence = _AFTER_FIRST_LINE.sub(" ", sentence)
        names = {name.lower() for name in _NAME[sentence.isascii()].findall(sentence)} - _NO_NAMES
        if len(names) >= NAMES_IN_COMMON:
            names -= self._ordinary_among(names)
        if len(names) < NAMES_IN_COMMON:
            return None
        return tuple(sorted(crc32(name.encode("utf-8", "surrogatepass")) for name in names)[:_MOST_NAMES])

    def _ordinary_among(self, names: set[str]) -> frozenset[str]:
        """Return words that the text writes in lower case, at least those of them that are in ``names``."""
        if self._ordinary is None:
            if len(self._text) <= _SHORT and not any(name in self._text for name in names):
                return frozenset()  # as most names are: much faster than all words of a text
            self._ordinary = frozenset(_LOWER_WORD[self._text.isascii()].findall(self._text))
        return self._ordinary


def _digits(article: Article, expressions: Sequence[DateExpression]) -> tuple[frozenset[DigitOrder], bool]:
    """Return the orders that an article's dates in digits show, and whether it asks for one."""
    orders = orders_shown(article.stated_date)
    ambiguous = False
    for expression in expressions:
        words = expression.text
        if "/" in words or "-" in words or "." in words:
            orders |= orders_shown(words)
            ambiguous = ambiguous or has_ambiguous_date(words)
    if ambiguous:
        first = next(passages(article.text))
        ambiguous = digit_order(first) is None
    return orders, ambiguous or has_ambiguous_date(article.stated_date)
