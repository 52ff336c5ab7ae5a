"""Merging events of different articles that tell of the same happening into stories.

1. Events of about the same time that share a rare term are compared (see ``likeness``).
2. *Likeness.* They must share a name, another word, and enough of their terms, weighed by rarity; a date
   that both name counts as one where it is background to a report (see ``common_dates``). Where each also
   names somebody whom few others name, and the other does not, they must be a good deal more alike.
3. *Dates.* Spans must overlap, and so must all spans of a story: a month agrees with a day in it, and so
   does a year, but then the passages must be more alike. A passage dated by nothing but its report may tell
   of the day before. What its own words do not date never agrees with a whole year, nor with a stretch of
   weeks ("less than two weeks ago").
4. *Dates differ.* Where two sources tell all but the same, each naming another day of the same week or so,
   they are one story whose dates are marked as differing.

After a change only events of new articles, and of stories that lost an event, are compared again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from search_index.dates.spans import Precision
from search_index.events.event import DatedBy
from search_index.timeline.common_dates import LONGEST_FINE, weights_of_dates
from search_index.timeline.layout import DATED_BY, PRECISIONS, STORY_COLUMNS, UNDATED_DAY, Columns, Flags
from search_index.timeline.likeness import Terms, candidates
from search_index.timeline.lists import Rows
from search_index.timeline.origins import independent_sources
from search_index.timeline.tables import Tables

LIKENESS = 0.17
"""From this likeness on, two passages of compatible dates tell of the same happening."""
LIKENESS_IN_A_YEAR = 0.22
"""The same where one of the dates is as coarse as a year: it agrees with whatever else happened then."""
SAMENESS = 0.8
"""From this likeness on, they do even with dates that differ."""
REPETITION = 0.4
"""From this likeness on, two passages of one article that name the same date do."""

ESTRANGEMENT = 7.0
"""From this weight on (a name that fewer than one event in 1,100 has), the names that two passages do not
share tell them apart; see ``likeness``."""
LIKENESS_OF_STRANGERS = 0.5
"""From this likeness on, such passages tell of the same happening: the dividends of two firms are told in
much the same words."""

_LOOSEST = 0.4
"""Share of ``LIKENESS`` that what two stories began with must have: no chain of small steps joins them."""

_WIDEST_DIFFERENCE = 10
"""Days between dates that may be meant for the same one."""
_LONGEST_NEWS = 7
"""Days of a stretch that a report may tell of as one piece of news."""
_RANGE = PRECISIONS.index(Precision.RANGE)
_REPORT = DATED_BY.index(DatedBy.REPORT)
_EXPRESSION = DATED_BY.index(DatedBy.EXPRESSION)
_MOST_COUNTED = 0xFFFF


def merge_stories(tables: Tables, changed: NDArray[np.bool_]) -> Tables:
    """Merge the events that have changed with the rest; each of these is a story of its own so far."""
    events = tables.events
    touched = changed & (events["earliest"] != UNDATED_DAY)
    if not touched.any():
        return tables
    terms = Terms.of(tables)
    first, second = candidates(events, terms, touched)
    stories = _Stories(tables, terms)
    for link in _links(tables, terms, first, second):
        stories.join(link)
    return stories.told()


@dataclass(frozen=True, slots=True)
class _Link:
    """Two events that tell of the same happening, and whether their dates differ."""

    first: int
    second: int
    differ: bool


def _links(tables: Tables, terms: Terms, first: Rows, second: Rows) -> Iterator[_Link]:
    """The pairs that tell of the same happening: first those whose dates agree, the most alike first."""
    needed, agree = _needed_likeness(tables.events, first, second)
    possible = needed <= 1
    first, second, needed, agree = first[possible], second[possible], needed[possible], agree[possible]
    dates = np.where(agree, weights_of_dates(tables, first, second), np.float32(0))
    likeness = terms.likeness(first, second, dates)
    found = np.flatnonzero(likeness >= needed)
    estranged = terms.estrangement(first[found], second[found]) >= ESTRANGEMENT
    found = found[~estranged | (likeness[found] >= LIKENESS_OF_STRANGERS)]
    found = found[np.lexsort((second[found], first[found], -likeness[found], ~agree[found]))]
    columns = first[found].tolist(), second[found].tolist(), (~agree[found]).tolist()
    yield from map(_Link, *columns)


def _needed_likeness(
    events: Columns, first: Rows, second: Rows
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """How alike pairs must be to be one happening (2: they cannot be), and whether their dates agree."""

    def both(column: NDArray[np.bool_]) -> NDArray[np.bool_]:
        return column[first] & column[second]

    def equal(column: NDArray[np.int64]) -> NDArray[np.bool_]:
        same: NDArray[np.bool_] = column[first] == column[second]
        return same

    earliest, latest = events["earliest"].astype(np.int64), events["latest"].astype(np.int64)
    apart = np.maximum(earliest[first], earliest[second]) - np.minimum(latest[first], latest[second])
    dated_by = Flags.dated_by(events["flags"])
    reported = dated_by == _REPORT
    named = both(dated_by == _EXPRESSION)
    days, precision = latest - earliest, Flags.precision(events["flags"])
    fine = (days <= LONGEST_FINE) & ((precision != _RANGE) | (days <= _LONGEST_NEWS))
    agree = (apart <= (reported[first] | reported[second])) & ((fine[first] == fine[second]) | named)
    may_differ = named & both(earliest == latest) & (apart <= _WIDEST_DIFFERENCE)
    repeated = equal(earliest) & equal(latest) & named
    alike = np.where(both(fine), LIKENESS, LIKENESS_IN_A_YEAR)
    needed = np.where(agree, alike, np.where(may_differ, SAMENESS, 2))
    needed = np.where(equal(events["article"]), np.where(repeated, REPETITION, 2), needed)
    return np.where(equal(Flags.status(events["flags"])), needed, 2).astype(np.float32), agree


class _Stories:
    """Disjoint sets of event rows, with the days that all members of each have in common."""

    def __init__(self, tables: Tables, terms: Terms) -> None:
        self._tables = tables
        self._terms = terms
        self._core: dict[int, int] = {}
        events = tables.events
        leader = events["story"].astype(np.int64)
        self._parent: list[int] = leader.tolist()
        # Days that the members of each story have in common; only those of leaders are ever asked for.
        earliest = events["earliest"].astype(np.int64) - (Flags.dated_by(events["flags"]) == _REPORT)
        latest = events["latest"].astype(np.int64)
        members = np.flatnonzero(leader != np.arange(len(leader)))
        np.maximum.at(earliest, leader[members], earliest[members])
        np.minimum.at(latest, leader[members], latest[members])
        self._earliest: list[int] = earliest.tolist()
        self._latest: list[int] = latest.tolist()
        self._joined: set[int] = set()
        differing = tables.stories["leader"][tables.stories["differ"] == 1]
        self._differing: set[int] = set(differing.tolist())

    def root(self, row: int) -> int:
        """The row that stands for the story of a row."""
        parent = self._parent
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    def join(self, link: _Link) -> None:
        """Make one story of two, unless their days or what they began with forbid it."""
        first, second = self.root(link.first), self.root(link.second)
        if first == second:
            return
        cores = self._core.get(first, link.first), self._core.get(second, link.second)
        first, second = sorted((first, second))
        if cores != (link.first, link.second) and self._terms.likeness_of(*cores) < LIKENESS * _LOOSEST:
            return
        earliest = max(self._earliest[first], self._earliest[second])
        latest = min(self._latest[first], self._latest[second])
        differ = link.differ or first in self._differing or second in self._differing
        if earliest > latest and not differ:
            return
        self._parent[second] = first
        self._earliest[first], self._latest[first] = min(earliest, latest), max(earliest, latest)
        self._core[first] = cores[0]
        self._joined -= {second}
        self._joined.add(first)
        if differ:
            self._differing.add(first)

    def told(self) -> Tables:
        """The tables with the stories as they are now, and the sources of those that were joined."""
        leader = np.array(self._parent, np.int64)
        while not np.array_equal(leader, above := leader[leader]):
            leader = above
        joined = np.zeros(len(leader), np.bool_)
        joined[list(self._joined)] = True
        rows = np.flatnonzero(joined[leader])
        found = independent_sources(self._tables.articles, leader[rows], self._tables.events["article"][rows])
        differ = np.isin(found["leader"], list(self._differing))
        worth_telling = (found["articles"] > 1) | differ
        new = {
            "leader": found["leader"],
            "sources": np.minimum(found["sources"], _MOST_COUNTED),
            "articles": np.minimum(found["articles"], _MOST_COUNTED),
            "differ": differ,
        }
        old = self._tables.stories
        kept = leader[old["leader"]] == old["leader"]
        kept &= ~joined[old["leader"]]
        stories = {
            name: np.concatenate([old[name][kept], new[name][worth_telling].astype(dtype)])
            for name, dtype in STORY_COLUMNS.items()
        }
        order = np.argsort(stories["leader"], kind="stable")
        stories = {name: column[order].astype(STORY_COLUMNS[name]) for name, column in stories.items()}
        events = self._tables.events | {"story": leader.astype(np.uint32)}
        return replace(self._tables, events=events, stories=stories)
