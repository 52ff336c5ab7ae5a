"""Words in a row, found by comparing whole arrays of positions.

Where a phrase would begin is the same for all of its words: a word's position, less its place in the phrase.
The places where phrases may begin, document after document, are marks in one array. The rarest word makes
the marks, and each of the others, the rarer first, leaves those where it says so too. Only documents that
have all words are looked at, as far as it is faster to leave out the others; and of words that stand nearly
everywhere, no more documents are looked at in a go than a processor's cache holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_index.packed.field_terms import FieldTerms

Array = NDArray[Any]
Ranges = Sequence[slice]
"""For each word of a phrase the postings that are looked at."""
_MUCH_LONGER = 8
"""From here on, looking up the few among the many is faster than sorting all of them."""
_MUCH_RARER = 3
"""From here on, picking the positions in a few of a word's documents is faster than unpacking all."""
_IN_A_GO = 131_072
"""Positions of a common word that are unpacked at once, more or less."""
_MOST_PLACES = 1 << 28
"""Places that are marked in a go, at most: only of very long documents are there so many."""


class Phrases:
    """Finds phrases in a segment of so many documents. For one thread at a time."""

    def __init__(self, documents: int) -> None:
        self._rooms = np.zeros(
            documents, np.int64
        )  # how many places each needs; 0 between one go and the next
        self._bases = np.zeros(documents, np.int64)  # where they begin; of no account where there are none
        # A place is marked if the number of the go stands there: so no mark has to be taken away.
        self._marks = np.zeros(0, np.uint8)
        self._go = 0

    def find(self, field: FieldTerms, words: Sequence[int]) -> Array:
        """Return the documents that have these terms (by number) at consecutive positions, ascending."""
        counts = [field.count(word) for word in words]
        order = sorted(range(len(words)), key=counts.__getitem__)
        having = reduce(common, (field.documents_of(words[place]) for place in order))
        if len(words) == 1 or not len(having) or not field.has_positions:
            return having if len(words) == 1 else having[:0]
        # Words that are much more common are looked at only in the documents that have all words.
        unpacked = [words[each] for each in order if counts[each] <= _MUCH_RARER * len(having)]
        goes = field.positions(unpacked[-1]) // _IN_A_GO + 1 if unpacked else 1
        limits = having[:: -(-len(having) // goes)][1:]
        return self._find_apart(field, words, order, [slice(None)] * len(words), having, limits)

    def _find_apart(
        self,
        field: FieldTerms,
        words: Sequence[int],
        order: Sequence[int],
        ranges: Ranges,
        having: Array,
        limits: Array,
    ) -> Array:
        """Find a phrase in the documents before each of ``limits``, and behind the last one, by turns.

        ``having`` are the documents that have all words.
        """
        if not len(limits):
            return self._find(field, words, order, ranges, having)
        parts = [
            _parted(within, field.documents_of(word)[within], limits)
            for word, within in zip(words, ranges, strict=True)
        ]
        havings = np.split(having, having.searchsorted(limits))
        found = [
            self._find(field, words, order, part, each)
            for part, each in zip(zip(*parts, strict=True), havings, strict=True)
        ]
        return np.concatenate(found)

    def _find(
        self, field: FieldTerms, words: Sequence[int], order: Sequence[int], ranges: Ranges, having: Array
    ) -> Array:
        first, *others = order
        if not len(having):
            return having
        begins = _begins(field, words[first], ranges[first], first, having)
        for place in others:
            if not len(having):
                break
            beside = _begins(field, words[place], ranges[place], place, having)
            size = self._lay_out(begins, beside, margin=len(words))
            if size > _MOST_PLACES and len(having) > 1:
                middle = having[len(having) // 2 :][:1]
                return self._find_apart(field, words, order, ranges, having, middle)
            begins = self._in_both(begins, beside, size)
            having = common(having, begins.documents)  # which may begin where not all words are
        return having

    def _lay_out(self, one: _Begins, other: _Begins, margin: int) -> int:
        """Give every document of ``one`` its own places for the begins of both; return how many there are.

        Those of ``other`` that it alone has share some at the front. Begins may be negative, by less than
        ``margin``.
        """
        rooms, bases = self._rooms, self._bases
        rooms[other.places] = other.lasts
        needed = np.maximum(rooms.take(one.places), one.lasts) + 2 * margin
        rooms[other.places] = 0
        behind = needed.cumsum() + int(other.lasts.max()) + 2 * margin
        bases[other.places] = margin
        bases[one.places] = behind - needed + margin
        return int(behind[-1])

    def _in_both(self, one: _Begins, other: _Begins, size: int) -> _Begins:
        if len(self._marks) < size or self._go == np.iinfo(np.uint8).max:
            self._marks, self._go = np.zeros(max(size, len(self._marks)), np.uint8), 0
        self._go += 1
        self._marks[one.moved(self._bases)] = self._go
        moved = other.moved(self._bases)
        kept = np.flatnonzero(self._marks.take(moved) == self._go)
        postings = other.ends.searchsorted(kept, "right")
        new = np.flatnonzero(np.diff(postings, prepend=-1))
        counts = np.diff(new, append=len(postings))
        documents = other.documents[postings[new]]
        return _Begins(documents, counts, moved[kept], self._bases[documents])


@dataclass(frozen=True, eq=False)
class _Begins:
    """Where a phrase may begin: of each of ascending ``documents`` the ``counts`` next ones of ``running``.

    From these, ``before`` of the document is to be taken.
    """

    documents: Array
    counts: NDArray[np.int64]
    running: NDArray[np.int64]
    before: NDArray[np.int64]

    @cached_property
    def places(self) -> NDArray[np.intp]:
        """The documents as NumPy takes places fastest."""
        return self.documents.astype(np.intp)

    @cached_property
    def ends(self) -> NDArray[np.int64]:
        """Where the begins of each document end."""
        return self.counts.cumsum()

    @cached_property
    def lasts(self) -> NDArray[np.int64]:
        """The last begin in each document."""
        lasts: NDArray[np.int64] = self.running.take(self.ends - 1) - self.before
        return lasts

    def moved(self, bases: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return all begins, counted from where ``bases`` says that their document begins."""
        moved = (bases.take(self.places) - self.before).repeat(self.counts)
        moved += self.running
        return moved


def _begins(field: FieldTerms, term: int, within: slice, place: int, wanted: Array) -> _Begins:
    """Return where phrases would begin of which a term is the ``place``-th word.

    At least those in ``wanted`` documents are among them, all of which have the term.
    """
    documents = field.documents_of(term)[within]
    earlier = 0  # what the running positions count on from
    if _MUCH_RARER * len(wanted) < len(documents):
        steps, counts = field.position_steps_of(term, within, np.searchsorted(documents, wanted))
        documents, running = wanted, steps.cumsum(dtype=np.int64)
    else:
        running, counts = field.running_positions_of(term)
        if within != slice(None):
            start, counts = int(counts[: within.start].sum()), counts[within]
            earlier = int(running[start - 1]) if start else 0
            running = running[start : start + int(counts.sum())]
    begins = _Begins(documents, counts, running, np.full(len(counts), place))
    begins.before[:1] += earlier
    begins.before[1:] += running.take(begins.ends[:-1] - 1)
    return begins


def _parted(within: slice, documents: Array, limits: Array) -> list[slice]:
    """Cut a range of postings, which have ascending ``documents``, before each of ``limits``."""
    start = within.start or 0
    cuts = [start, *(documents.searchsorted(limits) + start).tolist(), start + len(documents)]
    return list(map(slice, cuts, cuts[1:]))


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
