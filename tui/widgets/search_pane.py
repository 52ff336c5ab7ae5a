"""The search box, what the search came to, and the articles found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from search_index.queries.errors import QueryError
from search_index.search.results import Hit
from tui.commands.shown_keys import BUILT_IN_KEYS
from tui.marks import DIM, ERROR, TITLE, WARNING
from tui.plain_text import visible
from tui.rows.content import joined, plain
from tui.rows.results import ResultRows
from tui.search_wording import found_words, narrowing_words
from tui.state import Answer
from tui.widgets.pane_frame import PaneFrame
from tui.widgets.query_input import QueryInput
from tui.widgets.virtual_list import VirtualList

_NO_ARTICLES = "No articles here yet. Put .txt or .md files into the archive's folder and press r."
_NO_MATCH = "No article matches. Try fewer words, or the beginning of a word with a star: sanction*"


class SearchPane(PaneFrame):
    """Search box, status line and list of results. Knows what to show, not how it is found.

    ``keys`` has the key that each command has now, as it is printed, by the command's id.
    """

    def __init__(self, keys: Mapping[str, str] = BUILT_IN_KEYS) -> None:
        super().__init__(id="results", classes="pane")
        self.rows = ResultRows(None)
        self._keys = keys
        self._answer: Answer | None = None
        self._complaining = False
        self._lines_said = 0
        self.suggestion: str | None = None

    def compose(self) -> ComposeResult:
        """The box, the line under it, the list."""
        yield QueryInput(placeholder="Search the archive", id="query")
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

    @property
    def place(self) -> str | None:
        """The path of the row with the cursor; of a copy, the one of the article that it is folded into."""
        return self.rows.row_path(self.rows_list.cursor) if len(self.rows) else None

    def add_snippets(self, start: int, hits: Sequence[Hit]) -> None:
        """Take in the snippets of the rows from ``start`` on."""
        self.rows.add(start, hits)
        self.rows_list.repaint_rows()

    def toggle_copies(self) -> bool:
        """Show the copies of the article under the cursor, or fold them; whether it has any."""
        if not len(self.rows):
            return False
        cursor = self.rows.toggle_copies(self.rows_list.cursor)
        if cursor is None:
            return False
        self.rows_list.show(self.rows, cursor, keep_place=True)
        return True

    def show(self, answer: Answer) -> None:
        """Show what a question found."""
        self._answer, result = answer, answer.result
        self.suggestion = answer.suggestion
        self.rows = ResultRows(result, answer.hits)
        hint = _NO_MATCH if result.restricts else _NO_ARTICLES
        if answer.question.narrowing:
            hint = f"Nothing of what the search finds is left. {self._keys['facets.clear']} shows all of it."
        self.rows_list.show(self.rows, answer.result_row, keep_place=answer.keeps_place, hint=hint)
        self.entitle(Content(f"Articles {result.articles:,}"))
        if answer.keeps_place and self._complaining:
            return  # what is in the box is still wrong
        self._complaining = False
        self._say(self._told(answer))

    def on_resize(self) -> None:
        """Tell as much as there is room for now."""
        if self._answer is not None and not self._complaining:
            self._say(self._told(self._answer))

    def _told(self, answer: Answer) -> Content:
        """How many were found and in which order; what they are narrowed to; what may have been meant."""
        question = answer.question
        lines = [plain(found_words(answer, self._room), DIM)]
        if question.narrowing:
            only = plain(f"only {narrowing_words(question.narrowing)}", WARNING)
            lines.append(joined([only, plain(f"{self._keys['facets.clear']} for all again", DIM)]))
        if answer.suggestion is not None:
            meant = [("Did you mean ", ""), (visible(answer.suggestion), TITLE), ("? ", "")]
            key = (f"{self._keys['suggestion']} searches for it", DIM)
            lines.append(Content.assemble(*meant, key))
        return Content("\n").join([line for line in lines if line])

    def show_error(self, error: QueryError) -> None:
        """Say what is wrong with the query and point at the place; the last results stay."""
        self._complaining = True
        width = max(1, self.box.size.width)
        column = max(0, min(self.box.column_of(error.position), width - 1))
        self._say(Content.assemble((" " * column + "^", ERROR), "\n", plain(error.message, ERROR)))

    @property
    def _room(self) -> int:
        """Cells of a line under the box."""
        return self.query_one("#search-status").size.width

    def _say(self, words: Content) -> None:
        lines = len(words.wrap(max(1, self._room)))
        self.query_one("#search-status", Static).update(words, layout=lines != self._lines_said)
        self._lines_said = lines
