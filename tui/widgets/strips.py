"""From content to what a line of the screen is made of."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

StyleParser = Callable[[str | Style], Style]


def line_strip(content: Content, width: int, base: Style, parse_style: StyleParser) -> Strip:
    """One line of ``content``, cut or filled up to ``width`` cells in the ``base`` style."""
    pieces = content.render(base, end="", parse_style=parse_style)
    return Strip([Segment(text, style.rich_style) for text, style in pieces]).adjust_cell_length(
        width, base.rich_style
    )
