"""How a timeline lies on disk: names, columns, the header and its checks.

A generation ``g`` is one columns file, ``timeline-g.columns``, and the segments that it names. A segment,
``events-n.segment``, was written by generation ``n``, is never changed afterwards, and holds one block for
each article: a line for the article, then a line for each of its events, in text order (see
``records``). Columns hold what sorting and selecting need; they are little-endian and lie one
after the other, each at a multiple of 64 bytes::

    8 bytes   magic
    4 bytes   length of the header
    4 bytes   CRC-32 of the header
    header    JSON: generation, events, dated, articles, segments [[name, bytes] …], CRC-32 of the columns
    columns   ARTICLE_COLUMNS, ascending by article number, then EVENT_COLUMNS, in timeline order

Timeline order is: earliest day, latest day, article number, place in the text; undated events last.
"""

from __future__ import annotations

import json
import re
import struct
import zlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_index.dates.spans import Precision
from search_index.errors import IndexDamaged
from search_index.events.event import DatedBy, Status
from search_index.events.sources import SKETCH_SIZE
from search_index.events.terms import MOST_TERMS

MAGIC = b"DLTIME\x00\x02"
_PREFIX = struct.Struct("<8sII")
_ALIGNMENT = 64

ARTICLE_COLUMNS = {
    "number": "<i4",
    "segment": "<u2",
    "start": "<i8",
    "length": "<i8",
    "reported_earliest": "<i4",
    "reported_latest": "<i4",
    "outlet": "<u4",
    "agencies": "<u4",
    "sketch": f"V{4 * SKETCH_SIZE}",
}
"""One row an article with events: its block (segment, start, length in bytes), its published interval, and
what tells its origin: a hash of its outlet (0: unknown), the agencies credited, the sketch of its text."""

EVENT_COLUMNS = {
    "earliest": "<i4",
    "latest": "<i4",
    "year": "<i2",
    "precision": "u1",
    "approximate": "u1",
    "status": "u1",
    "article": "<i4",
    "place": "<i4",
    "offset": "<u4",
    "dated_by": "u1",
    "identity": "<u8",
    "story": "<u8",
    "sources": "<u2",
    "articles": "<u2",
    "differ": "u1",
    "names": "<u2",
    "terms": f"V{4 * MOST_TERMS}",
}
"""One row an event: days as proleptic ordinals, its article's row, its place in the article's text (0 is
the first), the offset of its record in the article's block; then a number of its own and that of its story
(see ``records``), the independent sources and the articles that tell it, and whether their dates differ; and
what stories are merged by: the hashes of its terms (0 fills up), and a bit for each that is a name."""

STRUCT_CODES = {
    "u1": "B",
    "<i2": "h",
    "<u2": "H",
    "<i4": "i",
    "<u4": "I",
    "<i8": "q",
    "<u8": "Q",
    **{f"V{4 * size}": f"{4 * size}s" for size in (SKETCH_SIZE, MOST_TERMS)},
}
"""What ``struct`` calls the types of the columns."""

UNDATED_DAY = 2**31 - 1
"""Stands for the day of an event whose date is unknown: after every other day."""

UNDATED_YEAR = 2**15 - 1
"""Stands for the year of an event whose date is unknown: after every other year."""

NO_DAY = 0
"""Stands for an unknown end of a published interval (day 1 is 1 January of the year 1)."""

PRECISIONS = tuple(Precision)
STATUSES = tuple(Status)
DATED_BY = tuple(DatedBy)

_FILE_NAME = re.compile(r"(?:events-\d+\.segment|timeline-\d+\.columns)")

Columns = dict[str, NDArray[Any]]


class TimelineDamaged(IndexDamaged):
    """A timeline that cannot be read as it was written; ``str()`` is one line for the user."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path}: {what}; the index has to be built again")


@dataclass(frozen=True, slots=True)
class Header:
    """What a columns file says of itself and of its segments (name and length in bytes)."""

    generation: int
    events: int
    dated: int
    articles: int
    segments: tuple[tuple[str, int], ...]
    checksum: int


def columns_name(generation: int) -> str:
    """The name of the columns file of a generation."""
    return f"timeline-{generation}.columns"


def segment_name(generation: int) -> str:
    """The name of the segment that a generation adds."""
    return f"events-{generation}.segment"


def is_timeline_file(name: str) -> bool:
    """Whether a file name is one that a timeline gives."""
    return _FILE_NAME.fullmatch(name) is not None


def empty_columns(layout: dict[str, str]) -> Columns:
    """Columns without rows."""
    return {name: np.empty(0, dtype) for name, dtype in layout.items()}


def distinct(values: NDArray[np.uint64]) -> int:
    """How many different values there are (many times faster than ``np.unique``, which hashes)."""
    ascending = np.sort(values)
    return len(ascending) and 1 + int(np.count_nonzero(ascending[1:] != ascending[:-1]))


def ordinal(day: date | None) -> int:
    """A day as a column holds it."""
    return NO_DAY if day is None else day.toordinal()


def encode_columns(
    generation: int, segments: list[tuple[str, int]], dated: int, articles: Columns, events: Columns
) -> list[bytes]:
    """The pieces of a columns file, in order."""
    arrays = [articles[name].astype(dtype, copy=False) for name, dtype in ARTICLE_COLUMNS.items()]
    arrays += [events[name].astype(dtype, copy=False) for name, dtype in EVENT_COLUMNS.items()]
    body: list[bytes] = []
    checksum = 0
    for array in arrays:
        data = array.tobytes()
        piece = data + bytes(-len(data) % _ALIGNMENT)
        checksum = zlib.crc32(piece, checksum)
        body.append(piece)
    header = json.dumps(
        [generation, len(events["earliest"]), dated, len(articles["number"]), segments, checksum],
        separators=(",", ":"),
    ).encode("ascii")
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
        generation, events, dated, articles, segments, columns_checksum = json.loads(raw)
        header = Header(
            int(generation),
            int(events),
            int(dated),
            int(articles),
            tuple((str(name), int(size)) for name, size in segments),
            int(columns_checksum),
        )
    except (ValueError, TypeError) as error:
        raise TimelineDamaged(path, "its header cannot be read") from error
    if not all(is_timeline_file(name) for name, _ in header.segments):
        raise TimelineDamaged(path, "its header names files that are no segments")
    return header, _PREFIX.size + length


def decode_columns(path: Path, data: memoryview, header: Header, offset: int) -> tuple[Columns, Columns]:
    """Return the article and event columns as views of ``data``. Raises ``TimelineDamaged``."""
    tables: list[Columns] = []
    start = offset
    for layout, rows in ((ARTICLE_COLUMNS, header.articles), (EVENT_COLUMNS, header.events)):
        table: Columns = {}
        for name, dtype in layout.items():
            size = np.dtype(dtype).itemsize * rows
            if rows < 0 or offset + size > len(data):
                raise TimelineDamaged(path, "the file is cut short")
            table[name] = np.frombuffer(data, dtype, rows, offset)
            offset += size + -size % _ALIGNMENT
        tables.append(table)
    if offset != len(data):
        raise TimelineDamaged(path, "the file is longer or shorter than its header says")
    if zlib.crc32(data[start:]) != header.checksum:
        raise TimelineDamaged(path, "its columns do not agree with their checksum")
    return tables[0], tables[1]
