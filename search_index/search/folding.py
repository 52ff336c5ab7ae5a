"""Copies of one text under one row: the best of those found, with the others behind it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search_index.search.collection import Rows


@dataclass(frozen=True, slots=True, eq=False)
class Folds:
    """Which articles of a ranking are shown, and which are folded under each.

    ``shown`` are places in the ranking, ascending; ``counts`` how many are folded under each of them; and
    ``shown_by``, for each place in the ranking, which of the shown ones (by index) shows its article.
    """

    shown: NDArray[np.int64]
    counts: NDArray[np.int64]
    shown_by: NDArray[np.int64]

    @classmethod
    def of(cls, groups: Rows) -> Folds:
        """Fold a ranking; ``groups`` are the groups of copies that its articles belong to, the best first."""
        places = np.arange(len(groups))
        first = np.zeros(int(groups.max(initial=-1)) + 1, np.int64)
        first[groups[::-1]] = places[::-1]  # of several values the last one stays: that of the best
        leaders = first[groups]
        leads = leaders == places
        shown = np.flatnonzero(leads)
        shown_by = (np.cumsum(leads) - 1)[leaders]
        return cls(shown, np.bincount(shown_by, minlength=len(shown)) - 1, shown_by)

    @classmethod
    def none(cls, count: int) -> Folds:
        """Fold nothing of a ranking of ``count`` articles."""
        places = np.arange(count)
        return cls(places, np.zeros(count, np.int64), places)

    def under(self, index: int) -> NDArray[np.int64]:
        """Return the places in the ranking that are folded under one that is shown, the best first."""
        if not self.counts[index]:
            return np.zeros(0, np.int64)
        behind = self.shown_by == index
        behind[self.shown[index]] = False
        return np.flatnonzero(behind)
