"""Which events of an answer are listed, in which order, under which headings; made on the search thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from search_index.dates.spans import DateSpan, Precision
from search_index.events.event import Status
from search_index.timeline.layout import NO_DAY, PRECISIONS, STATUSES, Flags
from search_index.timeline.timeline import Timeline
from search_index.timeline.view import MonthHeading, Order, TimelineView
from tui.wording import published_span

_ONE_DAY = timedelta(days=1)
_ROWS_A_HEADING = 2
"""Rows that headings must have on average; where months have fewer, only years get headings."""


@dataclass(frozen=True, slots=True)
class Listing:
    """How the user wants the events listed; it stays from question to question.

    ``folds``: of what a report tells of a day as its news only the first event is listed; and in the order in
    which things happened a story has one row.
    ``statuses`` and ``precisions`` are alternatives of which one must hold, empty for all of them; the
    precision ``None`` is that of events without a date. With ``doubtful`` only doubtful dates are left.
    """

    order: Order = Order.HAPPENED
    folds: bool = True
    statuses: frozenset[Status] = frozenset()
    precisions: frozenset[Precision | None] = frozenset()
    doubtful: bool = False

    @property
    def filters(self) -> bool:
        """Whether it leaves any event out, apart from folding."""
        return bool(self.statuses or self.precisions or self.doubtful)


EVERYTHING_LISTED = Listing()
"""In the order in which things happened, stories and reports' own days folded, nothing left out."""


@dataclass(frozen=True, slots=True, eq=False)
class EventList:
    """The events of an answer as they are listed.

    ``found`` are those of the answer, ``everywhen`` those that it would have if it were not narrowed to some
    days; ``passing`` and ``charted`` are those of them that the listing does not leave out, and ``view`` the
    rows. ``headings`` are months, or years (without a month) where months would have hardly a row each.
    """

    listing: Listing
    found: TimelineView
    everywhen: TimelineView
    passing: TimelineView
    charted: TimelineView
    view: TimelineView
    headings: tuple[MonthHeading, ...]

    @property
    def folded(self) -> int:
        """How many events are folded into others."""
        return len(self.passing) - len(self.view)

    def row_of(self, position: int) -> int | None:
        """The row of the event at a position of the timeline, or of another one of its story."""
        row = self.view.row_of(position)
        if row is None and self.listing.folds:
            told = self.view.timeline.events["story"]
            same = np.flatnonzero(told[self.view.positions] == told[position])
            row = int(same[0]) if len(same) else None
        return row

    def row_near(self, position: int) -> int:
        """The row of the event at this position, or else of one that stands close to it."""
        row = self.row_of(position)
        if row is not None or not len(self.view):
            return row or 0
        if self.view.order is Order.HAPPENED:
            return max(0, int(self.view.positions.searchsorted(position)) - 1)
        articles = self.view.timeline.events["article"]
        same = np.flatnonzero(articles[self.view.positions] == articles[position])
        return int(same[0]) if len(same) else 0


def list_events(found: TimelineView, everywhen: TimelineView, listing: Listing) -> EventList:
    """List the events found; takes up to a tenth of a second for a million of them."""
    passing = passing_events(found, listing)
    charted = passing if everywhen is found else passing_events(everywhen, listing)
    view = passing.folded_for(listing.order) if listing.folds else passing
    if listing.order is Order.REPORTED:
        view = view.by_reported()
    return EventList(listing, found, everywhen, passing, charted, view, _headings(view))


def passing_events(found: TimelineView, listing: Listing) -> TimelineView:
    """The events that the listing does not leave out."""
    if not listing.filters:
        return found
    timeline, positions = found.timeline, found.positions
    flags = timeline.events["flags"][positions]
    keep = np.ones(len(found), np.bool_)
    if listing.statuses:
        codes = [STATUSES.index(status) for status in listing.statuses]
        keep &= np.isin(Flags.status(flags), codes)
    if listing.precisions:
        codes = [PRECISIONS.index(precision) for precision in listing.precisions if precision is not None]
        dated = positions < timeline.dated
        keep &= np.where(dated, np.isin(Flags.precision(flags), codes), None in listing.precisions)
    if listing.doubtful:
        keep &= Flags.doubt(flags) > 0
    return TimelineView(timeline, positions[keep])


@dataclass(frozen=True, slots=True)
class Nearest:
    """The row to go to for a date: the first of ``count`` rows that begin (or were reported) in its days.

    With a ``count`` of 0 it is the row nearest to them. ``span`` is when that happened (or was reported).
    """

    row: int
    count: int
    span: DateSpan | None
    order: Order


def nearest_row(events: EventList, span: DateSpan) -> Nearest | None:
    """Where to go for a date; ``None`` when no row has any. Takes microseconds."""
    view = events.view
    first = view.row_at(span.earliest)
    stop = view.row_at(span.latest + _ONE_DAY) if span.latest < date.max else len(view)
    if count := _dated_rows(view, first, stop):
        return Nearest(first, count, _span_of_row(view, first), view.order)
    found = [(row, day) for row in (first - 1, first) if (day := _day_of_row(view, row)) is not None]
    if not found:
        return None
    row, _ = min(found, key=lambda each: max(span.earliest - each[1], each[1] - span.latest))
    return Nearest(row, 0, _span_of_row(view, row), view.order)


def _span_of_row(view: TimelineView, row: int) -> DateSpan | None:
    event = view[row]
    return published_span(event.published) if view.order is Order.REPORTED else event.span


def _dated_rows(view: TimelineView, first: int, stop: int) -> int:
    """How many of some rows have a day: those without stand behind all others."""
    return 0 if _day_of_row(view, first) is None else stop - first


def _day_of_row(view: TimelineView, row: int) -> date | None:
    """The day on which a row begins, or was reported; ``None`` for an unknown one and outside of the list."""
    if not 0 <= row < len(view):
        return None
    position, timeline = int(view.positions[row]), view.timeline
    if view.order is Order.REPORTED:
        reported = int(timeline.articles["reported_earliest"][timeline.events["article"][position]])
        return date.fromordinal(reported) if reported != NO_DAY else None
    return date.fromordinal(int(timeline.events["earliest"][position])) if position < timeline.dated else None


def others_of_story(timeline: Timeline, position: int) -> tuple[int, ...]:
    """The places in the timeline of what else is told of an event's story, by when it happened."""
    positions = timeline.story(position).events.positions
    return tuple(positions[positions != position].tolist())


def reopened(
    opened: Mapping[int, Sequence[int]], before: Timeline, timeline: Timeline
) -> Mapping[int, Sequence[int]]:
    """What was opened in one generation of the timeline, as far as it is there in another."""
    if timeline is before:
        return opened
    identities, others = timeline.events["identity"], {}
    for position in opened:
        found = np.flatnonzero(identities == before.events["identity"][position])
        if len(found) and (told := others_of_story(timeline, int(found[0]))):
            others[int(found[0])] = told
    return others


@dataclass(frozen=True, slots=True)
class FilterCounts:
    """How many events have each status and each precision (``None``: no date), and a doubtful date."""

    statuses: Mapping[Status, int]
    precisions: Mapping[Precision | None, int]
    doubtful: int


def filter_counts(found: TimelineView) -> FilterCounts:
    """Count what can be filtered by; takes milliseconds for a million events."""
    dated = found.positions < found.timeline.dated
    flags = found.timeline.events["flags"][found.positions]
    statuses = np.bincount(Flags.status(flags), minlength=len(STATUSES))
    precisions = np.bincount(Flags.precision(flags[dated]), minlength=len(PRECISIONS))
    return FilterCounts(
        dict(zip(STATUSES, statuses.tolist(), strict=False)),
        {**dict(zip(PRECISIONS, precisions.tolist(), strict=False)), None: int((~dated).sum())},
        int((Flags.doubt(flags) > 0).sum()),
    )


def _headings(view: TimelineView) -> tuple[MonthHeading, ...]:
    months = view.month_headings()
    if len(months) * _ROWS_A_HEADING <= len(view):
        return months
    return tuple(MonthHeading(year.row, year.year, None, year.count) for year in view.headings())
