"""One line of a segment: an article or an event as JSON, with a checksum before it.

A line is eight hexadecimal digits (the CRC-32 of what follows them), a blank, a JSON array and a line feed.
What belongs to the article is written once; the date span, the status and the story of an event, which
may change with every generation, lie in the columns.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from datetime import date

from corpus.article import Confidence, Provenance, Published
from search_index.dates.expression import Reference, ReferenceOrigin
from search_index.dates.spans import DateSpan, Precision
from search_index.events.event import DatedBy, Event, Status

_CHECKSUM_DIGITS = 8
_STORY_DIGITS = 16


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What the events of one article share."""

    path: str
    title: str
    source: str
    published: Published


def article_of(event: Event) -> ArticleRecord:
    """The part of an event that belongs to its article."""
    return ArticleRecord(event.path, event.title, event.source, event.published)


def encode_article(article: ArticleRecord) -> bytes:
    """An article as a line."""
    published = article.published
    return _line(
        [
            article.path,
            article.title,
            article.source,
            _day(published.earliest),
            _day(published.latest),
            published.provenance,
            published.confidence,
            published.reasons,
        ]
    )


def decode_article(line: bytes) -> ArticleRecord:
    """Read a line of ``encode_article``. Raises ``ValueError`` for anything else."""
    path, title, source, earliest, latest, provenance, confidence, reasons = _fields(line, 8)
    published = Published(
        _to_day(earliest),
        _to_day(latest),
        Provenance(_text(provenance)),
        Confidence(_text(confidence)),
        tuple(_text(reason) for reason in _list(reasons)),
    )
    return ArticleRecord(_text(path), _text(title), _text(source), published)


def encode_event(event: Event) -> bytes:
    """An event as a line, without what the columns hold."""
    return _line(
        [
            event.id,
            event.text,
            event.sentence_start,
            event.sentence_end,
            event.expression,
            event.expression_start,
            event.expression_end,
            event.rule,
            None if event.reference is None else _reference(event.reference),
        ]
    )


@dataclass(frozen=True, slots=True)
class Merged:
    """What an event was merged into: the number of its story, its independent sources and its articles."""

    story: int
    sources: int
    articles: int
    dates_differ: bool


def story_number(event_id: str) -> int:
    """The number of the story that an event leads: what the first half of its id says."""
    return int(event_id[:_STORY_DIGITS], 16)


def story_name(number: int) -> str:
    """A story's number as ``Event.story`` has it."""
    return f"{number:0{_STORY_DIGITS}x}"


def decode_event(
    line: bytes,
    article: ArticleRecord,
    span: DateSpan | None,
    status: Status,
    dated_by: DatedBy,
    merged: Merged,
) -> Event:
    """Read a line of ``encode_event``. Raises ``ValueError`` for anything else."""
    (
        identity,
        text,
        sentence_start,
        sentence_end,
        expression,
        expression_start,
        expression_end,
        rule,
        reference,
    ) = _fields(line, 9)
    return Event(
        id=_text(identity),
        span=span,
        status=status,
        text=_text(text),
        path=article.path,
        title=article.title,
        source=article.source,
        published=article.published,
        sentence_start=_integer(sentence_start),
        sentence_end=_integer(sentence_end),
        expression=_text(expression),
        expression_start=_integer(expression_start),
        expression_end=_integer(expression_end),
        rule=_text(rule),
        reference=None if reference is None else _to_reference(reference),
        story=story_name(merged.story),
        sources=merged.sources,
        articles=merged.articles,
        dated_by=dated_by,
        dates_differ=merged.dates_differ,
    )


def _line(fields: list[object]) -> bytes:
    # "surrogatepass": a path whose bytes are no UTF-8 reaches Python with lone surrogates.
    payload = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return b"%08x %b\n" % (zlib.crc32(payload), payload)


def _fields(line: bytes, count: int) -> list[object]:
    payload = line[_CHECKSUM_DIGITS + 1 :].removesuffix(b"\n")
    if line[: _CHECKSUM_DIGITS + 1] != b"%08x " % zlib.crc32(payload):
        raise ValueError("a record does not agree with its checksum")
    fields = _list(json.loads(payload.decode("utf-8", "surrogatepass")))
    if len(fields) != count:
        raise ValueError("a record has the wrong number of fields")
    return fields


def _reference(reference: Reference) -> list[object]:
    span = reference.span
    ends = [span.earliest.isoformat(), span.latest.isoformat()]
    return [*ends, span.precision, span.approximate, reference.origin, reference.detail]


def _to_reference(value: object) -> Reference:
    fields = _list(value)
    if len(fields) != 6:
        raise ValueError("a reference has the wrong number of fields")
    earliest, latest, precision, approximate, origin, detail = fields
    span = DateSpan(
        date.fromisoformat(_text(earliest)),
        date.fromisoformat(_text(latest)),
        Precision(_text(precision)),
        approximate is True,
    )
    return Reference(span, ReferenceOrigin(_text(origin)), _text(detail))


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _to_day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(_text(value))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"a record has {value!r} in place of a text")
    return value


def _integer(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(f"a record has {value!r} in place of a number")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError(f"a record has {value!r} in place of a list")
    return value
