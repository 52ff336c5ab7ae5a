"""How the events are listed: their order, what is left out, stories opened, dates to go to."""

from __future__ import annotations

from dataclasses import replace

from search_index.dates.spans import DateSpan
from search_index.timeline.view import Order
from tui.arrangement import Pane
from tui.event_list import Listing, Nearest, filter_counts, nearest_row
from tui.event_wording import nearest_words
from tui.screens.explorer.panes import Panes
from tui.screens.filter_events import FilterEventsScreen
from tui.screens.go_to_date import GoToDateScreen


class ListedEvents(Panes):
    """Has the events listed as the user wants them; the cursor stays on its event."""

    def list_as(self, listing: Listing) -> None:
        """List the events in another way."""
        pane = self.event_pane
        if pane.events is not None:
            self.conversation.list_as(listing, pane.events, pane.position_at_cursor or 0)

    def action_fold_events(self) -> None:
        """Fold or unfold what is told of no day but its report's own."""
        listing = self.conversation.listing
        self.list_as(replace(listing, folds=not listing.folds))

    def action_next_order(self) -> None:
        """List the events as they happened, or as they were reported."""
        listing = self.conversation.listing
        happened = listing.order is Order.HAPPENED
        self.list_as(replace(listing, order=Order.REPORTED if happened else Order.HAPPENED))

    def action_filter_events(self) -> None:
        """Choose by status, precision and doubt what is listed; the list follows at once."""
        events = self.event_pane.events
        if events is not None:
            counts = filter_counts(events.found)
            self.app.push_screen(FilterEventsScreen(self.conversation.listing, counts, self.list_as))

    def action_toggle_story(self) -> None:
        """Show under an event what other articles tell of its story, or no longer."""
        if not self.event_pane.toggle_story():
            self.notify("Only this article tells of it.", markup=False)

    def action_go_to_date(self) -> None:
        """Ask for a date and go to the event nearest to it."""
        if self.event_pane.events is not None:
            self.app.push_screen(GoToDateScreen(self._tell_nearest), self._go_to_date)

    def _nearest(self, span: DateSpan) -> Nearest | None:
        events = self.event_pane.events
        return nearest_row(events, span) if events is not None else None

    def _tell_nearest(self, span: DateSpan) -> str:
        return nearest_words(self._nearest(span), span)

    def _go_to_date(self, span: DateSpan | None) -> None:
        if span is None or (nearest := self._nearest(span)) is None:
            return
        self.go_to(Pane.EVENTS)
        self.event_pane.rows_list.move_cursor(self.event_pane.rows.listed(nearest.row))
        if not nearest.count:
            self.notify(nearest_words(nearest, span), markup=False)
