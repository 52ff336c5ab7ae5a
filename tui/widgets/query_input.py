"""The search box: everything printable typed in it is text; up and down go through earlier searches."""

from __future__ import annotations

from rich.cells import cell_len
from textual.geometry import Size
from textual.keys import format_key
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.widgets import Input

from tui.commands import Scope
from tui.commands.bindings import bindings
from tui.widgets.keys_in_order import KeysInOrder


class QueryInput(KeysInOrder, Input):
    """An input that knows earlier queries; what is typed is kept while the user looks through them."""

    BINDINGS = bindings(Scope.SEARCH_BOX)

    # The box is as wide as its pane whatever is in it, so the screen need not be laid out anew for a letter.
    value = reactive("", layout=False, init=False)
    virtual_size = Reactive(Size(0, 0), layout=False)

    class LeftDownwards(Message):
        """The user went from the box down to the results."""

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(value, placeholder=placeholder, id=id, select_on_focus=False)
        self._earlier: tuple[str, ...] = ()
        # The place in the earlier queries of the one in the box; past the last one while it is none of them.
        self._place = 0
        self._typed = ""

    async def action_submit(self) -> None:
        """Give the query up as it stands; the keys that follow are for whatever has the focus then."""
        self.leave()
        await super().action_submit()

    # Earlier queries

    def show_earlier(self, queries: tuple[str, ...]) -> None:
        """Go through these queries, the newest last."""
        self._earlier = queries
        self._place = len(queries)

    def action_earlier_query(self) -> None:
        """Put in the query before; what was typed comes back with the last one."""
        if not self._is_recalled:
            self._place, self._typed = len(self._earlier), self.value
        while self._place > 0:
            self._place -= 1
            if self._earlier[self._place] != self.value:
                break
        self._put_in(self._earlier[self._place] if self._earlier else self.value)

    def action_leave_down(self) -> None:
        """Put in the query after; from what was typed, go to the results."""
        if not self._is_recalled:
            self.leave()
            self.post_message(self.LeftDownwards())
            return
        self._place += 1
        self._put_in(self._earlier[self._place] if self._place < len(self._earlier) else self._typed)

    @property
    def _is_recalled(self) -> bool:
        """Whether the box holds the query at the place, as it was."""
        return self._place < len(self._earlier) and self._earlier[self._place] == self.value

    def _put_in(self, query: str) -> None:
        self.value = query
        self.cursor_position = len(query)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is text here, so that the footer does not offer what it does elsewhere.

        Textual knows some keys by a name ("slash") from which it does not get back to the character.
        """
        return super().check_consume_key(key, character) or len(format_key(key)) == 1

    def column_of(self, position: int) -> int:
        """The cell, from the left edge of the box's text, at which the query's ``position`` is painted."""
        return cell_len(self.value[:position]) - self.scroll_offset.x
