"""A Markdown chronology: a heading a year, a list item an event."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from search_index.dates.description import describe_span
from search_index.events.event import Event
from search_index.export.record import credit, one_line, remark

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$])")


def write_markdown(events: Iterable[Event], stream: TextIO) -> int:
    """Write the events, given in timeline order, under their years. Returns the number written.

    An event stands under the year in which its span begins, with its date at the precision at which it
    was told. Whatever Markdown would read as markup is escaped.
    """
    stream.write("# Chronology\n")
    heading = None
    written = 0
    for event in events:
        year = "Undated" if event.span is None else str(event.span.earliest.year)
        if year != heading:
            stream.write(f"\n## {year}\n\n")
            heading = year
        stream.write(_item(event))
        written += 1
    return written


def _item(event: Event) -> str:
    date = "undated" if event.span is None else describe_span(event.span)
    note = remark(event)
    told = f" ({note})" if note else ""
    return f"- **{date}**{told}: {escape(one_line(event.text))}\n  — {escape(credit(event))}\n"


def escape(text: str) -> str:
    """The text with a backslash before each sign that CommonMark and its usual extensions give a meaning."""
    return _SPECIAL.sub(r"\\\1", text)
