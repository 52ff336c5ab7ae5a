"""An iCalendar file (RFC 5545) with an all-day entry for each dated event."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, TextIO

from search_index.dates.description import describe_span
from search_index.dates.spans import DateSpan, Precision
from search_index.events.event import Event, Status
from search_index.export.record import credit, one_line, shortened

if TYPE_CHECKING:
    from icalendar import Event as Entry

_LONGEST_SUMMARY = 160
_UNKNOWN_STAMP = date(1970, 1, 1)


def write_ics(events: Iterable[Event], stream: TextIO) -> int:
    """Write the dated events, lines ended by CR LF. Returns the number written: undated ones are left out.

    An event told as a month or a year takes all its days, and its title and description say how
    precisely it is known. The same events always give the same bytes: the identifier of an entry
    comes from its event, its time stamp from the published date.
    """
    from icalendar import Calendar  # takes longer to import than all the other formats together

    calendar = Calendar()
    calendar.add("prodid", "-//dateline//chronology//EN")
    calendar.add("version", "2.0")
    head, _, tail = calendar.to_ical().decode("utf-8").rpartition("END:VCALENDAR")
    stream.write(head)
    written = 0
    for event in events:
        if event.span is not None:
            stream.write(_entry(event, event.span).to_ical().decode("utf-8"))
            written += 1
    stream.write(f"END:VCALENDAR{tail}")
    return written


def _entry(event: Event, span: DateSpan) -> Entry:
    from icalendar import Event as Entry

    entry = Entry()
    entry.add("uid", f"{event.id}@dateline")
    entry.add("dtstamp", datetime.combine(event.published.day or _UNKNOWN_STAMP, time(), UTC))
    entry.add("dtstart", span.earliest)
    if span.latest < date.max:
        entry.add("dtend", span.latest + timedelta(days=1))
    entry.add("summary", _summary(event, span))
    entry.add("description", _description(event, span))
    entry.add("categories", [event.status.value])
    entry.add("status", "CONFIRMED" if event.status is Status.HAPPENED else "TENTATIVE")
    entry.add("transp", "TRANSPARENT")
    return entry


def _summary(event: Event, span: DateSpan) -> str:
    text = shortened(one_line(event.text), _LONGEST_SUMMARY)
    notes = [] if span.precision is Precision.DAY and not span.approximate else [describe_span(span)]
    if event.status is not Status.HAPPENED:
        notes.append(event.status.value)
    return f"[{', '.join(notes)}] {text}" if notes else text


def _description(event: Event, span: DateSpan) -> str:
    told = f"told as a {span.precision.value}{', approximately' if span.approximate else ''}"
    lines = (
        one_line(event.text),
        f"Date: {describe_span(span)} ({told}), from “{one_line(event.expression)}”: {one_line(event.rule)}",
        f"Status: {event.status.value}",
        f"Article: {credit(event)}",
        *([f"Date in doubt: {event.doubt.value}"] if event.doubt is not None else []),
    )
    return "\n".join(lines)
