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
    words = _named_unit(span) or _interval(span.earliest, span.latest)
    return f"c. {words}" if span.approximate else words


def _named_unit(span: DateSpan) -> str | None:
    """The one name that covers the span (a quarter, decade or century), or ``None`` if there is none."""
    first, last = span.earliest, span.latest
    if span.precision is Precision.QUARTER:
        if _fills_months(first, last) and first.month % 3 == 1 and _months(first, last) == 3:
            return f"Q{first.month // 3 + 1} {first.year}"
    elif span.precision is Precision.DECADE:
        if _fills_years(first, last) and first.year % 10 == 0 and last.year == first.year + 9:
            return f"{first.year}s"
    elif span.precision is Precision.CENTURY and _fills_years(first, last) and last.year == first.year + 99:
        # Both ways of counting are in use: 1901–2000 by the calendar, 1900–1999 by the digits.
        return f"{_ordinal(first.year // 100 + 1)} century" if first.year % 100 in (0, 1) else None
    return None


def _interval(first: date, last: date) -> str:
    """Two ends in the coarsest unit both fill, with what they share written once."""
    if _fills_years(first, last):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    same_year = first.year == last.year
    if _fills_months(first, last):
        start, end = MONTHS[first.month - 1], f"{MONTHS[last.month - 1]} {last.year}"
        if same_year:
            return end if first.month == last.month else f"{start}–{end}"
        return f"{start} {first.year}–{end}"
    end = _day(last)
    if first == last:
        return end
    if not same_year:
        return f"{_day(first)}–{end}"
    if first.month == last.month:
        return f"{first.day}–{end}"
    return f"{first.day} {MONTHS[first.month - 1]}–{end}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _fills_years(first: date, last: date) -> bool:
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _fills_months(first: date, last: date) -> bool:
    return first.day == 1 and last.day == monthrange(last.year, last.month)[1]


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(number % 10, 'th')}"
