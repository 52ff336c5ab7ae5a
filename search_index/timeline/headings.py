"""The headings under which the rows of a view stand: years, and months within them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_index.timeline.layout import UNDATED_DAY

_FIRST_DAY = np.datetime64("0001-01-01", "D")
_UNKNOWN = 10_000
"""Stands for the year of what has none: after every other."""


@dataclass(frozen=True, slots=True)
class YearHeading:
    """Events in a row that begin in the same year: the first row, the year (``None``: undated), how many."""

    row: int
    year: int | None
    count: int


@dataclass(frozen=True, slots=True)
class MonthHeading:
    """Events in a row that stand under one heading: the first row, year and month, how many there are.

    Without a month it is the heading of what is told of whole years; without a year that of the undated.
    """

    row: int
    year: int | None
    month: int | None
    count: int


def by_year(days: NDArray[np.int32]) -> tuple[YearHeading, ...]:
    """The headings of rows that stand under these days (proleptic ordinals, or ``UNDATED_DAY``)."""
    starts = _starts_of_runs(days)
    years, _ = _years_and_months(days[starts])
    return tuple(
        YearHeading(row, year, count) for row, year, _, count in _runs(starts, years, years * 0, len(days))
    )


def by_month(days: NDArray[np.int32], whole_years: NDArray[np.bool_]) -> tuple[MonthHeading, ...]:
    """The same, of ``whole_years`` those of the years alone."""
    starts = _starts_of_runs(days.astype(np.int64) * 2 + whole_years)
    years, months = _years_and_months(days[starts])
    months[whole_years[starts]] = 0
    return tuple(
        MonthHeading(row, year, month or None, count)
        for row, year, month, count in _runs(starts, years, months, len(days))
    )


def years_of(days: NDArray[Any]) -> NDArray[np.int64]:
    """The years of days, given as proleptic ordinals; 10,000 for ``UNDATED_DAY``."""
    return _years_and_months(days)[0]


def _years_and_months(days: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Years and months, 1 to 12; 10,000 and 0 where the day is unknown."""
    unknown = days == UNDATED_DAY
    dates = _FIRST_DAY + (np.where(unknown, 1, days).astype(np.int64) - 1)
    since_1970 = dates.astype("datetime64[M]").astype(np.int64)
    years, months = since_1970 // 12 + 1970, since_1970 % 12 + 1
    return np.where(unknown, _UNKNOWN, years), np.where(unknown, 0, months)


def _starts_of_runs(values: NDArray[Any]) -> NDArray[np.int64]:
    if not len(values):
        return np.empty(0, np.int64)
    return np.append(0, np.flatnonzero(values[1:] != values[:-1]) + 1)


def _runs(
    starts: NDArray[np.int64], years: NDArray[np.int64], months: NDArray[np.int64], rows: int
) -> list[tuple[int, int | None, int, int]]:
    """First row, year, month and count of each run of equal years and months."""
    joined = _starts_of_runs(years * 13 + months)
    starts = starts[joined]
    counts = np.diff(np.append(starts, rows))
    return [
        (row, None if year == _UNKNOWN else year, month, count)
        for row, year, month, count in zip(
            starts.tolist(), years[joined].tolist(), months[joined].tolist(), counts.tolist(), strict=True
        )
    ]
