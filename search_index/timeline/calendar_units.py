"""The units of a timeline chart, and where their buckets begin."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

FIRST_DAY, LAST_DAY = 1, date.max.toordinal()
"""The first and last day that there is, as proleptic ordinals: 0001-01-01 and 9999-12-31."""

_EPOCH = date(1970, 1, 1).toordinal()
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_EPOCH_MONTHS = 1970 * 12


class Unit(StrEnum):
    """The width of a bucket, the finest first.

    Weeks begin on Monday (ISO 8601), decades and centuries in years that end in 0 and 00.
    """

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


def edges(first: int, last: int, unit: Unit) -> NDArray[np.int64]:
    """The first days of the buckets that hold the days ``first`` to ``last``, and of the one after them.

    Days are proleptic ordinals. What lies before the year 1 or after 9999 is cut off.
    """
    match unit:
        case Unit.DAY:
            starts = np.arange(first, last + 2)
        case Unit.WEEK:
            monday = first - (first - 1) % 7  # 0001-01-01 was a Monday
            starts = np.arange(monday, last + 8, 7)
            starts = starts[: (last - monday) // 7 + 2]
        case _:
            months = _MONTHS[unit]
            begin, end = _month(first) // months, _month(last) // months
            numbers = np.arange(begin, end + 2) * months - _EPOCH_MONTHS
            starts = numbers.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) + _EPOCH
    return np.clip(starts, FIRST_DAY, LAST_DAY + 1).astype(np.int64)


def count(first: int, last: int, unit: Unit) -> int:
    """How many buckets hold the days ``first`` to ``last``."""
    match unit:
        case Unit.DAY:
            return last - first + 1
        case Unit.WEEK:
            return (last - 1) // 7 - (first - 1) // 7 + 1
        case _:
            return _month(last) // _MONTHS[unit] - _month(first) // _MONTHS[unit] + 1


def finest(first: int, last: int, most: int) -> Unit:
    """The finest unit of which at most so many buckets hold the days; a century, if none is coarse enough."""
    return next((unit for unit in Unit if count(first, last, unit) <= most), Unit.CENTURY)


def _month(day: int) -> int:
    """The number of the month that holds a day, counted from the year 0."""
    found = date.fromordinal(day)
    return found.year * 12 + found.month - 1
