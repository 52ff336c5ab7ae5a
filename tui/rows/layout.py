"""Where the rows and headings of a virtual list stand: arithmetic, so that a million rows cost nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """What stands on a line: line ``line`` of row ``row``, or, when ``heading`` is set, that heading."""

    row: int
    line: int = 0
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class RowLayout:
    """``count`` rows of ``row_height`` lines; one line more above each row in ``headings`` (ascending)."""

    count: int
    row_height: int
    headings: Sequence[int] = ()

    @property
    def line_count(self) -> int:
        """Lines of the whole list."""
        return self.count * self.row_height + len(self.headings)

    def line_of(self, row: int) -> int:
        """The first line of ``row``, below its heading if it has one."""
        return row * self.row_height + bisect_right(self.headings, row)

    def top_of(self, row: int) -> int:
        """The line to scroll to so that ``row`` shows with the heading that stands right above it."""
        first = self.line_of(row)
        nearest = bisect_right(self.headings, row) - 1
        return first - 1 if nearest >= 0 and self.headings[nearest] == row else first

    def place_at(self, line: int) -> Place | None:
        """What stands on ``line``; ``None`` outside of the list."""
        if not 0 <= line < self.line_count:
            return None
        low, high = 0, len(self.headings)
        while low < high:
            middle = (low + high) // 2
            if self._heading_line(middle) <= line:
                low = middle + 1
            else:
                high = middle
        if low and self._heading_line(low - 1) == line:
            return Place(self.headings[low - 1], heading=low - 1)
        row, within = divmod(line - low, self.row_height)
        return Place(row, within)

    def rows_between(self, first_line: int, last_line: int) -> range:
        """The rows of which a line stands from ``first_line`` to ``last_line`` (inclusive)."""
        if not self.count:
            return range(0)
        first = self.place_at(max(0, min(first_line, self.line_count - 1)))
        last = self.place_at(max(0, min(last_line, self.line_count - 1)))
        assert first is not None
        assert last is not None
        return range(first.row, last.row + 1)

    def _heading_line(self, index: int) -> int:
        return self.headings[index] * self.row_height + index
