"""A date to go to in the list of events."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from corpus.article import Confidence, Provenance, Published
from search_index.dates.description import describe_span
from search_index.dates.spans import DateSpan
from search_index.dates.tagger import tag
from tui.marks import DIM, ERROR
from tui.rows.content import joined, plain
from tui.typed_date import LONGEST, typed_date

_EXAMPLES = "2022-03-14, 14 March 2022, March 2022, 2022, the 1990s, last July"


class GoToDateScreen(ModalScreen[DateSpan | None]):
    """A box; under it what is read in it, and what ``tell`` says that there is at that time."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Stay")]

    def __init__(self, tell: Callable[[DateSpan], str]) -> None:
        super().__init__()
        self._tell = tell

    def compose(self) -> ComposeResult:
        """The box and the line under it."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content("Go to date")
            dialog.border_subtitle = Content("Enter goes · Esc stays")
            yield Input(placeholder="a day, a month, a year", id="date-to-go-to")
            yield Static(plain(_EXAMPLES, DIM), id="date-found")

    @on(Input.Changed)
    def _say(self, message: Input.Changed) -> None:
        message.stop()
        self.query_one("#date-found", Static).update(self._words(message.value))

    def _words(self, text: str) -> Content:
        if not text.strip():
            return plain(_EXAMPLES, DIM)
        span = date_to_go_to(text)
        if span is None:
            return plain(f"No date yet. {_EXAMPLES}", ERROR)
        return joined([plain(describe_span(span)), plain(self._tell(span), DIM)])

    @on(Input.Submitted)
    def _go(self, message: Input.Submitted) -> None:
        message.stop()
        span = date_to_go_to(message.value)
        if span is not None or not message.value.strip():
            self.dismiss(span)


def date_to_go_to(text: str, today: date | None = None) -> DateSpan | None:
    """The days that a text names by itself, or else counted from today."""
    if (span := typed_date(text)) is not None:
        return span
    text = " ".join(text.split())
    if not text or len(text) > LONGEST:
        return None
    today = today or date.today()
    written_today = Published(today, today, Provenance.TEXT, Confidence.STATED)
    found = tag(text, written_today)
    return found[0].span if len(found) == 1 else None
