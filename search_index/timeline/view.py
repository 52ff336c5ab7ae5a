"""A selection of the timeline: rows of events, under the years in which they begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from search_index.events.event import DatedBy, Event
from search_index.timeline.layout import DATED_BY, UNDATED_YEAR

if TYPE_CHECKING:
    from search_index.timeline.timeline import Timeline

_REPORT = DATED_BY.index(DatedBy.REPORT)

__all__ = ["UNDATED_YEAR", "TimelineView", "YearHeading"]


@dataclass(frozen=True, slots=True)
class YearHeading:
    """Events in a row that begin in the same year: the first row, the year (``None``: undated), how many."""

    row: int
    year: int | None
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class TimelineView:
    """Events of a timeline, by row: ``positions[row]`` is the place of the row's event in the timeline.

    What ``Timeline.select`` gives is in timeline order (ascending positions); what ``Timeline.of_article``
    gives is in the order of the text. ``folded``, if given, counts for each row the events that are folded
    into it and not in ``positions``.
    """

    timeline: Timeline
    positions: NDArray[np.int64]
    folded: NDArray[np.int64] | None = None

    def __len__(self) -> int:
        return len(self.positions)

    def __getitem__(self, row: int) -> Event:
        return self.timeline.event(int(self.positions[row]))

    def __iter__(self) -> Iterator[Event]:
        return (self.timeline.event(position) for position in self.positions.tolist())

    @property
    def years(self) -> NDArray[np.int16]:
        """The year of each row's earliest day; ``UNDATED_YEAR`` where the date is unknown."""
        years: NDArray[np.int16] = self.timeline.events["year"][self.positions]
        return years

    def headings(self) -> tuple[YearHeading, ...]:
        """The runs of rows that begin in one year, in row order; the undated ones have the year ``None``."""
        years = self.years
        if not len(years):
            return ()
        starts = np.concatenate(([0], np.flatnonzero(np.diff(years)) + 1))
        counts = np.diff(np.append(starts, len(years)))
        return tuple(
            YearHeading(row, None if year == UNDATED_YEAR else year, count)
            for row, year, count in zip(starts.tolist(), years[starts].tolist(), counts.tolist(), strict=True)
        )

    def folded_into(self, row: int) -> int:
        """How many more events a row stands for."""
        return int(self.folded[row]) if self.folded is not None else 0

    def fold_report_days(self) -> TimelineView:
        """The same events, but of those dated by their report's day alone only the first of each report.

        So the many sentences that tell of that day do not drown the events that the words date.
        """
        events = self.timeline.events
        rows = np.flatnonzero(events["dated_by"][self.positions] == _REPORT)
        positions = self.positions[rows]
        in_text_order = rows[np.lexsort((events["place"][positions], events["article"][positions]))]
        articles = events["article"][self.positions[in_text_order]]
        _, firsts, counts = np.unique(articles, return_index=True, return_counts=True)
        keep = np.ones(len(self), np.bool_)
        keep[rows] = False
        keep[in_text_order[firsts]] = True
        folded = np.zeros(len(self), np.int64)
        folded[in_text_order[firsts]] = counts - 1
        return TimelineView(self.timeline, self.positions[keep], folded[keep])

    def articles(self) -> NDArray[np.int32]:
        """The numbers of the articles that tell of these events, ascending, each once."""
        rows = np.unique(self.timeline.events["article"][self.positions])
        numbers: NDArray[np.int32] = np.unique(self.timeline.articles["number"][rows])
        return numbers

    def row_of(self, position: int) -> int | None:
        """The row of the event at a position of the timeline, or ``None`` if it was not selected."""
        rows = np.flatnonzero(self.positions == position)
        return int(rows[0]) if len(rows) else None

    def row_at(self, day: date) -> int:
        """The first row whose event begins on or after a day, undated ones counted as after every day.

        ``len(view)`` if there is none.
        """
        reached = self.timeline.events["earliest"][self.positions] >= day.toordinal()
        return int(reached.argmax()) if reached.any() else len(self)
