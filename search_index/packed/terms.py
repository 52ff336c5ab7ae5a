"""Whoosh's way to the terms of a segment, and through them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whoosh.codec import base
from whoosh.fields import FieldType
from whoosh.filedb.filestore import Storage
from whoosh.formats import Format
from whoosh.reading import TermInfo, TermNotFound

from search_index.packed.documents import PackedDocumentReader
from search_index.packed.field_terms import FieldTerms
from search_index.packed.matcher import PackedMatcher
from search_index.packed.sections import SectionFile


class PackedTermsReader(base.TermsReader):
    """The terms of all fields of a segment."""

    def __init__(self, storage: Storage, name: str, lengths: PackedDocumentReader) -> None:
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
        return field.count(number)

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
