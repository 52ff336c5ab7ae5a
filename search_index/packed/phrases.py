"""Words in a row, found by comparing whole arrays of positions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_index.packed.field_terms import FieldTerms

Array = NDArray[Any]
_MUCH_LONGER = 8
"""From here on, looking up the few among the many is faster than sorting all of them."""


def phrase_documents(field: FieldTerms, words: Sequence[int]) -> Array:
    """Return the documents that have these terms (by number) at consecutive positions, ascending."""
    rarest_first = sorted(range(len(words)), key=lambda place: _count(field, words[place]))
    documents = field.documents[field.postings(words[rarest_first[0]])]
    for place in rarest_first[1:]:
        others = field.documents[field.postings(words[place])]
        documents = common(documents, others)
    if not len(documents) or field.positions is None:
        return documents[:0]
    stride = int(field.positions.max()) + len(words) + 1
    # Where the phrase would begin, of a word that stands at a position: the same for all words of a phrase.
    begins = _begins(field, words[rarest_first[0]], rarest_first[0], documents, stride)
    for place in rarest_first[1:]:
        begins = common(begins, _begins(field, words[place], place, documents, stride))
    owners = begins // stride
    return documents[owners[np.diff(owners, prepend=-1) > 0]]


def common(few: Array, many: Array) -> Array:
    """Return the numbers that are in both of two ascending arrays, in the type of ``few``."""
    if not len(few) or not len(many):
        return few[:0]
    if len(many) < _MUCH_LONGER * len(few):
        both = np.concatenate((few, many))
        both.sort(kind="stable")  # which merges what is in order already
        twice: Array = both[:-1][both[1:] == both[:-1]]
        return twice.astype(few.dtype, copy=False)
    wanted = few.astype(many.dtype, copy=False)
    places = np.searchsorted(many, wanted)
    np.minimum(places, len(many) - 1, out=places)
    found: Array = few[many[places] == wanted]
    return found


def _count(field: FieldTerms, term: int) -> int:
    postings = field.postings(term)
    return int(postings.stop - postings.start)


def _begins(field: FieldTerms, term: int, place: int, documents: Array, stride: int) -> NDArray[np.int64]:
    """Return, for the ``place``-th word of a phrase, where phrases would begin, ascending.

    Each is the number of the document among ``documents`` times ``stride``, and the position.
    """
    assert field.positions is not None, "asked only of fields with positions"
    own = field.documents[field.postings(term)]
    ends = field.places_of(term)
    if len(own) == len(documents):
        starts, counts = ends[:-1], np.diff(ends)
        positions = field.positions[int(ends[0]) : int(ends[-1])]
    else:
        postings = np.searchsorted(own, documents.astype(own.dtype, copy=False))
        starts = ends[postings]
        counts = ends[postings + 1] - starts
        before = np.cumsum(counts) - counts
        positions = field.positions[np.repeat(starts - before, counts) + np.arange(int(counts.sum()))]
    owners = np.repeat(np.arange(len(documents), dtype=np.int64) * stride, counts)
    begins = owners + positions + (stride - place)
    begins -= stride
    # Those that would begin before their document does begin nowhere.
    kept: NDArray[np.int64] = begins[positions >= place]
    return kept
