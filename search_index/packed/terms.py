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
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec import base
from whoosh.fields import FieldType
from whoosh.filedb.filestore import Storage
from whoosh.formats import Format
from whoosh.reading import TermInfo, TermNotFound

from search_index.packed.lengths import LENGTHS
from search_index.packed.matcher import PackedMatcher
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
        return memoryview(self._array("term_ends"))

    @cached_property
    def _terms(self) -> memoryview:
        return memoryview(self._array("terms"))

    @cached_property
    def starts(self) -> memoryview:
        """Where the postings of each term begin, and at last where they end."""
        return memoryview(self._array("starts"))

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
        """Return where in ``positions`` each posting of a term begins, and at last where the last one ends."""
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


class PackedTermsReader(base.TermsReader):
    """Whoosh's way to the terms of a segment."""

    def __init__(self, storage: Storage, name: str, lengths: base.PerDocumentReader) -> None:
        self._file = SectionFile(storage, name)
        self._lengths = lengths
        self.weights: dict[str, float] = self._file.properties["weights"]
        """What one occurrence weighs in each field."""
        self.fields = {field: FieldTerms(self._file, field) for field in self.weights}
        """The terms of each field that has any."""

    def verify(self) -> None:
        """Compare all checksums; raises IndexDamaged."""
        self._file.verify()

    def _find(self, fieldname: str, text: bytes) -> tuple[FieldTerms, int]:
        field = self.fields.get(fieldname)
        number = field.find(text) if field is not None else -1
        if field is None or number < 0:
            raise TermNotFound(f"no term {fieldname}:{text!r}")
        return field, number

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        field = self.fields.get(term[0])
        return field is not None and field.find(term[1]) >= 0

    def indexed_field_names(self) -> list[str]:
        """Return the names of the fields that have terms."""
        return list(self.fields)

    def cursor(self, fieldname: str, fieldobj: FieldType) -> base.FieldCursor:
        """Return a cursor over the terms of a field."""
        field = self.fields.get(fieldname)
        return PackedCursor(self, fieldname, field, fieldobj) if field is not None else base.EmptyCursor()

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield all (field, term)."""
        for name in sorted(self.fields):
            field = self.fields[name]
            yield from ((name, field.term(number)) for number in range(len(field)))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield all (field, term) that are not less than these."""
        for name in sorted(self.fields):
            if name >= fieldname:
                field = self.fields[name]
                first = field.at(prefix) if name == fieldname else 0
                yield from ((name, field.term(number)) for number in range(first, len(field)))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield all ((field, term), info)."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield all ((field, term), info) that are not less than these."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return what Whoosh wants to know of a term.

        Raises:
            TermNotFound: there is no such term.
        """
        field, number = self._find(fieldname, text)
        return field.info(number, self.weights[fieldname], self._lengths.packed_lengths(fieldname))

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Return the weight of a term in all documents, 0 when there is no such term."""
        try:
            field, number = self._find(fieldname, text)
        except TermNotFound:
            return 0
        return float(field.frequencies_of(number).sum()) * self.weights[fieldname]

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return how many documents have a term, 0 when there is no such term."""
        try:
            field, number = self._find(fieldname, text)
        except TermNotFound:
            return 0
        postings = field.postings(number)
        return int(postings.stop - postings.start)

    def matcher(self, fieldname: str, text: bytes, format_: Format, scorer: Any = None) -> PackedMatcher:
        """Return a matcher over the postings of a term.

        Raises:
            TermNotFound: there is no such term.
        """
        field, number = self._find(fieldname, text)
        return PackedMatcher(
            field,
            number,
            term=(fieldname, text),
            weight=self.weights[fieldname],
            format_=format_,
            scorer=scorer,
            lengths=self._lengths.packed_lengths(fieldname),
        )


class PackedCursor(base.FieldCursor):
    """A place among the terms of a field."""

    def __init__(self, reader: PackedTermsReader, name: str, field: FieldTerms, fieldobj: FieldType) -> None:
        self._reader = reader
        self._name = name
        self._field = field
        self._fieldobj = fieldobj
        self._number = 0

    def first(self) -> Any:
        """Go to the first term and return it."""
        self._number = 0
        return self.text()

    def find(self, term: Any) -> Any:
        """Go to the first term that is not less than ``term`` and return it."""
        self._number = self._field.at(term if isinstance(term, bytes) else self._fieldobj.to_bytes(term))
        return self.text()

    def next(self) -> Any:
        """Go to the next term and return it."""
        self._number = min(self._number + 1, len(self._field))
        return self.text()

    def text(self) -> Any:
        """Return the term, ``None`` at the end."""
        return self._fieldobj.from_bytes(self._field.term(self._number)) if self.is_valid() else None

    def term_info(self) -> TermInfo | None:
        """Return what Whoosh wants to know of the term, ``None`` at the end."""
        if not self.is_valid():
            return None
        return self._reader.term_info(self._name, self._field.term(self._number))

    def is_valid(self) -> bool:
        """Whether there is a term."""
        return self._number < len(self._field)
