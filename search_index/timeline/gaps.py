"""The silences of a timeline: the longest stretches on which nothing is told to have happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from search_index.timeline.layout import UNDATED_DAY
from search_index.timeline.view import TimelineView

COARSEST = 366
"""Days: a longer span fills no gap, or one mention of a century would leave none in it."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The first and the last day of a stretch without an event, both included, and how many days it has.

    ``before`` is the row of the last event that begins before it, ``after`` that of the first one after it,
    in a view in timeline order.
    """

    first: date
    last: date
    days: int
    before: int
    after: int


def longest_gaps(view: TimelineView, most: int = 10, *, coarsest: int = COARSEST) -> tuple[Gap, ...]:
    """The longest stretches of days, between the first event of a view and the last, that no event touches.

    The longest first, at most ``most``; the earlier first of two that are as long. An event touches every day
    on which it may have happened; those whose spans have more than ``coarsest`` days are disregarded.
    """
    events = view.timeline.events
    positions = view.ascending()
    earliest, latest = events["earliest"][positions], events["latest"][positions]
    rows = np.flatnonzero((earliest != UNDATED_DAY) & (latest - earliest < coarsest))
    if len(rows) < 2:
        return ()
    reached = np.maximum.accumulate(latest[rows])
    lengths = earliest[rows][1:] - reached[:-1] - 1
    longest = np.flatnonzero(lengths > 0)
    longest = longest[np.argsort(-lengths[longest], kind="stable")][:most]
    return tuple(
        Gap(
            date.fromordinal(int(reached[place]) + 1),
            date.fromordinal(int(earliest[rows[place + 1]]) - 1),
            int(lengths[place]),
            int(rows[place]),
            int(rows[place + 1]),
        )
        for place in longest.tolist()
    )
