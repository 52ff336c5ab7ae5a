"""Years before the common era, which Python's calendar does not have.

While a text is read, such a year is stood for by the one 8,000 years on: the Gregorian calendar repeats
itself every 400 years, so days, months and seasons can be counted there as in any other year. What leaves
the tagger has the TIMEX3 value ("BC0490") and no span: an event of it is undated, never sorted as if it
were of another day. (EDTF writes 490 BC as ``-0489``; a span cannot hold it.)
"""

from __future__ import annotations

from datetime import date

from search_index.dates.spans import DateSpan, Precision

_STAND_IN = 8_000
"""How far on the year lies that stands for one before the era: a multiple of 400."""

_EARLIEST = 4_000
"""The first year BC that can be counted with; older ones are only written down."""

_FIRST = _STAND_IN + 1 - _EARLIEST


def stand_in(years_before: int) -> int:
    """Return the year to count with for a year BC, 1 to 4000; ``ValueError`` beyond."""
    if not 1 <= years_before <= _EARLIEST:
        raise ValueError(f"years can be counted from 1 to {_EARLIEST} BC, not from {years_before}")
    return _STAND_IN + 1 - years_before


def is_before_era(span: DateSpan) -> bool:
    """Tell whether a span stands for one before the common era."""
    return _FIRST <= span.earliest.year <= _STAND_IN


def year_text(number: int) -> str:
    """Return a year as TIMEX3 writes it: ``1990``, ``BC0490``."""
    return f"BC{_STAND_IN + 1 - number:04}" if _FIRST <= number <= _STAND_IN else f"{number:04}"


def into_era(span: DateSpan) -> DateSpan:
    """Return the span that was counted on from before the era past its beginning, in its true years.

    Any other span is returned as it is.
    """
    if span.earliest.year <= _STAND_IN:
        return span
    return DateSpan(_moved_back(span.earliest), _moved_back(span.latest), span.precision, span.approximate)


def _moved_back(day: date) -> date:
    return day.replace(year=day.year - _STAND_IN)


COUNTED = frozenset((Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.YEAR, Precision.RANGE))
"""The precisions that a span before the era can have."""
