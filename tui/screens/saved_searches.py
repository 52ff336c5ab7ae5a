"""The searches that have names, to be searched again or deleted; and the box that asks for a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.marks import DIM
from tui.rows.content import plain
from tui.rows.saved_searches import SavedSearchRows
from tui.search_wording import SORT_WORDS, narrowing_words
from tui.state import Asked
from tui.user_data.saved_searches import SavedSearch
from tui.widgets.virtual_list import VirtualList

LONGEST_NAME = 80


class SavedSearchesScreen(ModalScreen[SavedSearch | None]):
    """A list to choose from; ``delete`` is called with the name of a search that is to go."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,s", "dismiss", "Close"),
        Binding("d,delete", "delete", "Delete"),
    ]

    def __init__(
        self, searches: Sequence[SavedSearch], delete: Callable[[str], object], save_key: str
    ) -> None:
        super().__init__()
        self._searches = list(searches)
        self._delete = delete
        self._hint = f"No search has a name yet. {save_key} gives one to the search that is shown."

    def compose(self) -> ComposeResult:
        """The list."""
        yield VirtualList(id="saved-searches")

    def on_mount(self) -> None:
        """Fill the list."""
        self._show(0)

    def _show(self, row: int) -> None:
        searches = self.query_one(VirtualList)
        searches.border_title = Content(f"Saved searches {len(self._searches):,}")
        searches.border_subtitle = Content("Enter searches · d deletes · Esc closes")
        searches.show(SavedSearchRows(self._searches), row, hint=self._hint)

    @on(VirtualList.RowChosen)
    def _choose(self, message: VirtualList.RowChosen) -> None:
        message.stop()
        self.dismiss(self._searches[message.row])

    def action_delete(self) -> None:
        """Delete the search under the cursor."""
        if self._searches:
            row = self.query_one(VirtualList).cursor
            self._delete(self._searches.pop(row).name)
            self._show(row)


class NameSearchScreen(ModalScreen[SavedSearch | None]):
    """Asks under which name a search is to be kept; a name that is in use gets the new search."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Leave")]

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self._asked = asked

    def compose(self) -> ComposeResult:
        """What is kept, and the box."""
        asked = self._asked
        parts = [asked.query or "all articles", SORT_WORDS[asked.sort]]
        if asked.narrowing:
            parts.insert(1, f"only {narrowing_words(asked.narrowing)}")
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content("Save this search")
            yield Static(plain(" · ".join(parts), DIM))
            yield Input(asked.query, placeholder="its name", max_length=LONGEST_NAME, id="search-name")
            yield Static(plain("Enter saves · Esc leaves", DIM), classes="dialog-keys")

    @on(Input.Submitted)
    def _keep(self, message: Input.Submitted) -> None:
        message.stop()
        if name := " ".join(message.value.split()):
            self.dismiss(SavedSearch(name, self._asked))
