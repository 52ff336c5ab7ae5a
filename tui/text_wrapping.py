"""Wrapping text to a width without copying it: lines as offsets, found fast enough for texts of megabytes."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass

from rich.cells import get_character_cell_size

# What breaks the rule "one code point, one cell": combining marks, zero-width characters, East Asian
# wide characters, emoji. Anything from U+0300 on that is not Greek, Cyrillic, Armenian or general
# punctuation is looked up one by one; everything else is one cell.
_NOT_ONE_CELL = re.compile(r"[^\x00-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]")


@dataclass(frozen=True, slots=True)
class WrappedText:
    """A text cut into lines: line ``i`` is ``text[starts[i]:ends[i]]`` (code points, end exclusive).

    The blanks and the newline between two lines belong to neither.
    """

    width: int
    starts: array[int]
    ends: array[int]

    def __len__(self) -> int:
        return len(self.starts)

    def line_of(self, offset: int) -> int:
        """The line that shows the code point at ``offset`` (a blank between lines: the line before)."""
        return max(0, bisect_right(self.starts, offset) - 1)


def wrap(text: str, width: int) -> WrappedText:
    """Cut ``text`` into lines of at most ``width`` cells, at blanks where there are any.

    Runs in time linear in the text, however its lines are made.
    """
    width = max(1, width)
    starts, ends = array("q"), array("q")
    position, length = 0, len(text)
    plain = _NOT_ONE_CELL.search(text) is None
    while position <= length:
        newline = text.find("\n", position)
        stop = length if newline < 0 else newline
        if plain or _NOT_ONE_CELL.search(text, position, stop) is None:
            _wrap_plain(text, position, stop, width, starts, ends)
        else:
            _wrap_measured(text, position, stop, width, starts, ends)
        position = stop + 1
    if len(starts) > 1 and text.endswith("\n"):
        starts.pop()
        ends.pop()
    return WrappedText(width, starts, ends)


def _wrap_plain(
    text: str, position: int, stop: int, width: int, starts: array[int], ends: array[int]
) -> None:
    """Wrap one paragraph whose characters are one cell each."""
    while stop - position > width:
        cut = text.rfind(" ", position + 1, position + width + 1)
        following = cut + 1
        if cut < 0:
            cut = following = position + width
        starts.append(position)
        ends.append(cut)
        position = following
    starts.append(position)
    ends.append(stop)


def _wrap_measured(
    text: str, position: int, stop: int, width: int, starts: array[int], ends: array[int]
) -> None:
    """Wrap one paragraph character by character, each at its own width."""
    line, cells, blank, cells_at_blank = position, 0, -1, 0
    for index in range(position, stop):
        character = text[index]
        size = get_character_cell_size(character)
        if cells + size > width and index > line:
            if character == " ":
                starts.append(line)
                ends.append(index)
                line, cells, blank = index + 1, 0, -1
                continue
            starts.append(line)
            if blank > line:
                ends.append(blank)
                line, cells = blank + 1, cells - cells_at_blank
            else:
                ends.append(index)
                line, cells = index, 0
            blank = -1
        cells += size
        if character == " ":
            blank, cells_at_blank = index, cells
    starts.append(line)
    ends.append(stop)
