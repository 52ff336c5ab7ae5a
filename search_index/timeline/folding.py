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
_LEADING = (Flags.dated_by(Flags.EVERY) == _EXPRESSION) & (
    Flags.status(Flags.EVERY) == STATUSES.index(Status.HAPPENED)
)
"""Of every number that ``Flags`` can be, whether an event with it may lead what is folded."""


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
    so, or else into the first of themselves. ``positions`` ascend: timeline order brings together what an
    article tells of one span. ``dated`` is the position of the first undated event. The second array counts,
    for every row, the events that are folded into it.
    """
    keep, folded = np.ones(len(positions), np.bool_), np.zeros(len(positions), np.int64)
    flags, article = events["flags"][positions], events["article"][positions]
    of_report = _of_report(events, articles, positions, dated)
    if not of_report.any():
        return keep, folded
    tells = np.zeros(len(articles["number"]), np.bool_)
    tells[article[of_report]] = True
    leads = _LEADING[flags] & (positions < dated) & tells[article]
    rows = np.flatnonzero(of_report | leads)
    at = positions[rows]
    changes = [np.diff(key) != 0 for key in (article[rows], events["earliest"][at], events["latest"][at])]
    starts = np.append(0, np.flatnonzero(np.logical_or.reduce(changes)) + 1)
    last = len(rows)
    leading = np.minimum.reduceat(np.where(leads[rows], np.arange(last), last), starts)
    heads = np.where(leading < last, leading, starts)
    goes = of_report[rows]
    goes[heads] = False
    keep[rows[goes]] = False
    folded[rows[heads]] = np.add.reduceat(goes, starts, dtype=np.int64)
    return keep, folded


def _of_report(events: Columns, articles: Columns, positions: NDArray[np.int64], dated: int) -> Kept:
    """Which rows the day of the report dates, or a day just before it that the report goes on about."""
    by = Flags.dated_by(events["flags"][positions])
    found: Kept = by == _REPORT
    goes_on = np.flatnonzero((by == _DISCOURSE) & (positions < dated))
    at = positions[goes_on]
    reported = articles["reported_latest"][events["article"][at]]
    found[goes_on] = (reported != NO_DAY) & (events["earliest"][at] >= reported - NEWS_DAYS)
    return found


def _first_of_each(keys: Sequence[NDArray[Any]], order: Rows) -> Kept:
    """Whether an element of an order is the first of those with the same keys, which stand together in it."""
    first = np.ones(len(order), np.bool_)
    if len(order):
        first[1:] = np.logical_or.reduce([key[order][1:] != key[order][:-1] for key in keys])
    return first
