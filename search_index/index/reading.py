"""From a file to dated events: what a refresh does with each file, in this process or in others."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from corpus.article import Article
from corpus.folder import FileEntry, fingerprint
from corpus.readers import UnreadableFile, read_articles
from search_index.dates.publication.happenings import Happening, load_happenings
from search_index.dates.published import published_date
from search_index.dates.tagger import tag
from search_index.events.event import Event
from search_index.events.extraction import extract_events
from search_index.events.sources import NO_ORIGIN, Origin, origin_of
from search_index.index import location

_BATCH = 64
"""Files handed to a process at a time: enough to hide the hand-over, few enough for a smooth progress bar."""
_WORTH_PROCESSES = 400
"""Below this many files, starting other processes takes longer than reading the files here."""


@dataclass(frozen=True, slots=True)
class DatedArticle:
    """An article with its published date filled in, its events in text order, and what tells its origin."""

    article: Article
    events: tuple[Event, ...]
    origin: Origin = NO_ORIGIN


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What became of a file: its articles, or the problem that kept it from being read."""

    entry: FileEntry
    fingerprint: str
    articles: tuple[DatedArticle, ...] = ()
    problem: str = ""


def date_article(article: Article) -> DatedArticle:
    """Work out an article's published date, tag its dates and extract its events."""
    article = replace(article, published=published_date(article, _happenings()))
    events = tuple(extract_events(article, tag(article.text, article.published)))
    return DatedArticle(article, events, origin_of(article.text))


def _happenings() -> Sequence[Happening]:
    file = location.happenings_file()
    return _load_happenings(file, file.stat().st_mtime_ns if file.exists() else 0)


@lru_cache(maxsize=1)
def _load_happenings(file: Path, _modified: int) -> Sequence[Happening]:
    return load_happenings(file)


def read_file(archive: Path, entry: FileEntry) -> ReadFile:
    """Read and date one file. What can't be read is said in ``problem``, never raised."""
    try:
        content = (archive / entry.path).read_bytes()
    except OSError as error:
        return ReadFile(entry, "", problem=f"can't be read: {error.strerror}")
    digest = fingerprint(content)
    try:
        articles = read_articles(entry.path, content)
    except UnreadableFile as error:
        return ReadFile(entry, digest, problem=str(error))
    return ReadFile(entry, digest, tuple(map(date_article, articles)))


def read_files(
    archive: Path, entries: Sequence[FileEntry], processes: int | None = None
) -> Iterator[ReadFile]:
    """Read and date files, in order; many of them in ``processes`` other processes, a few right here.

    The default leaves one core to the caller, who writes the index meanwhile.
    """
    if processes is None:
        processes = max(1, (os.cpu_count() or 1) - 1) if len(entries) >= _WORTH_PROCESSES else 0
    if not processes:
        yield from (read_file(archive, entry) for entry in entries)
        return
    # Spawned, not forked: the caller may run threads (the app does), and a fork copies their locks.
    pool = ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"))
    try:
        pending: deque[Future[list[ReadFile]]] = deque()
        for start in range(0, len(entries), _BATCH):
            pending.append(pool.submit(_read_batch, archive, entries[start : start + _BATCH]))
            if len(pending) > 4 * processes:  # what is read waits in memory, so never run far ahead
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _read_batch(archive: Path, entries: Sequence[FileEntry]) -> list[ReadFile]:
    return [read_file(archive, entry) for entry in entries]
