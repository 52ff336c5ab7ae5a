"""The events of the articles found, by date."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from search_index.events.event import Event
from tui.rows.events import EventRows
from tui.state import Answer
from tui.widgets.virtual_list import VirtualList

_NO_EVENTS = "No dated events in these articles."


class EventPane(Vertical):
    """The list of events under year headings."""

    def __init__(self) -> None:
        super().__init__(id="events", classes="pane")
        self.rows = EventRows(None)

    def compose(self) -> ComposeResult:
        """The list."""
        yield VirtualList(id="event-list")

    @property
    def rows_list(self) -> VirtualList:
        """The list of events."""
        return self.query_one("#event-list", VirtualList)

    @property
    def event_at_cursor(self) -> Event | None:
        """The event under the cursor."""
        return self.rows.event(self.rows_list.cursor) if len(self.rows) else None

    def show(self, answer: Answer) -> None:
        """Show the events of what a question found."""
        self.rows = EventRows(answer.view)
        self.rows_list.show(self.rows, answer.event_row, keep_place=answer.keeps_place, hint=_NO_EVENTS)
        self.border_title = Content(f"Events {len(self.rows):,}")

    def follow(self, position: int) -> None:
        """Put the cursor on the event at this position of the timeline, if it is listed."""
        row = self.rows.row_of(position)
        if row is not None:
            self.rows_list.move_cursor(row, tell=False)
