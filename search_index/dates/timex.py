"""TIMEX3 values (TimeML 1.2.1) of spans and amounts of time."""

from __future__ import annotations

import re
from functools import lru_cache

from search_index.dates.era import is_before_era, year_text
from search_index.dates.spans import SEASONS, DateSpan, Precision

_SEASON_CODES = dict(zip(SEASONS, ("SP", "SU", "FA", "WI"), strict=True))
UNIT_CODES = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "weekend": "D", "week": "W",
    "fortnight": "W", "month": "M", "quarter": "Q", "season": "Q", "year": "Y", "decade": "Y", "century": "Y",
    "millennium": "Y",
}  # fmt: skip
DAYPARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
"""Parts of the day to what a TIMEX3 value ends with."""

_MULTIPLES = {"fortnight": 2, "decade": 10, "century": 100, "millennium": 1000}
_CLOCK_UNITS = ("second", "minute", "hour")
_SINGULARS = {"centuries": "century"}


def singular(unit: str) -> str:
    """Return the singular of a unit of time."""
    return _SINGULARS.get(unit) or unit.removesuffix("s")


@lru_cache(maxsize=4096)
def value_of(span: DateSpan) -> str:
    """Return the TIMEX3 value of a span; a range that is no half or weekend is written as an interval."""
    value = _value_in_era(span)
    return _YEAR.sub(lambda year: year_text(int(year.group())), value) if is_before_era(span) else value


_YEAR = re.compile(r"(?<![-\d])\d{4}(?!\d)")


def _value_in_era(span: DateSpan) -> str:
    start = span.earliest
    match span.precision:
        case Precision.DAY:
            return start.isoformat()
        case Precision.WEEK:
            year, week, _ = start.isocalendar()
            return f"{year:04}-W{week:02}"
        case Precision.MONTH:
            return f"{start.year:04}-{start.month:02}"
        case Precision.QUARTER:
            return f"{start.year:04}-Q{start.month // 3 + 1}"
        case Precision.SEASON:
            return f"{start.year:04}-{_SEASON_CODES[SEASONS[start.month // 3 - 1]]}"
        case Precision.YEAR:
            return f"{start.year:04}"
        case Precision.DECADE:
            return f"{start.year // 10:03}"
        case Precision.CENTURY:
            return f"{start.year // 100:02}"
        case Precision.RANGE:
            return _range_value(span)


def _range_value(span: DateSpan) -> str:
    first, last = span.earliest, span.latest
    if first.year == last.year and (first.day, first.month, last.day, last.month) == (1, 1, 30, 6):
        return f"{first.year:04}-H1"
    if first.year == last.year and (first.day, first.month, last.day, last.month) == (1, 7, 31, 12):
        return f"{first.year:04}-H2"
    if first.weekday() == 5 and (last - first).days == 1:
        year, week, _ = first.isocalendar()
        return f"{year:04}-W{week:02}-WE"
    return f"{first.isoformat()}/{last.isoformat()}"


def duration(amount: float | None, unit: str) -> str:
    """Return the value of an amount of a (singular) unit, ``PXD`` when the amount is not told."""
    code = UNIT_CODES[unit]
    prefix = "PT" if unit in _CLOCK_UNITS else "P"
    if amount is None:
        return f"{prefix}X{code}"
    amount *= _MULTIPLES.get(unit, 1)
    if unit == "minute" and amount != int(amount):
        return f"PT{int(amount)}M{round(60 * (amount - int(amount)))}S"
    return f"{prefix}{_amount(amount, code)}"


def _amount(amount: float, code: str) -> str:
    whole = int(amount)
    if whole == amount:
        return f"{whole}{code}"
    if code in "YH":
        rest, finer = (12, "M") if code == "Y" else (60, "M")
        parts = round((amount - whole) * rest)
        return (f"{whole}{code}" if whole else "") + f"{parts}{finer}"
    return f"{amount:g}{code}"
