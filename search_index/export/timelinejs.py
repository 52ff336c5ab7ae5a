"""The JSON of Knight Lab's TimelineJS 3 (https://timeline.knightlab.com/docs/json-format.html)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Any, TextIO

from search_index.dates.description import coarsest_unit, describe_span
from search_index.dates.spans import DateSpan, Precision
from search_index.events.event import Event
from search_index.export.record import credit, one_line, remark, shortened

_LONGEST_HEADLINE = 120


def write_timelinejs(events: Iterable[Event], stream: TextIO) -> int:
    """Write one JSON object with a slide for each dated event. Returns the number written.

    A slide must have a date, so undated events are left out. The month and day of a date are left out
    where they were not told, and ``display_date`` says it in words. TimelineJS takes texts as HTML:
    they are escaped, and nothing in them becomes a link by itself.
    """
    stream.write('{"scale": "human", "events": [')
    written = 0
    for event in events:
        if event.span is not None:
            stream.write(",\n" if written else "\n")
            stream.write(json.dumps(_slide(event, event.span), ensure_ascii=False))
            written += 1
    stream.write("\n]}\n")
    return written


def _slide(event: Event, span: DateSpan) -> dict[str, Any]:
    text = one_line(event.text)
    note = remark(event)
    paragraphs = [text, f"({note})" if note else "", credit(event)]
    unit = coarsest_unit(span)
    slide: dict[str, Any] = {
        "unique_id": f"event-{event.id}",
        "start_date": _date(span.earliest, unit),
        "display_date": describe_span(span),
        "text": {
            "headline": escape(shortened(text, _LONGEST_HEADLINE)),
            "text": "".join(f"<p>{escape(each)}</p>" for each in paragraphs if each),
        },
        "group": event.status.value,
        "autolink": False,
    }
    end = _date(span.latest, unit)
    if end != slide["start_date"]:
        slide["end_date"] = end
    return slide


def _date(day: date, unit: Precision) -> dict[str, int]:
    """A TimelineJS date, no finer than the unit."""
    parts = {"year": day.year}
    if unit is not Precision.YEAR:
        parts["month"] = day.month
    if unit is Precision.DAY:
        parts["day"] = day.day
    return parts
