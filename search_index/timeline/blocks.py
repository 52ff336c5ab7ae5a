"""A block of a segment: what only reading the events of one article needs.

Events lie in parts of ``PART`` events in the order of the text, so that one event of a long article is read
without the others. A part is the CRC-32 of what follows (4 bytes) and, compressed by Zstandard: a line of
JSON, ``_FIELDS``; of each event the end of its id (``_REST`` bytes); and little-endian columns of numbers,
``_NUMBERS``. A block is the lengths of all parts but the last (4 bytes each), then the parts.

A passage, and the words of its date, are slices of the article's text; with an article given, neither these
nor anything else that the index keeps of it are written again: whoever opens the timeline gives the articles
(see ``Timeline.open``), and the CRC-32 of the text tells whether it is the one that the events are from.
Without an article all of it is written.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from threading import Lock
from typing import Any

import numpy as np
import zstandard

from corpus.article import Article, Confidence, Provenance, Published
from search_index.dates.expression import Reference, ReferenceOrigin
from search_index.dates.spans import DateSpan, Precision
from search_index.events.event import Event
from search_index.json_text import read_json

PART = 64
"""Events in a part."""

_LENGTH = struct.Struct("<I")
_TO_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
_LARGEST_PART = 1 << 26
"""Bytes: no more is unpacked, whatever a file says."""

_FIELDS = 6
"""Article and checksum of its text; the type of the numbers; rules; references; and of all events, passages
and words that are no slices of the article's text."""
_NUMBERS = 6
"""Starts (each counted from the one before), lengths, starts of the words from the passage's, their lengths,
rules and references (as indices of the lists of these)."""
_SHORT, _LONG = "h", "i"
"""Types of the numbers: of 2 bytes where all fit, else of 4."""
_LARGEST_SHORT = 2**15 - 1
_FIRST_DIGITS = 16
"""Of an id, which the columns of the timeline have."""
_REST = 4

_EXPECTED = (
    b'"year from the published date","month and year","month, day and year","day counted from the reference'
    b' date","calendar unit next to the reference date","day that the report tells of","month, year from the'
    b' published date","month and day, year from the published date","weekday before the published date",'
    b'"date named just before","year","front matter, stated","how things stand on the day of the report",'
    b'"h",["day of the report"],[[7348,7348,"day",false,"published date","file name, stated"]],0,0]\n'
)
"""What parts often say, for Zstandard to point to: what is not in here merely takes more room."""
_DICTIONARY = zstandard.ZstdCompressionDict(_EXPECTED, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
_compressor = zstandard.ZstdCompressor(dict_data=_DICTIONARY)
_decompressor = zstandard.ZstdDecompressor(dict_data=_DICTIONARY)
_one_at_a_time = Lock()
"""Neither may be used by two threads at once; to make one takes longer than what it does."""


@dataclass(frozen=True, slots=True)
class StoredPart:
    """A part as it was read.

    ``fields`` are as ``_FIELDS`` has them. ``rests`` has the ends of all ids, ``starts`` says where each
    passage begins, and ``numbers`` has the columns after these.
    """

    fields: list[Any]
    rests: str
    starts: list[int]
    numbers: list[list[int]]

    def rest(self, at: int) -> str:
        """The end of an id."""
        return self.rests[2 * _REST * at : 2 * _REST * (at + 1)]


def encode_block(events: Sequence[Event], article: Article | None) -> bytes:
    """The block of an article's events, given in text order.

    With ``article``, they are read with that article at hand. Raises ``ValueError`` for ids that are not of
    24 hexadecimal digits.
    """
    parts = []
    for first in range(0, len(events), PART):
        raw = _part(events[first : first + PART], article, first == 0)
        with _one_at_a_time:
            packed = _compressor.compress(raw)
        parts.append(_LENGTH.pack(zlib.crc32(packed)) + packed)
    return b"".join([*(_LENGTH.pack(len(part)) for part in parts[:-1]), *parts])


def decode_part(block: memoryview, events: int, part: int) -> StoredPart:
    """Read one part of the block of an article with so many events. Raises ``ValueError`` for damage."""
    packed = _packed_part(block, -(-events // PART), part)
    if len(packed) < _LENGTH.size or zlib.crc32(packed[_LENGTH.size :]) != _LENGTH.unpack_from(packed)[0]:
        raise ValueError("a part does not agree with its checksum")
    try:
        if zstandard.frame_content_size(packed[_LENGTH.size :]) > _LARGEST_PART:
            raise ValueError("a part is too long")
        with _one_at_a_time:
            raw = _decompressor.decompress(packed[_LENGTH.size :])
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error
    text, _, others = raw.partition(b"\n")
    fields = read_json(text.decode("utf-8", "surrogatepass"))
    if not isinstance(fields, list) or len(fields) != _FIELDS or fields[1] not in (_SHORT, _LONG):
        raise ValueError("a part has the wrong fields")
    count = min(PART, events - part * PART)
    columns = np.frombuffer(others, f"<{fields[1]}", offset=_REST * count).reshape(_NUMBERS, count)
    steps, *numbers = columns.tolist()
    return StoredPart(fields, others[: _REST * count].hex(), [*accumulate(steps)], numbers)


def _packed_part(block: memoryview, parts: int, part: int) -> memoryview:
    ends = [(parts - 1) * _LENGTH.size]
    for before in range(parts - 1):
        if ends[0] > len(block):
            raise ValueError("a block is too short")
        ends.append(ends[-1] + _LENGTH.unpack_from(block, before * _LENGTH.size)[0])
    ends.append(len(block))
    return block[ends[part] : ends[part + 1]]


def stored_article(part: StoredPart) -> Article | int:
    """What the first part of a block says of its article.

    All of it, its text alone being lacking, or the CRC-32 of the text of the article to be read with it.
    """
    stored = part.fields[0]
    if isinstance(stored, int):
        return stored
    path, title, source, earliest, latest, provenance, confidence, reasons = stored
    published = Published(
        earliest and date.fromordinal(earliest),
        latest and date.fromordinal(latest),
        Provenance(provenance),
        Confidence(confidence),
        tuple(reasons),
    )
    return Article(path, title, "", source, published=published)


def text_checksum(text: str) -> int:
    """The CRC-32 of a text."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def _part(events: Sequence[Event], article: Article | None, is_first: bool) -> bytes:
    """A part before it is compressed."""
    rests = bytes.fromhex("".join([event.id[_FIRST_DIGITS:] for event in events]))
    if len(rests) != _REST * len(events):
        raise ValueError(f"an event of {events[0].path} has an id of another length")
    rules: dict[str, int] = {}
    references, reference_numbers = _numbered([event.reference for event in events])
    numbers = [
        *(start - before for before, start in pairwise([0, *[event.sentence_start for event in events]])),
        *[event.sentence_end - event.sentence_start for event in events],
        *[event.expression_start - event.sentence_start for event in events],
        *[event.expression_end - event.expression_start for event in events],
        *[rules.setdefault(event.rule, len(rules)) for event in events],
        *reference_numbers,
    ]
    kind = _SHORT if max(numbers) <= _LARGEST_SHORT and min(numbers) >= -_LARGEST_SHORT else _LONG
    fields = [
        _stored_article(events[0], article) if is_first else 0,
        kind,
        [*rules],
        [each and _reference(each) for each in references],
        _unlike([event.text for event in events], _passages(events, article)),
        _unlike([event.expression for event in events], [_words_of(event, article) for event in events]),
    ]
    # "surrogatepass": a path whose bytes are no UTF-8 reaches Python with lone surrogates.
    text = _TO_JSON(fields).encode("utf-8", "surrogatepass")
    return b"".join([text, b"\n", rests, struct.pack(f"<{len(numbers)}{kind}", *numbers)])


def _numbered(references: list[Reference | None]) -> tuple[list[Reference | None], list[int]]:
    """The different references, and for each of the given ones which of them it is.

    Most are the very same object as one before, which is found out faster than that they are equal.
    """
    distinct: dict[Reference | None, int] = {}
    known: dict[int, int] = {}
    numbers: list[int] = []
    for reference in references:
        number = known.get(id(reference))
        if number is None:
            number = known[id(reference)] = distinct.setdefault(reference, len(distinct))
        numbers.append(number)
    return [*distinct], numbers


def _unlike(told: list[str], found: list[str | None]) -> list[str | None] | int:
    """What was told where it is not what is found in the text; 0 when it always is."""
    return 0 if told == found else [t if t != f else None for t, f in zip(told, found, strict=True)]


def _passages(events: Sequence[Event], article: Article | None) -> list[str | None]:
    """The passages that the events' offsets name, with runs of white space folded to one blank."""
    if article is None:
        return [None] * len(events)
    first = events[0].sentence_start
    text = article.text[first : max(event.sentence_end for event in events)].replace("\n", " ")
    found = [text[event.sentence_start - first : event.sentence_end - first] for event in events]
    # Line ends mostly are all that there is to fold.
    return [f if f == event.text else " ".join(f.split()) for f, event in zip(found, events, strict=True)]


def _words_of(event: Event, article: Article | None) -> str | None:
    """The words of the date that an event's offsets name."""
    return None if article is None else article.text[event.expression_start : event.expression_end]


def _stored_article(event: Event, article: Article | None) -> list[Any] | int:
    if article is not None:
        return text_checksum(article.text)
    published = event.published
    return [
        event.path,
        event.title,
        event.source,
        published.earliest and published.earliest.toordinal(),
        published.latest and published.latest.toordinal(),
        published.provenance,
        published.confidence,
        published.reasons,
    ]


def _reference(reference: Reference) -> list[Any]:
    span = reference.span
    ends = [span.earliest.toordinal(), span.latest.toordinal()]
    return [*ends, span.precision, span.approximate, reference.origin, reference.detail]


def to_reference(fields: list[Any]) -> Reference:
    """A reference as a part has it."""
    earliest, latest, precision, approximate, origin, detail = fields
    span = DateSpan(
        date.fromordinal(earliest), date.fromordinal(latest), Precision(precision), approximate is True
    )
    return Reference(span, ReferenceOrigin(origin), str(detail))
