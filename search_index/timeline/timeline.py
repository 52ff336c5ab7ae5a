"""The store of all events of an archive, in date order, read from memory-mapped files."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article
from search_index.dates.spans import DateSpan, Precision
from search_index.events.event import DatedBy, Event, Status
from search_index.events.sources import agency_names
from search_index.timeline.column_file import decode_columns, decode_header
from search_index.timeline.layout import (
    DATED_BY,
    DOUBTS,
    NO_DAY,
    PRECISIONS,
    STATUSES,
    Columns,
    Flags,
    TimelineDamaged,
    among,
    columns_name,
)
from search_index.timeline.lists import Rows
from search_index.timeline.names import NameKind
from search_index.timeline.reading import EventReader
from search_index.timeline.segments import Segment, map_file
from search_index.timeline.tables import Tables
from search_index.timeline.view import Order, TimelineView

__all__ = ["ArticleReader", "Story", "Timeline", "TimelineDamaged", "live_files"]

ArticleReader = Callable[[int], Article]
"""Gives an article by its number, with its text, as the index has it; called from any thread."""


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

    ``tables`` has the columns, for what works on many events at once; ``events`` and ``articles`` are two of
    its tables. ``dated`` is the number of events with a date, which come first.
    """

    __slots__ = ("_reader", "dated", "generation", "segments", "tables")

    def __init__(
        self,
        generation: int,
        dated: int,
        tables: Tables,
        segments: tuple[Segment, ...],
        articles: ArticleReader | None = None,
    ) -> None:
        self.generation = generation
        self.dated = dated
        self.tables = tables
        self.segments = segments
        self._reader = EventReader(tables, segments, dated, articles)

    @classmethod
    def empty(cls) -> Timeline:
        """The timeline before anything was written: generation 0, no events."""
        return cls(0, 0, Tables.empty(), ())

    @classmethod
    def open(cls, directory: Path, generation: int, articles: ArticleReader | None = None) -> Timeline:
        """Map the files of a generation.

        ``articles`` gives the articles whose events were stored without what the articles have. The columns
        are checked here as a whole, everything else when it is read. Raises ``TimelineDamaged`` when a file
        is missing, cut short or not as it was written.
        """
        path = directory / columns_name(generation)
        data = memoryview(map_file(path))
        header, offset = decode_header(path, data)
        if header.generation != generation:
            raise TimelineDamaged(path, f"the file belongs to generation {header.generation}")
        columns = decode_columns(path, data, header, offset)
        segments = tuple(Segment(directory / name, size) for name, size in header.segments)
        try:
            tables = Tables.from_arrays(columns)
        except KeyError as error:
            raise TimelineDamaged(path, f"it has no column {error}") from error
        except ValueError as error:
            raise TimelineDamaged(path, str(error)) from error
        if len(tables.articles["segment"]) and tables.articles["segment"].max() >= len(segments):
            raise TimelineDamaged(path, "an article lies in a segment that is not there")
        return cls(generation, header.dated, tables, segments, articles)

    def reading_from(self, articles: ArticleReader) -> Timeline:
        """The same timeline, given the articles after it was opened."""
        return Timeline(self.generation, self.dated, self.tables, self.segments, articles)

    def __len__(self) -> int:
        return len(self.events["earliest"])

    @property
    def events(self) -> Columns:
        """The columns of the events, in timeline order; see ``layout.EVENT_COLUMNS``."""
        return self.tables.events

    @property
    def articles(self) -> Columns:
        """The columns of the articles that have events, by number; see ``layout.ARTICLE_COLUMNS``."""
        return self.tables.articles

    @property
    def stories(self) -> int:
        """How many different happenings the events tell of."""
        return int(np.count_nonzero(self.events["story"] == np.arange(len(self))))

    def event(self, position: int) -> Event:
        """The event at a position of the timeline, 0 being the earliest.

        Raises ``IndexError`` for a position outside of it, ``TimelineDamaged`` for a record that is not as
        it was written, and ``RuntimeError`` when the events were stored without what their articles have
        and the timeline was opened without a way to read these.
        """
        self._check(position)
        return self._reader.event(position)

    def select(
        self,
        *,
        articles: NDArray[np.int32] | None = None,
        since: date | None = None,
        until: date | None = None,
        certainly: bool = False,
        statuses: Collection[Status] | None = None,
        precisions: Collection[Precision] | None = None,
        dated_by: Collection[DatedBy] | None = None,
        doubtful: bool | None = None,
        people: Collection[str] | None = None,
        places: Collection[str] | None = None,
        known_before: date | None = None,
        include_undated: bool = True,
    ) -> TimelineView:
        """The events that pass every filter, in timeline order.

        ``articles``: of articles with these numbers. ``since`` and ``until``: whose span shares a day with
        the closed interval from the one to the other, so that they may have happened in it; ``certainly``:
        whose span lies wholly within; with either given, undated events are left out. ``statuses``,
        ``precisions``, ``dated_by``: with one of these. ``doubtful``: whose date is doubtful, or (``False``)
        is not. ``people``, ``places``: that name one of these, written so. ``known_before``: of articles that
        were published before that day, for sure. ``include_undated``: whether to keep the undated lane.
        """
        columns = self.events
        undated = include_undated and since is None and until is None
        stop = len(self) if undated else self.dated
        start = 0
        if until is not None:
            stop = int(np.searchsorted(columns["earliest"][:stop], until.toordinal(), side="right"))
        if since is not None and certainly:
            start = int(np.searchsorted(columns["earliest"][:stop], since.toordinal()))
        rows = slice(start, stop)
        keep = np.ones(stop - start, np.bool_)
        if since is not None and not certainly:
            keep &= columns["latest"][rows] >= since.toordinal()
        if until is not None and certainly:
            keep &= columns["latest"][rows] <= until.toordinal()
        if articles is not None:
            keep &= _among(self.articles["number"], articles)[columns["article"][rows]]
        if (wanted := _wanted_flags(statuses, precisions, dated_by, doubtful)) is not None:
            keep &= wanted[columns["flags"][rows]]
        for kind, names in ((NameKind.PERSON, people), (NameKind.PLACE, places)):
            if names is not None:
                keep &= self._naming(kind, names)[rows]
        if known_before is not None:
            reported = self.articles["reported_latest"]
            known = (reported != NO_DAY) & (reported < known_before.toordinal())
            keep &= known[columns["article"][rows]]
        return TimelineView(self, np.flatnonzero(keep) + start)

    def story(self, position: int) -> Story:
        """The story that the event at a position belongs to.

        Raises ``IndexError`` for a position outside of the timeline.
        """
        self._check(position)
        rows = np.flatnonzero(self.events["story"] == self.events["story"][position])
        merged = self._reader.merged(position)
        spans = [span for row in rows.tolist() if (span := self._reader.span(row)) is not None]
        credited = self.articles["agencies"][self.events["article"][rows]]
        narrowest = min(spans, key=lambda span: span.latest - span.earliest, default=None)
        return Story(
            name=merged.name,
            span=None if merged.differ else narrowest,
            events=TimelineView(self, rows),
            sources=merged.sources,
            articles=merged.articles,
            agencies=agency_names(int(np.bitwise_or.reduce(credited))),
            dates_differ=merged.differ,
        )

    def of_article(self, number: int) -> TimelineView:
        """The events of one article, in the order of its text."""
        row = int(np.searchsorted(self.articles["number"], number))
        positions: Rows = np.empty(0, np.int64)
        if row < len(self.articles["number"]) and self.articles["number"][row] == number:
            positions = np.flatnonzero(self.events["article"] == row)
        in_text_order = np.argsort(self.events["place"][positions], kind="stable")
        return TimelineView(self, positions[in_text_order], order=Order.TEXT)

    def article_number(self, position: int) -> int:
        """The number of the article that tells of the event at a position."""
        return int(self.articles["number"][self.events["article"][position]])

    def _naming(self, kind: NameKind, names: Collection[str]) -> NDArray[np.bool_]:
        """For each event, whether it has one of the names."""
        table, lists = self.tables.names[kind], self.tables.lists[kind]
        wanted = np.zeros(len(table), np.bool_)
        wanted[[number for name in names if (number := table.number(name)) is not None]] = True
        found = np.zeros(len(self), np.bool_)
        found[lists.rows()[wanted[lists.values]]] = True
        return found

    def _check(self, position: int) -> None:
        if not 0 <= position < len(self):
            raise IndexError(f"no event at {position}: the timeline has {len(self)}")


def live_files(directory: Path, generation: int) -> frozenset[str]:
    """The names of the files that a generation is made of. Raises ``TimelineDamaged``."""
    path = directory / columns_name(generation)
    header, _ = decode_header(path, memoryview(map_file(path)))
    return frozenset({path.name, *(name for name, _ in header.segments)})


def _wanted_flags(
    statuses: Collection[Status] | None,
    precisions: Collection[Precision] | None,
    dated_by: Collection[DatedBy] | None,
    doubtful: bool | None,
) -> NDArray[np.bool_] | None:
    """For every number that ``Flags`` can be, whether events with it are wanted; ``None``: all of them."""
    every, wanted = Flags.EVERY, None
    for values, choice, codes in (
        (STATUSES, statuses, Flags.status),
        (PRECISIONS, precisions, Flags.precision),
        (DATED_BY, dated_by, Flags.dated_by),
        (DOUBTS, None if doubtful is None else DOUBTS[1:] if doubtful else DOUBTS[:1], Flags.doubt),
    ):
        if choice is not None:
            passing = among(values, choice)[codes(every)]
            wanted = passing if wanted is None else wanted & passing
    return wanted


def _among(numbers: NDArray[np.int32], wanted: NDArray[np.int32]) -> NDArray[np.bool_]:
    """For each article of a table, whether its number is wanted."""
    return np.isin(numbers, wanted, kind="sort" if len(wanted) < len(numbers) // 16 else None)
