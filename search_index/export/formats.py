"""The formats that events can be written in, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TextIO

from search_index.events.event import Event
from search_index.export.calendar_file import write_ics
from search_index.export.csv_table import write_csv
from search_index.export.json_lines import write_jsonl
from search_index.export.markdown import write_markdown
from search_index.export.timelinejs import write_timelinejs
from search_index.export.web_page import write_html


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format: its name, the extension of its files, and what writes it.

    ``write`` takes events in timeline order and a text stream (UTF-8, opened with ``newline=""``, so that
    line ends are written as they are), reads the events once, and returns how many it wrote. That is fewer
    than were given only where ``dated_only`` says that the format has no place for an undated event.
    """

    name: str
    extension: str
    write: Callable[[Iterable[Event], TextIO], int]
    dated_only: bool = False


_ALL = (
    ExportFormat("jsonl", "jsonl", write_jsonl),
    ExportFormat("csv", "csv", write_csv),
    ExportFormat("markdown", "md", write_markdown),
    ExportFormat("ics", "ics", write_ics, dated_only=True),
    ExportFormat("html", "html", write_html),
    ExportFormat("timelinejs", "json", write_timelinejs, dated_only=True),
)

FORMATS: Mapping[str, ExportFormat] = MappingProxyType({each.name: each for each in _ALL})
"""Every format by its name."""
