"""A date span in words for the reader, at exactly the precision at which it was told."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from search_index.dates.spans import DateSpan, Precision

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def describe_span(span: DateSpan) -> str:
    """The span as a short English text: ``21 Feb 2024``, ``Feb 2024``, ``Q1 2024``, ``1990s``, ``c. 1995``.

    A span of several days, months or years is written as its two ends with an en dash
    (``19–25 Feb 2024``, ``Sep–Nov 2024``, ``1992–1995``), in the coarsest unit that both ends fill, so
    that a month or a year is never written as its first day. Month names do not depend on the locale.
    """
    words = _named_unit(span) or _interval(span)
    return f"c. {words}" if span.approximate else words


def _named_unit(span: DateSpan) -> str | None:
    """The one name of a calendar quarter, decade or century, or ``None`` for any other span."""
    year = span.earliest.year
    last_year = span.latest.year
    match span.precision, coarsest_unit(span):
        case Precision.QUARTER, Precision.MONTH:
            quarter = span.earliest.month // 3 + 1
            starts = span.earliest.month == 3 * quarter - 2
            whole = starts and (last_year, span.latest.month) == (year, 3 * quarter)
            return f"Q{quarter} {year}" if whole else None
        case Precision.DECADE, Precision.YEAR:
            return f"{year}s" if year % 10 == 0 and last_year == year + 9 else None
        case Precision.CENTURY, Precision.YEAR:
            # Both ways of counting are in use: 1900 to 1999 by the digits, 1901 to 2000 by the calendar.
            whole = year % 100 in (0, 1) and last_year == year + 99
            return f"{_ordinal(year // 100 + 1)} century" if whole else None
        case _:
            return None


def coarsest_unit(span: DateSpan) -> Precision:
    """The coarsest of year, month and day that both ends of the span fill: what its ends are written in."""
    first, last = span.earliest, span.latest
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return Precision.YEAR
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return Precision.MONTH
    return Precision.DAY


def _interval(span: DateSpan) -> str:
    """Two ends in the coarsest unit both fill, with what they share written once."""
    first, last = span.earliest, span.latest
    same_year = first.year == last.year
    match coarsest_unit(span):
        case Precision.YEAR:
            return str(first.year) if same_year else f"{first.year}–{last.year}"
        case Precision.MONTH:
            start, end = MONTHS[first.month - 1], f"{MONTHS[last.month - 1]} {last.year}"
            if same_year:
                return end if first.month == last.month else f"{start}–{end}"
            return f"{start} {first.year}–{end}"
        case _:
            if first == last:
                return _day(last)
            if not same_year:
                return f"{_day(first)}–{_day(last)}"
            if first.month == last.month:
                return f"{first.day}–{_day(last)}"
            return f"{first.day} {MONTHS[first.month - 1]}–{_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(number % 10, 'th')}"
