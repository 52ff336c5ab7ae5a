"""How telling it is that two passages name the same date.

That two reports of last March name the same day of 1985 is worth as much as a rare word that they share;
that two of one evening name that day is worth nothing, since every report of the day does. So a date weighs
as a term does, by how few events lie about it, if for one of the two reports it is no news but background.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from search_index.events.discourse import NEWS_DAYS
from search_index.events.event import DatedBy
from search_index.timeline.layout import DATED_BY, NO_DAY, UNDATED_DAY, Flags
from search_index.timeline.lists import Rows
from search_index.timeline.tables import Tables

LONGEST_FINE = 62
"""Days: a longer span is coarse, and too much happens in it."""
_EXPRESSION = DATED_BY.index(DatedBy.EXPRESSION)


def weights_of_dates(tables: Tables, first: Rows, second: Rows) -> NDArray[np.float32]:
    """What the dates weigh that pairs of events, whose dates agree, have in common, 0 for nothing."""
    events = tables.events
    earliest, latest = events["earliest"].astype(np.int64), events["latest"].astype(np.int64)
    fine = (latest - earliest <= LONGEST_FINE) & (events["earliest"] != UNDATED_DAY)
    named = fine & (Flags.dated_by(events["flags"]) == _EXPRESSION)
    published = tables.articles["reported_latest"].astype(np.int64)[events["article"]]
    background = (published != NO_DAY) & (np.abs(published - latest) > NEWS_DAYS)
    begins, ends = np.sort(earliest[fine]), np.sort(latest[fine])
    low = np.minimum(earliest[first], earliest[second])
    high = np.maximum(latest[first], latest[second])
    about = np.searchsorted(begins, high, "right") - np.searchsorted(ends, low, "left")
    weights = np.log1p(len(earliest) / np.maximum(about, 1))
    telling = named[first] & named[second] & (background[first] | background[second])
    return np.where(telling, weights, 0).astype(np.float32)
