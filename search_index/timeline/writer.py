"""Writing a generation of the timeline beside the ones that readers may still have open."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from search_index.events.event import Event
from search_index.events.sources import NO_ORIGIN, SKETCH_SIZE, Origin
from search_index.events.terms import MOST_TERMS, terms_of
from search_index.timeline.layout import (
    ARTICLE_COLUMNS,
    DATED_BY,
    EVENT_COLUMNS,
    PRECISIONS,
    STATUSES,
    STRUCT_CODES,
    UNDATED_DAY,
    UNDATED_YEAR,
    Columns,
    columns_name,
    distinct,
    encode_columns,
    is_timeline_file,
    ordinal,
    segment_name,
)
from search_index.timeline.merging import merge_stories
from search_index.timeline.records import article_of, encode_article, encode_event, story_number
from search_index.timeline.timeline import Timeline, live_files

MOST_SEGMENTS = 16
"""With more segments than this, the smaller half of them is copied into one."""

_SEGMENT_HEADING = b"dateline events 1\n"
_PRECISION_CODES = {precision: code for code, precision in enumerate(PRECISIONS)}
_DATED_BY_CODES = {dated_by: code for code, dated_by in enumerate(DATED_BY)}
_STATUS_CODES = {status: code for code, status in enumerate(STATUSES)}


@dataclass(frozen=True, slots=True)
class TimelineStatistics:
    """What a generation holds: events, those without a date, stories, articles with events, segments."""

    events: int
    undated: int
    stories: int
    articles: int
    segments: int


def write_timeline(
    directory: Path,
    generation: int,
    previous: Timeline | None,
    removed_articles: NDArray[np.int32],
    added: Iterable[tuple[int, Sequence[Event]] | tuple[int, Sequence[Event], Origin]],
) -> TimelineStatistics:
    """Write a generation: the previous one without some articles, and with the events of others.

    ``added`` holds article numbers with their events in text order, each number once, and what is known of
    the article's origin; events that the previous generation has of the same article are replaced. Then
    events that tell of the same happening are merged into stories, as far as what changed touches them. The
    files are on disk when this returns,
    and no file of another generation was touched: until the caller makes the generation the live one,
    nothing has changed for readers. Raises ``ValueError`` for a generation that is not newer than the
    previous one or for events of one article that differ in path, title, source or published date, and
    ``OSError`` when writing fails.
    """
    before = Timeline.empty() if previous is None else previous
    if generation <= before.generation:
        raise ValueError(f"generation {generation} is not newer than {before.generation}")
    name = segment_name(generation)
    with _created(directory / name) as file:
        segment = _SegmentWriter(file)
        for number, events, *origin in added:
            segment.add(number, events, *origin)
        gone = np.concatenate([removed_articles, segment.numbers])
        merge = _Merge(before, ~np.isin(before.articles["number"], gone))
        merge.compact(segment)
        size = segment.size
        _sync(file)
    segments, articles, events_table = merge.result(segment, name, size)
    merge_stories(articles, events_table, fresh_articles=segment.numbers, broken_stories=merge.broken_stories)
    dated = int((events_table["earliest"] != UNDATED_DAY).sum())
    with _created(directory / columns_name(generation)) as file:
        file.writelines(encode_columns(generation, segments, dated, articles, events_table))
        _sync(file)
    if not segment.used:
        (directory / name).unlink()
    _sync_directory(directory)
    return TimelineStatistics(
        events=len(events_table["earliest"]),
        undated=len(events_table["earliest"]) - dated,
        stories=distinct(events_table["story"]),
        articles=len(articles["number"]),
        segments=len(segments),
    )


def remove_stale(directory: Path, keep_generation: int) -> None:
    """Remove the timeline files that a generation does not need, half-written ones among them.

    For the one writer to call, after the generation has become the live one. Raises ``TimelineDamaged``,
    with nothing removed, when the generation to keep is not whole.
    """
    keep = live_files(directory, keep_generation)
    for path in directory.iterdir():
        if is_timeline_file(path.name) and path.name not in keep:
            path.unlink(missing_ok=True)


class _SegmentWriter:
    """Writes articles into a new segment and collects their columns."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        file.write(_SEGMENT_HEADING)
        self.size = len(_SEGMENT_HEADING)
        self._seen: set[int] = set()
        self._article_rows = bytearray()
        self._event_rows = bytearray()

    @property
    def numbers(self) -> NDArray[np.int32]:
        """The numbers of all articles that were given, with or without events."""
        return np.fromiter(self._seen, np.int32, len(self._seen))

    @property
    def used(self) -> bool:
        return self.size > len(_SEGMENT_HEADING)

    def add(self, number: int, events: Sequence[Event], origin: Origin = NO_ORIGIN) -> None:
        """Write the block of an article, if it has events."""
        if number in self._seen:
            raise ValueError(f"article {number} was given twice")
        self._seen.add(number)
        if not events:
            return
        article = article_of(events[0])
        lines = [encode_article(article)]
        offset = len(lines[0])
        row = len(self._article_rows) // _ARTICLE_ROW.size
        for place, event in enumerate(events):
            if article_of(event) != article:
                raise ValueError(f"an event of {event.path} was given with those of {article.path}")
            line = encode_event(event)
            self._event_rows += _EVENT_ROW.pack(
                *_event_values(event), row, place, offset, *_merging_values(event)
            )
            lines.append(line)
            offset += len(line)
        published = article.published
        reported = ordinal(published.earliest), ordinal(published.latest)
        start = self.copy(b"".join(lines))
        outlet = crc32(article.source.casefold().encode("utf-8", "surrogatepass")) if article.source else 0
        sketch = np.zeros(SKETCH_SIZE, "<u4")
        sketch[: len(origin.sketch)] = origin.sketch
        self._article_rows += _ARTICLE_ROW.pack(
            number, 0, start, offset, *reported, outlet, origin.agencies, sketch.tobytes()
        )

    def columns(self) -> tuple[Columns, Columns]:
        """The columns of the articles and events added; their segment and article rows count from 0."""
        return _columns(self._article_rows, ARTICLE_COLUMNS), _columns(self._event_rows, EVENT_COLUMNS)

    def copy(self, block: bytes) -> int:
        """Write a block as it is; its offset in the segment."""
        start = self.size
        self._file.write(block)
        self.size += len(block)
        return start


class _Merge:
    """The columns of the previous generation that stay, and where their blocks lie from now on."""

    def __init__(self, before: Timeline, keep: NDArray[np.bool_]) -> None:
        self._before = before
        self._articles: Columns = {name: column[keep] for name, column in before.articles.items()}
        self.broken_stories = np.unique(before.events["story"][~keep[before.events["article"]]])
        """Stories that have lost an event."""
        kept_rows = np.cumsum(keep, dtype=np.int32) - 1
        keep_events = keep[before.events["article"]]
        self._events: Columns = {name: column[keep_events] for name, column in before.events.items()}
        self._events["article"] = kept_rows[self._events["article"]]
        self._moved = np.zeros(len(self._articles["number"]), np.bool_)

    def compact(self, segment: _SegmentWriter) -> None:
        """Copy what is alive in crowded-out segments into the new one."""
        table = self._articles
        for source in self._segments_to_copy():
            old = self._before.segments[source]
            rows = np.flatnonzero((table["segment"] == source) & ~self._moved)
            for row in rows.tolist():
                table["start"][row] = segment.copy(
                    old.block(int(table["start"][row]), int(table["length"][row]))
                )
            self._moved[rows] = True

    def _segments_to_copy(self) -> list[int]:
        """Segments more than half of which is dead; and, with too many left, the smaller half of these."""
        sizes = [segment.size for segment in self._before.segments]
        alive = np.bincount(self._articles["segment"], self._articles["length"], len(sizes))
        copied = [index for index, size in enumerate(sizes) if alive[index] * 2 < size]
        left = sorted(set(range(len(sizes))) - set(copied), key=sizes.__getitem__)
        if len(left) >= MOST_SEGMENTS:
            copied += left[: len(left) // 2]
        return copied

    def result(
        self, segment: _SegmentWriter, name: str, size: int
    ) -> tuple[list[tuple[str, int]], Columns, Columns]:
        """The segments in use, the article columns and the event columns of the new generation."""
        kept_segments = np.unique(self._articles["segment"][~self._moved])
        segments = [
            (old.name, old.size) for old in (self._before.segments[i] for i in kept_segments.tolist())
        ]
        if segment.used:
            segments.append((name, size))
        new_segment = len(kept_segments)
        numbering = np.full(len(self._before.segments) + 1, new_segment, np.uint16)
        numbering[kept_segments] = np.arange(new_segment)
        old_places = np.where(self._moved, len(self._before.segments), self._articles["segment"])

        self._articles["segment"] = numbering[old_places]
        new_articles, new_events = segment.columns()
        new_articles["segment"][:] = new_segment
        new_events["article"] += len(self._articles["number"])
        return segments, *_sorted(_joined(self._articles, new_articles), _joined(self._events, new_events))


def _packing(layout: dict[str, str]) -> struct.Struct:
    """Packs a row in the column types of a layout."""
    return struct.Struct("<" + "".join(STRUCT_CODES[dtype] for dtype in layout.values()))


_ARTICLE_ROW, _EVENT_ROW = _packing(ARTICLE_COLUMNS), _packing(EVENT_COLUMNS)


def _event_values(event: Event) -> tuple[int, int, int, int, int, int]:
    status = _STATUS_CODES[event.status]
    span = event.span
    if span is None:
        return UNDATED_DAY, UNDATED_DAY, UNDATED_YEAR, 0, 0, status
    earliest, latest = span.earliest.toordinal(), span.latest.toordinal()
    precision = _PRECISION_CODES[span.precision]
    return earliest, latest, span.earliest.year, precision, int(span.approximate), status


def _merging_values(event: Event) -> tuple[int, int, int, int, int, int, int, bytes]:
    """What the columns from ``dated_by`` on hold of an event that is alone in its story."""
    terms, names = terms_of(event.text, event.title)
    packed = struct.pack(f"<{len(terms)}I", *terms).ljust(4 * MOST_TERMS, b"\0")
    own = story_number(event.id)
    return _DATED_BY_CODES[event.dated_by], own, own, 1, 1, 0, names, packed


def _columns(rows: bytearray, layout: dict[str, str]) -> Columns:
    """Turn packed rows into columns."""
    table = np.frombuffer(bytes(rows), np.dtype(list(layout.items())))
    return {name: table[name].copy() for name in layout}


def _joined(first: Columns, second: Columns) -> Columns:
    return {name: np.concatenate([column, second[name]]) for name, column in first.items()}


def _sorted(articles: Columns, events: Columns) -> tuple[Columns, Columns]:
    """Articles by number, events in timeline order, and the events' article rows to match."""
    by_number = np.argsort(articles["number"], kind="stable")
    new_rows = np.empty(len(by_number), np.int32)
    new_rows[by_number] = np.arange(len(by_number), dtype=np.int32)
    events["article"] = new_rows[events["article"]]
    order = np.lexsort((events["place"], events["article"], events["latest"], events["earliest"]))
    return (
        {name: column[by_number] for name, column in articles.items()},
        {name: column[order] for name, column in events.items()},
    )


def _created(path: Path) -> BinaryIO:
    """A new file, in place of what a failed attempt may have left."""
    path.unlink(missing_ok=True)
    return path.open("xb")


def _sync(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _sync_directory(directory: Path) -> None:
    """Make the new names last through a power cut; not every platform lets a directory be opened."""
    if os.name != "posix":
        return
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
