"""Searching whole arrays at once: which documents match a Whoosh query, and their BM25F scores.

A query is evaluated twice. First each part becomes a mask over the documents; then only documents that match
are scored, by the formula and the rules of Whoosh's own matchers. A part that has no rule here (a wildcard, a
fuzzy term, a sloppy phrase ...) is run through Whoosh's matchers and joins in with what they say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import query, scoring
from whoosh.searching import Searcher

from search_index.packed.leaf import Leaf, search_by_matcher
from search_index.packed.writer import packed_parts

_SIGN = np.uint32(1 << 31)


@dataclass(frozen=True, slots=True)
class Ties:
    """The order of documents that score the same: ``ranks`` by document, and ``documents`` by rank."""

    ranks: NDArray[np.uint32]
    documents: NDArray[np.int64]

    @classmethod
    def of(cls, documents: NDArray[np.int64]) -> Ties:
        """Return the order in which ``documents`` are: all of an index, each once."""
        ranks = np.empty(len(documents), np.uint32)
        ranks[documents] = np.arange(len(documents), dtype=np.uint32)
        return cls(ranks, documents)


@dataclass(frozen=True, slots=True)
class Found:
    """Documents that match, and their scores in parallel."""

    documents: NDArray[np.int64]
    scores: NDArray[np.floating[Any]]

    def __len__(self) -> int:
        return len(self.documents)

    def best(self, ties: Ties, limit: int | None = None) -> Found:
        """Return the same, or the first ``limit`` of them, the best first, with scores in 32 bits."""
        scores = self.scores.astype(np.float32)
        scores += np.float32(0)  # there are two zeros
        bits = scores.view(np.uint32)
        falling = np.where(bits & _SIGN, bits, ~(bits | _SIGN))
        last = falling == falling.max(initial=0)
        if limit is not None or np.count_nonzero(last) * 2 < len(self):
            return _sorted(falling, ties.ranks[self.documents], ties, limit)
        # Many have the same lowest score (a word that was only begun gives each the same): nothing to sort.
        rest = self.documents[~last]
        best = _sorted(falling[~last], ties.ranks[rest], ties, None)
        wanted = np.zeros(len(ties.ranks), np.bool_)
        wanted[ties.ranks[self.documents[last]]] = True
        return Found(
            np.concatenate((best.documents, ties.documents[wanted])),
            np.concatenate((best.scores, scores[last])),
        )


def _sorted(falling: NDArray[np.uint32], ranks: NDArray[np.uint32], ties: Ties, limit: int | None) -> Found:
    """Sort by ``falling`` (scores as bits that fall as scores rise), and then by ``ranks``."""
    # Both in one number: a plain sort is many times faster than one by keys.
    keys = falling.astype(np.uint64) << np.uint64(32)
    keys |= ranks
    if limit is not None and limit < len(keys):
        keys = np.partition(keys, limit)[:limit]
    keys.sort()
    sorted_falling = (keys >> np.uint64(32)).astype(np.uint32)
    bits = np.where(sorted_falling & _SIGN, sorted_falling, ~sorted_falling & ~_SIGN)
    return Found(ties.documents[keys.astype(np.uint32)], bits.view(np.float32))


class ArraySearch:
    """Searches an index through a Whoosh searcher. Like that, it is not for several threads at once."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._segments = [(part, base, self._leaf(part)) for part, base in searcher.leaf_searchers()]

    def search(self, wanted: query.Query) -> Found:
        """Return every document that matches, ascending, with its score.

        Raises:
            search_index.errors.IndexDamaged: the index is not what was written.
        """
        documents, scores = [np.zeros(0, np.int64)], [np.zeros(0)]
        for part, base, leaf in self._segments:
            found = leaf.search(wanted) if leaf else search_by_matcher(self._searcher, part, wanted)
            documents.append(found[0] + base)
            scores.append(found[1])
        return Found(np.concatenate(documents), np.concatenate(scores))

    def _leaf(self, part: Searcher) -> Leaf | None:
        """Return what evaluates queries on a segment, ``None`` where only Whoosh's matchers can."""
        readers = packed_parts(part.reader())
        if readers is None or type(self._searcher.weighting) is not scoring.BM25F:
            return None
        return Leaf(self._searcher, part, *readers)
