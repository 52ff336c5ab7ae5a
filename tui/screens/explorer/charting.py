"""The timeline chart: what it shows, and the stretch of time that all is narrowed to by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from textual import on

from tui.screens.explorer.narrowing import Narrowed
from tui.widgets.timeline_chart import TimelineChart


class Charting(Narrowed):
    """Has the chart drawn, keeps the list with it, narrows to what is chosen in it."""

    @on(TimelineChart.DrawingWanted)
    def _draw(self, message: TimelineChart.DrawingWanted) -> None:
        events = self.event_pane.events
        if events is not None:
            self.conversation.draw(events.charted, message.columns, message.shown)

    @on(TimelineChart.CursorMoved)
    def _follow_chart(self, message: TimelineChart.CursorMoved) -> None:
        self.event_pane.follow_chart(message.since)

    @on(TimelineChart.StretchChosen)
    def _narrow_to_stretch(self, message: TimelineChart.StretchChosen) -> None:
        self._narrow_to(message.since, message.until)

    def action_clear_range(self) -> None:
        """Narrow to no stretch of time any longer."""
        narrowing = self.conversation.question.narrowing
        if narrowing.since is not None or narrowing.until is not None:
            self._narrow_to(None, None)

    def _narrow_to(self, since: date | None, until: date | None) -> None:
        self.narrow(replace(self.conversation.question.narrowing, since=since, until=until))

    def action_zoom_chart(self, step: int) -> None:
        """Show less time in the chart (``step`` 1), or more (-1)."""
        self.event_pane.zoom(step)

    def action_toggle_chart(self) -> None:
        """Show the chart or hide it; the list takes over its keys."""
        if self.focused is self.event_pane.chart:
            self.set_focus(self.event_pane.rows_list)
        self.event_pane.toggle_chart()
