"""Dated events, as rows of a list under headings of years and months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from search_index.dates.description import MONTHS
from search_index.events.event import Event, Status
from search_index.timeline.view import MonthHeading, Order, TimelineView
from tui.event_list import EventList
from tui.event_wording import lag_words, listed_date, sources_words
from tui.marks import CURRENT_DATE, DIM, HEADING, HEADING_COUNT, ROW_DATE, WARNING
from tui.rows.content import joined, lines_with_first, one_line, plain
from tui.rows.opened import OpenedRows
from tui.rows.source import RowSource
from tui.wording import STATUS_MARKS, UNDATED, count_of, published_date_words

CLOSED_MARK, OPENED_MARK = "▸", "▾"
_INDENT = 2
_GAP = "  "


class EventRows(RowSource):
    """The events of a list; under some of them, opened, what other articles tell of the same story.

    ``opened`` has, by their places in the timeline, the events whose stories are opened, each with the events
    of the story to show.
    """

    row_height = 3

    def __init__(self, events: EventList | None, opened: Mapping[int, Sequence[int]] | None = None) -> None:
        self.events = events
        self.opened = dict(opened or {})
        view = self._view
        rows = {row: at for at in self.opened if view is not None and (row := view.row_of(at)) is not None}
        self._inner = {row: self.opened[at] for row, at in rows.items()}
        self._rows = OpenedRows({row: len(inner) for row, inner in self._inner.items()})
        self._headings: tuple[MonthHeading, ...] = events.headings if events is not None else ()
        self.headings = [self._rows.listed(heading.row) for heading in self._headings]

    def __len__(self) -> int:
        return (len(self._view) if self._view is not None else 0) + self._rows.count

    @property
    def _view(self) -> TimelineView | None:
        return self.events.view if self.events is not None else None

    def event(self, index: int) -> Event:
        """The event of a row."""
        return self._listed_view.timeline.event(self.position(index))

    def position(self, index: int) -> int:
        """The place in the timeline of a row's event."""
        place = self._rows.at(index)
        if place.index is not None:
            return self._inner[place.outer][place.index]
        return int(self._listed_view.positions[place.outer])

    def outer(self, index: int) -> int:
        """The row under which a row is opened; any other row itself."""
        return self._rows.listed(self._rows.at(index).outer)

    def row_of(self, position: int) -> int | None:
        """The row of the event at this position of the timeline, or of its story, if either is listed."""
        row = self.events.row_of(position) if self.events is not None else None
        return self._rows.listed(row) if row is not None else None

    def row_near(self, position: int) -> int:
        """The row of the event at this position, or of one listed close to where it would be."""
        return self._rows.listed(self.events.row_near(position)) if self.events is not None else 0

    def listed(self, row: int) -> int:
        """Where a row of the view is listed, what is opened above it counted in."""
        return self._rows.listed(row)

    def row(self, index: int, width: int) -> Sequence[Content]:
        """Status mark, date, what is to know of it; two lines of the passage around the words of the date."""
        place, event = self._rows.at(index), self.event(index)
        if place.index is not None:
            last = place.index == len(self._inner[place.outer]) - 1
            return _inner_row(event, width, self.row_height, last=last)
        first = joined(
            [
                Content.assemble(
                    (STATUS_MARKS[event.status], WARNING),
                    (listed_date(event), ROW_DATE if event.span else DIM),
                    (f"{_GAP}{event.status.value}" if event.status is not Status.HAPPENED else "", WARNING),
                ),
                plain(lag_words(event) if self._listed_view.order is Order.REPORTED else "", DIM),
                self._sources(event, opened=place.outer in self._inner),
                plain("dates differ" if event.dates_differ else "", WARNING),
                plain("doubtful" if event.doubt is not None else "", WARNING),
                plain(_folded_words(self._listed_view.folded_into(place.outer)), DIM),
                plain(event.source, DIM),
                plain(event.title, DIM),
            ]
        )
        return [
            one_line(first, width),
            *(Content.blank(_INDENT) + line for line in passage(event, width - _INDENT, self.row_height - 1)),
        ]

    def _sources(self, event: Event, *, opened: bool) -> Content:
        words = sources_words(event)
        return plain(f"{OPENED_MARK if opened else CLOSED_MARK} {words}" if words else "", DIM)

    def heading(self, index: int, width: int) -> Content:
        """The year, the month if it is one of a month, and how many events there are."""
        heading = self._headings[index]
        reported = self._listed_view.order is Order.REPORTED
        unknown = "Report undated" if reported else UNDATED.capitalize()
        name = unknown if heading.year is None else str(heading.year)
        month = f" {MONTHS[heading.month - 1]}" if heading.month is not None else ""
        count = count_of(heading.count, "event") + (" reported" if reported else "")
        return one_line(Content.assemble((name + month, HEADING), (f"  {count}", HEADING_COUNT)), width)

    @property
    def _listed_view(self) -> TimelineView:
        if self._view is None:
            raise IndexError("no events are listed")
        return self._view


def _inner_row(event: Event, width: int, height: int, *, last: bool) -> list[Content]:
    """An event of a story under another: its date, who says so and when, and the passage."""
    first = joined(
        [
            Content.assemble(
                (STATUS_MARKS[event.status], WARNING), (listed_date(event), ROW_DATE if event.span else DIM)
            ),
            plain(f"{event.source or event.path}, {published_date_words(event.published)}"),
            plain(event.title, DIM),
        ]
    )
    rail = Content.styled("  " if last else "│ ", DIM)
    return [
        one_line(Content.styled("└ " if last else "├ ", DIM) + first, width),
        *(rail + Content.blank(_INDENT) + line for line in passage(event, width - 2 * _INDENT, height - 1)),
    ]


def _folded_words(folded: int) -> str:
    return f"and {folded:,} more of that day" if folded else ""


def passage(event: Event, width: int, count: int) -> list[Content]:
    """``count`` lines of the event's passage, the words of its date among them and marked."""
    return lines_with_first(event.text, [_place_of_words(event)], CURRENT_DATE, width, count)


def _place_of_words(event: Event) -> tuple[int, int]:
    """Where the words of the date stand in the event's passage; an empty stretch when they do not."""
    # White space is folded in the passage, so they stand where they do in the article, or before.
    latest = max(0, event.expression_start - event.sentence_start)
    words = " ".join(event.expression.split())
    start = event.text.rfind(words, 0, latest + len(words))
    return (start, start + len(words)) if start >= 0 else (0, 0)
