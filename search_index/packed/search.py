"""Searching whole arrays at once: which documents match a Whoosh query, and their BM25F scores.

A query is evaluated twice. First each part becomes a mask over the documents; then only documents that match
are scored, by the formula and the rules of Whoosh's own matchers. A part that has no rule here (a wildcard, a
fuzzy term, a sloppy phrase ...) is run through Whoosh's matchers and joins in with what they say.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import query, scoring
from whoosh.searching import Searcher

from search_index.packed.field_terms import FieldTerms
from search_index.packed.leaf import Leaf, search_by_matcher
from search_index.packed.similar import SimilarTerm, SimilarTerms
from search_index.packed.telling import TellingTerm, telling_terms
from search_index.packed.vocabulary import WordField
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
    """Searches an index through a Whoosh searcher. Like that, it is not for several threads at once.

    Documents go by Whoosh's numbers. Terms are texts, as the fields' own analysis makes them. All methods
    raise ``search_index.errors.IndexDamaged`` when the index is not what was written.
    """

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._segments = [(part, base, self._leaf(part)) for part, base in searcher.leaf_searchers()]
        self._similar: dict[str, list[SimilarTerms]] = {}

    def search(self, wanted: query.Query) -> Found:
        """Return every document that matches, ascending, with its score."""
        documents, scores = [np.zeros(0, np.int64)], [np.zeros(0)]
        for part, base, leaf in self._segments:
            found = leaf.search(wanted) if leaf else search_by_matcher(self._searcher, part, wanted)
            documents.append(found[0] + base)
            scores.append(found[1])
        return Found(np.concatenate(documents), np.concatenate(scores))

    def matching(self, wanted: query.Query) -> NDArray[np.int64]:
        """Return every document that matches, ascending; takes less time than :meth:`search`."""
        documents = [np.zeros(0, np.int64)]
        for part, base, leaf in self._segments:
            found = leaf.matching(wanted) if leaf else search_by_matcher(self._searcher, part, wanted)[0]
            documents.append(found + base)
        return np.concatenate(documents)

    def document_frequency(self, fieldname: str, term: str) -> int:
        """Return how many documents have a term, deleted ones included."""
        encoded = term.encode("utf-8", "surrogatepass")
        numbers = [(field, field.find(encoded)) for _, field in self._field(fieldname)]
        return sum(field.count(number) for field, number in numbers if number >= 0)

    def terms_within(self, fieldname: str, word: str, distance: int) -> list[SimilarTerm]:
        """Return the terms at most ``distance`` edits from ``word``: the nearest, of these the most frequent.

        ``word`` is written as a term of the field would be; see ``similar`` for what an edit is.
        """
        parts = self._similar.get(fieldname)
        if parts is None:
            parts = self._similar[fieldname] = [SimilarTerms(field) for _, field in self._field(fieldname)]
        found: dict[bytes, tuple[int, int]] = {}
        for part in parts:
            for term, away, documents in part.within(word, distance):
                found[term] = away, found.get(term, (0, 0))[1] + documents
        similar = [SimilarTerm(term.decode("utf-8", "surrogatepass"), *each) for term, each in found.items()]
        return sorted(similar, key=lambda each: (each.distance, -each.documents, each.term))

    def telling_terms(self, fieldname: str, value: Any, limit: int = 20) -> list[TellingTerm]:
        """Return the most telling terms of a value of a field of words: what others like it would have.

        Raises:
            ValueError: the field is none of words.
        """
        field = self._searcher.schema[fieldname]
        if not isinstance(field, WordField):
            raise ValueError(f"{fieldname}: only terms that come from single words can be told")
        frequency = partial(self.document_frequency, fieldname)
        return telling_terms(field, value, frequency, self._searcher.doc_count_all(), limit)

    def _field(self, fieldname: str) -> list[tuple[int, FieldTerms]]:
        """Return a field in each segment that has it, with the number of the segment's first document."""
        parts = [(base, packed_parts(part.reader())) for part, base, _ in self._segments]
        return [
            (base, readers[0].fields[fieldname])
            for base, readers in parts
            if readers is not None and fieldname in readers[0].fields
        ]

    def _leaf(self, part: Searcher) -> Leaf | None:
        """Return what evaluates queries on a segment, ``None`` where only Whoosh's matchers can."""
        readers = packed_parts(part.reader())
        if readers is None or type(self._searcher.weighting) is not scoring.BM25F:
            return None
        return Leaf(self._searcher, part, *readers)
