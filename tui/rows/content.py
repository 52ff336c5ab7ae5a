"""Pieces of text for rows: plain, marked, cut to a number of lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content, Span

from tui.marks import DIM
from tui.plain_text import visible

_LEAST_ROOM = 20


def plain(text: str, style: str = "") -> Content:
    """Foreign text as it is, in one style; nothing in it is taken for markup."""
    return Content.styled(visible(text), style)


def marked(text: str, stretches: Iterable[tuple[int, int]], style: str) -> Content:
    """Foreign text with ``style`` on the stretches (code points, end exclusive)."""
    return Content(visible(text), [Span(start, end, style) for start, end in stretches if start < end])


def joined(parts: Sequence[Content], separator: str = " · ") -> Content:
    """The parts that are not empty, in a line, between dim separators."""
    return Content.styled(separator, DIM).join([part for part in parts if part])


def in_lines(content: Content, width: int, count: int) -> list[Content]:
    """``content`` wrapped to at most ``count`` lines; what is left out is told by an ellipsis."""
    if width < 1 or not content:
        return []
    lines = content.wrap(width)
    if len(lines) <= count:
        return lines
    last = lines[count - 1].rstrip()
    if last.cell_length >= width:
        last = last.truncate(width - 1)
    return [*lines[: count - 1], last + Content.styled("…", DIM)]


def hanging(first: Content, rest: Content, width: int) -> list[Content]:
    """``first``, then ``rest`` beside it, wrapped to what is left of ``width`` and going on below itself."""
    lines = rest.wrap(max(_LEAST_ROOM, width - first.cell_length)) or [Content()]
    return [first + lines[0], *(Content.blank(first.cell_length) + line for line in lines[1:])]


def one_line(content: Content, width: int) -> Content:
    """``content`` cut to ``width`` cells, with an ellipsis when it is longer."""
    return content.truncate(width, ellipsis=True)
