"""One date to be typed: what it is the date of, the box, and what is read in it, as it is typed."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from search_index.dates.description import describe_span
from search_index.dates.edtf import to_edtf
from search_index.dates.spans import DateSpan
from tui.marks import DIM, ERROR, TITLE
from tui.rows.content import joined, plain
from tui.typed_date import typed_date

_EXAMPLES = "Write 2024-02-21, 21 Feb 2024, Feb 2024, 2024, the 1990s, about 1995, 19–25 Feb 2024"


class DateField(Vertical):
    """``known`` says which date it is without a correction, or with the present one."""

    def __init__(self, title: str, known: str, corrected: DateSpan | None, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="date-field")
        self._title = title
        self._known = known
        self._before = to_edtf(corrected) if corrected is not None else ""

    def compose(self) -> ComposeResult:
        """A line of what is known, the box, a line of what is read."""
        yield Static(joined([plain(self._title, TITLE), plain(f"now {self._known}", DIM)]))
        yield Input(self._before, placeholder="your own date", select_on_focus=True)
        yield Static(classes="date-read")

    def on_mount(self) -> None:
        """Say what is read in the box."""
        self._say()

    @property
    def text(self) -> str:
        """What was typed, without blanks around it."""
        return self.query_one(Input).value.strip()

    @property
    def span(self) -> DateSpan | None:
        """The days that were typed."""
        return typed_date(self.text)

    @property
    def understood(self) -> bool:
        """Whether what was typed is a date or nothing."""
        return not self.text or self.span is not None

    @property
    def changed(self) -> bool:
        """Whether something else stands there than before."""
        return self.text != self._before

    @on(Input.Changed)
    def _say(self) -> None:
        self.query_one(".date-read", Static).update(self._words())

    def _words(self) -> Content:
        span = self.span
        if span is not None:
            kind = f"{span.precision.value}, approximate" if span.approximate else span.precision.value
            return plain(f"read as {describe_span(span)} ({kind})")
        if self.text:
            return plain(f"This names no date by itself. {_EXAMPLES}", ERROR)
        return plain("takes your correction back" if self._before else _EXAMPLES, DIM)
