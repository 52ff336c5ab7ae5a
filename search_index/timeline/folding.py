"""Folding rows that say little more into the row that says it: a story's, and those of a report's own day.

Nothing is lost by it: what is folded is found again through the story, or by not folding.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_index.events.discourse import NEWS_DAYS
from search_index.events.event import DatedBy, Status
from search_index.timeline.layout import DATED_BY, NO_DAY, STATUSES, Columns, Flags

Rows = NDArray[np.intp]
Kept = NDArray[np.bool_]

_REPORT, _DISCOURSE, _EXPRESSION = map(
    DATED_BY.index, (DatedBy.REPORT, DatedBy.DISCOURSE, DatedBy.EXPRESSION)
)
_HAPPENED = STATUSES.index(Status.HAPPENED)


def one_row_a_story(events: Columns, stories: Columns, positions: NDArray[np.int64]) -> Kept:
    """Which rows are left when the events of one story have one row.

    That is the one whose own words date it most narrowly, and of several such the first. Where the sources
    of a story differ, each of their dates keeps a row: which is right is not for a program to say.
    """
    keep = np.ones(len(positions), np.bool_)
    told = events["story"][positions]
    rows = np.flatnonzero(np.bincount(told, minlength=1)[told] > 1) if len(told) else np.empty(0, np.intp)
    story, at = told[rows], positions[rows]
    earliest, latest = events["earliest"][at], events["latest"][at]
    differ = np.isin(story, stories["leader"][stories["differ"] != 0])
    own_words = Flags.dated_by(events["flags"][at]) != _EXPRESSION
    order = np.lexsort((at, latest - earliest, own_words, latest * differ, earliest * differ, story))
    first = _first_of_each((story, earliest * differ, latest * differ), order)
    keep[rows] = False
    keep[rows[order[first]]] = True
    return keep


def one_row_a_report_day(
    events: Columns, articles: Columns, positions: NDArray[np.int64], dated: int
) -> tuple[Kept, NDArray[np.int64]]:
    """Which rows are left when what an article tells of one day as its news has one row; and what each holds.

    Folded are events that nothing but the day of the report dates, and those that go on about a day which the
    report tells of as its news. They are folded into the first event of the article that its own words date
    so, or else into the first of themselves. ``dated`` is the position of the first undated event. The second
    array counts, for every row, the events that are folded into it.
    """
    keep, folded = np.ones(len(positions), np.bool_), np.zeros(len(positions), np.int64)
    flags, article = events["flags"][positions], events["article"][positions]
    by = Flags.dated_by(flags)
    of_report = by == _REPORT
    goes_on = np.flatnonzero((by == _DISCOURSE) & (positions < dated))
    reported = articles["reported_latest"][article[goes_on]]
    fresh = events["earliest"][positions[goes_on]] >= reported - NEWS_DAYS
    of_report[goes_on] = fresh & (reported != NO_DAY)
    tells = np.zeros(len(articles["number"]), np.bool_)
    tells[article[of_report]] = True
    leads = (by == _EXPRESSION) & (Flags.status(flags) == _HAPPENED) & (positions < dated) & tells[article]
    rows = np.flatnonzero(of_report | leads)
    at = positions[rows]
    days = (article[rows], events["earliest"][at], events["latest"][at])
    order = np.lexsort((events["place"][at], of_report[rows], *days[::-1]))
    first = np.flatnonzero(_first_of_each(days, order))
    ordered = rows[order]
    goes = of_report[ordered]
    goes[first] = False
    keep[ordered[goes]] = False
    if len(first):
        folded[ordered[first]] = np.add.reduceat(goes, first, dtype=np.int64)
    return keep, folded


def _first_of_each(keys: Sequence[NDArray[Any]], order: Rows) -> Kept:
    """Whether an element of an order is the first of those with the same keys, which stand together in it."""
    first = np.ones(len(order), np.bool_)
    if len(order):
        first[1:] = np.logical_or.reduce([key[order][1:] != key[order][:-1] for key in keys])
    return first
