"""How often the terms of a field occur among some documents: what facets show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search_index.packed.field_terms import FieldTerms


@dataclass(frozen=True, slots=True)
class TermCount:
    """A term, and how many of the documents that were counted have it."""

    term: str
    documents: int


@dataclass(frozen=True, slots=True)
class TermCounts:
    """The most frequent terms, equals by term, and how many ``distinct`` ones the documents have."""

    terms: tuple[TermCount, ...] = ()
    distinct: int = 0


@dataclass(frozen=True, slots=True)
class _Part:
    """The postings of the field in one segment: the documents of the whole index, term by term.

    ``terms`` are the numbers of its terms among those of all segments, ``None`` when there is but this one.
    """

    documents: NDArray[np.int64]
    starts: NDArray[np.int64]
    terms: NDArray[np.int64] | None


class TermCounter:
    """Counts the terms of one field of an index. All its postings are unpacked once, and kept."""

    def __init__(self, segments: Sequence[tuple[int, FieldTerms]], documents: int) -> None:
        """Take the field in each segment, with the number of its first document; and how many there are."""
        self._segments = segments
        self._marks = np.zeros(documents, np.bool_)
        self._terms: list[bytes] = []
        several = len(segments) > 1
        if several:
            self._terms = sorted(set().union(*(field.terms() for _, field in segments)))
        numbers = dict(zip(self._terms, range(len(self._terms)), strict=True))
        self._parts: list[_Part] = []
        for base, field in segments:
            found, starts = field.documents_in(range(len(field)))
            terms = np.array([numbers[term] for term in field.terms()], np.int64) if several else None
            self._parts.append(_Part(found.astype(np.int64) + base, starts, terms))

    def count(self, documents: NDArray[np.int64], limit: int) -> TermCounts:
        """Count the terms of ``documents``; name at most ``limit`` of them."""
        counts = self._counts(documents)
        found = np.flatnonzero(counts)
        # Count and number in one: the most frequent are the least, and equals come in order.
        keys = ((counts.max(initial=0) - counts[found]) << 32) | found
        if limit < len(keys):
            keys = np.partition(keys, limit)[:limit]
        keys.sort()
        numbers = (keys & 0xFFFFFFFF).tolist()
        return TermCounts(
            tuple(TermCount(self._term(number), int(counts[number])) for number in numbers), len(found)
        )

    def _counts(self, documents: NDArray[np.int64]) -> NDArray[np.int64]:
        self._marks[documents] = True
        try:
            totals = np.zeros(len(self._terms), np.int64)
            for part in self._parts:
                marked = self._marks[part.documents].view(np.uint8)
                counts = np.add.reduceat(marked, part.starts, dtype=np.int64) if len(marked) else totals
                if part.terms is None:
                    return counts
                totals[part.terms] += counts
            return totals
        finally:
            self._marks[documents] = False

    def _term(self, number: int) -> str:
        term = self._terms[number] if self._terms else self._segments[0][1].term(number)
        return term.decode("utf-8", "surrogatepass")
