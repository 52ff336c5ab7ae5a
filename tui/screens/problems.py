"""The files that could not be read as meant, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen

from search_index.index.report import Problem
from tui.marks import DIM, TITLE
from tui.rows.content import in_lines, one_line, plain
from tui.rows.source import RowSource
from tui.widgets.virtual_list import VirtualList

_NO_PROBLEMS = "Every file was read without a problem."


class ProblemRows(RowSource):
    """Problems as rows of a list."""

    row_height = 3

    def __init__(self, problems: Sequence[Problem]) -> None:
        self._problems = problems

    def __len__(self) -> int:
        return len(self._problems)

    def row(self, index: int, width: int) -> Sequence[Content]:
        """The path, and two lines of what is the matter."""
        problem = self._problems[index]
        return [one_line(plain(problem.path, TITLE), width), *in_lines(plain(problem.message, DIM), width, 2)]


class ProblemsScreen(ModalScreen[None]):
    """A list of problems over the explorer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,exclamation_mark", "dismiss", "Close")]

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self._problems = problems

    def compose(self) -> ComposeResult:
        """The list."""
        yield VirtualList(id="problems")

    def on_mount(self) -> None:
        """Fill the list."""
        problems = self.query_one(VirtualList)
        problems.border_title = Content(f"Problems {len(self._problems):,}")
        problems.border_subtitle = Content("Esc closes")
        problems.show(ProblemRows(self._problems), hint=_NO_PROBLEMS)
