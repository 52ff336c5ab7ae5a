"""What a chart shows of some events: the stretch of time, its bars, what lies beyond it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_index.timeline.calendar_units import FIRST_DAY, LAST_DAY
from search_index.timeline.histogram import Histogram, chart
from search_index.timeline.view import Order, TimelineView
from tui.chart.days import Days, day_of
from tui.chart.window import Window

_FINE = 366
"""Days: what is told more coarsely does not stretch the chart."""
_ENOUGH = 50
"""Events from which on a few that lie far off do not stretch it either."""
_FAR_OFF = 0.02
"""The share of events, at either end, that may be far off."""
_STRETCH = 4
"""How many times as long the chart would be with what is far off."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """The buckets of a window in ``columns`` columns; ``earlier`` and ``later`` count events beyond them.

    Without dated events there is no window.
    """

    columns: int
    window: Window | None
    histogram: Histogram
    earlier: int
    later: int


def draw(view: TimelineView, columns: int, shown: Days | None = None) -> Drawing:
    """Draw a view in so many columns: the days ``shown``, or else where nearly all of the events are."""
    positions = view.positions if view.order is Order.HAPPENED else np.sort(view.positions)
    dated = positions[: positions.searchsorted(view.timeline.dated)]
    earliest, latest = view.timeline.events["earliest"][dated], view.timeline.events["latest"][dated]
    if not len(dated):
        return Drawing(columns, None, chart(view, columns), 0, 0)
    fine = latest - earliest < _FINE
    firsts, lasts = (earliest[fine], latest[fine]) if fine.any() else (earliest, latest)
    whole = int(firsts[0]), int(lasts.max())
    since, until = _within(shown, whole) or _core(firsts, whole)
    histogram = chart(view, columns, day_of(since), day_of(until))
    return Drawing(
        columns,
        Window(since, until, *whole),
        histogram,
        earlier=int(np.count_nonzero(latest < histogram.edges[0])),
        later=len(earliest) - int(earliest.searchsorted(histogram.edges[-1])),
    )


def _within(days: Days | None, whole: Days) -> Days | None:
    """As much of the days as there is anything to show of."""
    if days is None:
        return None
    since, until = max(days[0], whole[0], FIRST_DAY), min(days[1], whole[1], LAST_DAY)
    return (since, until) if since <= until else None


def _core(firsts: NDArray[Any], whole: Days) -> Days:
    """The days without the few events that lie so far off that they would press all others together."""
    if len(firsts) < _ENOUGH:
        return whole
    low, high = int(len(firsts) * _FAR_OFF), int(len(firsts) * (1 - _FAR_OFF)) - 1
    margin = int(firsts[high] - firsts[low]) // 20 + 1
    core = max(whole[0], int(firsts[low]) - margin), min(whole[1], int(firsts[high]) + margin)
    return core if (core[1] - core[0]) * _STRETCH < whole[1] - whole[0] else whole
