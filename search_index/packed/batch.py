"""What a writer was given since its last batch: the values of each field as numbers, ready to be inverted."""

from __future__ import annotations

import mmap
import tempfile
from array import array
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search_index.packed.runs import Run, invert
from search_index.packed.vocabulary import GAP, NO_TERM, TermTable, WordsOfPieces

_PIECES_AT_A_TIME = 1 << 19
"""Pieces whose terms are found out together: enough to be worth the calls that take arrays."""

Array = NDArray[Any]


class FieldBatch:
    """The values of one field in documents of ascending number, in pieces.

    Their terms are found out as they come, a good many documents at a time: then that takes its share of the
    time in which documents are waited for, rather than all of it when the batch is complete.
    """

    def __init__(self, known: WordsOfPieces, table: TermTable) -> None:
        self._known = known
        self._table = table
        self._documents = array("i")
        self._pieces = array("I")
        self._counts = array("I")
        self._analysed: list[_Analysed] = []

    def add(self, document: int, pieces: array[int]) -> None:
        """Add the numbers of the pieces of a value."""
        self._pieces.extend(pieces)
        self._documents.append(document)
        self._counts.append(len(pieces))
        if len(self._pieces) >= _PIECES_AT_A_TIME:
            self._analyse()

    def _analyse(self) -> None:
        words, in_pieces = self._known.of(np.frombuffer(self._pieces, np.uint32))
        counts = _sums(in_pieces, np.cumsum(np.frombuffer(self._counts, np.uint32), dtype=np.int64))
        numbers = self._table.terms_of(words)
        further, places = self._table.further_terms(words)
        self._analysed.append(_Analysed(*_without(NO_TERM, numbers, counts, places), further))
        self._pieces, self._counts = array("I"), array("I")

    def invert(self, *, counted: bool, placed: bool) -> tuple[Run, Array, Array]:
        """Return the run, and documents with their lengths: how many words they have."""
        self._analyse()
        numbers, counts, places, further = _joined(self._analysed)
        positions = np.arange(len(numbers), dtype=np.uint32) if placed else None
        if positions is not None:
            positions -= np.repeat((np.cumsum(counts) - counts).astype(np.uint32), counts)
            positions = positions[numbers != GAP]
        numbers, counts, places = _without(GAP, numbers, counts, places)
        further, places = _distinct(numbers, further, places)
        documents = np.frombuffer(self._documents, np.int32)
        run = invert(
            self._table.terms, numbers, np.repeat(documents, counts), positions,
            further=(further, places), counted=counted,
        )  # fmt: skip
        counts = counts + np.diff(np.searchsorted(places, np.append(0, np.cumsum(counts))))
        present = counts > 0
        return run, documents[present], counts[present]


class _Analysed(NamedTuple):
    """The terms of the words of some documents, and how many words each document has.

    ``further`` are further terms, and ``places`` which of the words each of these stands at.
    """

    numbers: Array
    counts: Array
    places: Array
    further: Array


def _joined(parts: Sequence[_Analysed]) -> _Analysed:
    """Return parts that follow each other as one."""
    before = np.cumsum([0, *(len(part.numbers) for part in parts)])
    places = [part.places + shift for part, shift in zip(parts, before.tolist(), strict=False)]
    return _Analysed(
        np.concatenate([part.numbers for part in parts]),
        np.concatenate([part.counts for part in parts]),
        np.concatenate(places),
        np.concatenate([part.further for part in parts]),
    )


def _without(nothing: int, numbers: Array, counts: Array, places: Array) -> tuple[Array, Array, Array]:
    """Return the numbers that are not ``nothing``, how many each stretch of ``counts`` has, and places.

    ``places`` are some of ``numbers`` that are kept: where these are found before, and after.
    """
    kept = numbers != nothing
    if kept.all():
        return numbers, counts, places
    before = np.append(0, np.cumsum(kept, dtype=np.int64))
    return numbers[kept], _sums(kept, np.cumsum(counts)), before[places]


def _distinct(numbers: Array, further: Array, places: Array) -> tuple[Array, Array]:
    """Return further terms by place, ascending: each once in a place, and none that is the word's own."""
    keys = np.unique(places << np.int64(32) | further.astype(np.int64))
    further, places = keys & np.int64(0xFFFFFFFF), keys >> np.int64(32)
    new = numbers[places] != further
    return further[new], places[new]


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
