"""The next generation of a timeline, put together from what is kept of the last one and what is new."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_index.timeline.layout import ARTICLE_COLUMNS, EVENT_COLUMNS, Columns, Flags
from search_index.timeline.lists import Lists, Rows, used
from search_index.timeline.names import NameKind, NameTable
from search_index.timeline.segments import SegmentWriter
from search_index.timeline.tables import Tables
from search_index.timeline.timeline import Timeline

MOST_SEGMENTS = 16
"""With more segments than this, the smaller half of them is copied into one."""


class NextGeneration:
    """Takes over what stays of ``before`` and what ``segment`` has, and keeps segments few and alive."""

    def __init__(self, before: Timeline, removed: NDArray[np.int32], segment: SegmentWriter) -> None:
        self._before = before
        self._segment = segment
        gone = np.concatenate([removed, segment.given])
        self._keep = ~np.isin(before.articles["number"], gone)
        self._articles: Columns = {name: column[self._keep] for name, column in before.articles.items()}
        self._moved = np.zeros(len(self._articles["number"]), np.bool_)
        self._compact()
        self._kept_segments = np.unique(self._articles["segment"][~self._moved])

    def segments(self, name: str) -> list[tuple[str, int]]:
        """Name and length of each segment in use, ``name`` being that of the new one."""
        kept = [self._before.segments[index] for index in self._kept_segments.tolist()]
        new = [(name, self._segment.size)] if self._segment.used else []
        return [*((segment.name, segment.size) for segment in kept), *new]

    def tables(self) -> tuple[Tables, NDArray[np.bool_]]:
        """The tables of the new generation, and for each event whether its story has to be told anew.

        It has when the event is new, or when its story has lost an event; it then is a story of its own.
        """
        before = self._before.tables
        keep = self._keep[before.events["article"]]
        kept = np.flatnonzero(keep)
        local = np.cumsum(keep) - 1
        leaders = before.events["story"].astype(np.int64)
        broken = np.zeros(len(keep), np.bool_)
        broken[leaders[~keep]] = True

        articles, new_rows = self._joined_articles()
        new = self._segment.events()
        count = len(kept) + len(new["earliest"])
        changed = np.ones(count, np.bool_)
        changed[: len(kept)] = broken[leaders[kept]]
        story = np.arange(count)
        story[: len(kept)] = np.where(changed[: len(kept)], story[: len(kept)], local[leaders[kept]])
        kept_rows = (np.cumsum(self._keep) - 1)[before.events["article"][kept]]
        events = {
            name: np.concatenate([before.events[name][kept], new[name].astype(EVENT_COLUMNS[name])])
            for name in ("earliest", "latest", "flags", "place", "identity", "named")
        }
        events["article"] = new_rows[np.concatenate([kept_rows, self._rows_of_new_events()])]
        order = _timeline_order(events)
        placed = np.empty(count, np.int64)
        placed[order] = np.arange(count)
        events["story"] = placed[story]
        events = {name: column[order].astype(EVENT_COLUMNS[name]) for name, column in events.items()}

        stories = {name: column[~broken[before.stories["leader"]]] for name, column in before.stories.items()}
        stories["leader"] = placed[local[stories["leader"]]].astype(np.uint32)
        by_leader = np.argsort(stories["leader"])
        stories = {name: column[by_leader] for name, column in stories.items()}
        hashes, terms = self._terms(kept, new["terms"])
        people, told_people = self._names(NameKind.PERSON, kept, new["people"], self._segment.people)
        places, told_places = self._names(NameKind.PLACE, kept, new["places"], self._segment.places)
        lists = {"terms": terms.take(order), "people": told_people.take(order)}
        lists["places"] = told_places.take(order)
        names = {NameKind.PERSON: people, NameKind.PLACE: places}
        return Tables(articles, events, stories, lists, hashes, names), changed[order]

    def _compact(self) -> None:
        """Copy what is alive in crowded-out segments into the new one."""
        table = self._articles
        for source in self._segments_to_copy():
            old = self._before.segments[source]
            rows = np.flatnonzero(table["segment"] == source)
            for row in rows.tolist():
                block = old.block(int(table["start"][row]), int(table["length"][row]))
                table["start"][row] = self._segment.copy(block)
            self._moved[rows] = True

    def _segments_to_copy(self) -> list[int]:
        """Segments more than half of which is dead; and, with too many left, the smaller half of these."""
        sizes = [segment.size for segment in self._before.segments]
        alive = np.bincount(self._articles["segment"], self._articles["length"], len(sizes))
        copied = [index for index, size in enumerate(sizes) if alive[index] * 2 < size]
        left = sorted(set(range(len(sizes))) - set(copied), key=sizes.__getitem__)
        if len(left) >= MOST_SEGMENTS:
            copied += left[: len(left) // 2]
        self._articles["start"] = self._articles["start"].astype(
            np.uint64
        )  # what is copied may lie further on
        return copied

    def _joined_articles(self) -> tuple[Columns, Rows]:
        """The articles kept and the new ones by number, and the new row of each as they were joined."""
        new_segment = len(self._kept_segments)
        numbering = np.full(len(self._before.segments) + 1, new_segment, np.uint16)
        numbering[self._kept_segments] = np.arange(new_segment)
        kept = self._articles
        kept["segment"] = numbering[np.where(self._moved, len(self._before.segments), kept["segment"])]
        new = self._segment.articles()
        new["segment"] = np.full(len(new["number"]), new_segment, np.uint16)
        joined = {
            name: np.concatenate([kept[name], new[name].astype(dtype)]).astype(dtype)
            for name, dtype in ARTICLE_COLUMNS.items()
        }
        by_number = np.argsort(joined["number"], kind="stable")
        rows = np.empty(len(by_number), np.int64)
        rows[by_number] = np.arange(len(by_number))
        return {name: column[by_number] for name, column in joined.items()}, rows

    def _rows_of_new_events(self) -> Rows:
        new = self._segment.articles()
        first = len(self._articles["number"])
        return np.repeat(np.arange(first, first + len(new["number"])), new["events"])

    def _terms(self, kept: Rows, counts: NDArray[np.uint8]) -> tuple[NDArray[np.uint32], Lists]:
        """The hashes in use, ascending, and the terms of the events kept and of the new ones."""
        before = self._before.tables
        old, (new_hashes, new) = before.lists["terms"].take(kept), _ranked(self._segment.terms())
        hashes = _distinct(np.concatenate([before.term_hashes, new_hashes]))
        old = Lists(old.counts, hashes.searchsorted(before.term_hashes)[old.values])
        lists = old.followed_by(Lists(counts, hashes.searchsorted(new_hashes)[new]))
        occurring, values = used(lists.values, len(hashes))
        return hashes[occurring], Lists(lists.counts, values)

    def _names(
        self, kind: NameKind, kept: Rows, counts: NDArray[np.uint8], told: list[str]
    ) -> tuple[NameTable, Lists]:
        """The names in use, and those of the events kept and of the new ones."""
        before = self._before.tables
        old = before.lists[kind].take(kept)
        occurring, values = used(old.values, len(before.names[kind]))
        old_names = before.names[kind].take(occurring).names()
        table = NameTable.of([*old_names, *told])
        numbers = {name: number for number, name in enumerate(table.names())}
        renumbered = np.array([numbers[name] for name in old_names], np.uint32)
        new = np.array([numbers[name] for name in told], np.uint32)
        return table, Lists(old.counts, renumbered[values]).followed_by(Lists(counts, new))


def _timeline_order(events: Columns) -> NDArray[Any]:
    coarse_first = ~Flags.whole_years(events["flags"])
    return np.lexsort(
        (events["place"], events["article"], events["latest"], coarse_first, events["earliest"])
    )


def _distinct(values: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The different values, ascending (many times faster than ``np.unique``, which hashes)."""
    ascending = np.sort(values)
    return ascending[np.append(ascending[1:] != ascending[:-1], True)] if len(ascending) else ascending


def _ranked(values: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], Rows]:
    """The different values, ascending, and for each of the given ones which of them it is."""
    keys = values.astype(np.uint64) << np.uint64(32)
    keys |= np.arange(len(values), dtype=np.uint64)
    keys.sort()  # value and place in one number: a plain sort is far faster than one by keys
    ascending = (keys >> np.uint64(32)).astype(np.uint32)
    begins = np.append(True, ascending[1:] != ascending[:-1])[: len(values)]
    ranks = np.empty(len(values), np.int64)
    ranks[keys & np.uint64(0xFFFFFFFF)] = np.cumsum(begins) - 1
    return ascending[begins], ranks
