"""A row of something to choose: a box that is ticked or not, how many have it, its name."""

from __future__ import annotations

from textual.content import Content

from tui.marks import DIM, KEY, TITLE
from tui.rows.content import one_line, plain

_TICKED, _EMPTY = "[x] ", "[ ] "
_COUNT_WIDTH = 8
_GAP = 2


def choice_row(name: str, count: int, width: int, *, chosen: bool) -> Content:
    """One line of ``width`` cells."""
    mark = Content.styled(_TICKED, KEY) if chosen else Content.styled(_EMPTY, DIM)
    number = Content.styled(f"{count:,}".rjust(_COUNT_WIDTH) + " " * _GAP, DIM)
    return one_line(mark + number + plain(name, TITLE if chosen else ""), width)
