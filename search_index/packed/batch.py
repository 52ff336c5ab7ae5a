"""What a writer was given since its last batch: the values of each field as numbers, ready to be inverted."""

from __future__ import annotations

import mmap
import tempfile
from array import array
from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from search_index.packed.runs import Run, invert

_NO_TERM, _GAP = -1, -2
"""In place of the number of a term: of a word that is not indexed, and of what parts rows of words."""

Array = NDArray[Any]


@runtime_checkable
class WordField(Protocol):
    """A field type whose terms come from pieces of its values, most of which recur: each is analysed once.

    Fields that share ``split`` share the words of a piece too, fields that share ``term`` its results.
    """

    pieces: Callable[[Any], list[str]]
    """Cuts a value: a text where it has white space. What words a piece has depends on nothing around it.

    No row of words reaches over an empty piece."""
    split: Callable[[str], list[str]]
    """Returns the words of a piece as they stand there; none is empty."""
    term: Callable[[str], str]
    """Returns the term that a word is indexed as, "" for none."""


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
        counts, ends = every[pieces], np.cumsum(every, dtype=np.int64)
        first = (ends - every)[pieces]
        places = np.repeat(first - (np.cumsum(counts, dtype=np.int64) - counts), counts)
        places += np.arange(len(places))
        return np.frombuffer(self._words, np.uint32)[places], counts

    def _look_at_new_ones(self) -> None:
        number_of = self.words.__getitem__
        for piece in islice(self.pieces, len(self._counts), None):
            words = self._split(piece) if piece else ("",)  # the word that is none stands for a gap
            self._words.extend(map(number_of, words))
            self._counts.append(len(words))


class TermTable:
    """The terms that the words of a vocabulary are indexed as."""

    def __init__(self, vocabulary: Vocabulary, term: Callable[[str], str]) -> None:
        self._vocabulary = vocabulary
        self._term = term
        self._numbers = Vocabulary({"": 0})  # so that a term's number is one less, and that of none -1
        self._of_word = array("i")
        self.terms: list[bytes] = []

    def of_words(self) -> Array:
        """Return the number of the term of each word in the vocabulary, negative where there is none."""
        known = len(self._of_word)
        terms = map(self._term, islice(self._vocabulary, known, None))
        self._of_word.extend(map(self._numbers.__getitem__, terms))
        new = islice(self._numbers, len(self.terms) + 1, None)
        self.terms += [term.encode("utf-8", "surrogatepass") for term in new]
        numbers = np.frombuffer(self._of_word, np.int32) - 1
        if "" in self._vocabulary:
            numbers[self._vocabulary[""]] = _GAP
        return numbers


class FieldBatch:
    """The values of one field in documents of ascending number, in pieces."""

    def __init__(self) -> None:
        self._pieces = array("I")
        self._documents = array("i")
        self._counts = array("I")

    def add(self, document: int, pieces: array[int]) -> None:
        """Add the numbers of the pieces of a value."""
        self._pieces.extend(pieces)
        self._documents.append(document)
        self._counts.append(len(pieces))

    def invert(
        self, known: WordsOfPieces, table: TermTable, *, counted: bool, placed: bool
    ) -> tuple[Run, Array, Array]:
        """Return the run, and documents with their lengths: how many words they have."""
        words, in_pieces = known.of(np.frombuffer(self._pieces, np.uint32))
        counts = _sums(in_pieces, np.cumsum(np.frombuffer(self._counts, np.uint32), dtype=np.int64))
        numbers, counts = _without(_NO_TERM, table.of_words()[words], counts)
        positions = None
        if placed:
            positions = np.arange(len(numbers), dtype=np.uint32)
            positions -= np.repeat((np.cumsum(counts) - counts).astype(np.uint32), counts)
            positions = positions[numbers != _GAP]
        numbers, counts = _without(_GAP, numbers, counts)
        documents = np.frombuffer(self._documents, np.int32)
        run = invert(table.terms, numbers, np.repeat(documents, counts), positions, counted=counted)
        present = counts > 0
        return run, documents[present], counts[present]


def _without(nothing: int, numbers: Array, counts: Array) -> tuple[Array, Array]:
    """Return the numbers that are not ``nothing``, and how many of each stretch of ``counts`` these are."""
    kept = numbers != nothing
    if kept.all():
        return numbers, counts
    return numbers[kept], _sums(kept, np.cumsum(counts))


def _sums(values: Array, ends: Array) -> NDArray[np.int64]:
    """Return the sums of stretches of values, one behind the other, that end before these places."""
    return np.diff(np.append(0, np.cumsum(values, dtype=np.int64))[ends], prepend=0)


class PostingBatch:
    """The postings of a field that inverts its values itself, one value at a time."""

    def __init__(self) -> None:
        self._terms: dict[bytes, int] = {}
        self._numbers = array("I")
        self._documents = array("i")
        self._frequencies = array("I")
        self._positions = array("I")

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, term: bytes, document: int, frequency: int, positions: list[int]) -> None:
        """Add a posting."""
        self._numbers.append(self._terms.setdefault(term, len(self._terms)))
        self._documents.append(document)
        self._frequencies.append(frequency)
        self._positions.extend(positions)

    def invert(self, *, placed: bool) -> Run:
        """Return the run."""
        frequencies = np.array(self._frequencies, np.int64)
        return invert(
            list(self._terms),
            np.repeat(np.array(self._numbers, np.uint32), frequencies),
            np.repeat(np.array(self._documents, np.int32), frequencies),
            np.array(self._positions, np.uint32) if placed else None,
            counted=True,
        )


def put_away(runs: Mapping[str, Run], folder: str | None) -> dict[str, Run]:
    """Return the same runs with their arrays on the disk, so that only their terms take memory.

    The file has no name: it is gone with the last of its arrays. ``folder`` says where it is (``None``: where
    temporary files are).
    """
    with tempfile.TemporaryFile(dir=folder) as file:
        for run in runs.values():
            for values in _arrays(run):
                if values is not None:
                    values.tofile(file)
        size = file.tell()
        content = mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ) if size else b""
    place = 0
    away: dict[str, Run] = {}
    for name, run in runs.items():
        moved: list[Any] = []
        for values in _arrays(run):
            if values is None:
                moved.append(None)
            else:
                moved.append(np.frombuffer(content, values.dtype, len(values), place))
                place += values.nbytes
        away[name] = Run(run.terms, *moved)
    return away


def _arrays(run: Run) -> tuple[Array | None, ...]:
    return run.starts, run.documents, run.frequencies, run.positions
