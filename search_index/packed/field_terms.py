"""The inverted files: a dictionary of terms and their postings for each field, as arrays in term order.

The sections of a field are named ``<field>/<what>``:

=================  ==================================================================
``terms``          the terms, as bytes in a row
``term_ends``      where each term begins, and at last where the last one ends
``starts``         where the postings of each term begin, and at last the end
``documents``      document numbers, ascending within a term
``frequencies``    how often the term stands there; not there when each is 1
``positions``      the positions of each posting, as many as its frequency says
``places``         where the positions of each term begin, and at last the end
=================  ==================================================================

Each array has the narrowest unsigned type that holds it.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import TermInfo

from search_index.packed.lengths import LENGTHS
from search_index.packed.runs import Run
from search_index.packed.sections import SectionFile, SectionWriter, smallest_unsigned

Array = NDArray[Any]
_BEYOND_UTF8 = b"\xff"
"""No prefix of the last term of a UTF-8 field can end so."""


def write_run(file: SectionWriter, field: str, run: Run) -> None:
    """Write the sections of one field."""
    file.add(f"{field}/terms", b"".join(run.terms))
    _add(file, f"{field}/term_ends", np.cumsum([0, *map(len, run.terms)], dtype=np.int64))
    _add(file, f"{field}/starts", run.starts)
    _add(file, f"{field}/documents", run.documents)
    if run.frequencies is not None and run.frequencies.max(initial=1) > 1:
        _add(file, f"{field}/frequencies", run.frequencies)
    if run.positions is not None:
        assert run.frequencies is not None, "positions come with frequencies"
        places = np.concatenate(([0], np.cumsum(run.frequencies, dtype=np.int64)))
        _add(file, f"{field}/places", places[run.starts])
        _add(file, f"{field}/positions", run.positions)


def _add(file: SectionWriter, name: str, values: Array) -> None:
    file.add(name, values.astype(smallest_unsigned(int(values.max(initial=0))), copy=False))


class FieldTerms:
    """The terms and postings of one field of a segment. Terms go by their number in the order of bytes."""

    def __init__(self, file: SectionFile, field: str) -> None:
        self._file = file
        self._field = field

    def __len__(self) -> int:
        return len(self._ends) - 1

    @cached_property
    def _ends(self) -> memoryview:
        # Plain numbers come faster out of a memoryview than out of an array.
        return self._array("term_ends").data

    @cached_property
    def _terms(self) -> memoryview:
        return self._array("terms").data

    @cached_property
    def starts(self) -> memoryview:
        """Where the postings of each term begin, and at last where they end."""
        return self._array("starts").data

    @cached_property
    def documents(self) -> Array:
        """The documents of all postings."""
        return self._array("documents")

    @cached_property
    def frequencies(self) -> Array | None:
        """The frequencies of all postings, ``None`` when each is 1."""
        return self._array("frequencies") if f"{self._field}/frequencies" in self._file else None

    @cached_property
    def positions(self) -> Array | None:
        """The positions of all postings in a row, ``None`` when the field has none."""
        return self._array("positions") if f"{self._field}/positions" in self._file else None

    def _array(self, name: str) -> Array:
        return self._file.array(f"{self._field}/{name}")

    def term(self, number: int) -> bytes:
        """Return a term."""
        return bytes(self._terms[self._ends[number] : self._ends[number + 1]])

    def at(self, term: bytes) -> int:
        """Return the number of the first term that is not less than ``term``."""
        return bisect_left(range(len(self)), term, key=self.term)

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

    def postings(self, term: int) -> slice:
        """Return where the postings of a term are."""
        return slice(self.starts[term], self.starts[term + 1])

    def frequencies_of(self, term: int) -> Array:
        """Return the frequencies of a term, in parallel to its documents."""
        postings = self.postings(term)
        if self.frequencies is None:
            return np.ones(postings.stop - postings.start, np.uint8)
        return self.frequencies[postings]

    def places_of(self, term: int) -> NDArray[np.int64]:
        """Return where in ``positions`` each posting of a term begins, and at last where they end."""
        places = np.concatenate(([0], np.cumsum(self.frequencies_of(term), dtype=np.int64)))
        places += int(self._array("places")[term])
        return places

    def info(self, term: int, weight: float, lengths: Array | None) -> TermInfo:
        """Return what Whoosh wants to know of a term; one occurrence weighs ``weight``."""
        documents = self.documents[self.postings(term)]
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
        frequencies = self.frequencies
        if frequencies is None and self.positions is not None:
            frequencies = np.ones(len(self.documents), np.uint8)
        return Run(
            [self.term(number) for number in range(len(self))],
            np.asarray(self.starts).astype(np.int64),
            self.documents,
            frequencies,
            self.positions,
        )
