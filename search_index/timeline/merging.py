"""Merging events of different articles that tell of the same happening into stories.

1. Events of about the same time that share a rare term are compared (see ``likeness``).
2. *Likeness.* They must share a name, and enough of their terms, weighed by rarity.
3. *Dates.* Spans must overlap, and so must all spans of a story: a month agrees with a day in it. A passage
   dated by nothing but its report may tell of the day before, and never agrees with a whole year.
4. *Dates differ.* Where two sources tell all but the same, each naming another day of the same week or so,
   they are one story whose dates are marked as differing.

After a change only events of new articles, and of stories that lost an event, are compared again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search_index.events.event import DatedBy
from search_index.timeline.layout import DATED_BY, UNDATED_DAY, Columns
from search_index.timeline.likeness import LONGEST_FINE, Rows, Terms, candidates
from search_index.timeline.origins import independent_sources

LIKENESS = 0.18
"""From this likeness on, two passages of compatible dates tell of the same happening."""
SAMENESS = 0.8
"""From this likeness on, they do even with dates that differ."""
REPETITION = 0.4
"""From this likeness on, two passages of one article with the same date do."""

_LOOSEST = 0.4
"""Share of ``LIKENESS`` that what two stories began with must have: no chain of small steps joins them."""

_WIDEST_DIFFERENCE = 10
"""Days between dates that may be meant for the same one."""
_REPORT = DATED_BY.index(DatedBy.REPORT)
_EXPRESSION = DATED_BY.index(DatedBy.EXPRESSION)


def merge_stories(
    articles: Columns,
    events: Columns,
    fresh_articles: NDArray[np.int32],
    broken_stories: NDArray[np.uint64],
) -> None:
    """Merge what new articles tell with the rest, in the event columns themselves.

    ``fresh_articles`` are the numbers of articles that are new; events of ``broken_stories``, which have lost
    a member, are merged anew.
    """
    if not len(events["earliest"]):
        return
    fresh = np.isin(articles["number"], fresh_articles)[events["article"]]
    touched = fresh | np.isin(events["story"], broken_stories)
    events["story"][touched] = events["identity"][touched]
    for name, alone in (("sources", 1), ("articles", 1), ("differ", 0)):
        events[name][touched] = alone
    touched &= events["earliest"] != UNDATED_DAY
    if not touched.any():
        return
    terms = Terms.of(events)
    first, second = candidates(events, terms, touched)
    stories = _Stories(events, terms)
    for link in _links(events, terms, first, second):
        stories.join(link)
    for rows in stories.changed():
        _tell(articles, events, rows, stories)


@dataclass(frozen=True, slots=True)
class _Link:
    """Two events that tell of the same happening, and whether their dates differ."""

    first: int
    second: int
    differ: bool


def _links(events: Columns, terms: Terms, first: Rows, second: Rows) -> Iterator[_Link]:
    """The pairs that tell of the same happening: first those whose dates agree, the most alike first."""
    needed, agree = _needed_likeness(events, first, second)
    possible = needed <= 1
    first, second, needed, agree = first[possible], second[possible], needed[possible], agree[possible]
    likeness = terms.likeness(first, second)
    found = np.flatnonzero(likeness >= needed)
    found = found[np.lexsort((second[found], first[found], -likeness[found], ~agree[found]))]
    for row in found.tolist():
        yield _Link(int(first[row]), int(second[row]), differ=not agree[row])


def _needed_likeness(
    events: Columns, first: Rows, second: Rows
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """How alike pairs must be to be one happening (2: they cannot be), and whether their dates agree."""

    def both(column: NDArray[np.bool_]) -> NDArray[np.bool_]:
        return column[first] & column[second]

    def equal(name: str) -> NDArray[np.bool_]:
        same: NDArray[np.bool_] = events[name][first] == events[name][second]
        return same

    earliest, latest = events["earliest"].astype(np.int64), events["latest"].astype(np.int64)
    apart = np.maximum(earliest[first], earliest[second]) - np.minimum(latest[first], latest[second])
    reported = events["dated_by"] == _REPORT
    named = both(events["dated_by"] == _EXPRESSION)
    fine = latest - earliest <= LONGEST_FINE
    agree = (apart <= (reported[first] | reported[second])) & ((fine[first] == fine[second]) | named)
    may_differ = named & both(earliest == latest) & (apart <= _WIDEST_DIFFERENCE)
    repeated = equal("earliest") & equal("latest") & both(~reported)
    needed = np.where(agree, LIKENESS, np.where(may_differ, SAMENESS, 2))
    needed = np.where(equal("article"), np.where(repeated, REPETITION, 2), needed)
    return np.where(equal("status"), needed, 2).astype(np.float32), agree


class _Stories:
    """Disjoint sets of event rows, with the days that all members of each have in common."""

    def __init__(self, events: Columns, terms: Terms) -> None:
        self._terms = terms
        self._core: dict[int, int] = {}
        _, firsts, inverse = np.unique(events["story"], return_index=True, return_inverse=True)
        leader = firsts[inverse]
        self._parent: list[int] = leader.tolist()
        report = events["dated_by"] == _REPORT
        earliest = np.zeros(len(leader), np.int64)
        latest = np.full(len(leader), UNDATED_DAY, np.int64)
        np.maximum.at(earliest, leader, events["earliest"].astype(np.int64) - report)
        np.minimum.at(latest, leader, events["latest"])
        self._earliest, self._latest = earliest, latest
        self._leader = leader
        self._roots: set[int] = set()
        self.differing: set[int] = set(leader[events["differ"] == 1].tolist())

    def root(self, row: int) -> int:
        """The row that stands for the story of a row."""
        parent = self._parent
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    def join(self, link: _Link) -> None:
        """Make one story of two, unless their days or what they began with forbid it."""
        first, second = sorted((self.root(link.first), self.root(link.second)))
        if first == second:
            return
        cores = self._core.get(first, link.first), self._core.get(second, link.second)
        if self._terms.likeness_of(*cores) < LIKENESS * _LOOSEST:
            return
        earliest = max(self._earliest[first], self._earliest[second])
        latest = min(self._latest[first], self._latest[second])
        differ = link.differ or first in self.differing or second in self.differing
        if earliest > latest and not differ:
            return
        self._parent[second] = first
        self._earliest[first], self._latest[first] = min(earliest, latest), max(earliest, latest)
        self._core[first] = cores[0]
        self._roots -= {second}
        self._roots.add(first)
        if differ:
            self.differing.add(first)

    def changed(self) -> Iterator[Rows]:
        """The rows of each story that was joined from others."""
        roots = np.fromiter(map(self.root, self._parent), np.int64, len(self._parent))
        wanted = np.flatnonzero(np.isin(roots, np.fromiter(self._roots, np.int64, len(self._roots))))
        wanted = wanted[np.argsort(roots[wanted], kind="stable")]
        if len(wanted):
            yield from np.split(wanted, np.flatnonzero(np.diff(roots[wanted])) + 1)


def _tell(articles: Columns, events: Columns, rows: Rows, stories: _Stories) -> None:
    """Write a story's number and counts into its events."""
    tellers = np.unique(events["article"][rows])
    events["story"][rows] = events["identity"][rows[0]]
    events["articles"][rows] = min(len(tellers), 0xFFFF)
    events["sources"][rows] = min(independent_sources(articles, tellers), 0xFFFF)
    events["differ"][rows] = stories.root(int(rows[0])) in stories.differing
