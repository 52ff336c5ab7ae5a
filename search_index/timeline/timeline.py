"""The store of all events of an archive, in date order, read from memory-mapped files."""

from __future__ import annotations

import mmap
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search_index.dates.spans import DateSpan
from search_index.events.event import DatedBy, Event, Status
from search_index.events.sources import agency_names
from search_index.timeline.layout import (
    ARTICLE_COLUMNS,
    DATED_BY,
    EVENT_COLUMNS,
    NO_DAY,
    PRECISIONS,
    STATUSES,
    Columns,
    TimelineDamaged,
    columns_name,
    decode_columns,
    decode_header,
    distinct,
    empty_columns,
)
from search_index.timeline.records import ArticleRecord, Merged, decode_article, decode_event, story_name
from search_index.timeline.view import TimelineView

__all__ = ["Segment", "Story", "Timeline", "TimelineDamaged", "live_files"]

_MOST_CACHED_ARTICLES = 512


class Segment:
    """A memory-mapped file of records. Stays readable when its file is removed (on POSIX)."""

    __slots__ = ("_data", "name", "path", "size")

    def __init__(self, path: Path, size: int) -> None:
        self.path = path
        self.name = path.name
        self.size = size
        self._data = _map(path)
        if len(self._data) != size:
            raise TimelineDamaged(path, f"the file has {len(self._data)} bytes where {size} were written")

    def block(self, start: int, length: int) -> bytes:
        """All lines of one article. Raises ``TimelineDamaged`` when the file has no such block."""
        if start < 0 or length < 0 or start + length > self.size:
            raise TimelineDamaged(self.path, f"there is no block of {length} bytes at {start}")
        return self._data[start : start + length]

    def line(self, start: int) -> bytes:
        """The line that begins at an offset, with its line end. Raises ``TimelineDamaged``."""
        end = self._data.find(b"\n", start) + 1
        if start < 0 or end == 0:
            raise TimelineDamaged(self.path, f"there is no record at {start}")
        return self._data[start:end]


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """What several sources tell of one happening.

    ``span`` is the narrowest that its events name; ``None`` when none is known, or when their dates differ:
    then ``events`` says who tells which. ``agencies`` are those that its articles credit, the evidence for
    counting fewer independent ``sources`` than ``articles``.
    """

    name: str
    span: DateSpan | None
    events: TimelineView
    sources: int
    articles: int
    agencies: tuple[str, ...]
    dates_differ: bool


class Timeline:
    """All events of one generation, in timeline order (see ``layout``); read-only, may be shared by threads.

    ``events`` and ``articles`` are the columns, for what works on many events at once; ``dated`` is the
    number of events with a date, which come first.
    """

    __slots__ = ("_article_records", "_stories", "articles", "dated", "events", "generation", "segments")

    def __init__(
        self, generation: int, dated: int, articles: Columns, events: Columns, segments: tuple[Segment, ...]
    ) -> None:
        self.generation = generation
        self.dated = dated
        self.articles = articles
        self.events = events
        self.segments = segments
        self._article_records: dict[int, ArticleRecord] = {}
        self._stories: int | None = None

    @classmethod
    def empty(cls) -> Timeline:
        """The timeline before anything was written: generation 0, no events."""
        return cls(0, 0, empty_columns(ARTICLE_COLUMNS), empty_columns(EVENT_COLUMNS), ())

    @classmethod
    def open(cls, directory: Path, generation: int) -> Timeline:
        """Map the files of a generation.

        Raises ``TimelineDamaged`` when a file is missing, cut short or not as it was written. The columns
        are checked here as a whole, every record when it is read.
        """
        path = directory / columns_name(generation)
        data = memoryview(_map(path))
        header, offset = decode_header(path, data)
        if header.generation != generation:
            raise TimelineDamaged(path, f"the file belongs to generation {header.generation}")
        articles, events = decode_columns(path, data, header, offset)
        segments = tuple(Segment(directory / name, size) for name, size in header.segments)
        if len(articles["segment"]) and articles["segment"].max() >= len(segments):
            raise TimelineDamaged(path, "an article lies in a segment that is not there")
        if (
            len(events["article"])
            and not 0 <= events["article"].min() <= events["article"].max() < header.articles
        ):
            raise TimelineDamaged(path, "an event belongs to an article that is not there")
        return cls(generation, header.dated, articles, events, segments)

    def __len__(self) -> int:
        return len(self.events["earliest"])

    @property
    def stories(self) -> int:
        """How many different happenings the events tell of; counted when first asked for."""
        if self._stories is None:
            self._stories = distinct(self.events["story"])
        return self._stories

    def event(self, position: int) -> Event:
        """The event at a position of the timeline, 0 being the earliest.

        Raises ``IndexError`` for a position outside of it, ``TimelineDamaged`` for a record that is not as
        it was written.
        """
        if not 0 <= position < len(self):
            raise IndexError(f"no event at {position}: the timeline has {len(self)}")
        columns = self.events
        row = int(columns["article"][position])
        segment, start = self._place_of_article(row)
        line = segment.line(start + int(columns["offset"][position]))
        try:
            article = self._article_records.get(row) or self._read_article(row)
            return decode_event(
                line,
                article,
                self._span(position),
                STATUSES[columns["status"][position]],
                DATED_BY[columns["dated_by"][position]],
                Merged(
                    int(columns["story"][position]),
                    int(columns["sources"][position]),
                    int(columns["articles"][position]),
                    bool(columns["differ"][position]),
                ),
            )
        except (ValueError, IndexError, OverflowError) as error:
            raise TimelineDamaged(segment.path, f"the record of event {position} cannot be read") from error

    def select(
        self,
        *,
        articles: NDArray[np.int32] | None = None,
        since: date | None = None,
        until: date | None = None,
        statuses: Collection[Status] | None = None,
        dated_by: Collection[DatedBy] | None = None,
        known_before: date | None = None,
        include_undated: bool = True,
    ) -> TimelineView:
        """The events that pass every filter, in timeline order.

        ``articles``: of articles with these numbers. ``since`` and ``until``: whose span shares a day with
        the closed interval from the one to the other; with either given, undated events are left out.
        ``statuses``: with one of these. ``dated_by``: with a date from one of these. ``known_before``: of
        articles that were published before that day, for sure. ``include_undated``: whether to keep the
        undated lane.
        """
        columns = self.events
        undated = include_undated and since is None and until is None
        stop = len(self) if undated else self.dated
        if until is not None:
            stop = int(np.searchsorted(columns["earliest"][:stop], until.toordinal(), side="right"))
        keep = np.ones(stop, np.bool_)
        if since is not None:
            keep &= columns["latest"][:stop] >= since.toordinal()
        if articles is not None:
            keep &= _among(self.articles["number"], articles)[columns["article"][:stop]]
        if statuses is not None:
            wanted = np.array([status in statuses for status in STATUSES], np.bool_)
            keep &= wanted[np.minimum(columns["status"][:stop], len(STATUSES) - 1)]
        if dated_by is not None:
            wanted = np.array([each in dated_by for each in DATED_BY], np.bool_)
            keep &= wanted[np.minimum(columns["dated_by"][:stop], len(DATED_BY) - 1)]
        if known_before is not None:
            reported = self.articles["reported_latest"]
            keep &= ((reported != NO_DAY) & (reported < known_before.toordinal()))[columns["article"][:stop]]
        return TimelineView(self, np.flatnonzero(keep))

    def story(self, position: int) -> Story:
        """The story that the event at a position belongs to.

        Raises ``IndexError`` for a position outside of the timeline.
        """
        if not 0 <= position < len(self):
            raise IndexError(f"no event at {position}: the timeline has {len(self)}")
        columns = self.events
        rows = np.flatnonzero(columns["story"] == columns["story"][position])
        differ = bool(columns["differ"][position])
        spans = [span for row in rows.tolist() if (span := self._span(row)) is not None]
        credited = self.articles["agencies"][columns["article"][rows]]
        narrowest = min(spans, key=lambda span: span.latest - span.earliest, default=None)
        return Story(
            name=story_name(int(columns["story"][position])),
            span=None if differ else narrowest,
            events=TimelineView(self, rows),
            sources=int(columns["sources"][position]),
            articles=int(columns["articles"][position]),
            agencies=agency_names(int(np.bitwise_or.reduce(credited))),
            dates_differ=differ,
        )

    def of_article(self, number: int) -> TimelineView:
        """The events of one article, in the order of its text."""
        row = int(np.searchsorted(self.articles["number"], number))
        positions = np.flatnonzero(self.events["article"] == row)
        if not len(positions) or self.articles["number"][row] != number:
            return TimelineView(self, np.empty(0, np.int64))
        return TimelineView(self, positions[np.argsort(self.events["place"][positions], kind="stable")])

    def article_number(self, position: int) -> int:
        """The number of the article that tells of the event at a position."""
        return int(self.articles["number"][self.events["article"][position]])

    def _place_of_article(self, row: int) -> tuple[Segment, int]:
        return self.segments[self.articles["segment"][row]], int(self.articles["start"][row])

    def _read_article(self, row: int) -> ArticleRecord:
        segment, start = self._place_of_article(row)
        record = decode_article(segment.line(start))
        if len(self._article_records) >= _MOST_CACHED_ARTICLES:
            self._article_records.clear()
        self._article_records[row] = record
        return record

    def _span(self, position: int) -> DateSpan | None:
        if position >= self.dated:
            return None
        columns = self.events
        return DateSpan(
            date.fromordinal(int(columns["earliest"][position])),
            date.fromordinal(int(columns["latest"][position])),
            PRECISIONS[columns["precision"][position]],
            bool(columns["approximate"][position]),
        )


def live_files(directory: Path, generation: int) -> frozenset[str]:
    """The names of the files that a generation is made of. Raises ``TimelineDamaged``."""
    path = directory / columns_name(generation)
    header, _ = decode_header(path, memoryview(_map(path)))
    return frozenset({path.name, *(name for name, _ in header.segments)})


def _among(numbers: NDArray[np.int32], wanted: NDArray[np.int32]) -> NDArray[np.bool_]:
    """For each article of a table, whether its number is wanted."""
    return np.isin(numbers, wanted, kind="sort" if len(wanted) < len(numbers) // 16 else None)


def _map(path: Path) -> mmap.mmap:
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError as error:
        raise TimelineDamaged(path, "the file is missing") from error
    except ValueError as error:
        raise TimelineDamaged(path, "the file is empty") from error
    except OSError as error:
        raise TimelineDamaged(path, f"the file cannot be read ({error.strerror})") from error
