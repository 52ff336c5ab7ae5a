"""Writing a generation of the timeline beside the ones that readers may still have open."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from search_index.events.event import Event
from search_index.events.sources import NO_ORIGIN, Origin
from search_index.timeline.column_file import encode_columns
from search_index.timeline.generation import MOST_SEGMENTS, NextGeneration
from search_index.timeline.layout import (
    UNDATED_DAY,
    columns_name,
    is_timeline_file,
    segment_name,
)
from search_index.timeline.merging import merge_stories
from search_index.timeline.segments import SegmentWriter
from search_index.timeline.storing import StoredArticle, store_article
from search_index.timeline.tables import Tables
from search_index.timeline.timeline import Timeline, live_files

__all__ = ["MOST_SEGMENTS", "Added", "TimelineStatistics", "remove_stale", "write_timeline"]

Added = tuple[int, Sequence[Event] | StoredArticle] | tuple[int, Sequence[Event], Origin]
"""The number of an article, and its events in text order or what ``store_article`` has made of them."""


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
    added: Iterable[Added],
    merge: Callable[[Tables, NDArray[np.bool_]], Tables] = merge_stories,
) -> TimelineStatistics:
    """Write a generation: the previous one without some articles, and with the events of others.

    ``added`` holds article numbers, each once, with what ``store_article`` has made of the article; or with
    its events in text order and what is known of the article's origin. Events that the previous generation
    has of the same article are replaced. Then events that tell of the same happening are merged into stories,
    as far as what changed touches them; ``merge`` is ``merge_stories``, or has another process call it. The
    files are on disk when this returns, and no file of another generation was touched: until the caller makes
    the generation the live one, nothing has changed for readers. Raises ``ValueError`` for a generation that
    is not newer than the previous one or for events of one article that differ in path, title, source or
    published date, and ``OSError`` when writing fails.
    """
    before = Timeline.empty() if previous is None else previous
    if generation <= before.generation:
        raise ValueError(f"generation {generation} is not newer than {before.generation}")
    name = segment_name(generation)
    with _created(directory / name) as file:
        segment = SegmentWriter(file)
        for number, told, *known in added:
            origin = known[0] if known else NO_ORIGIN
            segment.add(number, told if isinstance(told, StoredArticle) else store_article(told, origin))
        following = NextGeneration(before, removed_articles, segment)
        _sync(file)
    tables, changed = following.tables()
    tables = merge(tables, changed)
    dated = int(tables.events["earliest"].searchsorted(UNDATED_DAY))
    segments = following.segments(name)
    with _created(directory / columns_name(generation)) as file:
        file.writelines(encode_columns(generation, dated, segments, tables.arrays()))
        _sync(file)
    if not segment.used:
        (directory / name).unlink()
    _sync_directory(directory)
    events = len(tables.events["earliest"])
    alone = tables.events["story"] == np.arange(events)
    return TimelineStatistics(
        events, events - dated, int(alone.sum()), len(tables.articles["number"]), len(segments)
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
