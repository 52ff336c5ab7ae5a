"""Words that are spelt nearly like another one, found by comparing a whole dictionary at once.

The distance of two words is the number of letters to insert, to remove, to replace or to swap with their
neighbour so that one becomes the other, no place being touched twice (optimal string alignment; Damerau
1964). The dictionary is held as code points. Most terms are ruled out by their length, and then by which
letters they have: an edit brings in at most one letter and takes away at most one. What is left is compared
column by column, all terms of a length side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_index.packed.field_terms import FieldTerms

Array = NDArray[Any]
_LETTER_BITS = np.uint32(31)
_BITS_SET = np.array([number.bit_count() for number in range(1 << 16)], np.uint8)


@dataclass(frozen=True, slots=True)
class SimilarTerm:
    """A term of an index, how many edits it is away, and how many documents have it."""

    term: str
    distance: int
    documents: int


def edit_distance(one: str, other: str, most: int) -> int:
    """Return the distance of two words, or ``most + 1`` when it is more than ``most``."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, compared in enumerate(other, 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (letter != compared))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == compared:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)


class SimilarTerms:
    """Finds terms of one field of a segment."""

    def __init__(self, field: FieldTerms) -> None:
        self._field = field
        content, byte_lengths = field.dictionary()
        text = bytes(content.data).decode("utf-8", "surrogatepass")
        self._codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
        before = np.concatenate(([0], np.cumsum((content & 0xC0) != 0x80, dtype=np.int64)))
        byte_ends = np.concatenate(([0], np.cumsum(byte_lengths, dtype=np.int64)))
        ends = before[byte_ends]
        self._starts, self._lengths = ends[:-1], np.diff(ends)
        self._letters = np.zeros(len(self._lengths), np.uint32)
        some = np.flatnonzero(self._lengths)
        if len(some):
            self._letters[some] = np.bitwise_or.reduceat(_bits(self._codes), self._starts[some])

    def within(self, word: str, distance: int) -> list[tuple[bytes, int, int]]:
        """Return the terms within ``distance`` of ``word``: term, distance, how many documents have it."""
        codes = np.frombuffer(word.encode("utf-32-le", "surrogatepass"), "<u4")
        letters = np.bitwise_or.reduce(_bits(codes)) if len(codes) else np.uint32(0)
        near = np.flatnonzero(np.abs(self._lengths - len(codes)) <= distance)
        others = self._letters[near] ^ letters
        near = near[_BITS_SET[others & 0xFFFF] + _BITS_SET[others >> 16] <= 2 * distance]
        found = []
        for length in np.unique(self._lengths[near]).tolist():
            terms = near[self._lengths[near] == length]
            columns = self._codes[self._starts[terms] + np.arange(length)[:, np.newaxis]]
            distances = _distances(codes, columns, distance, len(terms))
            for place in np.flatnonzero(distances <= distance).tolist():
                term = int(terms[place])
                found.append((self._field.term(term), int(distances[place]), self._field.count(term)))
        return found


def _bits(codes: Array) -> NDArray[np.uint32]:
    """Return a bit for each letter; some letters share one."""
    return np.uint32(1) << (codes.astype(np.uint32) & _LETTER_BITS)


def _distances(word: Array, columns: Array, most: int, count: int) -> Array:
    """Return how far ``count`` terms of one length, letters in ``columns``, are from ``word``.

    What is farther than ``most`` comes out as anything greater.
    """
    far = np.full(count, most + 1, np.uint8)
    before: list[Array] = []
    last = [np.full(count, min(j, most + 1), np.uint8) for j in range(len(columns) + 1)]
    for i, letter in enumerate(word.tolist(), 1):
        row = [np.full(count, min(i, most + 1), np.uint8)]
        for j, column in enumerate(columns, 1):
            if abs(i - j) > most:  # so far apart that it takes more edits than are asked for
                row.append(far)
                continue
            cost = np.minimum(np.minimum(last[j], row[-1]) + 1, last[j - 1] + (column != letter))
            if i > 1 and j > 1:
                swapped = (columns[j - 2] == letter) & (column == word[i - 2])
                cost = np.minimum(cost, np.where(swapped, before[j - 2] + 1, most + 1))
            row.append(np.minimum(cost, most + 1).astype(np.uint8))
        before, last = last, row
    return last[-1]
