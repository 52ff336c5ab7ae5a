"""Comma-separated values after RFC 4180, safe to open in a spreadsheet.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return as a
formula (also with the full-width forms of these signs). Such a cell gets an apostrophe before it, which
says that the cell is text (OWASP, "CSV Injection"). A program that reads the file back takes the
apostrophe off, or reads JSON Lines, where nothing is changed.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from search_index.events.event import Event
from search_index.export.record import COLUMNS, event_record

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(events: Iterable[Event], stream: TextIO) -> int:
    """Write a heading and one row an event, lines ended by CR LF. Returns the number of events written.

    What is unknown is an empty cell; truth values are ``true`` and ``false``; names are set apart by "; ".
    """
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    written = 0
    for event in events:
        writer.writerow([_cell(value) for value in event_record(event).values()])
        written += 1
    return written


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "; ".join(value) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text
