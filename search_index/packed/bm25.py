"""BM25F over arrays: the formula of ``whoosh.scoring.bm25``, for many documents at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.searching import Searcher

from search_index.packed.documents import PackedDocumentReader
from search_index.packed.field_terms import FieldTerms
from search_index.packed.lengths import LENGTHS
from search_index.packed.terms import PackedTermsReader

Scores = NDArray[np.float64]
Array = NDArray[Any]
WeightedTerm = tuple[str, FieldTerms, int, float]
"""A field's name, its terms, the number of one of them, and by how much its scores are multiplied."""
_WORTH_LOOKING_UP = 8
"""How many times more documents a term must have than are to be scored, so that each is looked up in it."""


class TermScores:
    """Scores the terms of one segment; what is counted over all documents is ``top``'s to say."""

    def __init__(self, top: Searcher, terms: PackedTermsReader, documents: PackedDocumentReader) -> None:
        self._top = top
        self._terms = terms
        self._documents = documents
        self._norms: dict[str, Scores] = {}
        self._scratch = np.zeros(documents.doc_count_all())

    def of_term(self, fieldname: str, field: FieldTerms, number: int, documents: NDArray[np.int64]) -> Scores:
        """Return the scores of ascending ``documents`` for a term, 0 for those that do not have it."""
        if not len(documents):
            return np.zeros(0)
        own = field.documents_of(number)
        frequencies = field.frequencies_of(number)
        term = field.term(number)
        if len(own) <= _WORTH_LOOKING_UP * len(documents):
            return self.looked_up(own, self._bm25(fieldname, term, own, frequencies), documents)
        narrow = documents.astype(own.dtype)
        places = np.searchsorted(own, narrow)
        np.minimum(places, len(own) - 1, out=places)
        scores = self._bm25(fieldname, term, narrow, frequencies[places])
        scores[own[places] != narrow] = 0.0
        return scores

    def of_terms(self, terms: Sequence[WeightedTerm], documents: NDArray[np.int64]) -> Scores:
        """Return the sum of the scores of ascending ``documents`` for some terms.

        The time it takes grows with the documents that have them, not with how many there are for each.
        """
        for fieldname, field, number, boost in terms:
            own = field.documents_of(number)
            scores = self._bm25(fieldname, field.term(number), own, field.frequencies_of(number))
            self._scratch[own] += scores * boost
        found = self._scratch[documents]
        self._scratch.fill(0.0)
        return found

    def looked_up(self, own: Array, scores: Scores, documents: NDArray[np.int64]) -> Scores:
        """Return of ``scores``, which are those of ``own``, those of ``documents``, 0 for others."""
        if len(own) == len(documents) and (not len(own) or np.array_equal(own, documents)):
            return scores
        self._scratch[own] = scores
        found = self._scratch[documents]
        self._scratch[own] = 0.0
        return found

    def _bm25(self, fieldname: str, term: bytes, documents: Array, frequencies: Array) -> Scores:
        """Return the scores of a term where it stands, as ``whoosh.scoring.bm25`` has them."""
        weights: Scores = frequencies * self._terms.weights[fieldname]
        if not self._top.schema[fieldname].scorable:
            return weights
        weighting = self._top.weighting
        scores: Scores = weights * (weighting.K1 + 1)
        weights += self._norm(fieldname)[documents]
        scores /= weights
        scores *= self._top.idf(fieldname, term)
        return scores

    def _norm(self, fieldname: str) -> Scores:
        """Return for each document what BM25F adds to the weight of a term because of the field's length."""
        norm = self._norms.get(fieldname)
        if norm is None:
            weighting = self._top.weighting
            slope = weighting._field_B.get(fieldname, weighting.B)
            average = self._top.avg_field_length(fieldname) or 1
            by_byte = weighting.K1 * ((1 - slope) + slope * LENGTHS / average)
            lengths = self._documents.packed_lengths(fieldname)
            norm = by_byte[lengths] if lengths is not None else np.full(len(self._scratch), by_byte[1])
            self._norms[fieldname] = norm
        return norm
