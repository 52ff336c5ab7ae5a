"""Lists of numbers, one for each row of a table, packed one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """``counts[row]`` numbers belong to a row; ``values`` are those of all rows, in the order of the rows."""

    counts: NDArray[np.uint8]
    values: NDArray[Any]

    @classmethod
    def empty(cls) -> Lists:
        """The lists of no rows."""
        return cls(np.empty(0, np.uint8), np.empty(0, np.uint32))

    def starts(self) -> Rows:
        """Where each row's list begins in ``values``, and at last where they end; made anew each time."""
        starts = np.zeros(len(self.counts) + 1, np.int64)
        np.cumsum(self.counts, out=starts[1:])
        return starts

    def rows(self) -> Rows:
        """The row of each value; made anew each time."""
        return np.repeat(np.arange(len(self.counts)), self.counts)

    def take(self, rows: Rows) -> Lists:
        """The lists of some rows, in that order."""
        counts = self.counts[rows]
        ends = np.cumsum(counts, dtype=np.int64)
        shift = self.starts()[rows] - (ends - counts)
        places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(shift, counts)
        return Lists(counts, self.values[places])

    def followed_by(self, other: Lists) -> Lists:
        """These lists, then the others."""
        return Lists(np.concatenate([self.counts, other.counts]), np.concatenate([self.values, other.values]))

    def matrix(self, width: int, missing: int) -> NDArray[np.int32]:
        """One line a row, of at most ``width`` numbers, filled up with ``missing``."""
        filled = np.full((len(self.counts), width), missing, np.int32)
        inside = np.arange(width) < self.counts[:, None]
        filled[inside] = self.values[: int(inside.sum())]
        return filled


def used(values: NDArray[Any], size: int) -> tuple[Rows, NDArray[np.uint32]]:
    """Which of the numbers below ``size`` occur, ascending, and the values numbered by these alone."""
    occur = np.zeros(size, np.bool_)
    occur[values] = True
    numbering = np.cumsum(occur, dtype=np.uint32) - np.uint32(1)
    return np.flatnonzero(occur), numbering[values]
