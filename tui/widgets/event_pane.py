"""The events of the articles found, by date: how they are spread over time, what is left out, the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from textual.app import ComposeResult
from textual.content import Content

from search_index.events.event import Event
from search_index.search.narrowing import NOT_NARROWED
from search_index.timeline.view import Order
from tui.commands.shown_keys import BUILT_IN_KEYS
from tui.event_list import EventList, others_of_story, reopened
from tui.event_wording import listing_words, range_words
from tui.marks import WARNING
from tui.rows.content import joined, plain
from tui.rows.events import EventRows
from tui.state import Answer, Rest
from tui.widgets.fitted_text import FittedText
from tui.widgets.pane_frame import PaneFrame
from tui.widgets.timeline_chart import TimelineChart
from tui.widgets.virtual_list import VirtualList

_NO_EVENTS = "No dated events in these articles."
_NONE_LEFT = "Of the events of these articles none is left; the line above says what is left out."
_ROOM_FOR_HIGH_BARS = 30
_ROOM_FOR_HIGHER_BARS = 40
_LOW, _HIGH, _HIGHER = 4, 6, 7
"""Lines of the chart, its caption and axis counted in."""


class EventPane(PaneFrame):
    """The chart over the list; between them, when anything is left out, what it is.

    ``keys`` are the keys to name in passing, by the ids of their commands.
    """

    def __init__(self, keys: Mapping[str, str] = BUILT_IN_KEYS) -> None:
        super().__init__(id="events", classes="pane")
        self.rows = EventRows(None)
        self._keys = keys
        self._narrowing = NOT_NARROWED
        self._chart_wanted = True

    def compose(self) -> ComposeResult:
        """The chart, the line of what is left out, the list."""
        yield TimelineChart()
        yield FittedText(id="events-left-out")
        yield VirtualList(id="event-list")

    def on_mount(self) -> None:
        """Begin with nothing to say."""
        self.query_one("#events-left-out").display = False

    @property
    def rows_list(self) -> VirtualList:
        """The list of events."""
        return self.query_one("#event-list", VirtualList)

    @property
    def chart(self) -> TimelineChart:
        """The chart."""
        return self.query_one(TimelineChart)

    @property
    def events(self) -> EventList | None:
        """What is listed."""
        return self.rows.events

    @property
    def event_at_cursor(self) -> Event | None:
        """The event under the cursor."""
        return self.rows.event(self.rows_list.cursor) if len(self.rows) else None

    @property
    def position_at_cursor(self) -> int | None:
        """The place in the timeline of the event under the cursor."""
        return self.rows.position(self.rows_list.cursor) if len(self.rows) else None

    # What it shows

    def show(self, answer: Answer, rest: Rest) -> None:
        """Show the events of what a question found."""
        narrowed_before, self._narrowing = self._narrowing, answer.question.narrowing
        keeps_window = answer.keeps_place or narrowed_before != self._narrowing
        events, before = rest.events, self.events
        opened: Mapping[int, Sequence[int]] = {}
        if answer.keeps_place and before is not None:
            opened = reopened(self.rows.opened, before.view.timeline, events.view.timeline)
        rows = EventRows(events, opened)
        self._show_rows(rows, rows.listed(rest.event_row), keep_place=answer.keeps_place)
        self._show_chart(keep_window=keeps_window)

    def show_listed(self, events: EventList, row: int) -> None:
        """Show the same events listed in another way, the cursor on a row of the list."""
        rows = EventRows(events, self.rows.opened)
        self._show_rows(rows, rows.listed(row), keep_place=True)
        self._show_chart(keep_window=True)

    def _show_rows(self, rows: EventRows, cursor: int, *, keep_place: bool) -> None:
        assert rows.events is not None, "shown only with events"
        events, listing = rows.events, rows.events.listing
        self.rows = rows
        hint = _NONE_LEFT if len(events.found) or self._narrowing else _NO_EVENTS
        self.rows_list.show(rows, cursor, keep_place=keep_place, hint=hint)
        order = " · as reported" if listing.order is Order.REPORTED else ""
        fold = self._keys["events.fold"]
        folded = f"{events.folded:,} folded ({fold} unfolds)" if events.folded else ""
        self.entitle(Content(f"Events {len(events.passing):,}{order}"), Content(folded))
        self._say_what_is_left_out()

    def _say_what_is_left_out(self) -> None:
        events = self.events
        days = range_words(self._narrowing)
        kept = listing_words(events.listing) if events is not None else ""
        parts = [
            f"only {days} ({self._keys['chart.clear']} clears)" if days else "",
            f"only {kept} ({self._keys['events.filter']} changes)" if kept else "",
        ]
        line = self.query_one("#events-left-out", FittedText)
        line.display = any(parts)
        line.show(joined([plain(part, WARNING) for part in parts]))

    def _show_chart(self, *, keep_window: bool) -> None:
        since, until = self._narrowing.since, self._narrowing.until
        chosen = None
        if since is not None or until is not None:
            chosen = ((since or date.min).toordinal(), (until or date.max).toordinal())
        self.chart.show(chosen, keep_window=keep_window)
        self.follow_in_chart()

    # Keeping list and chart together

    def follow(self, position: int) -> None:
        """Put the cursor on the event at this position of the timeline, if it is listed."""
        row = self.rows.row_of(position)
        if row is not None:
            self.rows_list.move_cursor(row, tell=False)
            self.follow_in_chart()

    def follow_in_chart(self) -> None:
        """Let the chart show when the event under the cursor happened."""
        event = self.event_at_cursor
        if event is not None and event.span is not None:
            self.chart.follow(event.span.earliest.toordinal())

    def follow_chart(self, since: date) -> None:
        """Put the list's cursor on the first event that begins on a day or later, if it is in that order."""
        view = self.events.view if self.events is not None else None
        if view is not None and len(view) and view.order is Order.HAPPENED:
            self.rows_list.move_cursor(self.rows.listed(min(view.row_at(since), len(view) - 1)))

    # Opening stories

    def toggle_story(self) -> bool:
        """Show what else is told of the story under the cursor, or no longer; whether there is any."""
        events, rows = self.events, self.rows
        if events is None or not len(rows):
            return False
        outer = rows.outer(self.rows_list.cursor)
        position = rows.position(outer)
        opened = dict(rows.opened)
        if position in opened:
            del opened[position]
        else:
            others = others_of_story(events.view.timeline, position)
            if not others:
                return False
            opened[position] = others
        self.rows = EventRows(events, opened)
        self.rows_list.show(self.rows, outer, keep_place=True)
        self.rows_list.bring_into_view(outer + len(opened.get(position, ())))
        return True

    # The chart's room

    def toggle_chart(self) -> None:
        """Show the chart or not."""
        self._chart_wanted = not self._chart_wanted
        self.chart.display = self._chart_wanted

    def zoom(self, step: int) -> None:
        """Zoom the chart, showing it first if it is hidden."""
        if not self._chart_wanted:
            self.toggle_chart()
        self.chart.zoom(step)

    def on_resize(self) -> None:
        """Give the chart as many lines as the height allows."""
        height = self.size.height
        lines = (
            _HIGHER if height >= _ROOM_FOR_HIGHER_BARS else _HIGH if height >= _ROOM_FOR_HIGH_BARS else _LOW
        )
        self.chart.styles.height = lines
