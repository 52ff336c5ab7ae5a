"""How many events of a selection fall in each day, week, month … century: what a timeline chart draws.

An event counts where its whole span lies in one bucket: told of a year, it counts among years, but not among
months, where it would have to be put into one that nobody named. What is told too coarsely for the buckets,
or lies across two of them, is counted apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from search_index.timeline.calendar_units import Unit, edges, finest
from search_index.timeline.view import TimelineView

__all__ = ["Histogram", "Unit", "chart", "histogram"]

_FINE = 366
"""Days: what is told more coarsely does not stretch a chart beyond what is told more closely."""


@dataclass(frozen=True, slots=True, eq=False)
class Histogram:
    """Counts of events in buckets that follow each other without gaps.

    ``edges`` are the first days of the buckets and the day after the last one, as proleptic ordinals (one
    more than there are ``counts``; none without any bucket). ``coarser`` counts the events that share a day
    with the buckets and lie in no single one of them, ``undated`` those without a date.
    """

    unit: Unit
    edges: NDArray[np.int64]
    counts: NDArray[np.int64]
    coarser: int
    undated: int

    @property
    def first(self) -> date | None:
        """The first day of the first bucket; ``None`` without any bucket."""
        return date.fromordinal(int(self.edges[0])) if len(self.counts) else None

    def start(self, bucket: int) -> date:
        """The first day of a bucket, 0 being the first. Raises ``IndexError`` for one that is not there."""
        self._check(bucket)
        return date.fromordinal(int(self.edges[bucket]))

    def end(self, bucket: int) -> date:
        """The last day of a bucket. Raises ``IndexError`` for one that is not there."""
        self._check(bucket)
        return date.fromordinal(int(self.edges[bucket + 1]) - 1)

    def days(self, first_bucket: int, last_bucket: int) -> tuple[date, date]:
        """The first and the last day of a selection of buckets, both included, given in either order.

        They are what ``Timeline.select`` takes as ``since`` and ``until``, and ``chart`` to zoom in. Raises
        ``IndexError`` for a bucket that is not there.
        """
        first, last = sorted((first_bucket, last_bucket))
        return self.start(first), self.end(last)

    def bucket_of(self, day: date) -> int | None:
        """The bucket that holds a day, ``None`` if none does."""
        bucket = int(self.edges.searchsorted(day.toordinal(), side="right")) - 1
        return bucket if 0 <= bucket < len(self.counts) else None

    def _check(self, bucket: int) -> None:
        if not 0 <= bucket < len(self.counts):
            raise IndexError(f"no bucket {bucket}: the histogram has {len(self.counts)}")


def histogram(view: TimelineView, unit: Unit) -> Histogram:
    """Count the events of a view by a unit, from the first bucket that holds an event to the last."""
    days = _Days.of(view)
    if not len(days.earliest):
        return Histogram(unit, np.empty(0, np.int64), np.empty(0, np.int64), 0, days.undated)
    counted = days.counted(unit, edges(int(days.earliest[0]), int(days.latest.max()), unit))
    filled = np.flatnonzero(counted.counts)
    if not len(filled):
        return Histogram(unit, counted.edges[:0], counted.counts[:0], counted.coarser, counted.undated)
    buckets = slice(int(filled[0]), int(filled[-1]) + 1)
    kept = counted.edges[buckets.start : buckets.stop + 1]
    return Histogram(unit, kept, counted.counts[buckets], counted.coarser, counted.undated)


def chart(
    view: TimelineView, columns: int, since: date | None = None, until: date | None = None
) -> Histogram:
    """Count the events of a view in at most ``columns`` buckets of the finest unit that allows it.

    The buckets hold the days from ``since`` to ``until``: all that share a day with them, so that the first
    and the last may reach beyond. Without either, they reach from the first event to the last, those left
    out that are told more coarsely than a year, if there are others; and the unit is coarse enough for one
    of them to count. Of centuries, the coarsest, there may be more than ``columns``.
    """
    days = _Days.of(view)
    first, last = days.extent()
    first = first if since is None else since.toordinal()
    last = last if until is None else until.toordinal()
    if last < first or (not len(days.earliest) and (since is None or until is None)):
        return Histogram(Unit.DAY, np.empty(0, np.int64), np.empty(0, np.int64), 0, days.undated)
    units = list(Unit)[list(Unit).index(finest(first, last, max(1, columns))) :]
    for unit in units if since is None and until is None else units[:1]:
        made = days.counted(unit, edges(first, last, unit))
        if made.counts.any():
            break
    return made


@dataclass(frozen=True, slots=True, eq=False)
class _Days:
    """First and last days of the dated events of a view, in order of the first; and how many are undated."""

    earliest: NDArray[np.int32]
    latest: NDArray[np.int32]
    undated: int

    @classmethod
    def of(cls, view: TimelineView) -> _Days:
        timeline, positions = view.timeline, view.ascending()
        dated = positions[: positions.searchsorted(timeline.dated)]
        events = timeline.events
        return cls(events["earliest"][dated], events["latest"][dated], len(positions) - len(dated))

    def extent(self) -> tuple[int, int]:
        """The first and the last day of events that are told to the year at least; of all, if none is."""
        if not len(self.earliest):
            return 1, 1
        fine = self.latest - self.earliest < _FINE
        if not fine.any():
            return int(self.earliest[0]), int(self.latest.max())
        return int(self.earliest[fine.argmax()]), int(self.latest.max(where=fine, initial=1))

    def counted(self, unit: Unit, bounds: NDArray[np.int64]) -> Histogram:
        """Count in the buckets that begin at ``bounds``, the last of which only ends one."""
        rows = self.earliest.searchsorted(bounds.astype(np.int32))
        inside = slice(int(rows[0]), int(rows[-1]))
        ends = np.repeat(bounds[1:].astype(np.int32), np.diff(rows))
        within = np.concatenate(([0], np.cumsum(self.latest[inside] < ends)))
        rows -= rows[0]
        counts = within[rows[1:]] - within[rows[:-1]]
        reaching_in = int(np.count_nonzero(self.latest[: inside.start] >= bounds[0]))
        coarser = reaching_in + inside.stop - inside.start - int(counts.sum())
        return Histogram(unit, bounds, counts.astype(np.int64), coarser, self.undated)
