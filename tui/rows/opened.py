"""Rows of a list under which further rows are opened: arithmetic from the one numbering to the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class InnerRow:
    """Row ``index`` of those opened under the outer row ``outer``; ``None``: the outer row itself."""

    outer: int
    index: int | None = None


class OpenedRows:
    """Outer rows with others opened under some of them.

    ``opened`` gives, for an outer row, how many rows are opened under it. All rows together are numbered as
    they are listed.
    """

    def __init__(self, opened: Mapping[int, int]) -> None:
        self._parents = sorted(row for row, count in opened.items() if count)
        self._before = [0, *accumulate(opened[row] for row in self._parents)]
        # The first of the rows opened under each.
        self._firsts = [row + 1 + self._before[index] for index, row in enumerate(self._parents)]

    @property
    def count(self) -> int:
        """How many rows are opened altogether."""
        return self._before[-1]

    def listed(self, outer: int) -> int:
        """Where an outer row is listed."""
        return outer + self._before[bisect_left(self._parents, outer)]

    def at(self, listed: int) -> InnerRow:
        """What is listed there."""
        nearest = bisect_right(self._firsts, listed) - 1
        if nearest < 0:
            return InnerRow(listed)
        index = listed - self._firsts[nearest]
        count = self._before[nearest + 1] - self._before[nearest]
        if index < count:
            return InnerRow(self._parents[nearest], index)
        return InnerRow(listed - self._before[nearest + 1])
