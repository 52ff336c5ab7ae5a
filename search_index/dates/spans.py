"""A date span: a closed interval of days with the precision at which it was told.

The functions below build the spans of the calendar (``day``, ``week``, ``month`` …). They raise
``ValueError`` for what the calendar does not have (31 February, month 13, year 0): nothing is repaired.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from dateutil.relativedelta import relativedelta


class Precision(StrEnum):
    """How finely a date was told; never finer than the words."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A closed interval of days, ``earliest`` to ``latest``, its precision and whether approximate."""

    earliest: date
    latest: date
    precision: Precision
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise ValueError(f"a date span ends before it begins: {self.earliest} to {self.latest}")

    def about(self) -> DateSpan:
        """Return the same span, marked as approximate."""
        return self if self.approximate else replace(self, approximate=True)


SEASONS = ("spring", "summer", "autumn", "winter")
"""The seasons in the order of EDTF's codes 21 to 24."""


@lru_cache(maxsize=8192)
def day(value: date) -> DateSpan:
    """Return the span of one day."""
    return DateSpan(value, value, Precision.DAY)


def week(value: date) -> DateSpan:
    """Return the ISO week, Monday to Sunday, that holds the day."""
    monday = value - timedelta(days=value.weekday())
    return DateSpan(monday, monday + timedelta(days=6), Precision.WEEK)


def weekend(value: date) -> DateSpan:
    """Return the Saturday and Sunday of the ISO week that holds the day, as a range."""
    saturday = value + timedelta(days=5 - value.weekday())
    return DateSpan(saturday, saturday + timedelta(days=1), Precision.RANGE)


@lru_cache(maxsize=4096)
def month(year_number: int, month_number: int) -> DateSpan:
    """Return the span of a month, 1 to 12."""
    first = date(year_number, month_number, 1)
    return DateSpan(
        first, first.replace(day=calendar.monthrange(first.year, first.month)[1]), Precision.MONTH
    )


@lru_cache(maxsize=1024)
def quarter(year_number: int, quarter_number: int) -> DateSpan:
    """Return the span of a calendar quarter, 1 to 4."""
    first, last = month(year_number, 3 * quarter_number - 2), month(year_number, 3 * quarter_number)
    return DateSpan(first.earliest, last.latest, Precision.QUARTER)


@lru_cache(maxsize=1024)
def half(year_number: int, half_number: int) -> DateSpan:
    """Return the span of a half-year, 1 or 2, as a range."""
    first, last = month(year_number, 6 * half_number - 5), month(year_number, 6 * half_number)
    return DateSpan(first.earliest, last.latest, Precision.RANGE)


@lru_cache(maxsize=1024)
def season(year_number: int, name: str) -> DateSpan:
    """Return a meteorological season of the northern hemisphere; winter starts in its year's December."""
    index = SEASONS.index(name)
    first = month(year_number, 3 * index + 3)
    last = month(year_number + (index == 3), (3 * index + 5 - 1) % 12 + 1)
    return DateSpan(first.earliest, last.latest, Precision.SEASON)


@lru_cache(maxsize=4096)
def year(year_number: int) -> DateSpan:
    """Return the span of a calendar year, 1 to 9999."""
    return DateSpan(date(year_number, 1, 1), date(year_number, 12, 31), Precision.YEAR)


@lru_cache(maxsize=512)
def decade(first_year: int) -> DateSpan:
    """Return the ten years from a year that ends in 0."""
    if first_year % 10:
        raise ValueError(f"a decade starts in a year that ends in 0, not in {first_year}")
    return DateSpan(date(max(first_year, 1), 1, 1), date(first_year + 9, 12, 31), Precision.DECADE)


@lru_cache(maxsize=128)
def century(first_year: int) -> DateSpan:
    """Return the hundred years from a year that ends in 00 (19XX in EDTF, the 20th century here)."""
    if first_year % 100:
        raise ValueError(f"a century starts in a year that ends in 00, not in {first_year}")
    return DateSpan(date(max(first_year, 1), 1, 1), date(first_year + 99, 12, 31), Precision.CENTURY)


def between(first: DateSpan, last: DateSpan) -> DateSpan:
    """Return the range from the start of one span to the end of another."""
    approximate = first.approximate or last.approximate
    return DateSpan(first.earliest, last.latest, Precision.RANGE, approximate)


def shifted(span: DateSpan, **units: int) -> DateSpan:
    """Return the span moved by years, months, weeks or days, with its precision kept.

    Raises ``ValueError`` when the result leaves the years 1 to 9999.
    """
    try:
        moved = span.earliest + relativedelta(**units)  # type: ignore[arg-type]
    except OverflowError as error:
        raise ValueError(str(error)) from error
    return same_kind(span, moved)


def same_kind(span: DateSpan, start: date) -> DateSpan:
    """Return the span of the same precision that holds ``start``; a range keeps its number of days."""
    match span.precision:
        case Precision.DAY:
            made = day(start)
        case Precision.RANGE:
            made = DateSpan(start, start + (span.latest - span.earliest), Precision.RANGE)
        case Precision.SEASON:
            made = season(start.year, SEASONS[(span.earliest.month // 3 - 1) % 4])
        case _:
            made = holding(start, span.precision)
    return made.about() if span.approximate else made


def holding(value: date, precision: Precision) -> DateSpan:
    """Return the span of a precision that holds the day; ``RANGE`` is refused with ``ValueError``."""
    match precision:
        case Precision.DAY:
            return day(value)
        case Precision.WEEK:
            return week(value)
        case Precision.MONTH:
            return month(value.year, value.month)
        case Precision.QUARTER:
            return quarter(value.year, (value.month + 2) // 3)
        case Precision.SEASON:
            start = value.year - 1 if value.month < 3 else value.year
            return season(start, SEASONS[(value.month // 3 - 1) % 4])
        case Precision.YEAR:
            return year(value.year)
        case Precision.DECADE:
            return decade(value.year // 10 * 10)
        case Precision.CENTURY:
            return century(value.year // 100 * 100)
        case Precision.RANGE:
            raise ValueError("a day does not tell which range holds it")
