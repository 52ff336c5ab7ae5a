"""Words in a row, found by comparing whole arrays of positions.

Where a phrase would begin is the same for all of its words: a word's position, less its place in the phrase.
The places where phrases may begin, document after document, are marks in one array. The rarest word makes
the marks, and each of the others, the rarer first, leaves those where it says so too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_index.packed.field_terms import FieldTerms

Array = NDArray[Any]
Number = type[np.int32] | type[np.int64]
_MUCH_LONGER = 8
"""From here on, looking up the few among the many is faster than sorting all of them."""
_MUCH_RARER = 4
"""From here on, picking the positions in a few of a word's documents is faster than unpacking all."""
_LARGEST = 2**31
_MARKS_KEPT = 64_000_000


class Phrases:
    """Finds phrases in a segment of so many documents. For one thread at a time."""

    def __init__(self, documents: int) -> None:
        # Of the documents of the rarest word: where their places begin, and how many they have. 0 for others.
        self._bases = np.zeros(documents, np.int64)
        self._rooms = np.zeros(documents, np.int64)
        # Kept from phrase to phrase, all unset: new memory takes longer than what is done in it.
        self._marks = np.zeros(0, np.bool_)

    def find(self, field: FieldTerms, words: Sequence[int]) -> Array:
        """Return the documents that have these terms (by number) at consecutive positions, ascending."""
        rarest, *others = sorted(range(len(words)), key=lambda place: field.count(words[place]))
        documents: Array = field.documents_of(words[rarest])
        if not others or not field.has_positions:
            return documents if not others else documents[:0]
        running, counts, before = _positions(field, words[rarest], None, np.int32)
        rooms = np.maximum(running[counts.cumsum() - 1] - before - rarest + 1, 0).astype(np.int64)
        # Behind the places of a document are a few where nothing can begin: for what would begin too late, or
        # before the next document. Others have such places at the front.
        bases = (rooms + len(words)).cumsum() - rooms
        size = int(bases[-1] + rooms[-1]) + len(words)
        number = np.int32 if size < _LARGEST else np.int64
        if size >= _LARGEST:
            running, counts, before = _positions(field, words[rarest], None, number)
        marks = self._marks if len(self._marks) >= size else np.zeros(size, np.bool_)
        self._marks = np.zeros(0, np.bool_)
        places = running + np.repeat(bases.astype(number) - before - number(rarest), counts)
        self._bases[documents], self._rooms[documents] = bases, rooms
        try:
            left = documents
            for place in others:
                if not len(places):
                    break
                marks[places] = True
                found = self._begins(field, words[place], place, left, number)
                kept = found.compress(marks.take(found))
                marks[places] = False
                places = kept
                left = documents[_distinct(np.searchsorted(bases, places, "right") - 1)]
            if len(marks) <= _MARKS_KEPT:
                self._marks = marks
            return left
        finally:
            self._bases[documents] = self._rooms[documents] = 0

    def _begins(self, field: FieldTerms, word: int, place: int, wanted: Array, number: Number) -> Array:
        """Return where phrases would begin whose ``place``-th word is ``word``, in ``wanted`` documents."""
        documents, postings = field.documents_of(word), None
        if _MUCH_RARER * len(wanted) < len(documents):
            wanted = common(wanted, documents)
            postings, documents = np.searchsorted(documents, wanted), wanted
        running, counts, before = _positions(field, word, postings, number)
        bases: Array = self._bases[documents].astype(number)
        found: Array = np.repeat(bases - before - number(place), counts)
        found += running
        np.minimum(found, np.repeat(bases + self._rooms[documents].astype(number), counts), out=found)
        return found


def _positions(
    field: FieldTerms, term: int, postings: Array | None, number: Number
) -> tuple[Array, NDArray[np.int64], Array]:
    """Return the positions of a term, each counted on from those before it.

    Also how many there are of each posting, and what is to be taken from these to have them as they are. Sums
    that are too large for the type start again from its least number, which makes no difference to
    differences.
    """
    steps, counts = field.position_steps_of(term, postings)
    running = steps.cumsum(dtype=number)
    before = np.zeros(len(counts), number)
    before[1:] = running[counts.cumsum()[:-1] - 1]
    return running, counts, before


def _distinct(ascending: NDArray[np.int64]) -> NDArray[np.int64]:
    return ascending[np.diff(ascending, prepend=-1) > 0]


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
