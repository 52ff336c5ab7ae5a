"""How many events of a selection fall in each day, month, year or decade."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from search_index.timeline.view import TimelineView


class Unit(StrEnum):
    """The width of a bucket."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True, eq=False)
class Histogram:
    """Counts of events in buckets without gaps, from the first that holds an event to the last.

    An event counts where its whole span lies in one bucket. ``coarser`` counts the events that are told
    too coarsely for that (a year among months), ``undated`` those without a date. ``first`` is the first
    day of the first bucket; ``None`` without any bucket.
    """

    unit: Unit
    first: date | None
    counts: NDArray[np.int64]
    coarser: int
    undated: int

    def start(self, bucket: int) -> date:
        """The first day of a bucket, 0 being the first. Raises ``IndexError`` for one that is not there."""
        if self.first is None or not 0 <= bucket < len(self.counts):
            raise IndexError(f"no bucket {bucket}: the histogram has {len(self.counts)}")
        match self.unit:
            case Unit.DAY:
                return date.fromordinal(self.first.toordinal() + bucket)
            case Unit.MONTH:
                months = self.first.year * 12 + self.first.month - 1 + bucket
                return date(months // 12, months % 12 + 1, 1)
            case Unit.YEAR:
                return date(self.first.year + bucket, 1, 1)
            case Unit.DECADE:
                return date(max(1, (self.first.year // 10 + bucket) * 10), 1, 1)


def histogram(view: TimelineView, unit: Unit) -> Histogram:
    """Count the events of a selection by the unit."""
    columns = view.timeline.events
    positions = view.positions[view.positions < view.timeline.dated]
    first_buckets = _buckets(columns["earliest"][positions], unit)
    last_buckets = _buckets(columns["latest"][positions], unit)
    within = first_buckets[first_buckets == last_buckets]
    undated = len(view) - len(positions)
    coarser = len(positions) - len(within)
    if not len(within):
        return Histogram(unit, None, np.zeros(0, np.int64), coarser, undated)
    lowest = int(within.min())
    counts = np.bincount(within - lowest)
    return Histogram(unit, _first_day(lowest, unit), counts, coarser, undated)


_EPOCH = date(1970, 1, 1).toordinal()


def _buckets(days: NDArray[np.int32], unit: Unit) -> NDArray[np.int64]:
    """Number the buckets of proleptic ordinals: days, months, years or decades from 1970 on."""
    dates = (days.astype(np.int64) - _EPOCH).astype("datetime64[D]")
    match unit:
        case Unit.DAY:
            return dates.astype(np.int64)
        case Unit.MONTH:
            return dates.astype("datetime64[M]").astype(np.int64)
        case Unit.YEAR:
            return dates.astype("datetime64[Y]").astype(np.int64)
        case Unit.DECADE:
            return dates.astype("datetime64[Y]").astype(np.int64) // 10


def _first_day(bucket: int, unit: Unit) -> date:
    match unit:
        case Unit.DAY:
            return date.fromordinal(_EPOCH + bucket)
        case Unit.MONTH:
            return date(1970 + bucket // 12, bucket % 12 + 1, 1)
        case Unit.YEAR:
            return date(1970 + bucket, 1, 1)
        case Unit.DECADE:
            return date(max(1, 1970 + bucket * 10), 1, 1)
