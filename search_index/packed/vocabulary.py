"""The words that a writer has met, and the terms that they are indexed as: each is analysed once."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from itertools import islice
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

NO_TERM, GAP, _UNKNOWN = -1, -2, -3
"""In place of the number of a term: of a word that is not indexed, of what parts rows of words, and of a word
that has not come up in the field yet."""
_PARTED, _TIED = 1, 2
"""Kinds of words: they have further terms by themselves, or with the next one."""

Array = NDArray[Any]


@runtime_checkable
class WordField(Protocol):
    """A field type whose terms come from pieces of its values, most of which recur: each is analysed once.

    Further terms may come from a word, or from some in a row of which each is tied to the next; they stand
    where the last of these does. Fields that share ``split`` share the words of a piece too, fields that
    share all of these functions what they return.
    """

    pieces: Callable[[Any], list[str]]
    """Cuts a value: a text where it has white space. What words a piece has depends on nothing around it.

    No row of words reaches over an empty piece."""
    split: Callable[[str], list[str]]
    """Returns the words of a piece as they stand there; none is empty."""
    term: Callable[[str], str]
    """Returns the term that a word is indexed as, "" for none."""
    tied: Callable[[str], bool]
    """Whether there may be further terms of a word and the next one of its piece; the last is never tied."""
    further_terms: Callable[[tuple[str, ...]], tuple[str, ...]]
    """Returns the further terms of one or more words."""
    most_tied: int
    """How many words a further term comes from, at most."""


class Vocabulary(dict[str, int]):
    """Words, or pieces of texts, by number, in the order in which they come up."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class WordsOfPieces:
    """The pieces that came up, and the words of each: both by number."""

    def __init__(self, split: Callable[[str], list[str]]) -> None:
        self._split = split
        self.pieces = Vocabulary()
        self.words = Vocabulary()
        self._words = array("I")
        self._counts = array("I")

    def __len__(self) -> int:
        return len(self.pieces)

    def of(self, pieces: Array) -> tuple[Array, Array]:
        """Return the words of some pieces in a row, and how many each of these has."""
        self._look_at_new_ones()
        every = np.frombuffer(self._counts, np.uint32)
        counts, ends = every[pieces], np.cumsum(every, dtype=np.uint32)
        shift = (ends - every)[pieces]  # from where a piece's words come in the answer to where they are kept
        shift -= np.cumsum(counts, dtype=np.uint32) - counts
        places = np.repeat(shift, counts)
        places += np.arange(len(places), dtype=np.uint32)
        return np.frombuffer(self._words, np.uint32)[places], counts

    def _look_at_new_ones(self) -> None:
        number_of = self.words.__getitem__
        for piece in islice(self.pieces, len(self._counts), None):
            words = self._split(piece) if piece else ("",)  # the word that is none stands for a gap
            self._words.extend(map(number_of, words))
            self._counts.append(len(words))


class TermTable:
    """The terms that the words of a vocabulary are indexed as in a field."""

    def __init__(self, vocabulary: Vocabulary, field: WordField) -> None:
        self._vocabulary = vocabulary
        self._words: list[str] = []
        self._field = field
        self._numbers: dict[str, int] = {"": NO_TERM}
        self._of_word = array("i")
        self._kinds = bytearray()  # of each word: whether it has further terms by itself, or with the next
        self._further: dict[tuple[int, ...], tuple[int, ...]] = {}
        self.terms: list[bytes] = []

    def terms_of(self, words: Array) -> Array:
        """Return the number of the term of each of some words, negative where there is none."""
        new = list(islice(self._vocabulary, len(self._words), None))
        self._words += new
        self._of_word.extend([_UNKNOWN] * len(new))
        self._kinds.extend(bytes(len(new)))
        used = np.bincount(words, minlength=len(self._words)) > 0
        unknown = np.frombuffer(self._of_word, np.int32) == _UNKNOWN if self._words else used
        term, tied, further = self._field.term, self._field.tied, self._field.further_terms
        for number in np.flatnonzero(used & unknown).tolist():
            word = self._words[number]
            self._of_word[number] = self._number(term(word)) if word else GAP
            self._kinds[number] = _TIED * (word != "" and tied(word)) + _PARTED * bool(further((word,)))
        return np.frombuffer(self._of_word, np.int32)[words] if len(words) else np.zeros(0, np.int32)

    def further_terms(self, words: Array) -> tuple[Array, Array]:
        """Return the further terms of words in a row, and which of the words each stands at.

        They are words that :meth:`terms_of` was asked for.
        """
        kinds = np.frombuffer(self._kinds, np.uint8)[words]
        beginnings = [np.flatnonzero(kinds & _PARTED)]  # of rows of one word, of two, ...
        tied = np.flatnonzero(kinds & _TIED)
        for count in range(2, self._field.most_tied + 1):
            beginnings.append(tied)
            tied = tied[kinds[tied + count - 1] & _TIED > 0]
        numbers: list[int] = []
        places: list[int] = []
        for count, first in enumerate(beginnings, 1):
            rows = zip(*(words[first + place].tolist() for place in range(count)), strict=True)
            for row, last in zip(rows, (first + count - 1).tolist(), strict=True):
                terms = self._further.get(row)
                if terms is None:
                    terms = self._further[row] = self._of_row(row)
                numbers += terms
                places += [last] * len(terms)
        return np.array(numbers, np.int32), np.array(places, np.int64)

    def _of_row(self, row: tuple[int, ...]) -> tuple[int, ...]:
        words = tuple(self._words[number] for number in row)
        return tuple(self._number(term) for term in self._field.further_terms(words))

    def _number(self, term: str) -> int:
        number = self._numbers.get(term)
        if number is None:
            number = self._numbers[term] = len(self.terms)
            self.terms.append(term.encode("utf-8", "surrogatepass"))
        return number
