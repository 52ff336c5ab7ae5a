"""The inverted files: a dictionary of terms and their postings for each field, as arrays in term order.

The sections of a field are named ``<field>/<what>``:

=================  ==================================================================================
``terms``          the terms, as bytes in a row
``term_lengths``   how many bytes each has
``term_blocks``    where every 16th begins, and at last where the last one ends
``starts``         which of all postings is the first one of each term, and at last how many there are
``documents``      document numbers within each term: the first, and how much each adds to the last
``frequencies``    how often the term stands there, less 1; not there when that is always 0
``positions``      positions within each posting: the first, and how much each adds to the last
=================  ==================================================================================

From ``documents`` on they are arrays of narrow numbers (see ``narrow``). Postings of consecutive terms follow
each other, so a term is a slice, and so are all terms that begin alike. Where the positions of a posting
begin is told by the sums that are kept with ``frequencies``.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import TermInfo

from search_index.packed.lengths import LENGTHS
from search_index.packed.narrow import Numbers, from_gaps, gaps, has_numbers, write_numbers
from search_index.packed.runs import Run
from search_index.packed.sections import SectionFile, SectionWriter, smallest_unsigned

Array = NDArray[Any]
_BLOCK = 16
_ALL = slice(None)
_DOCUMENTS_KEPT = 2_000_000
"""Documents of terms that are kept once read: a query asks for the same ones two or three times."""
# A phrase that is being typed asks for its words again with every letter.
_WORTH_KEEPING, _POSITIONS_KEPT = 10_000, 4_000_000
"""Positions of a term from which on they are kept once unpacked, and how many are kept of all terms."""
_BEYOND_UTF8 = b"\xff"
"""No prefix of the last term of a UTF-8 field can end so."""


def write_run(file: SectionWriter, field: str, run: Run) -> None:
    """Write the sections of one field."""
    lengths = np.fromiter(map(len, run.terms), np.int64, len(run.terms))
    ends = np.concatenate(([0], np.cumsum(lengths)))
    file.add(f"{field}/terms", b"".join(run.terms))
    _add(file, f"{field}/term_lengths", lengths)
    _add(file, f"{field}/term_blocks", np.append(ends[:-1:_BLOCK], ends[-1]))
    _add(file, f"{field}/starts", run.starts)
    write_numbers(file, f"{field}/documents", gaps(run.documents, run.starts[:-1]))
    frequencies = run.frequencies
    if frequencies is not None and frequencies.max(initial=1) > 1:
        write_numbers(
            file, f"{field}/frequencies", frequencies.astype(np.int64) - 1, summed=run.positions is not None
        )
    if run.positions is not None:
        assert frequencies is not None, "positions come with frequencies"
        firsts = np.cumsum(frequencies, dtype=np.int64) - frequencies
        write_numbers(file, f"{field}/positions", gaps(run.positions, firsts))


def _add(file: SectionWriter, name: str, values: Array) -> None:
    file.add(name, values.astype(smallest_unsigned(int(values.max(initial=0))), copy=False))


class FieldTerms:
    """The terms and postings of one field of a segment. Terms go by their number in the order of bytes.

    Like the searcher it serves, it is not for several threads at once.
    """

    def __init__(self, file: SectionFile, field: str) -> None:
        self._file = file
        self._field = field
        self._kept: dict[int, NDArray[np.int32]] = {}
        self._running: dict[int, tuple[NDArray[np.int64], NDArray[np.int64]]] = {}
        self._documents_kept = 0
        self._running_kept = 0  # positions that these have

    # The dictionary

    def __len__(self) -> int:
        return len(self._lengths)

    @cached_property
    def _lengths(self) -> memoryview:
        # Plain numbers come faster out of a memoryview than out of an array.
        return self._array("term_lengths").data

    @cached_property
    def _blocks(self) -> memoryview:
        return self._array("term_blocks").data

    @cached_property
    def _terms(self) -> memoryview:
        return self._array("terms").data

    @cached_property
    def _first_in_blocks(self) -> list[bytes]:
        terms, lengths = self._terms, self._lengths
        begins = self._blocks[:-1].tolist()
        return [bytes(terms[begin : begin + lengths[number * _BLOCK]]) for number, begin in enumerate(begins)]

    def _array(self, name: str) -> Array:
        return self._file.array(f"{self._field}/{name}")

    def term(self, number: int) -> bytes:
        """Return a term."""
        first = number - number % _BLOCK
        start = self._blocks[number // _BLOCK] + sum(self._lengths[first:number])
        return bytes(self._terms[start : start + self._lengths[number]])

    def terms(self) -> list[bytes]:
        """Return all terms."""
        found = []
        content, place = bytes(self._terms), 0
        for length in self._lengths:
            found.append(content[place : place + length])
            place += length
        return found

    def dictionary(self) -> tuple[Array, Array]:
        """Return all terms as bytes in a row, and how many bytes each has."""
        return self._array("terms"), self._array("term_lengths")

    def at(self, term: bytes) -> int:
        """Return the number of the first term that is not less than ``term``."""
        terms, lengths = self._terms, self._lengths
        block = bisect_right(self._first_in_blocks, term)
        if not block:
            return 0
        place = self._blocks[block - 1]
        first = (block - 1) * _BLOCK
        for number in range(first, min(first + _BLOCK, len(lengths))):
            end = place + lengths[number]
            if bytes(terms[place:end]) >= term:
                return number
            place = end
        return min(first + _BLOCK, len(lengths))

    def find(self, term: bytes) -> int:
        """Return the number of ``term``, -1 when there is no such term."""
        number = self.at(term)
        return number if number < len(self) and self.term(number) == term else -1

    def beginning(self, prefix: bytes) -> range:
        """Return the numbers of the terms that begin with ``prefix``."""
        first = self.at(prefix)
        after = prefix.rstrip(_BEYOND_UTF8)
        if not after:
            return range(first, len(self))
        return range(first, self.at(after[:-1] + bytes([after[-1] + 1])))

    # Postings

    @cached_property
    def _starts(self) -> memoryview:
        return self._array("starts").data

    @cached_property
    def _documents(self) -> Numbers:
        return Numbers(self._file, f"{self._field}/documents", self._starts[-1])

    @cached_property
    def _frequencies(self) -> Numbers | None:
        name = f"{self._field}/frequencies"
        return Numbers(self._file, name, len(self._documents)) if has_numbers(self._file, name) else None

    @cached_property
    def _positions(self) -> Numbers:
        return Numbers(self._file, f"{self._field}/positions", self._place(len(self._documents)))

    @cached_property
    def has_positions(self) -> bool:
        """Whether positions are kept."""
        return has_numbers(self._file, f"{self._field}/positions")

    def _place(self, posting: int) -> int:
        """Return which position is the first one of a posting."""
        return posting + (self._frequencies.sum_before(posting) if self._frequencies else 0)

    def count(self, term: int) -> int:
        """Return how many documents have a term."""
        return int(self._starts[term + 1]) - int(self._starts[term])

    def documents_of(self, term: int) -> NDArray[np.int32]:
        """Return the documents that have a term, ascending; not to be written to."""
        documents = self._kept.get(term)
        if documents is None:
            stepped = self._documents.slice(self._starts[term], self._starts[term + 1])
            documents = stepped.cumsum(dtype=np.int32)
            self._documents_kept += len(documents)
            if self._documents_kept > _DOCUMENTS_KEPT:
                self._kept.clear()
                self._documents_kept = len(documents)
            self._kept[term] = documents
        return documents

    def documents_in(self, terms: range) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """Return the documents of consecutive terms, term by term, and where those of each begin."""
        start, stop = self._starts[terms.start], self._starts[terms.stop]
        starts = np.array(self._starts[terms.start : terms.stop], np.int64) - start
        return from_gaps(self._documents.slice(start, stop), starts), starts

    def frequencies_of(self, term: int, within: slice = _ALL) -> Array:
        """Return the frequencies of a term, in parallel to its documents; not to be written to.

        ``within`` are the postings that are wanted, counted within the term.
        """
        start, stop = self._postings(term, within)
        if self._frequencies is None:
            return np.ones(stop - start, np.uint8)
        return _increased(self._frequencies.slice(start, stop))

    def _postings(self, term: int, within: slice) -> tuple[int, int]:
        first, behind, _ = within.indices(self.count(term))
        return self._starts[term] + first, self._starts[term] + behind

    def positions(self, term: int) -> int:
        """Return how many positions a term has in all documents."""
        return self._place(self._starts[term + 1]) - self._place(self._starts[term])

    def positions_of(self, term: int) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """Return the positions of a term, posting by posting, and how many there are of each."""
        steps, counts = self.position_steps_of(term)
        return from_gaps(steps, counts.cumsum() - counts), counts

    def running_positions_of(self, term: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the positions of a term, each counted on from all those before it; not to be written to.

        Also how many there are of each posting.
        """
        kept = self._running.pop(term, None)
        if kept is None:
            steps, counts = self.position_steps_of(term)
            kept = steps.cumsum(dtype=np.int64), counts
            if len(steps) < _WORTH_KEEPING:
                return kept
            self._running_kept += len(steps)
            while self._running and self._running_kept > _POSITIONS_KEPT:
                self._running_kept -= len(self._running.pop(next(iter(self._running)))[0])
        self._running[term] = kept  # the last that was asked for is the last to go
        return kept

    def position_steps_of(
        self, term: int, within: slice = _ALL, wanted: NDArray[np.int64] | None = None
    ) -> tuple[Array, NDArray[np.int64]]:
        """Return of the positions of a term the first of each posting, and how much each adds to the last.

        Also how many there are of each posting. ``within`` are the postings that are looked at, counted
        within the term, and ``wanted`` those of them that are wanted, ascending: by default all.
        """
        counts = self.frequencies_of(term, within).astype(np.int64)
        place = self._place(self._postings(term, within)[0])
        if wanted is None:
            return self._positions.slice(place, place + int(counts.sum())), counts
        ends = counts.cumsum()
        stop = place + int(ends[-1] if len(ends) else 0)
        starts, counts = (ends - counts)[wanted], counts[wanted]
        places: NDArray[np.int64] = np.repeat(starts - (counts.cumsum() - counts), counts)
        places += np.arange(len(places))
        return self._positions.pick(place, stop, places), counts

    def info(self, term: int, weight: float, lengths: Array | None) -> TermInfo:
        """Return what Whoosh wants to know of a term; one occurrence weighs ``weight``."""
        documents = self.documents_of(term)
        frequencies = self.frequencies_of(term)
        found = lengths[documents] if lengths is not None else np.zeros(1, np.uint8)
        return TermInfo(
            weight=float(frequencies.sum()) * weight,
            df=len(documents),
            minlength=int(LENGTHS[found.min()]),
            maxlength=int(LENGTHS[found.max()]),
            maxweight=float(frequencies.max()) * weight,
            minid=int(documents[0]),
            maxid=int(documents[-1]),
        )

    def run(self) -> Run:
        """Return everything as a run, to be merged with others."""
        documents, starts = self.documents_in(range(len(self)))
        frequencies = None
        if self._frequencies is not None:
            frequencies = _increased(self._frequencies.all())
        elif self.has_positions:
            frequencies = np.ones(len(documents), np.uint8)
        positions = None
        if self.has_positions:
            assert frequencies is not None, "positions come with frequencies"
            firsts = np.cumsum(frequencies, dtype=np.int64) - frequencies
            positions = from_gaps(self._positions.all(), firsts).astype(np.uint32)
        return Run(self.terms(), np.append(starts, len(documents)), documents, frequencies, positions)


def _increased(less_by_one: Array) -> Array:
    """Return frequencies of which 1 was taken away."""
    return np.add(less_by_one, 1, dtype=np.uint32)
