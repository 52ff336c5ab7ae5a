"""From a file to dated events: what a refresh does with each file, in this process or in others."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from corpus.article import Article
from corpus.folder import FileEntry, fingerprint
from corpus.readers import UnreadableFile, read_articles
from search_index.index.collecting import collect_seldom
from search_index.index.dating import DatedArticle, Guidance, date_articles
from search_index.index.handing_over import pickle_quickly
from search_index.index.processes import OtherProcesses

_BATCH, _BATCH_BYTES = 128, 400_000
"""Files read at a time: enough to hide the hand-over, few enough for a smooth progress bar."""
_BATCHES_AHEAD = 8
"""Batches that wait for each process: what is read waits in memory, so it never runs far ahead."""

_Batch = list[FileEntry]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What became of a file: its articles, or the problem that kept it from being read."""

    entry: FileEntry
    fingerprint: str
    articles: tuple[DatedArticle, ...] = ()
    problem: str = ""


def read_batch(archive: Path, entries: Sequence[FileEntry], guidance: Guidance) -> list[ReadFile]:
    """Read and date some files. What can't be read is said in ``problem``, never raised."""
    found = [_read(archive, entry) for entry in entries]
    dated = iter(date_articles([article for _, _, articles in found for article in articles], guidance))
    return [
        ReadFile(entry, digest, tuple(islice(dated, len(articles))), problem)
        for entry, (digest, problem, articles) in zip(entries, found, strict=True)
    ]


def _read(archive: Path, entry: FileEntry) -> tuple[str, str, Sequence[Article]]:
    """Return the fingerprint of a file, what was wrong with it, and its articles."""
    try:
        with open(f"{archive}/{entry.path}", "rb", buffering=0) as file:  # noqa: PTH123 - takes half the time
            content = file.read()
    except OSError as error:
        return "", f"can't be read: {error.strerror}", ()
    digest = fingerprint(content)
    try:
        return digest, "", read_articles(entry.path, content)
    except UnreadableFile as error:
        return digest, str(error), ()


def read_files(
    archive: Path, entries: Sequence[FileEntry], guidance: Guidance, others: OtherProcesses | None = None
) -> Iterator[ReadFile]:
    """Read and date files, in order; right here, and in ``others`` if there are any."""
    read = partial(read_batch, archive, guidance=guidance)
    if not others:
        for batch in _batches(entries):
            yield from read(batch)
        return
    pending: deque[tuple[_Batch, Future[list[ReadFile]]]] = deque()
    for batch in _batches(entries):
        pending.append((batch, others.submit(read, batch)))
        if len(pending) > _BATCHES_AHEAD * others.count:
            yield from _first(pending, read)
    while pending:
        yield from _first(pending, read)


def _first(
    pending: deque[tuple[_Batch, Future[list[ReadFile]]]], read: Callable[[_Batch], list[ReadFile]]
) -> list[ReadFile]:
    """Return what became of the first batch; rather than wait for it, read others here, the last first."""
    _, first = pending.popleft()
    for place in reversed(range(len(pending))):
        if first.done():
            break
        batch, read_elsewhere = pending[place]
        if read_elsewhere.cancel():
            read_here: Future[list[ReadFile]] = Future()
            read_here.set_result(read(batch))
            pending[place] = batch, read_here
    return first.result()


def begin_reading() -> None:
    """Make a process fit for it that does nothing but read for another."""
    collect_seldom()
    pickle_quickly(ReadFile)


def _batches(entries: Sequence[FileEntry]) -> Iterator[_Batch]:
    """Yield the files in batches, the last file of each as long as it may be."""
    batch: _Batch = []
    size = 0
    for entry in entries:
        batch.append(entry)
        size += entry.size
        if len(batch) == _BATCH or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
