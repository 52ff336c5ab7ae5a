"""The columns file of a generation: named arrays, memory-mapped for reading, with checksums.

Little-endian; each array begins at a multiple of 64 bytes::

    8 bytes   magic
    4 bytes   length of the header
    4 bytes   CRC-32 of the header
    header    JSON: generation, dated events, segments [[name, bytes] …], columns [[name, type, rows] …],
              CRC-32 of the columns
    columns   one after the other

Whole numbers that are never negative are written in the narrowest type that holds them all.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from search_index.json_text import read_json
from search_index.timeline.layout import MAGIC, Columns, TimelineDamaged, is_timeline_file

_PREFIX = struct.Struct("<8sII")
_ALIGNMENT = 64


@dataclass(frozen=True, slots=True)
class Header:
    """What a columns file says of itself, its segments (name, bytes) and its columns (name, type, rows)."""

    generation: int
    dated: int
    segments: tuple[tuple[str, int], ...]
    columns: tuple[tuple[str, str, int], ...]
    checksum: int


def encode_columns(
    generation: int, dated: int, segments: Sequence[tuple[str, int]], arrays: Columns
) -> list[bytes]:
    """The pieces of a columns file, in order."""
    body: list[bytes] = []
    columns: list[tuple[str, str, int]] = []
    checksum = 0
    for name, array in arrays.items():
        if array.dtype.kind == "u" and len(array):
            array = array.astype(np.min_scalar_type(int(array.max())))
        data = array.astype(array.dtype.newbyteorder("<"), copy=False).tobytes()
        piece = data + bytes(-len(data) % _ALIGNMENT)
        checksum = zlib.crc32(piece, checksum)
        body.append(piece)
        columns.append((name, array.dtype.newbyteorder("<").str, len(array)))
    header = json.dumps([generation, dated, segments, columns, checksum], separators=(",", ":")).encode(
        "ascii"
    )
    header += b" " * (-(_PREFIX.size + len(header)) % _ALIGNMENT)
    return [_PREFIX.pack(MAGIC, len(header), zlib.crc32(header)), header, *body]


def decode_header(path: Path, data: memoryview) -> tuple[Header, int]:
    """Return the header of a columns file, and the offset of its first column. Raises ``TimelineDamaged``."""
    if len(data) < _PREFIX.size:
        raise TimelineDamaged(path, "the file is cut short")
    magic, length, checksum = _PREFIX.unpack_from(data)
    if magic != MAGIC:
        raise TimelineDamaged(path, "not a timeline of this version of dateline")
    raw = bytes(data[_PREFIX.size : _PREFIX.size + length])
    if len(raw) < length or zlib.crc32(raw) != checksum:
        raise TimelineDamaged(path, "its header does not agree with its checksum")
    try:
        generation, dated, segments, columns, columns_checksum = read_json(raw)
        header = Header(
            int(generation),
            int(dated),
            tuple((str(name), int(size)) for name, size in segments),
            tuple((str(name), str(dtype), int(rows)) for name, dtype, rows in columns),
            int(columns_checksum),
        )
    except (ValueError, TypeError) as error:
        raise TimelineDamaged(path, "its header cannot be read") from error
    if not all(is_timeline_file(name) for name, _ in header.segments):
        raise TimelineDamaged(path, "its header names files that are no segments")
    return header, _PREFIX.size + length


def decode_columns(path: Path, data: memoryview, header: Header, offset: int) -> Columns:
    """Return the columns as views of ``data``. Raises ``TimelineDamaged``."""
    if zlib.crc32(data[offset:]) != header.checksum:
        raise TimelineDamaged(path, "its columns do not agree with their checksum")
    arrays: Columns = {}
    for name, dtype, rows in header.columns:
        try:
            arrays[name] = np.frombuffer(data, np.dtype(dtype), rows, offset)
        except (ValueError, TypeError) as error:
            raise TimelineDamaged(path, "the file is cut short") from error
        size = arrays[name].nbytes
        offset += size + -size % _ALIGNMENT
    if offset != len(data):
        raise TimelineDamaged(path, "the file is longer or shorter than its header says")
    return arrays
