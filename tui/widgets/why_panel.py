"""How the date of an event was worked out, step by step."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from search_index.events.event import Event
from tui.marks import DIM
from tui.rows.content import hanging, plain
from tui.wording import explanation_rows

_NO_EVENT = "No event is marked: [ and ] step through the events of this article."
_HEADING_COLUMN = 14


class WhyPanel(Widget):
    """Words, reference date, rule and the days they give."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(id="why")
        self._event: Event | None = None

    def show(self, event: Event | None) -> None:
        """Explain another event, or say that there is none."""
        self._event = event
        self.refresh(layout=self.display)

    def render(self) -> Content:
        """A line for each step; what does not fit goes on below it."""
        if self._event is None:
            return plain(_NO_EVENT, DIM)
        lines: list[Content] = []
        for heading, words in explanation_rows(self._event):
            lines += hanging(plain(heading.ljust(_HEADING_COLUMN), DIM), plain(words), self.size.width)
        return Content("\n").join(lines)
