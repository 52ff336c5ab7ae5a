"""How a timeline lies on disk: the names of its files, the columns of its tables, the codes in them.

A generation ``g`` is one columns file, ``timeline-g.columns`` (see ``column_file``), and the segments that it
names. A segment, ``events-n.segment``, was written by generation ``n``, is never changed afterwards, and
holds one block for each article (see ``blocks``): what only reading an event needs. The columns hold what
sorting, selecting, counting and merging need.

Timeline order is: earliest day; spans of whole years before others that begin on the same day (so that what
is told of a year comes before what is told of its January); latest day; article number; place in the text.
Undated events come last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_index.dates.spans import DateSpan, Precision
from search_index.errors import IndexDamaged
from search_index.events.event import DatedBy, Doubt, Event, Status
from search_index.events.sources import SKETCH_SIZE

MAGIC = b"DLTIME\x00\x03"

ARTICLE_COLUMNS = {
    "number": "<i4",
    "segment": "<u2",
    "start": "<u8",
    "length": "<u4",
    "events": "<u4",
    "reported_earliest": "<i4",
    "reported_latest": "<i4",
    "outlet": "<u4",
    "agencies": "<u2",
    "sketch": f"V{SKETCH_SIZE}",
}
"""One row an article with events: its block (segment, start, length in bytes), how many events it has, its
published interval, and what tells its origin: a hash of its outlet (0: unknown), the agencies credited, the
sketch of its text."""

EVENT_COLUMNS = {
    "earliest": "<i4",
    "latest": "<i4",
    "flags": "<u2",
    "article": "<u4",
    "place": "<u4",
    "identity": "<u8",
    "story": "<u4",
    "named": "u1",
}
"""One row an event: days as proleptic ordinals, what ``Flags`` holds, its article's row, its place in the
article's text (0 is the first), the first 64 bits of its id, the position of the event that leads its story
(its own, when it is alone), and how many of its terms are names."""

STORY_COLUMNS = {"leader": "<u4", "sources": "<u2", "articles": "<u2", "differ": "u1"}
"""One row a story that more than one article tells, or whose dates differ, ascending by the position of the
event that leads it: its independent sources, its articles, whether its dates differ."""

LISTS = ("terms", "people", "places")
"""What each event has any number of: see ``lists``."""

UNDATED_DAY = 2**31 - 1
"""Stands for the day of an event whose date is unknown: after every other day."""

UNDATED_YEAR = 2**15 - 1
"""Stands for the year of an event whose date is unknown: after every other year."""

NO_DAY = 0
"""Stands for an unknown end of a published interval (day 1 is 1 January of the year 1)."""

PRECISIONS = tuple(Precision)
STATUSES = tuple(Status)
DATED_BY = tuple(DatedBy)
DOUBTS = (None, *Doubt)

_UNDATED_PRECISION = 15
_WHOLE_YEARS = 1 << 14
_APPROXIMATE = 1 << 13
_PRECISION_CODES = {precision: code for code, precision in enumerate(PRECISIONS)}
_STATUS_CODES = {status: code << 4 for code, status in enumerate(STATUSES)}
_DATED_BY_CODES = {dated_by: code << 7 for code, dated_by in enumerate(DATED_BY)}
_DOUBT_CODES = {doubt: code << 10 for code, doubt in enumerate(DOUBTS)}

_FILE_NAME = re.compile(r"(?:events-\d+\.segment|timeline-\d+\.columns)")

Columns = dict[str, NDArray[Any]]


class TimelineDamaged(IndexDamaged):
    """A timeline that cannot be read as it was written; ``str()`` is one line for the user."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path}: {what}; the index has to be built again")


class Flags:
    """What of an event takes few bits, in one number.

    From the lowest bit on: precision (4 bits), status (3), what dates it (3), doubt (3), whether its date is
    approximate, whether its span is of whole years.

    Each method takes one such number or an array of them, and gives codes: indices of ``PRECISIONS``,
    ``STATUSES``, ``DATED_BY`` and ``DOUBTS``.
    """

    EVERY = np.arange(1 << 15, dtype=np.uint16)
    """All numbers that there are, for tables to look events up in."""

    @staticmethod
    def of(event: Event) -> int:
        """The number of an event."""
        common = _STATUS_CODES[event.status] | _DATED_BY_CODES[event.dated_by] | _DOUBT_CODES[event.doubt]
        span = event.span
        if span is None:
            return common | _UNDATED_PRECISION
        approximate = _APPROXIMATE if span.approximate else 0
        whole = _WHOLE_YEARS if _is_whole_years(span) else 0
        return common | approximate | whole | _PRECISION_CODES[span.precision]

    @staticmethod
    def precision(flags: Any) -> Any:
        """The precision; of an undated event none of ``PRECISIONS``."""
        return flags & 15

    @staticmethod
    def status(flags: Any) -> Any:
        """The status."""
        return flags >> 4 & 7

    @staticmethod
    def dated_by(flags: Any) -> Any:
        """What dates the event."""
        return flags >> 7 & 7

    @staticmethod
    def doubt(flags: Any) -> Any:
        """What is to be doubted of its date."""
        return flags >> 10 & 7

    @staticmethod
    def approximate(flags: Any) -> Any:
        """Whether its date is approximate."""
        return flags & _APPROXIMATE != 0

    @staticmethod
    def whole_years(flags: Any) -> Any:
        """Whether its span begins with a year and ends with a year, so that it belongs to no month."""
        return flags & _WHOLE_YEARS != 0


def columns_name(generation: int) -> str:
    """The name of the columns file of a generation."""
    return f"timeline-{generation}.columns"


def segment_name(generation: int) -> str:
    """The name of the segment that a generation adds."""
    return f"events-{generation}.segment"


def is_timeline_file(name: str) -> bool:
    """Whether a file name is one that a timeline gives."""
    return _FILE_NAME.fullmatch(name) is not None


def empty_columns(layout: dict[str, str]) -> Columns:
    """Columns without rows."""
    return {name: np.empty(0, dtype) for name, dtype in layout.items()}


def among(values: Sequence[Any], wanted: Any) -> NDArray[np.bool_]:
    """For each code up to 15, whether the value that it stands for is wanted."""
    table = np.zeros(16, np.bool_)
    table[: len(values)] = [value in wanted for value in values]
    return table


def ordinal(day: date | None) -> int:
    """A day as a column holds it."""
    return NO_DAY if day is None else day.toordinal()


def _is_whole_years(span: DateSpan) -> bool:
    first, last = span.earliest, span.latest
    return first.month == first.day == 1 and last.month == 12 and last.day == 31
