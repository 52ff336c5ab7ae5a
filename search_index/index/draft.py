"""The next generation of an index, being put together: what is kept of the last one, and what is new."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from search_index.events.event import Event
from search_index.events.sources import Origin
from search_index.index.catalogue import write_catalogue
from search_index.index.document import document_of, summary_of
from search_index.index.manifest import Changes, FileRecord, renewed, write_manifest
from search_index.index.reading import DatedArticle, ReadFile, read_files
from search_index.index.report import Progress, ProgressListener
from search_index.index.snapshot import Snapshot
from search_index.packed.writer import PackedWriter
from search_index.timeline.timeline import Timeline
from search_index.timeline.writer import write_timeline


class Draft:
    """Builds upon ``previous`` (``None``: upon nothing); ``manifest`` becomes the new generation's."""

    def __init__(
        self,
        archive: Path,
        index: Path,
        previous: Snapshot | None,
        manifest: dict[str, FileRecord],
        listener: ProgressListener,
    ) -> None:
        self.manifest = dict(manifest)
        self._archive = archive
        self._index = index
        self._previous = previous
        self._listener = listener
        self._summaries = {each.number: each for each in previous.catalogue.summaries()} if previous else {}
        self._next_number = previous.catalogue.next_number if previous else 0

    def write(self, whoosh: FileIndex, changes: Changes) -> None:
        """Read what changed, write all files of the new generation, and commit them.

        Raises:
            OSError: something can't be written. The last generation then is as it was.
        """
        writer = PackedWriter(whoosh, self._tell_writing)
        try:
            removed = self._remove(writer, changes)
            write_timeline(
                self._index,
                writer.generation,
                self._previous.timeline if self._previous else Timeline.empty(),
                np.array(sorted(removed), np.int32),
                self._add(writer, changes),
            )
            write_catalogue(self._index, writer.generation, self._summaries.values())
            write_manifest(self._index, writer.generation, self.manifest)
            writer.commit()
        except BaseException:
            if not writer.is_closed:
                with contextlib.suppress(OSError):  # the disk may be full: the first error is the one to tell
                    writer.cancel()
            raise

    def _remove(self, writer: SegmentWriter, changes: Changes) -> set[int]:
        """Take out the articles of changed and removed files; return their numbers."""
        gone = [*changes.removed, *(entry.path for entry in changes.changed)]
        removed = {number for path in gone for number in self.manifest.pop(path).articles}
        self.manifest.update(changes.touched)
        if removed and self._previous:
            for document in np.flatnonzero(np.isin(self._previous.numbers, list(removed))):
                writer.delete_document(int(document))
        for number in removed:
            del self._summaries[number]
        return removed

    def _add(
        self, writer: SegmentWriter, changes: Changes
    ) -> Iterator[tuple[int, tuple[Event, ...], Origin]]:
        """Read added and changed files into Whoosh, yielding each article's number and events on the way."""
        entries = sorted((*changes.added, *changes.changed), key=lambda entry: entry.path)
        for done, read in enumerate(read_files(self._archive, entries)):
            self._listener(Progress("reading", done, len(entries)))
            numbers = []
            for dated in read.articles:
                number = self._next_number
                self._next_number += 1
                numbers.append(number)
                self._add_article(writer, number, dated)
                yield number, dated.events, dated.origin
            self.manifest[read.entry.path] = _record(read, numbers)
        self._listener(Progress("reading", len(entries), len(entries)))

    def _add_article(self, writer: SegmentWriter, number: int, dated: DatedArticle) -> None:
        writer.add_document(**document_of(number, dated))
        self._summaries[number] = summary_of(number, dated)

    def _tell_writing(self, done: int, total: int) -> None:
        self._listener(Progress("writing", done, total))


def _record(read: ReadFile, numbers: list[int]) -> FileRecord:
    problems = (
        [read.problem] if read.problem else [p for dated in read.articles for p in dated.article.problems]
    )
    record = FileRecord(read.entry.size, 0, read.fingerprint, tuple(numbers), tuple(problems))
    return renewed(record, read.entry)
