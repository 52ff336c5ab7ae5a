"""The search box, what the search came to, and the articles found."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.keys import format_key
from textual.message import Message
from textual.widgets import Input, Static

from search_index.queries.errors import QueryError
from search_index.search.results import Hit
from tui.commands import Scope
from tui.commands.bindings import bindings
from tui.marks import DIM, ERROR
from tui.rows.content import plain
from tui.rows.results import ResultRows
from tui.state import Answer
from tui.widgets.virtual_list import VirtualList
from tui.wording import count_of

_NO_ARTICLES = "No articles here yet. Put .txt or .md files into the archive's folder and press r."
_NO_MATCH = "No article matches. Try fewer words, or the beginning of a word with a star: sanction*"


class QueryInput(Input):
    """The search box: everything printable typed in it is text."""

    BINDINGS = bindings(Scope.SEARCH_BOX)

    class LeftDownwards(Message):
        """The user went from the box down to the results."""

    def action_leave_down(self) -> None:
        """Go to the results."""
        self.post_message(self.LeftDownwards())

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is text here, so that the footer does not offer what it does elsewhere.

        Textual knows some keys by a name ("slash") from which it does not get back to the character.
        """
        return super().check_consume_key(key, character) or len(format_key(key)) == 1

    def column_of(self, position: int) -> int:
        """The cell, from the left edge of the box's text, at which the query's ``position`` is painted."""
        return cell_len(self.value[:position]) - self.scroll_offset.x


class SearchPane(Vertical):
    """Search box, status line and list of results. Knows what to show, not how it is found."""

    def __init__(self, query: str = "") -> None:
        super().__init__(id="results", classes="pane")
        self.rows = ResultRows(None)
        self._query = query
        self._complaining = False

    def compose(self) -> ComposeResult:
        """The box, the line under it, the list."""
        yield QueryInput(self._query, placeholder="Search the archive", id="query", select_on_focus=False)
        yield Static(id="search-status")
        yield VirtualList(id="result-list")

    @property
    def box(self) -> QueryInput:
        """The search box."""
        return self.query_one("#query", QueryInput)

    @property
    def rows_list(self) -> VirtualList:
        """The list of articles."""
        return self.query_one("#result-list", VirtualList)

    @property
    def path_at_cursor(self) -> str | None:
        """The path of the article under the cursor."""
        return self.rows.path(self.rows_list.cursor) if len(self.rows) else None

    def add_snippets(self, start: int, hits: Sequence[Hit]) -> None:
        """Take in the snippets of the rows from ``start`` on."""
        self.rows.add(start, hits)
        self.rows_list.repaint_rows()

    def show(self, answer: Answer) -> None:
        """Show what a question found."""
        result = answer.result
        self.rows = ResultRows(result, answer.hits)
        hint = _NO_MATCH if result.restricts else _NO_ARTICLES
        self.rows_list.show(self.rows, answer.result_row, keep_place=answer.keeps_place, hint=hint)
        self.border_title = Content(f"Articles {result.total:,}")
        if answer.keeps_place and self._complaining:
            return  # what is in the box is still wrong
        if result.restricts:
            words = f"{count_of(result.total, 'article')} · {result.seconds * 1000:.1f} ms"
        else:
            words = "all articles, newest first" if result.total else ""
        self._complaining = False
        self._say(plain(words, DIM))

    def show_error(self, error: QueryError) -> None:
        """Say what is wrong with the query and point at the place; the last results stay."""
        self._complaining = True
        width = max(1, self.box.size.width)
        column = max(0, min(self.box.column_of(error.position), width - 1))
        self._say(Content.assemble((" " * column + "^", ERROR), "\n", plain(error.message, ERROR)))

    def _say(self, words: Content) -> None:
        self.query_one("#search-status", Static).update(words)
