"""How many independent sources there are among articles: by outlet, and by the wording of their texts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from search_index.events.sources import SKETCH_SIZE
from search_index.timeline.layout import Columns

RESEMBLANCE = 0.2
"""Share of word runs from which on one text is a copy or a light rewrite of another."""
RESEMBLANCE_WITH_CREDIT = 0.08
"""The same where both credit the same agency."""

_MOST_COMPARED = 100
"""Articles of one story that are compared; more only add to the counts by outlet."""


def independent_sources(articles: Columns, rows: NDArray[np.int64]) -> int:
    """How many distinct origins articles have, given by their rows."""
    if len(rows) < 2:
        return len(rows)
    origins = list(range(len(rows)))

    def origin(index: int) -> int:
        while origins[index] != index:
            index = origins[index]
        return index

    by_outlet: dict[int, int] = {}
    for index, outlet in enumerate(articles["outlet"][rows].tolist()):
        if outlet:
            origins[index] = by_outlet.setdefault(outlet, index)
    compared = rows[:_MOST_COMPARED]
    packed = np.ascontiguousarray(articles["sketch"][compared]).view("<u4").reshape(-1, SKETCH_SIZE)
    sketches = [frozenset(sketch) - {0} for sketch in packed.tolist()]
    agencies = articles["agencies"][compared].tolist()
    for first, sketch in enumerate(sketches):
        for second in range(first + 1, len(sketches)):
            least = RESEMBLANCE_WITH_CREDIT if agencies[first] & agencies[second] else RESEMBLANCE
            if not sketch.isdisjoint(sketches[second]) and _resemblance(sketch, sketches[second]) >= least:
                origins[origin(second)] = origin(first)
    return sum(origin(index) == index for index in range(len(rows)))


def _resemblance(first: frozenset[int], second: frozenset[int]) -> float:
    """The estimated resemblance of two texts: how many of the smallest hashes of both are shared."""
    size = min(SKETCH_SIZE, max(len(first), len(second)))
    smallest = sorted(first | second)[:size]
    return len(first.intersection(second, smallest)) / len(smallest)
