"""Narrowing a search: years, sources, people, places and status with their counts, chosen by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from search_index.search.narrowing import Facet, FacetChoice
from tui.rows.facets import FacetRows
from tui.widgets.virtual_list import VirtualList

_COUNTING = "Counting …"
_NONE_SUCH = "Nothing of that name. Backspace takes letters back."


class _FilterInput(Input):
    """A box that leaves the space bar to the list below it."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is text here."""
        return key != "space" and super().check_consume_key(key, character)


class FacetsScreen(ModalScreen[None]):
    """Values to choose; what is typed leaves those that have it in them.

    ``toggle`` is called with each value that is chosen, or no longer; new counts come by ``show``.
    """

    # Before the box gets them: it has the focus all the time, the list only the cursor.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Close", priority=True),
        Binding("enter,space", "toggle_value", "Choose", priority=True),
        Binding("down", "move('cursor_down')", show=False, priority=True),
        Binding("up", "move('cursor_up')", show=False, priority=True),
        Binding("pagedown", "move('page_down')", show=False, priority=True),
        Binding("pageup", "move('page_up')", show=False, priority=True),
        Binding("tab", "next_kind(1)", show=False, priority=True),
        Binding("shift+tab", "next_kind(-1)", show=False, priority=True),
    ]

    def __init__(self, chosen: frozenset[FacetChoice], toggle: Callable[[FacetChoice], object]) -> None:
        super().__init__()
        self._chosen = chosen
        self._toggle = toggle
        self._facets: Sequence[Facet] = ()
        self._rows = FacetRows((), chosen)

    def compose(self) -> ComposeResult:
        """The box and the list."""
        with Vertical(classes="dialog", id="facets") as dialog:
            dialog.border_title = Content("Narrow the search")
            dialog.border_subtitle = Content("Space chooses · Tab next kind · Esc closes")
            yield _FilterInput(placeholder="type to find a name, a year, a place", id="facet-filter")
            values = VirtualList(id="facet-list", opens_at_click=1)
            values.can_focus = False  # or else a click would take the keys away from the box
            yield values

    def on_mount(self) -> None:
        """Wait for the counts."""
        self._list.show(self._rows, hint=_COUNTING)
        self.query_one(Input).focus()

    @property
    def _list(self) -> VirtualList:
        return self.query_one("#facet-list", VirtualList)

    def show(self, facets: Sequence[Facet]) -> None:
        """Show the counts of a result; the cursor stays on its value."""
        self._facets = facets
        self._show_rows(keep_place=True)

    @on(Input.Changed)
    def _find(self, message: Input.Changed) -> None:
        message.stop()
        self._show_rows(keep_place=False)

    def _show_rows(self, *, keep_place: bool) -> None:
        cursor = self._list.cursor
        choice = self._rows.rows[cursor].choice if keep_place and cursor < len(self._rows) else None
        self._rows = FacetRows(self._facets, self._chosen, self.query_one(Input).value)
        row = self._rows.row_of(choice) if choice is not None else 0
        hint = _NONE_SUCH if self._facets else _COUNTING
        self._list.show(self._rows, cursor if row is None else row, keep_place=keep_place, hint=hint)

    def action_toggle_value(self) -> None:
        """Choose the value under the cursor, or no longer."""
        if len(self._rows):
            choice = self._rows.rows[self._list.cursor].choice
            self._chosen = self._chosen ^ {choice}
            self._show_rows(keep_place=True)
            self._toggle(choice)

    async def action_move(self, action: str) -> None:
        """Move the cursor of the list."""
        await self._list.run_action(action)

    def action_next_kind(self, step: int) -> None:
        """Put the cursor on the first value of the next kind (``step`` 1) or the one before (-1)."""
        headings = self._rows.headings
        if headings:
            here = sum(1 for row in headings if row <= self._list.cursor) - 1
            self._list.move_cursor(headings[(here + step) % len(headings)])

    @on(VirtualList.RowChosen)
    def _choose(self, message: VirtualList.RowChosen) -> None:
        message.stop()
        self.action_toggle_value()
