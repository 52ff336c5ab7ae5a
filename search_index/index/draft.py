"""The next generation of an index, being put together: what is kept of the last one, and what is new."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

import numpy as np
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from corpus.article import Article
from search_index.corrections import Corrections, articles_that_differ
from search_index.errors import IndexDamaged
from search_index.index.catalogue import write_catalogue
from search_index.index.dating import DatedArticle, Guidance, date_article
from search_index.index.document import document_of, summary_of
from search_index.index.generation import Generation
from search_index.index.hearing import Hearing
from search_index.index.held_back import HeldBack
from search_index.index.manifest import Changes, FileRecord, settled_time, write_manifest
from search_index.index.processes import OtherProcesses, other_processes
from search_index.index.reading import ReadFile, begin_reading, read_files
from search_index.index.report import Progress, ProgressListener
from search_index.index.testimony import write_testimony
from search_index.packed.writer import PackedWriter
from search_index.timeline.merging import merge_stories
from search_index.timeline.storing import StoredArticle
from search_index.timeline.timeline import Timeline
from search_index.timeline.writer import write_timeline


class Draft:
    """Builds upon the ``last`` generation; ``manifest`` becomes the new one's."""

    def __init__(
        self,
        archive: Path,
        index: Path,
        last: Generation,
        corrections: Corrections,
        listener: ProgressListener,
    ) -> None:
        self.manifest = dict(last.manifest)
        self._archive = archive
        self._index = index
        self._previous = previous = last.snapshot
        self._corrections = corrections
        self._corrected_before = last.testimony.corrections
        self._hearing = Hearing(last.testimony)
        self._listener = listener
        self._summaries = {each.number: each for each in previous.catalogue.summaries()} if previous else {}
        self._sketches = previous.catalogue.sketches() if previous else {}
        self._paths = {number: each.path for number, each in self._summaries.items()}
        self._replaced: set[int] = set()
        self._segment: Future[None] | None = None
        self._first_new = self._next_number = previous.catalogue.next_number if previous else 0

    @property
    def redated(self) -> int:
        """How many articles of unchanged files were dated anew: for what others tell, or for corrections."""
        return len(self._replaced)

    def write(self, whoosh: FileIndex, changes: Changes) -> None:
        """Read what changed, write all files of the new generation, and commit them.

        Raises:
            OSError: something can't be written. The last generation then is as it was.
            ArchiveError: another process that shared the work was ended. Likewise.
            IndexDamaged: the last generation can't be built upon.
        """
        writer = PackedWriter(whoosh, self._tell_writing)
        files = len(changes.added) + len(changes.changed)
        # Whoosh's segment is written beside the timeline, on a core of its own where there is one.
        beside = ThreadPoolExecutor(1)
        try:
            with other_processes(files, begin_reading) as others:
                self._write_timeline(writer, changes, others, beside)
            write_catalogue(self._index, writer.generation, self._summaries.values(), self._sketches)
            write_manifest(self._index, writer.generation, self.manifest)
            recorded = self._hearing.record(self._corrections.statements)
            write_testimony(self._index, writer.generation, recorded)
            if self._segment:
                self._segment.result()
            writer.commit()
        except BaseException:
            beside.shutdown()
            if not writer.is_closed:
                with contextlib.suppress(OSError):  # the disk may be full: the first error is the one to tell
                    writer.cancel()
            raise
        finally:
            beside.shutdown()

    def _write_timeline(
        self, writer: PackedWriter, changes: Changes, others: OtherProcesses | None, beside: Executor
    ) -> None:
        """Write the timeline from articles that are read, dated and written into Whoosh on the way."""
        removed = self._remove(writer, changes)
        write_timeline(
            self._index,
            writer.generation,
            self._previous.timeline if self._previous else Timeline.empty(),
            np.array(sorted(removed), np.int32),
            self._add(writer, changes, others, beside),
            partial(others.call, merge_stories) if others else merge_stories,
        )

    def _remove(self, writer: SegmentWriter, changes: Changes) -> set[int]:
        """Take out the articles of changed and removed files; return their numbers."""
        gone = [*changes.removed, *(entry.path for entry in changes.changed)]
        removed = {number for path in gone for number in self.manifest.pop(path).articles}
        self.manifest.update(changes.touched)
        self._delete(writer, removed)
        self._hearing.remove(removed)
        for number in removed:
            del self._summaries[number], self._paths[number], self._sketches[number]
        return removed

    def _delete(self, writer: SegmentWriter, numbers: set[int]) -> None:
        if numbers and self._previous:
            for document in np.flatnonzero(np.isin(self._previous.numbers, list(numbers))):
                writer.delete_document(int(document))

    def _add(
        self, writer: PackedWriter, changes: Changes, others: OtherProcesses | None, beside: Executor
    ) -> Iterator[tuple[int, StoredArticle]]:
        """Date what changed and write it into Whoosh, yielding each article's number and events on the way.

        What depends on other articles is held back until all have been heard: first on the order of day and
        month in their dates in digits, then on what they tell.
        """
        guidance = Guidance(self._corrections, self._hearing.orders())
        with contextlib.closing(HeldBack(self._index)) as held:
            for number, dated in chain(self._read(changes, guidance, others), self._correct(guidance)):
                self._hearing.hear(number, dated)
                if dated.testimony.asks:
                    held.put(number, dated)
                else:
                    yield self._added(writer, number, dated)
            guidance = replace(guidance, orders=self._hearing.orders())
            otherwise = self._hearing.told_otherwise(guidance.orders)
            for number in self._settling(otherwise):
                dated = date_article(self._article(number, held), guidance)
                self._hearing.remove((number,))
                self._hearing.hear(number, dated)
                held.put(number, dated)
            settled = dict(self._hearing.settle(self._paths.__getitem__))
            for number in self._settling(list(settled)):
                held.put(number, date_article(self._article(number, held), guidance, settled[number]))
            for number, dated in held:
                yield self._added(writer, number, dated)
        self._delete(writer, self._replaced)
        self._segment = beside.submit(writer.prepare)

    def _read(
        self, changes: Changes, guidance: Guidance, others: OtherProcesses | None
    ) -> Iterator[tuple[int, DatedArticle]]:
        """Read added and changed files; yield their articles, each with its new number."""
        entries = sorted((*changes.added, *changes.changed), key=lambda entry: entry.path)
        for done, read in enumerate(read_files(self._archive, entries, guidance, others)):
            self._listener(Progress("reading", done, len(entries)))
            numbers = range(self._next_number, self._next_number + len(read.articles))
            self._next_number = numbers.stop
            for number, dated in zip(numbers, read.articles, strict=True):
                self._paths[number] = dated.article.path
                yield number, dated
            self.manifest[read.entry.path] = _record(read, numbers)
        self._listener(Progress("reading", len(entries), len(entries)))

    def _correct(self, guidance: Guidance) -> Iterator[tuple[int, DatedArticle]]:
        """Date the articles anew of which the user's corrections say something else than last time."""
        paths = articles_that_differ(self._corrected_before, self._corrections.statements)
        numbers = [number for number, each in self._summaries.items() if each.path in paths]
        for number in numbers:
            if number < self._first_new:
                self._hearing.remove((number,))
                yield number, date_article(self._stored(number), guidance)

    def _settling(self, numbers: Sequence[int]) -> Iterator[int]:
        """Go through articles that are dated once more, and tell how far that is."""
        for done, number in enumerate(numbers, start=1):
            yield number
            self._listener(Progress("settling", done, len(numbers)))

    def _article(self, number: int, held: HeldBack) -> Article:
        """Return an article to be dated once more."""
        dated = held.get(number)
        return dated.article if dated else self._stored(number)

    def _stored(self, number: int) -> Article:
        """Return an article as the last generation has it: its file has not changed since."""
        found = self._previous.article(self._paths[number]) if self._previous else None
        if found is None:
            raise IndexDamaged(f"the index at {self._index} is damaged (it has lost {self._paths[number]})")
        return found[1]

    def _added(self, writer: SegmentWriter, number: int, dated: DatedArticle) -> tuple[int, StoredArticle]:
        if number < self._first_new:
            self._replaced.add(number)
        writer.add_document(**document_of(number, dated))
        self._summaries[number] = summary_of(number, dated)
        self._sketches[number] = dated.origin.sketch
        return number, dated.events

    def _tell_writing(self, done: int, total: int) -> None:
        self._listener(Progress("writing", done, total))


def _record(read: ReadFile, numbers: Sequence[int]) -> FileRecord:
    problems = (
        [read.problem] if read.problem else [p for dated in read.articles for p in dated.article.problems]
    )
    entry = read.entry
    return FileRecord(entry.size, settled_time(entry), read.fingerprint, tuple(numbers), tuple(problems))
