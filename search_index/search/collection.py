"""All articles of one generation as arrays, to search, sort, narrow and fold many of them at once."""

from __future__ import annotations

from collections.abc import Collection as Values
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_index.index.snapshot import Snapshot
from search_index.search.narrowing import Sort
from search_index.timeline.names import NameKind
from search_index.timeline.timeline import Timeline

Rows = NDArray[np.int64]
"""Rows of the catalogue, which has the articles in order of their numbers."""


@dataclass(frozen=True, slots=True, eq=False)
class Mentions:
    """Names in events, by name and then by article: the number of the name, and who names it."""

    names: NDArray[np.int64]
    articles: NDArray[np.int64]
    events: NDArray[np.int64]

    @classmethod
    def of(cls, timeline: Timeline, kind: NameKind) -> Mentions:
        """Put the names of all events in order, once: then distinct ones can be counted without sorting."""
        lists = timeline.tables.lists[kind]
        events = lists.rows()
        articles = timeline.events["article"][events].astype(np.int64)
        keys = lists.values.astype(np.int64) << np.int64(32) | articles
        order = np.argsort(keys)
        return cls(keys[order] >> np.int64(32), articles[order], events[order])

    def articles_by_name(self, events: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return in how many articles each name stands, by number, if only some of the events count."""
        counted = events[self.events]
        names, articles = self.names[counted], self.articles[counted]
        first = np.ones(len(names), np.bool_)
        first[1:] = (names[1:] != names[:-1]) | (articles[1:] != articles[:-1])
        return np.bincount(names[first], minlength=int(self.names[-1]) + 1 if len(self.names) else 0)


class Collection:
    """A snapshot, with what is worked out from it once and then kept.

    All but ``snapshot.arrays`` may be used by several threads at once.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.catalogue = snapshot.catalogue
        self.timeline = snapshot.timeline
        self._mentions: dict[NameKind, Mentions] = {}

    def __len__(self) -> int:
        return len(self.catalogue)

    @cached_property
    def nothing(self) -> tuple[Rows, NDArray[np.float32]]:
        """No rows, and their scores."""
        return np.zeros(0, np.int64), np.zeros(0, np.float32)

    @cached_property
    def rows_of_documents(self) -> Rows:
        """The row of each of Whoosh's documents; that of a deleted one is of no account."""
        rows = np.searchsorted(self.catalogue.numbers, self.snapshot.numbers)
        return np.minimum(rows, max(0, len(self) - 1))

    def rows_of(self, numbers: NDArray[Any]) -> Rows:
        """Return the rows of articles, given by their numbers."""
        return np.searchsorted(self.catalogue.numbers, numbers)

    def mask(self, rows: Rows) -> NDArray[np.bool_]:
        """Return for each row whether it is among ``rows``."""
        mask = np.zeros(len(self), np.bool_)
        mask[rows] = True
        return mask

    def order(self, sort: Sort) -> Rows:
        """Return all rows in an order; what is found by no word is as relevant as it is new."""
        return self._by_title if sort is Sort.TITLE else self.newest_first

    @cached_property
    def newest_first(self) -> Rows:
        """All rows by published day, those of unknown day last."""
        return self.rows_of(self.catalogue.newest_first())

    @cached_property
    def _by_title(self) -> Rows:
        return np.argsort(self.catalogue.title_order, kind="stable")

    @cached_property
    def copy_groups(self) -> Rows:
        """For each row the one that stands for its group of copies: its own, when it is alone."""
        return self.rows_of(self.catalogue.copies)

    @cached_property
    def whole_years(self) -> NDArray[np.int32]:
        """For each event the year in which it certainly happened; 0 where it may have been in several."""
        events, dated = self.timeline.events, self.timeline.dated
        first = _years(events["earliest"][:dated])
        years = np.zeros(len(self.timeline), np.int32)
        years[:dated] = np.where(first == _years(events["latest"][:dated]), first, 0)
        return years

    def mentions(self, kind: NameKind) -> Mentions:
        """Return where people (or places) are named in events."""
        if kind not in self._mentions:
            self._mentions[kind] = Mentions.of(self.timeline, kind)
        return self._mentions[kind]

    def from_sources(self, sources: Values[str]) -> NDArray[np.bool_]:
        """Return for each row whether its article is by one of ``sources``."""
        wanted = np.array([name in sources for name in self.catalogue.sources], np.bool_)
        return wanted[self.catalogue.source_codes] if len(self) else np.zeros(0, np.bool_)


def _years(days: NDArray[Any]) -> NDArray[np.int32]:
    """Return the years of proleptic ordinals."""
    from_1970 = days.astype(np.int64) - _EPOCH
    return (from_1970.view("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970).astype(np.int32)


_EPOCH = 719_163
"""The proleptic ordinal of 1970-01-01, from which NumPy counts days."""
