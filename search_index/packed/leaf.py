"""Evaluating a query over one segment."""

from __future__ import annotations

from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import query
from whoosh.searching import Searcher

from search_index.packed.addends import Addends, own_boost
from search_index.packed.beginning import Beginning
from search_index.packed.bm25 import TermScores, WeightedTerm
from search_index.packed.documents import PackedDocumentReader
from search_index.packed.field_terms import FieldTerms
from search_index.packed.phrases import Phrases
from search_index.packed.terms import PackedTermsReader

Mask = NDArray[np.bool_]
Scores = NDArray[np.float64]
Array = NDArray[Any]
_MUCH_RARER = 4
"""In how many times fewer documents a term must be than are scored to have its own gone through instead."""


class Leaf:
    """One segment. ``top`` searches the whole index: inverse document frequencies are those of the whole."""

    def __init__(
        self, top: Searcher, searcher: Searcher, terms: PackedTermsReader, documents: PackedDocumentReader
    ) -> None:
        self._top = top
        self._searcher = searcher
        self._reader = searcher.reader()
        self._count = int(self._reader.doc_count_all())
        self._fields = terms.fields
        self._scores = TermScores(top, terms, documents)
        self._phrases = Phrases(self._count)
        self._live: Mask | None = None
        if documents.has_deletions():
            self._live = np.ones(self._count, np.bool_)
            self._live[list(documents.deleted_docs())] = False
        # What the query at hand has come to so far, by the identity of its parts (which must live as long).
        self._masks: dict[int, Mask] = {}
        self._by_matcher: dict[int, tuple[Array, Scores]] = {}
        self._ranges: dict[int, query.Query] = {}
        self._terms: dict[tuple[str, Any], tuple[FieldTerms | None, int]] = {}

    def search(self, wanted: query.Query) -> tuple[NDArray[np.int64], Scores]:
        """Return the documents that match, ascending, and their scores."""
        try:
            documents = self._found(wanted)
            return documents, self._scored(wanted, documents, certain=True)
        finally:
            self._forget()

    def matching(self, wanted: query.Query) -> NDArray[np.int64]:
        """Return the documents that match, ascending."""
        try:
            return self._found(wanted)
        finally:
            self._forget()

    def _found(self, wanted: query.Query) -> NDArray[np.int64]:
        mask = self._matching(wanted)
        return np.flatnonzero(mask if self._live is None else mask & self._live)

    def _forget(self) -> None:
        self._masks.clear()
        self._by_matcher.clear()
        self._ranges.clear()
        self._terms.clear()

    # Which documents match

    def _matching(self, wanted: query.Query) -> Mask:
        mask = self._masks.get(id(wanted))
        if mask is None:
            mask = self._match(wanted)
            if type(wanted) not in (query.Term, query.Or):  # which are scored without being asked for again
                self._masks[id(wanted)] = mask
        return mask

    def _mark(self, wanted: query.Query, mask: Mask, marked: set[tuple[str, Any]]) -> None:
        """Add what matches to ``mask``, without a mask for each of a thousand words: each ``marked`` once."""
        kind = type(wanted)
        if kind is query.Term and not wanted.minquality:
            if (term := (wanted.fieldname, wanted.text)) not in marked:
                marked.add(term)
                mask[self._term_documents(*term)] = True
        elif kind is query.Or and not wanted.scale:
            for part in wanted.subqueries:
                self._mark(part, mask, marked)
        else:
            mask |= self._matching(wanted)

    def _match(self, wanted: query.Query) -> Mask:
        kind = type(wanted)
        if (kind is query.Term and not wanted.minquality) or (kind is query.Or and not wanted.scale):
            mask = self._nothing()
            self._mark(wanted, mask, set())
            return mask
        if kind in (query.And, query.Require):
            masks = map(self._matching, wanted.subqueries)
            return reduce(np.logical_and, masks) if wanted.subqueries else self._nothing()
        if kind is query.Not:
            mask = ~self._matching(wanted.query)
            return mask if self._live is None else mask & self._live
        if kind is query.AndNot:
            return self._matching(wanted.a) & ~self._matching(wanted.b)
        if kind is query.AndMaybe:
            return self._matching(wanted.a)
        if kind is query.Phrase and wanted.slop == 1 and self._has_positions(wanted.fieldname):
            return self._marked(self._phrase(wanted))
        if kind is query.ConstantScoreQuery:
            return self._matching(wanted.child)
        if kind in (query.NumericRange, query.DateRange):
            return self._matching(self._compiled(wanted))
        if (terms := self._term_range(wanted)) is not None:
            return self._marked_by(*terms)
        if kind is query.Every and wanted.fieldname is None:
            return np.ones(self._count, np.bool_) if self._live is None else self._live
        if wanted is query.NullQuery:
            return self._nothing()
        return self._marked(self._foreign(wanted)[0])

    def _nothing(self) -> Mask:
        return np.zeros(self._count, np.bool_)

    def _marked(self, documents: Array) -> Mask:
        mask = np.zeros(self._count, np.bool_)
        mask[documents] = True
        return mask

    def _marked_by(self, field: FieldTerms | None, terms: range) -> Mask:
        if field is None or not terms:
            return self._nothing()
        return self._marked(field.documents_in(terms)[0])

    def _term(self, fieldname: str, text: Any) -> tuple[FieldTerms | None, int]:
        """Return a field and the number of a term in it, -1 when it has no such term."""
        found = self._terms.get((fieldname, text))
        if found is None:
            found = self._terms[fieldname, text] = self._look_up(fieldname, text)
        return found

    def _look_up(self, fieldname: str, text: Any) -> tuple[FieldTerms | None, int]:
        field = self._fields.get(fieldname)
        if field is None:
            return None, -1
        try:
            return field, field.find(self._reader.schema[fieldname].to_bytes(text))
        except ValueError:  # no such text can be in the field
            return field, -1

    def _term_documents(self, fieldname: str, text: Any) -> Array:
        field, number = self._term(fieldname, text)
        if field is None or number < 0:
            return np.zeros(0, np.int64)
        return field.documents_of(number)

    def _has_positions(self, fieldname: str) -> bool:
        schema = self._reader.schema
        return fieldname in schema and bool(schema[fieldname].format.supports("positions"))

    def _phrase(self, wanted: query.Phrase) -> Array:
        found = [self._term(wanted.fieldname, word) for word in wanted.words]
        numbers = [number for _, number in found]
        if not found or found[0][0] is None or min(numbers) < 0:
            return np.zeros(0, np.int64)
        return self._phrases.find(found[0][0], numbers)

    def _compiled(self, wanted: query.NumericRange) -> query.Query:
        compiled = self._ranges.get(id(wanted))
        if compiled is None:
            compiled = wanted._compile_query(self._reader)
            self._ranges[id(wanted)] = compiled
        return compiled

    def _term_range(self, wanted: query.Query) -> tuple[FieldTerms | None, range] | None:
        """Return the terms that a query for consecutive terms asks for, ``None`` for other queries."""
        kind = type(wanted)
        if not (kind in (Beginning, query.TermRange) or (kind is query.Every and wanted.fieldname)):
            return None
        field = self._fields.get(wanted.fieldname)
        if field is None:
            return None, range(0)
        if kind is query.Every:
            return field, range(len(field))
        to_bytes = self._reader.schema[wanted.fieldname].to_bytes
        try:
            if kind is Beginning:
                return field, field.beginning(to_bytes(wanted.text))
            first = field.at(to_bytes(wanted.start)) if wanted.start is not None else 0
            end = field.at(to_bytes(wanted.end)) if wanted.end is not None else len(field)
        except ValueError:
            return field, range(0)
        if wanted.start is not None and wanted.startexcl:
            first += first < len(field) and field.term(first) == to_bytes(wanted.start)
        if wanted.end is not None and not wanted.endexcl:
            end += end < len(field) and field.term(end) == to_bytes(wanted.end)
        return field, range(first, end)

    def _foreign(self, wanted: query.Query) -> tuple[Array, Scores]:
        found = self._by_matcher.get(id(wanted))
        if found is None:
            found = self._by_matcher[id(wanted)] = search_by_matcher(self._top, self._searcher, wanted)
        return found

    # What they score

    def _scored(self, wanted: query.Query, documents: NDArray[np.int64], *, certain: bool) -> Scores:
        """Return the scores of ascending ``documents``, 0 for those that do not match.

        ``certain`` says that all of them match.
        """
        kind = type(wanted)
        if kind is query.Term and not wanted.minquality:
            return self._scored_term(wanted.fieldname, wanted.text, documents) * float(wanted.boost)
        if kind is query.Or and not wanted.scale:
            scores = self._sum(wanted.subqueries, documents, certain=False)
            return scores * own_boost(wanted)
        if not certain:
            inside = self._matching(wanted)[documents]
            scores = np.zeros(len(documents))
            scores[inside] = self._scored(wanted, documents[inside], certain=True)
            return scores
        if kind is query.And:
            return self._sum(wanted.subqueries, documents, certain=True) * own_boost(wanted)
        if kind in (query.AndNot, query.Require):
            return self._scored(wanted.a, documents, certain=True)
        if kind is query.AndMaybe:
            first = self._scored(wanted.a, documents, certain=True)
            return first + self._scored(wanted.b, documents, certain=False)
        if kind is query.Phrase and wanted.slop == 1 and self._has_positions(wanted.fieldname):
            return self._phrase_scores(wanted, documents)
        if kind in (query.NumericRange, query.DateRange):
            return self._scored(self._compiled(wanted), documents, certain=True)
        constant = _constant_score(wanted)
        if constant is not None:
            return np.full(len(documents), constant)
        return self._scores.looked_up(*self._foreign(wanted), documents)

    def _sum(self, parts: Any, documents: NDArray[np.int64], *, certain: bool) -> Scores:
        addends = Addends.of(parts, certain=certain)
        scores = np.zeros(len(documents))
        rare: list[WeightedTerm] = []
        for (fieldname, text), weight in addends.terms.items():
            field, number = self._term(fieldname, text)
            if field is None or number < 0:
                continue
            if field.count(number) * _MUCH_RARER <= len(documents):
                rare.append((fieldname, field, number, weight))
            else:
                scores += self._scores.of_term(fieldname, field, number, documents) * weight
        if rare:
            scores += self._scores.of_terms(rare, documents)
        for part, weight, certainly in addends.others:
            scores += self._scored(part, documents, certain=certainly) * weight
        return scores

    def _phrase_scores(self, wanted: query.Phrase, documents: NDArray[np.int64]) -> Scores:
        scores = np.zeros(len(documents))
        for word in wanted.words:
            scores += self._scored_term(wanted.fieldname, word, documents)
        return scores * float(wanted.boost)

    def _scored_term(self, fieldname: str, text: Any, documents: NDArray[np.int64]) -> Scores:
        field, number = self._term(fieldname, text)
        if field is None or number < 0:
            return np.zeros(len(documents))
        return self._scores.of_term(fieldname, field, number, documents)


def search_by_matcher(
    top: Searcher, searcher: Searcher, wanted: query.Query
) -> tuple[NDArray[np.int64], Scores]:
    """Return the documents of one segment that match, ascending, and their scores, as Whoosh finds them."""
    matcher = wanted.matcher(searcher, top.context())
    documents: list[int] = []
    scores: list[float] = []
    while matcher.is_active():
        documents.append(matcher.id())
        scores.append(matcher.score())
        matcher.next()
    return np.array(documents, np.int64), np.array(scores, np.float64)


def _constant_score(wanted: query.Query) -> float | None:
    """Return what a query scores everywhere, ``None`` if that depends on the document."""
    kind = type(wanted)
    if kind in (Beginning, query.Every):
        return float(wanted.boost)
    if kind is query.ConstantScoreQuery:
        return float(wanted.score)
    return 1.0 if kind is query.Not else None
