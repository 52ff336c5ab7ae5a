"""The events of the articles found, by date."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from search_index.events.event import Event
from search_index.timeline.view import TimelineView
from tui.rows.events import EventRows
from tui.state import Answer
from tui.widgets.virtual_list import VirtualList

_NO_EVENTS = "No dated events in these articles."


class EventPane(Vertical):
    """The list of events under year headings."""

    def __init__(self) -> None:
        super().__init__(id="events", classes="pane")
        self.rows = EventRows(None)
        self._view: TimelineView | None = None
        self._folds = True

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
        self._view = answer.view
        position = int(answer.view.positions[answer.event_row]) if len(answer.view) else 0
        self._show_rows(position, keep_place=answer.keeps_place)

    def toggle_folding(self) -> None:
        """Fold or unfold what is told of no other day than its report's; the cursor stays."""
        if self._view is None or not len(self._view):
            return
        self._folds = not self._folds
        self._show_rows(self.rows.position(self.rows_list.cursor), keep_place=True)

    def _show_rows(self, position: int, *, keep_place: bool) -> None:
        view = self._view
        assert view is not None, "shown only with an answer"
        self.rows = EventRows(view.fold_report_days() if self._folds else view)
        self.rows_list.show(self.rows, self.rows.row_near(position), keep_place=keep_place, hint=_NO_EVENTS)
        self.border_title = Content(f"Events {len(view):,}")
        folded = len(view) - len(self.rows)
        self.border_subtitle = Content(f"{folded:,} of report days folded (f)" if folded else "")

    def follow(self, position: int) -> None:
        """Put the cursor on the event at this position of the timeline, if it is listed."""
        row = self.rows.row_of(position)
        if row is not None:
            self.rows_list.move_cursor(row, tell=False)
