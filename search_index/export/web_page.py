"""A web page of its own: no scripts, nothing loaded, made to be read, printed and mailed."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TextIO

from search_index.dates.description import describe_span
from search_index.dates.edtf import to_edtf
from search_index.dates.spans import DateSpan, Precision
from search_index.events.event import Event
from search_index.export.record import credit, one_line, remark

_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="dateline">
<title>Chronology</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h2 { border-bottom: 1px solid; margin-top: 2rem; }
ol { list-style: none; padding: 0; }
li { display: grid; grid-template-columns: 10rem 1fr; gap: 0 1rem; margin: 0 0 1rem; break-inside: avoid; }
.date { font-weight: bold; }
.remark { font-style: italic; font-weight: normal; display: block; }
p { margin: 0; overflow-wrap: anywhere; }
.source { grid-column: 2; font-size: .85rem; opacity: .75; }
@media (max-width: 34rem) { li { display: block; } }
@media print { body { max-width: none; margin: 0; } h2 { break-after: avoid; } }
</style>
</head>
<body>
<h1>Chronology</h1>
"""
_TAIL = "</body>\n</html>\n"
_MACHINE_READABLE = (Precision.DAY, Precision.MONTH, Precision.YEAR)
"""The precisions that HTML's ``time`` element can state."""


def write_html(events: Iterable[Event], stream: TextIO) -> int:
    """Write the events, given in timeline order, in a section a year. Returns the number written."""
    stream.write(_HEAD)
    heading = None
    written = 0
    for event in events:
        year = "Undated" if event.span is None else str(event.span.earliest.year)
        if year != heading:
            stream.write("</ol>\n</section>\n" if heading else "")
            stream.write(f"<section>\n<h2>{year}</h2>\n<ol>\n")
            heading = year
        stream.write(_item(event))
        written += 1
    stream.write("</ol>\n</section>\n" if heading else "<p>No events.</p>\n")
    stream.write(_TAIL)
    return written


def _item(event: Event) -> str:
    note = remark(event)
    told = f'<span class="remark">{escape(note)}</span>' if note else ""
    return (
        f'<li id="{escape(event.id)}"><div class="date">{_date(event.span)}{told}</div>\n'
        f'<p dir="auto">{escape(one_line(event.text))}</p>\n'
        f'<p class="source" dir="auto">{escape(credit(event))}</p></li>\n'
    )


def _date(span: DateSpan | None) -> str:
    if span is None:
        return "undated"
    words = escape(describe_span(span))
    if span.precision in _MACHINE_READABLE and not span.approximate:
        return f'<time datetime="{escape(to_edtf(span))}">{words}</time>'
    return words
