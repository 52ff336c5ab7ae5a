"""From a file to dated events: what a refresh does with each file, in this process or in others."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from corpus.folder import FileEntry, fingerprint
from corpus.readers import UnreadableFile, read_articles
from search_index.index.dating import DatedArticle, Guidance, date_article

_BATCH = 64
"""Files handed to a process at a time: enough to hide the hand-over, few enough for a smooth progress bar."""
_WORTH_PROCESSES = 400
"""Below this many files, starting other processes takes longer than reading the files here."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What became of a file: its articles, or the problem that kept it from being read."""

    entry: FileEntry
    fingerprint: str
    articles: tuple[DatedArticle, ...] = ()
    problem: str = ""


def read_file(archive: Path, entry: FileEntry, guidance: Guidance) -> ReadFile:
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
    return ReadFile(entry, digest, tuple(date_article(article, guidance) for article in articles))


def read_files(
    archive: Path, entries: Sequence[FileEntry], guidance: Guidance, processes: int | None = None
) -> Iterator[ReadFile]:
    """Read and date files, in order; many of them in ``processes`` other processes, a few right here.

    The default leaves one core to the caller, who writes the index meanwhile.
    """
    if processes is None:
        processes = max(1, (os.cpu_count() or 1) - 1) if len(entries) >= _WORTH_PROCESSES else 0
    if not processes:
        yield from (read_file(archive, entry, guidance) for entry in entries)
        return
    # Spawned, not forked: the caller may run threads (the app does), and a fork copies their locks.
    pool = ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"))
    try:
        pending: deque[Future[list[ReadFile]]] = deque()
        for start in range(0, len(entries), _BATCH):
            pending.append(pool.submit(_read_batch, archive, entries[start : start + _BATCH], guidance))
            if len(pending) > 4 * processes:  # what is read waits in memory, so never run far ahead
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _read_batch(archive: Path, entries: Sequence[FileEntry], guidance: Guidance) -> list[ReadFile]:
    return [read_file(archive, entry, guidance) for entry in entries]
