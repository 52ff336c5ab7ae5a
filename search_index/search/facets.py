"""Counting what the articles found have in common: years, sources, people, places, statuses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from search_index.search.collection import Collection, Rows
from search_index.search.narrowed_events import EventChoice
from search_index.search.narrowing import Facet, FacetChoice, FacetKind, FacetValue, Narrowing
from search_index.timeline.layout import STATUSES, Flags
from search_index.timeline.names import NameKind
from search_index.timeline.view import TimelineView

_NAMES = {FacetKind.PERSON: NameKind.PERSON, FacetKind.PLACE: NameKind.PLACE}


def count_facets(
    collection: Collection, rows: Rows, events: EventChoice, narrowing: Narrowing, limit: int
) -> tuple[Facet, ...]:
    """Return every facet of the articles at ``rows``, of those that are left of them, in the order of kinds.

    ``rows`` are those that the words of the query find; ``events`` and the sources in ``narrowing`` are what
    they are narrowed to. At most ``limit`` values each, and those chosen. Not for several threads at once.
    """
    counting = _Counting(collection, rows, events, narrowing.values(FacetKind.SOURCE), limit)
    return tuple(counting.facet(kind, narrowing.values(kind)) for kind in FacetKind)


@dataclass(frozen=True, slots=True)
class _Counted:
    """The most frequent values with the number of articles that have each, and how many values there are."""

    values: Sequence[str]
    counts: Sequence[int]
    distinct: int


class _Counting:
    """Counts facet by facet; what several facets are counted over is selected once."""

    def __init__(
        self, collection: Collection, rows: Rows, events: EventChoice, sources: frozenset[str], limit: int
    ) -> None:
        self._collection = collection
        self._timeline = collection.timeline
        self._rows = rows
        self._by_source = rows[collection.from_sources(sources)[rows]] if sources else rows
        self._events = events
        self._limit = limit
        self._all: TimelineView | None = None

    def facet(self, kind: FacetKind, chosen: frozenset[str]) -> Facet:
        """Count one facet as if it were not narrowed itself; ``chosen`` are in it in any case."""
        counted = self._count(kind)
        missing = sorted(chosen.difference(counted.values))
        values = [*counted.values, *missing]
        counts = [*counted.counts, *(self._count_one(kind, value) for value in missing)]
        choices = (FacetChoice(kind, value) for value in values)
        return Facet(kind, tuple(map(FacetValue, choices, counts)), counted.distinct)

    def _count(self, kind: FacetKind) -> _Counted:
        match kind:
            case FacetKind.SOURCE:
                return self._most_frequent(*self._sources())
            case FacetKind.YEAR:
                return self._most_frequent(*self._years(self._view(kind)))
            case FacetKind.STATUS:
                return self._most_frequent(*self._statuses(self._view(kind)))
            case _:
                return self._names(kind)

    def _sources(self) -> tuple[Sequence[str], NDArray[np.int64]]:
        rows = self._rows
        if self._events:
            unnarrowed = self._by_source is self._rows
            view = self._left() if unnarrowed else self._events.select(self._collection)
            told = view.articles()
            rows = rows[self._collection.mask(self._collection.rows_of(told))[rows]]
        catalogue = self._collection.catalogue
        counts = np.bincount(catalogue.source_codes[rows], minlength=len(catalogue.sources))
        counts[[code for code, name in enumerate(catalogue.sources) if not name]] = 0
        return catalogue.sources, counts

    def _years(self, view: TimelineView) -> tuple[Sequence[str], NDArray[np.int64]]:
        years = self._collection.whole_years[view.positions]
        positions, years = view.positions[years > 0], years[years > 0]
        # In the order of the timeline the events of a year follow one another.
        starts = np.flatnonzero(np.diff(years, prepend=0))
        counts = self._articles_in(positions, [*starts.tolist(), len(positions)])
        return [f"{year:04}" for year in years[starts].tolist()], counts

    def _statuses(self, view: TimelineView) -> tuple[Sequence[str], NDArray[np.int64]]:
        codes = Flags.status(self._timeline.events["flags"][view.positions])
        groups = [view.positions[codes == code] for code in range(len(STATUSES))]
        counts = self._articles_in(np.concatenate(groups), np.cumsum([0, *map(len, groups)]).tolist())
        return [status.value for status in STATUSES], counts

    def _articles_in(self, positions: NDArray[np.int64], bounds: Sequence[int]) -> NDArray[np.int64]:
        """Count the articles of the events in each stretch of ``positions``."""
        articles = self._timeline.events["article"][positions]
        told = np.zeros(len(self._timeline.articles["number"]), np.bool_)
        counts = np.zeros(len(bounds) - 1, np.int64)
        for place, (start, stop) in enumerate(pairwise(bounds)):
            stretch = articles[start:stop]
            told[stretch] = True
            counts[place] = np.count_nonzero(told)
            told[stretch] = False
        return counts

    def _names(self, kind: FacetKind) -> _Counted:
        name_kind = _NAMES[kind]
        chosen = np.zeros(len(self._timeline), np.bool_)
        chosen[self._view(kind).positions] = True
        counts = self._collection.mentions(name_kind).articles_by_name(chosen)
        best, distinct = self._best(counts)
        table = self._timeline.tables.names[name_kind]
        return _Counted([table.name(number) for number in best], counts[best].tolist(), distinct)

    def _most_frequent(self, values: Sequence[str], counts: NDArray[np.int64]) -> _Counted:
        best, distinct = self._best(counts)
        return _Counted([values[place] for place in best], counts[best].tolist(), distinct)

    def _best(self, counts: NDArray[np.int64]) -> tuple[list[int], int]:
        """Return which counts are the highest, and how many there are; of equals the first ones."""
        present = np.flatnonzero(counts)
        best = present[np.argsort(-counts[present], kind="stable")][: self._limit]
        return best.tolist(), len(present)

    def _count_one(self, kind: FacetKind, value: str) -> int:
        if kind is FacetKind.SOURCE:
            values, counts = self._sources()
            return int(counts[values.index(value)]) if value in values else 0
        wanted = replace(self._events, values={**self._events.values, kind: frozenset([value])})
        return len(wanted.select(self._collection, self._articles()).articles())

    def _view(self, kind: FacetKind) -> TimelineView:
        """Return the events that are left when ``kind`` is not narrowed."""
        if kind in self._events.values:
            return self._events.without(kind).select(self._collection, self._articles())
        return self._left()

    def _left(self) -> TimelineView:
        """Return the events that are left of all."""
        if self._all is None:
            self._all = self._events.select(self._collection, self._articles())
        return self._all

    def _articles(self) -> NDArray[np.int32] | None:
        rows = self._by_source
        return None if len(rows) == len(self._collection) else self._collection.catalogue.numbers[rows]
