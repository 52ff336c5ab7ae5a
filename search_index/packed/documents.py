"""What is kept of each document: stored values, field lengths and columns, in one file a segment.

Stored values are compressed document by document (see ``stored``). Columns are Whoosh's own, each in a
section.
"""

from __future__ import annotations

import io
import json
import struct
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import columns
from whoosh.codec import base
from whoosh.fields import FieldType
from whoosh.filedb.filestore import Storage
from whoosh.filedb.structfile import BufferFile, StructFile

from search_index.errors import IndexDamaged
from search_index.json_text import read_json
from search_index.packed.lengths import LENGTHS, pack_lengths
from search_index.packed.sections import SectionFile, SectionWriter
from search_index.packed.segment import PackedSegment
from search_index.packed.stored import StoredReader, StoredWriter

_VALUE = struct.Struct("<BcI")

Array = NDArray[Any]


class PackedDocumentWriter(base.PerDocumentWriter):
    """Writes documents one after the other."""

    def __init__(self, storage: Storage, segment: PackedSegment, name: str) -> None:
        self._file = SectionWriter(storage, name)
        self._segment = segment
        self._records = StoredWriter(self._file)
        self._lengths: dict[str, list[tuple[Array, Array]]] = defaultdict(list)
        self._single_lengths: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        self._totals: dict[str, int] = defaultdict(int)
        self._columns: dict[str, tuple[io.BytesIO, Any]] = {}
        self._stored: list[bytes] = []
        self._given: list[tuple[str, Any, Any]] = []
        self._counted: dict[str, int] = {}
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        """Begin the next document."""
        assert docnum == len(self._records), "documents come in order"
        self.cancel_doc()

    def add_field(self, fieldname: str, _fieldobj: FieldType, value: Any, length: int | None) -> None:
        """Keep a value to store (unless ``None``) and a length (unless 0) of the document."""
        if value is not None:
            self._stored.append(_encode(fieldname, value))
        if length:
            self._counted[fieldname] = length

    def add_column_value(self, fieldname: str, columnobj: columns.Column, value: Any) -> None:
        """Keep a value for a column."""
        self._given.append((fieldname, columnobj, value))

    def add_vector_items(self, fieldname: str, _fieldobj: FieldType, _items: Any) -> None:
        """Refuse vectors: nothing here reads them."""
        raise ValueError(f"{fieldname}: packed indexes keep no vectors")

    def cancel_doc(self) -> None:
        """Forget the document that was begun."""
        self._stored.clear()
        self._given.clear()
        self._counted.clear()

    def finish_doc(self) -> None:
        """Write the document that was begun."""
        document = len(self._records)
        for fieldname, length in self._counted.items():
            documents, lengths = self._single_lengths[fieldname]
            documents.append(document)
            lengths.append(length)
        for fieldname, column, value in self._given:
            if fieldname not in self._columns:
                buffer = io.BytesIO()
                self._columns[fieldname] = buffer, column.writer(StructFile(buffer))
            self._columns[fieldname][1].add(document, value)
        self._records.add(b"".join(self._stored))
        self.cancel_doc()

    def add_lengths(self, fieldname: str, documents: Array, lengths: Array) -> None:
        """Note the lengths of a field in some documents."""
        self._lengths[fieldname].append((documents, pack_lengths(lengths)))
        self._totals[fieldname] += int(lengths.sum())

    def copy(self, other: PackedDocumentReader, documents: Array, fields: Mapping[str, FieldType]) -> None:
        """Take over some documents of another segment, with no need to look into what is stored."""
        first = len(self._records)
        for document in documents.tolist():
            self._records.add(other.record(document))
        numbers = np.arange(first, first + len(documents))
        for fieldname, packed in other.all_lengths().items():
            kept = packed[documents]
            self._lengths[fieldname].append((numbers, kept))
            complete = len(kept) == len(packed)  # then the exact length is known
            self._totals[fieldname] += other.field_length(fieldname) if complete else int(LENGTHS[kept].sum())
        for fieldname, field in fields.items():
            if field.column_type and other.has_column(fieldname):
                reader = other.column_reader(fieldname, field.column_type)
                if fieldname not in self._columns:
                    buffer = io.BytesIO()
                    self._columns[fieldname] = buffer, field.column_type.writer(StructFile(buffer))
                add = self._columns[fieldname][1].add
                for number, document in zip(numbers.tolist(), documents.tolist(), strict=True):
                    add(number, reader[document])

    def close(self) -> None:
        """Complete the file."""
        count = len(self._records)
        self._segment.set_doc_count(count)
        for fieldname, (numbers, single) in self._single_lengths.items():
            self.add_lengths(fieldname, np.array(numbers), np.array(single))
        self._records.close()
        for fieldname, parts in self._lengths.items():
            packed = np.zeros(count, np.uint8)
            for documents, lengths in parts:
                packed[documents] = lengths
            self._file.add(f"{fieldname}/lengths", packed)
        for fieldname, (buffer, writer) in self._columns.items():
            writer.finish(count)
            self._file.add(f"{fieldname}/column", buffer.getvalue())
        self._file.close({"documents": count, "lengths": self._totals})
        self.is_closed = True

    def abandon(self) -> None:
        """Close the file, which then can't be opened."""
        self._file.abandon()
        self.is_closed = True


class PackedDocumentReader(base.PerDocumentReader):
    """Reads documents by their numbers."""

    def __init__(self, storage: Storage, segment: PackedSegment, name: str) -> None:
        self._file = SectionFile(storage, name)
        self._segment = segment
        self._records = StoredReader(self._file)
        self._count = segment.doc_count_all()
        if self._file.properties["documents"] != self._count:
            raise IndexDamaged(f"the index is damaged ({name} has a different number of documents)")

    def verify(self) -> None:
        """Compare all checksums; raises IndexDamaged."""
        self._file.verify()

    def supports_columns(self) -> bool:
        """Say that there are columns."""
        return True

    def doc_count(self) -> int:
        """Return the number of documents that are not deleted."""
        return self._count - int(self._segment.deleted_count())

    def doc_count_all(self) -> int:
        """Return the number of documents, deleted ones included."""
        return self._count

    def has_deletions(self) -> bool:
        """Whether a document is deleted."""
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Whether this document is deleted."""
        return self._segment.is_deleted(docnum)

    def deleted_docs(self) -> Iterator[int]:
        """Return the numbers of deleted documents."""
        return self._segment.deleted_docs()

    def has_column(self, fieldname: str) -> bool:
        """Whether there is a column of this field."""
        return f"{fieldname}/column" in self._file

    def column_reader(self, fieldname: str, column: columns.Column) -> columns.ColumnReader:
        """Return Whoosh's reader of a column."""
        content = self.column_bytes(fieldname)
        return column.reader(BufferFile(content), 0, len(content), self._count)

    def column_bytes(self, fieldname: str) -> memoryview:
        """Return a column as Whoosh's writer has written it."""
        return self._file.array(f"{fieldname}/column").data

    def numbers(self, fieldname: str, column: columns.NumericColumn) -> Array:
        """Return a column of numbers as an array by document."""
        values = np.full(self._count, column.default_value())
        if self.has_column(fieldname):
            found = np.frombuffer(self.column_bytes(fieldname), f">{column._typecode}")
            values[: len(found)] = found  # values at the end that are the default are not written
        return values

    def packed_lengths(self, fieldname: str) -> Array | None:
        """Return the lengths of a field by document, each in one byte; ``None`` when they are not kept."""
        name = f"{fieldname}/lengths"
        return self._file.array(name) if name in self._file else None

    def all_lengths(self) -> dict[str, Array]:
        """Return the lengths of all fields that have them."""
        return {field: self._file.array(f"{field}/lengths") for field in self._file.properties["lengths"]}

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return how many words a field of a document has, ``default`` when that is not known."""
        packed = self.packed_lengths(fieldname)
        if packed is None or not packed[docnum]:
            return default
        return int(LENGTHS[packed[docnum]])

    def field_length(self, fieldname: str) -> int:
        """Return how many words a field has in all documents."""
        return int(self._file.properties["lengths"].get(fieldname, 0))

    def min_field_length(self, fieldname: str) -> int:
        """Return the length of the shortest field."""
        packed = self.packed_lengths(fieldname)
        return int(LENGTHS[packed.min()]) if packed is not None and len(packed) else 0

    def max_field_length(self, fieldname: str) -> int:
        """Return the length of the longest field."""
        packed = self.packed_lengths(fieldname)
        return int(LENGTHS[packed.max()]) if packed is not None and len(packed) else 0

    def record(self, docnum: int) -> bytes:
        """Return the stored values of a document in a row, as they were compressed; raises IndexDamaged."""
        return self._records.record(docnum)

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return the stored values of a document.

        Raises:
            IndexDamaged: they are not what was written.
        """
        try:
            return _decode(self.record(docnum))
        except (ValueError, struct.error) as error:
            raise IndexDamaged(f"the index is damaged (document {docnum}: {error})") from error

    def stored_text(self, docnum: int, fieldname: str) -> str:
        """Return the one stored text of a document, "" when it has none; the others are not decoded.

        Raises:
            IndexDamaged: it is not what was written.
        """
        record = self.record(docnum)
        name = fieldname.encode()
        place = 0
        while place < len(record):
            name_length, kind, length = _VALUE.unpack_from(record, place)
            middle = place + _VALUE.size + name_length
            if record[place + _VALUE.size : middle] == name and kind == b"s":
                return record[middle : middle + length].decode("utf-8", "surrogatepass")
            place = middle + length
        return ""


def _encode(name: str, value: Any) -> bytes:
    """Return a named value as bytes.

    Raises:
        ValueError: it is nothing that can be stored.
    """
    match value:
        case str():
            kind, content = b"s", value.encode("utf-8", "surrogatepass")
        case bytes():
            kind, content = b"b", value
        case _:
            try:
                kind, content = b"j", json.dumps(value).encode()
            except TypeError as error:
                raise ValueError(
                    f"{name}: only text, bytes and what JSON can hold is stored ({error})"
                ) from error
    encoded = name.encode()
    return _VALUE.pack(len(encoded), kind, len(content)) + encoded + content


def _decode(content: bytes) -> dict[str, Any]:
    values: dict[str, Any] = {}
    place = 0
    while place < len(content):
        name_length, kind, length = _VALUE.unpack_from(content, place)
        middle = place + _VALUE.size + name_length
        name = content[place + _VALUE.size : middle].decode()
        place = middle + length
        value = content[middle:place]
        match kind:
            case b"s":
                values[name] = value.decode("utf-8", "surrogatepass")
            case b"b":
                values[name] = value
            case _:
                values[name] = read_json(value)
    return values
