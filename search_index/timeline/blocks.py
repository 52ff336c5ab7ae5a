"""A block of a segment: what only reading the events of one article needs.

Events lie in parts of ``PART`` events in the order of the text, so that one event of a long article is read
without the others. A part is the CRC-32 of what follows (4 bytes) and a compressed JSON array, ``_FIELDS``; a
block is the lengths of all parts but the last (4 bytes each), then the parts.

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
from itertools import pairwise
from typing import Any

from corpus.article import Article, Confidence, Provenance, Published
from search_index.dates.expression import Reference, ReferenceOrigin
from search_index.dates.spans import DateSpan, Precision
from search_index.events.event import Event

PART = 64
"""Events in a part."""

_LENGTH = struct.Struct("<I")
_TO_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
_WINDOW, _MEMORY = -13, 5
"""Of zlib: no header, and little room, which is set up in less time; most parts have some hundred bytes."""
_LARGEST_PART = 1 << 26
"""Bytes of JSON: no more is unpacked, whatever a file says."""

_FIELDS = 11
"""Article and checksum of its text; then of all events: ends of ids, starts (each counted from the one
before), lengths, starts of the words from the passage's, their lengths, rules and references (as indices of
the two lists that come next), passages and words that are no slices of the article's text."""

_EXPECTED = (
    b'"year from the published date","month and year","month, day and year","day counted from the reference'
    b' date","calendar unit next to the reference date","day that the report tells of","month, year from the'
    b' published date","month and day, year from the published date","weekday before the published date",'
    b'"date named just before","year","front matter, stated","how things stand on the day of the report",'
    b'"day of the report"],[[7348,7348,"day",false,"published date","file name, stated"]],0,0]'
)
"""What parts often say, for zlib to point to: what is not in here merely takes more room."""


@dataclass(frozen=True, slots=True)
class StoredPart:
    """A part as it was read: ``fields`` as ``_FIELDS`` has them, and where each passage starts."""

    fields: list[Any]
    starts: tuple[int, ...]


def encode_block(events: Sequence[Event], article: Article | None) -> bytes:
    """The block of an article's events, given in text order.

    With ``article``, they are read with that article at hand.
    """
    parts = []
    for first in range(0, len(events), PART):
        raw = _TO_JSON(_part(events[first : first + PART], article, first == 0))
        compressor = zlib.compressobj(6, zlib.DEFLATED, _WINDOW, _MEMORY, zlib.Z_DEFAULT_STRATEGY, _EXPECTED)
        # "surrogatepass": a path whose bytes are no UTF-8 reaches Python with lone surrogates.
        packed = compressor.compress(raw.encode("utf-8", "surrogatepass")) + compressor.flush()
        parts.append(_LENGTH.pack(zlib.crc32(packed)) + packed)
    return b"".join([*(_LENGTH.pack(len(part)) for part in parts[:-1]), *parts])


def decode_part(block: memoryview, events: int, part: int) -> StoredPart:
    """Read one part of the block of an article with so many events. Raises ``ValueError`` for damage."""
    count = -(-events // PART)
    ends = [(count - 1) * _LENGTH.size]
    for before in range(count - 1):
        if ends[0] > len(block):
            raise ValueError("a block is too short")
        ends.append(ends[-1] + _LENGTH.unpack_from(block, before * _LENGTH.size)[0])
    ends.append(len(block))
    packed = block[ends[part] : ends[part + 1]]
    if len(packed) < _LENGTH.size or zlib.crc32(packed[_LENGTH.size :]) != _LENGTH.unpack_from(packed)[0]:
        raise ValueError("a part does not agree with its checksum")
    unpacker = zlib.decompressobj(_WINDOW, zdict=_EXPECTED)
    try:
        raw = unpacker.decompress(packed[_LENGTH.size :], _LARGEST_PART)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    fields = json.loads(raw.decode("utf-8", "surrogatepass"))
    if not isinstance(fields, list) or len(fields) != _FIELDS:
        raise ValueError("a part has the wrong number of fields")
    starts, at = [], 0
    for step in fields[2]:
        at += step
        starts.append(at)
    fields[1] = fields[1].split(" ")
    return StoredPart(fields, tuple(starts))


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


def _part(events: Sequence[Event], article: Article | None, is_first: bool) -> list[Any]:
    """The fields of a part."""
    starts = [0, *(event.sentence_start for event in events)]
    rules: dict[str, int] = {}
    references, reference_numbers = _numbered([event.reference for event in events])
    return [
        _stored_article(events[0], article) if is_first else 0,
        " ".join([event.id[16:] for event in events]),
        [start - before for before, start in pairwise(starts)],
        [event.sentence_end - event.sentence_start for event in events],
        [event.expression_start - event.sentence_start for event in events],
        [event.expression_end - event.expression_start for event in events],
        [
            [rules.setdefault(event.rule, len(rules)) for event in events],
            reference_numbers,
        ],
        [*rules],
        [each and _reference(each) for each in references],
        _unlike([event.text for event in events], _passages(events, article)),
        _unlike([event.expression for event in events], [_words_of(event, article) for event in events]),
    ]


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
