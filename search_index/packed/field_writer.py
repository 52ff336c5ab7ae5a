"""Writing postings as Whoosh's own segment writer hands them out: sorted, one by one."""

from __future__ import annotations

from array import array

import numpy as np
from whoosh.codec import base
from whoosh.fields import FieldType
from whoosh.filedb.filestore import Storage
from whoosh.formats import Existence, Format, Frequency, Positions

from search_index.packed.field_terms import write_run
from search_index.packed.runs import Run
from search_index.packed.sections import SectionWriter


class PackedFieldWriter(base.FieldWriter):
    """Writes the terms file; :meth:`add_run` takes a whole field at once."""

    def __init__(self, storage: Storage, name: str) -> None:
        self._file = SectionWriter(storage, name)
        self._weights: dict[str, float] = {}
        self.is_closed = False

    def add_run(self, fieldname: str, field: FieldType, run: Run) -> None:
        """Write a field."""
        check_format(fieldname, field.format)
        write_run(self._file, fieldname, run)
        self._weights[fieldname] = float(field.format.field_boost)

    def start_field(self, fieldname: str, fieldobj: FieldType) -> None:
        """Begin a field."""
        check_format(fieldname, fieldobj.format)
        self._fieldname, self._fieldobj = fieldname, fieldobj
        self._terms: list[bytes] = []
        self._starts = array("q")
        self._documents, self._frequencies, self._positions = array("i"), array("I"), array("I")
        self._has_positions = fieldobj.format.supports("positions")

    def start_term(self, text: bytes) -> None:
        """Begin a term."""
        self._terms.append(text)
        self._starts.append(len(self._documents))

    def add(self, docnum: int, weight: float, vbytes: bytes, _length: int) -> None:
        """Add a posting."""
        self._documents.append(docnum)
        self._frequencies.append(frequency(self._fieldname, weight, self._fieldobj.format))
        if self._has_positions:
            self._positions.extend(self._fieldobj.format.decode_positions(vbytes))

    def finish_term(self) -> None:
        """End a term."""

    def finish_field(self) -> None:
        """End a field and write it."""
        self._starts.append(len(self._documents))
        run = Run(
            self._terms,
            np.array(self._starts, np.int64),
            np.array(self._documents, np.int32),
            np.array(self._frequencies, np.uint32),
            np.array(self._positions, np.uint32) if self._has_positions else None,
        )
        self.add_run(self._fieldname, self._fieldobj, run)

    def close(self) -> None:
        """Complete the file."""
        self._file.close({"weights": self._weights})
        self.is_closed = True

    def abandon(self) -> None:
        """Close the file, which then can't be opened."""
        self._file.abandon()
        self.is_closed = True


def check_format(fieldname: str, format_: Format) -> None:
    """Refuse formats that hold more than frequencies and positions; raises ValueError."""
    if type(format_) not in (Existence, Frequency, Positions):
        raise ValueError(f"{fieldname}: packed indexes keep no {type(format_).__name__}")


def frequency(fieldname: str, weight: float, format_: Format) -> int:
    """Return how often a term stands in a document, given its weight.

    Raises:
        ValueError: the weight says more than that.
    """
    count = weight / format_.field_boost
    if count != int(count):
        raise ValueError(f"{fieldname}: packed indexes keep no weights of their own for single documents")
    return int(count)
