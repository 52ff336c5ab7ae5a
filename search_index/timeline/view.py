"""A selection of the timeline: rows of events in one of three orders, with headings, counts and look-ups."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from search_index.events.event import Event
from search_index.timeline import counting, folding, headings
from search_index.timeline.headings import MonthHeading, YearHeading
from search_index.timeline.layout import NO_DAY, UNDATED_DAY, UNDATED_YEAR, Flags
from search_index.timeline.names import NameKind

if TYPE_CHECKING:
    from search_index.timeline.timeline import Timeline

__all__ = ["UNDATED_YEAR", "MonthHeading", "Order", "TimelineView", "YearHeading"]


class Order(StrEnum):
    """What the rows of a view are ordered by: when it happened, when it was reported, or where it stands."""

    HAPPENED = "happened"
    REPORTED = "reported"
    TEXT = "text"


@dataclass(frozen=True, slots=True, eq=False)
class TimelineView:
    """Events of a timeline, by row: ``positions[row]`` is the place of the row's event in the timeline.

    What ``Timeline.select`` gives is in timeline order (ascending positions); what ``by_reported`` gives is
    in the order in which the articles were published; what ``Timeline.of_article`` gives is in the order of
    the text. ``folded``, if given, counts for each row the events that are folded into it and not in
    ``positions``.
    """

    timeline: Timeline
    positions: NDArray[np.int64]
    folded: NDArray[np.int64] | None = None
    order: Order = Order.HAPPENED

    def __len__(self) -> int:
        return len(self.positions)

    def __getitem__(self, row: int) -> Event:
        return self.timeline.event(int(self.positions[row]))

    def __iter__(self) -> Iterator[Event]:
        return (self.timeline.event(position) for position in self.positions.tolist())

    @property
    def years(self) -> NDArray[np.int16]:
        """The year of each row's earliest day; ``UNDATED_YEAR`` where the date is unknown."""
        days = self.timeline.events["earliest"][self.positions]
        return np.where(days == UNDATED_DAY, UNDATED_YEAR, headings.years_of(days)).astype(np.int16)

    def by_reported(self) -> TimelineView:
        """The same rows by the first day on which the article may have been published, then by text.

        Articles of unknown date come last.
        """
        events = self.timeline.events
        days = _reported_or_last(self.timeline.articles["reported_earliest"])
        ranks = np.empty(len(days), np.uint64)
        ranks[np.argsort(days, kind="stable")] = np.arange(len(days), dtype=np.uint64)
        keys = ranks[events["article"][self.positions]] << np.uint64(32)
        order = np.argsort(keys | events["place"][self.positions].astype(np.uint64))
        folded = None if self.folded is None else self.folded[order]
        return TimelineView(self.timeline, self.positions[order], folded, Order.REPORTED)

    def ascending(self) -> NDArray[np.int64]:
        """The positions in timeline order, whatever the order of the rows."""
        if self.order is Order.HAPPENED:
            return self.positions
        chosen = np.zeros(len(self.timeline), np.bool_)
        chosen[self.positions] = True
        return np.flatnonzero(chosen)

    def by_happened(self) -> TimelineView:
        """The same rows in timeline order."""
        order = np.argsort(self.positions, kind="stable")
        folded = None if self.folded is None else self.folded[order]
        return TimelineView(self.timeline, self.positions[order], folded, Order.HAPPENED)

    def headings(self) -> tuple[YearHeading, ...]:
        """The runs of rows that begin (or were reported) in one year, in row order.

        Those of unknown date have the year ``None``.
        """
        days, _ = self._days_of_rows()
        return headings.by_year(days)

    def month_headings(self) -> tuple[MonthHeading, ...]:
        """The runs of rows that begin (or were reported) in one month, in row order.

        A span stands under the month in which it begins, be it a day, a quarter or longer; a span of whole
        years (a year, a decade, 2010 to 2014) stands before the months of its first year, under a heading of
        that year alone. An article whose published date is no closer known than to some months stands under
        the month in which these begin. Those of unknown date have neither.
        """
        return headings.by_month(*self._days_of_rows())

    def folded_into(self, row: int) -> int:
        """How many more events a row stands for."""
        return int(self.folded[row]) if self.folded is not None else 0

    def fold_stories(self) -> TimelineView:
        """The same happenings, but of the events of one story only the one that dates it best.

        Where its sources name different dates, one for each of these.
        """
        tables = self.timeline.tables
        return self._keeping(folding.one_row_a_story(tables.events, tables.stories, self.positions))

    def fold_report_days(self) -> TimelineView:
        """The same events, but of what a report tells of a day as its news only the first.

        So the many sentences that tell of that day do not drown the events that the words date. Rows are
        folded before they are put into another order; raises ``ValueError`` if they are in one.
        """
        if self.order is not Order.HAPPENED:
            raise ValueError("folded before it is put into another order")
        tables, dated = self.timeline.tables, self.timeline.dated
        keep, folded = folding.one_row_a_report_day(tables.events, tables.articles, self.positions, dated)
        if self.folded is not None:
            folded += self.folded
        return self._keeping(keep, folded)

    def folded_for(self, order: Order) -> TimelineView:
        """The same rows, in timeline order, folded as suits a list in ``order``.

        As it was reported, each report has its own say; as it happened, a story has one row.
        """
        view = self if order is Order.REPORTED else self.fold_stories()
        return view.fold_report_days()

    def _keeping(self, keep: NDArray[np.bool_], folded: NDArray[np.int64] | None = None) -> TimelineView:
        folded = self.folded if folded is None else folded
        return TimelineView(
            self.timeline, self.positions[keep], None if folded is None else folded[keep], self.order
        )

    def articles(self) -> NDArray[np.int32]:
        """The numbers of the articles that tell of these events, ascending, each once."""
        told = np.zeros(len(self.timeline.articles["number"]), np.bool_)
        told[self.timeline.events["article"][self.positions]] = True
        numbers: NDArray[np.int32] = self.timeline.articles["number"][told]
        return numbers

    def row_of(self, position: int) -> int | None:
        """The row of the event at a position of the timeline, or ``None`` if it was not selected."""
        if self.order is Order.HAPPENED:
            row = int(self.positions.searchsorted(position))
            return row if row < len(self) and self.positions[row] == position else None
        rows = np.flatnonzero(self.positions == position)
        return int(rows[0]) if len(rows) else None

    def row_at(self, day: date) -> int:
        """The first row whose event begins (in order of reports: was reported) on or after a day.

        Unknown days count as after every day. ``len(view)`` if there is none. Takes microseconds, but for
        the order of the text.
        """
        events = self.timeline.events
        match self.order:
            case Order.HAPPENED:
                first = int(events["earliest"].searchsorted(np.int32(day.toordinal())))
                return int(self.positions.searchsorted(first))
            case Order.REPORTED:
                reported = self.timeline.articles["reported_earliest"]
                articles = events["article"]

                def reported_on(row: int) -> int:
                    return int(reported[articles[self.positions[row]]]) or UNDATED_DAY

                return bisect_left(range(len(self)), day.toordinal(), key=reported_on)
            case Order.TEXT:
                reached = events["earliest"][self.positions] >= day.toordinal()
                return int(reached.argmax()) if reached.any() else len(self)

    def names(
        self, kind: NameKind, *, of_articles: bool = False, most: int | None = None
    ) -> counting.Counts[str]:
        """The people or places that these events name, with the number of events that name each.

        The most frequent first, at most ``most`` of them; ``of_articles`` counts articles in place of events.
        """
        return counting.names(self, kind, of_articles=of_articles, most=most)

    def statuses(self, *, of_articles: bool = False) -> counting.Counts[str]:
        """The statuses of these events with the number of events of each, in the order of ``Status``."""
        return counting.statuses(self, of_articles=of_articles)

    def year_counts(self, *, of_articles: bool = False) -> counting.Counts[int]:
        """The years in which these events begin, ascending, with the number of events of each."""
        return counting.years(self, of_articles=of_articles)

    def _days_of_rows(self) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
        """The day under which each row stands (or ``UNDATED_DAY``), and whether its year alone counts."""
        events = self.timeline.events
        if self.order is Order.REPORTED:
            reported = _reported_or_last(self.timeline.articles["reported_earliest"])
            return reported[events["article"][self.positions]], np.zeros(len(self), np.bool_)
        whole_years: NDArray[np.bool_] = Flags.whole_years(events["flags"][self.positions])
        return events["earliest"][self.positions], whole_years


def _reported_or_last(days: NDArray[np.int32]) -> NDArray[np.int32]:
    """Published days, with unknown ones after all others."""
    return np.where(days == NO_DAY, np.int32(UNDATED_DAY), days)
