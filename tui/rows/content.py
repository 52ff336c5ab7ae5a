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


def lines_with_first(
    text: str, stretches: Sequence[tuple[int, int]], style: str, width: int, count: int
) -> list[Content]:
    """At most ``count`` lines of foreign text, the first of the stretches among them, and all marked there.

    They are its beginning if the first stretch is there, else its end, else what stands around the stretch.
    """
    start, end = stretches[0] if stretches else (0, 0)
    lines: list[Content] = []
    for earliest in (0, len(text) - width * count + width // 4, start - width // 3):
        cut = _beginning_of_word(text, earliest, start)
        lines = _lines_from(text, cut, stretches, style, width, count)
        if _letters(_marked_in(lines, style)).startswith(_letters(text[start:end])):
            break
    return lines


def _lines_from(
    text: str, cut: int, stretches: Sequence[tuple[int, int]], style: str, width: int, count: int
) -> list[Content]:
    """The lines that begin at ``cut``, before all stretches, which are marked as far as they are shown."""
    # Twice what there is room for, so that what is left out is told; never a passage of megabytes.
    shown = text[cut : cut + 2 * width * count]
    moved = [(min(start - cut, len(shown)), min(end - cut, len(shown))) for start, end in stretches]
    content = marked(shown, moved, style)
    return in_lines(Content("…") + content if cut else content, width, count)


def _marked_in(lines: list[Content], style: str) -> str:
    return "".join(
        line.plain[span.start : span.end] for line in lines for span in line.spans if span.style == style
    )


def _letters(text: str) -> str:
    """The text without its blanks: one is lost wherever a line ends."""
    return text.replace(" ", "")


def _beginning_of_word(text: str, earliest: int, latest: int) -> int:
    """Where the first word begins at or after ``earliest``; at the latest at ``latest``."""
    if earliest <= 0:
        return 0
    return text.find(" ", earliest, latest) + 1 or latest


def hanging(first: Content, rest: Content, width: int) -> list[Content]:
    """``first``, then ``rest`` beside it, wrapped to what is left of ``width`` and going on below itself."""
    lines = rest.wrap(max(_LEAST_ROOM, width - first.cell_length)) or [Content()]
    return [first + lines[0], *(Content.blank(first.cell_length) + line for line in lines[1:])]


def one_line(content: Content, width: int) -> Content:
    """``content`` cut to ``width`` cells, with an ellipsis when it is longer."""
    return content.truncate(width, ellipsis=True)
