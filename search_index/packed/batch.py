"""What a writer was given since its last batch: the words of each field as numbers, ready to be inverted."""

from __future__ import annotations

import mmap
import tempfile
from array import array
from collections.abc import Callable, Mapping
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from search_index.packed.runs import Run, invert

_NO_TERM = -1

Array = NDArray[Any]


@runtime_checkable
class WordField(Protocol):
    """A field type whose terms each come from one word of a text, so that a word needs to be analysed once.

    Fields that share ``split`` share the splitting of a text too, fields that share ``term`` its results.
    """

    split: Callable[[str], list[str]]
    """Returns the words of a text as they stand there."""
    term: Callable[[str], str]
    """Returns the term that a word is indexed as, "" for none."""

    def texts(self, value: Any) -> tuple[str, ...]:
        """Return the texts of a value of this field."""


class Vocabulary(dict[str, int]):
    """Words by number, in the order in which they come up."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class TermTable:
    """The terms that the words of a vocabulary are indexed as."""

    def __init__(self, vocabulary: Vocabulary, term: Callable[[str], str]) -> None:
        self._vocabulary = vocabulary
        self._term = term
        self._numbers: dict[str, int] = {"": _NO_TERM}
        self._of_word = array("i")
        self.terms: list[bytes] = []

    def of_words(self) -> Array:
        """Return the number of the term of each word in the vocabulary, -1 for none."""
        known = len(self._of_word)
        numbers = self._numbers
        for word in list(self._vocabulary)[known:]:
            term = self._term(word)
            number = numbers.get(term)
            if number is None:
                number = numbers[term] = len(self.terms)
                self.terms.append(term.encode("utf-8", "surrogatepass"))
            self._of_word.append(number)
        return np.frombuffer(self._of_word, np.int32) if self._of_word else np.zeros(0, np.int32)


class FieldBatch:
    """The words of one field in documents of ascending number."""

    def __init__(self) -> None:
        self.words = array("I")
        self._documents = array("i")
        self._counts = array("I")

    def add(self, document: int, words: array[int]) -> None:
        """Add the words of a text."""
        self.words.extend(words)
        self._documents.append(document)
        self._counts.append(len(words))

    def invert(self, table: TermTable, *, counted: bool, placed: bool) -> tuple[Run, Array, Array]:
        """Return the run, and documents with their lengths: how many words they have."""
        documents = np.frombuffer(self._documents, np.int32)
        counts = np.frombuffer(self._counts, np.uint32).astype(np.int64)
        numbers = table.of_words()[np.frombuffer(self.words, np.uint32)]
        of_text = np.repeat(np.arange(len(counts)), counts)
        kept = numbers >= 0
        if not kept.all():
            numbers, of_text = numbers[kept], of_text[kept]
            counts = np.bincount(of_text, minlength=len(counts))
        positions = None
        if placed:
            before = np.cumsum(counts) - counts
            positions = (np.arange(len(numbers)) - before[of_text]).astype(np.uint32)
        run = invert(table.terms, numbers, documents[of_text], positions, counted=counted)
        present = counts > 0
        return run, documents[present], counts[present]


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
