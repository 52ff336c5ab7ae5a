"""One event as a flat record: the JSON line that ``dateline events --format jsonl`` prints."""

from __future__ import annotations

import re
from typing import TypedDict

from corpus.article import Published
from search_index.dates.edtf import to_edtf
from search_index.events.event import DatedBy, Event, Status


class EventRecord(TypedDict):
    """The columns of the flat formats, in order. Dates are ISO 8601; ``date`` is EDTF.

    The date fields are ``None`` for an undated event. ``sentence_start`` and ``sentence_end`` are code
    points of the article's text, end exclusive. ``expression`` has the words that gave the date: of the
    passage, or (``dated_by`` is ``discourse``) of the sentence before it that named the date; it is empty
    where nothing but the day of the report did (``report``). ``doubt`` says why the date is suspicious.
    """

    id: str
    date: str | None
    earliest: str | None
    latest: str | None
    precision: str | None
    approximate: bool
    status: str
    text: str
    path: str
    title: str
    source: str
    published: str | None
    published_by: str
    sentence_start: int
    sentence_end: int
    expression: str
    rule: str
    story: str
    sources: int
    articles: int
    dated_by: str
    dates_differ: bool
    people: list[str]
    places: list[str]
    doubt: str | None


COLUMNS = tuple(EventRecord.__annotations__)

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def event_record(event: Event) -> EventRecord:
    """The record of an event; its texts hold nothing that a file cannot take (see ``printable``)."""
    span = event.span
    return EventRecord(
        id=event.id,
        date=None if span is None else to_edtf(span),
        earliest=None if span is None else span.earliest.isoformat(),
        latest=None if span is None else span.latest.isoformat(),
        precision=None if span is None else span.precision.value,
        approximate=span is not None and span.approximate,
        status=event.status.value,
        text=printable(event.text),
        path=printable(event.path),
        title=printable(event.title),
        source=printable(event.source),
        published=published_edtf(event.published),
        published_by=event.published.provenance.value,
        sentence_start=event.sentence_start,
        sentence_end=event.sentence_end,
        expression=printable(_date_words(event)),
        rule=printable(event.rule),
        story=event.story,
        sources=event.sources,
        articles=event.articles,
        dated_by=event.dated_by.value,
        dates_differ=event.dates_differ,
        people=[printable(name) for name in event.people],
        places=[printable(name) for name in event.places],
        doubt=None if event.doubt is None else event.doubt.value,
    )


def published_edtf(published: Published) -> str | None:
    """A published date as EDTF: a day, an interval (``2018-09-15/..`` if only bounded), or ``None``."""
    if published.day is not None:
        return published.day.isoformat()
    if published.earliest is None:
        return None
    return f"{published.earliest.isoformat()}/{published.latest.isoformat() if published.latest else '..'}"


def printable(text: str) -> str:
    """The text with each control character but tab and line feed, and each lone surrogate, as U+FFFD.

    A surrogate stands for a byte of a file name that is no UTF-8, and could not be written at all.
    """
    return _UNPRINTABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The printable text on one line, with white space folded to single blanks."""
    return " ".join(printable(text).split())


def shortened(text: str, length: int) -> str:
    """The text, or as many of its first words as fit into ``length`` code points with an ellipsis."""
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"


def credit(event: Event) -> str:
    """Who tells of the event, on one line: ``Outlet, Title of the article (path)``, as far as known."""
    told_by = ", ".join(one_line(part) for part in (event.source, event.title) if part.strip())
    path = one_line(event.path)
    return f"{told_by} ({path})" if told_by else path


def remark(event: Event) -> str:
    """What a reader must know beside the date: the status unless it happened, who tells of it, and doubts."""
    parts = [] if event.status is Status.HAPPENED else [event.status.value]
    if event.articles > 1:
        parts.append(f"{event.articles} articles, {event.sources} independent")
    if event.dates_differ:
        parts.append("dates differ")
    if event.doubt is not None:
        parts.append(f"date in doubt: {event.doubt.value}")
    return "; ".join(parts)


def _date_words(event: Event) -> str:
    if event.dated_by is DatedBy.DISCOURSE and event.reference is not None:
        return event.reference.detail
    return event.expression
