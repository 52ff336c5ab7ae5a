"""Counting what the events of a view have: names, statuses, years; for facets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from search_index.timeline.headings import years_of
from search_index.timeline.layout import STATUSES, Flags
from search_index.timeline.names import NameKind

if TYPE_CHECKING:
    from search_index.timeline.view import TimelineView

Value = TypeVar("Value")
_LARGEST_TABLE = 1 << 25


@dataclass(frozen=True, slots=True, eq=False)
class Counts(Generic[Value]):
    """Values with how many events (or articles) have each; ``distinct`` counts those left out as well."""

    values: tuple[Value, ...]
    counts: NDArray[np.int64]
    distinct: int


def names(view: TimelineView, kind: NameKind, *, of_articles: bool, most: int | None) -> Counts[str]:
    """The names of a kind in a view, the most frequent first; those equally frequent by their letters."""
    tables = view.timeline.tables
    lists, table = tables.lists[kind], tables.names[kind]
    chosen = np.zeros(len(view.timeline), np.bool_)
    chosen[view.positions] = True
    named = np.flatnonzero(lists.counts)
    named = named[chosen[named]]
    told = lists.take(named)
    articles = np.repeat(tables.events["article"][named], told.counts) if of_articles else None
    counts = _counted(told.values, len(table), articles)
    found = np.flatnonzero(counts)
    by_frequency = found[np.argsort(-counts[found], kind="stable")][:most]
    values = tuple(table.name(number) for number in by_frequency.tolist())
    return Counts(values, counts[by_frequency], len(found))


def statuses(view: TimelineView, *, of_articles: bool) -> Counts[str]:
    """Every status, and how many events of a view have it."""
    events = view.timeline.events
    articles = events["article"][view.positions] if of_articles else None
    counts = _counted(Flags.status(events["flags"][view.positions]), len(STATUSES), articles)
    return Counts(tuple(status.value for status in STATUSES), counts, int(np.count_nonzero(counts)))


def years(view: TimelineView, *, of_articles: bool) -> Counts[int]:
    """The years in which the dated events of a view begin, ascending."""
    events = view.timeline.events
    positions = view.positions[view.positions < view.timeline.dated]
    days = events["earliest"][positions]
    different, place = np.unique(days, return_inverse=True)
    found, number = np.unique(years_of(different), return_inverse=True)
    articles = events["article"][positions] if of_articles else None
    counts = _counted(number[place], len(found), articles)
    return Counts(tuple(found.tolist()), counts, len(found))


def _counted(values: NDArray[Any], size: int, articles: NDArray[Any] | None) -> NDArray[np.int64]:
    """How often each number below ``size`` occurs; with ``articles``, in how many different ones."""
    if articles is not None and len(values):
        width = int(articles.max()) + 1
        if width * size <= _LARGEST_TABLE:
            table = np.zeros((size, width), np.bool_)
            table[values, articles] = True
            told: NDArray[np.int64] = np.count_nonzero(table, axis=1)
            return told
        pairs = np.sort(articles.astype(np.int64) * size + values.astype(np.int64))
        values = pairs[np.append(True, pairs[1:] != pairs[:-1])] % size
    return np.bincount(values, minlength=size)
