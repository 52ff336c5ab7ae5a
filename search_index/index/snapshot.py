"""One committed generation of an index, opened for reading."""

from __future__ import annotations

import json
import pickle
import struct
import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.index import EmptyIndexError, FileIndex, IndexVersionError
from whoosh.index import IndexError as WhooshIndexError
from whoosh.reading import TermNotFound
from whoosh.searching import Searcher

from corpus.article import Article
from search_index.errors import IndexDamaged
from search_index.index.catalogue import Catalogue, catalogue_file
from search_index.index.location import latest_generation
from search_index.index.schema import article_schema
from search_index.index.seal import SealingStorage, check, read_seal, table_of_contents
from search_index.json_text import read_json
from search_index.packed.codec import DOCUMENTS, TERMS
from search_index.packed.documents import PackedDocumentReader
from search_index.packed.search import ArraySearch, Ties
from search_index.packed.writer import packed_parts
from search_index.search.results import ArticleSummary
from search_index.timeline.timeline import Timeline, TimelineDamaged, live_files

_OPENING_TRIES = 5
_NUMBER = article_schema()["number"].column_type

# What Whoosh lets out when its files are not what it wrote.
_WHOOSH_DAMAGE = (
    *(AssertionError, AttributeError, EOFError, ImportError, LookupError, MemoryError, NameError, OSError),
    *(OverflowError, TypeError, ValueError, pickle.UnpicklingError, struct.error),
    *(EmptyIndexError, IndexVersionError, TermNotFound, WhooshIndexError),
)


@dataclass(frozen=True, slots=True)
class Commit:
    """Which commit an index is at: generations are counted anew when it is rebuilt, so they do not tell."""

    generation: int = 0
    time: int = 0
    file: int = 0


class Snapshot:
    """The open files of one generation.

    The Whoosh searcher is not safe for use by several threads at once; catalogue and timeline are.
    """

    def __init__(
        self,
        index: Path,
        generation: int,
        searcher: Searcher,
        catalogue: Catalogue,
        timeline: Timeline,
        commit: Commit | None = None,
        files: Sequence[str] = (),
    ) -> None:
        self.index = index
        self._files = files
        self.generation = generation
        self.commit = commit or Commit(generation)
        self.searcher = searcher
        self.catalogue = catalogue
        self.timeline = timeline.reading_from(self.told_by)

    @cached_property
    def _parts(self) -> list[tuple[int, PackedDocumentReader]]:
        """What reads the documents of each segment, with the number of its first document."""
        leaves = self.searcher.reader().leaf_readers()
        return [(base, parts[1]) for reader, base in leaves if (parts := packed_parts(reader))]

    @cached_property
    def numbers(self) -> NDArray[np.int32]:
        """Article numbers by Whoosh's document numbers."""
        numbers = np.zeros(self.searcher.doc_count_all(), np.int32)
        for base, part in self._parts:
            numbers[base : base + part.doc_count_all()] = part.numbers("number", _NUMBER)
        return numbers

    @cached_property
    def arrays(self) -> ArraySearch:
        """The same searcher over whole arrays at once, and as little for several threads."""
        return ArraySearch(self.searcher)

    @cached_property
    def newest_first(self) -> Ties:
        """The order of articles that score the same, by document: newest published first, unknown last."""
        catalogue = self.catalogue
        rows = np.searchsorted(catalogue.numbers, self.numbers)
        published = np.append(catalogue.latest, 0)[rows]  # deleted articles may have numbers beyond the last
        return Ties.of(np.lexsort((self.numbers, -published)))

    @cached_property
    def _documents(self) -> NDArray[np.int64]:
        """Whoosh's document numbers, in parallel to the catalogue."""
        live = np.ones(len(self.numbers), np.bool_)
        for base, part in self._parts:
            live[[base + document for document in part.deleted_docs()]] = False
        documents = np.flatnonzero(live)
        return documents[np.argsort(self.numbers[documents])]

    def documents_of(self, numbers: NDArray[np.int32]) -> NDArray[np.int64]:
        """Return Whoosh's numbers of the documents of articles, in parallel to ``numbers``."""
        return self._documents[self.catalogue.numbers.searchsorted(numbers)]

    def texts(self, numbers: NDArray[np.int32]) -> list[str]:
        """Return the texts of the articles with these numbers.

        Raises:
            IndexDamaged: what the index holds of them can't be read.
        """
        with damage_told(self.index):
            return [self._text(document) for document in self.documents_of(numbers).tolist()]

    def _text(self, document: int) -> str:
        base, part = self._parts[bisect_right(self._parts, document, key=itemgetter(0)) - 1]
        return part.stored_text(document - base, "text")

    def told_by(self, number: int) -> Article:
        """Return what events have of their article: text, path, title, source, published; from any thread.

        Raises:
            IndexDamaged: what the index holds of it can't be read.
        """
        summary = self.catalogue.summary(number)
        (text,) = self.texts(np.array([number], np.int32))
        return Article(summary.path, summary.title, text, summary.source, published=summary.published)

    def article(self, path: str) -> tuple[int, Article] | None:
        """Return an article and its number, ``None`` when the archive has no such path.

        Raises:
            IndexDamaged: what the index holds of it can't be read.
        """
        with damage_told(self.index):
            document = self.searcher.document_number(path=path)
            if document is None:
                return None
            number = int(self.numbers[document])
            stored = self.searcher.stored_fields(document)
            return number, decode_article(self.catalogue.summary(number), **stored)

    def verify(self) -> None:
        """Compare all files with what was committed; reads the index as a whole, a gigabyte in a second.

        Raises:
            IndexDamaged: one is not what was committed.
        """
        seal = read_seal(self.index, self.generation)
        check(self.index, seal, self._files, whole=True)

    def close(self) -> None:
        """Close Whoosh's files; the others go when nobody looks at them any more."""
        self.searcher.close()


_SHOWN_IN_LISTS = frozenset({"path", "title", "source", "published"})
_STORED = {each.name: each.default for each in fields(Article) if each.name not in {*_SHOWN_IN_LISTS, "text"}}
"""What else there is of an article, with what it is where nothing is known."""


def encode_article(article: Article) -> str:
    """Return what neither the catalogue nor the stored text has of an article; see :func:`decode_article`."""
    values = {name: value for name, empty in _STORED.items() if (value := getattr(article, name)) != empty}
    return json.dumps(values, ensure_ascii=False) if values else "{}"


def decode_article(summary: ArticleSummary, article: str, text: str) -> Article:
    """Return the article that :func:`encode_article` was given."""
    stored: dict[str, Any] = read_json(article)
    if "problems" in stored:
        stored["problems"] = tuple(stored["problems"])
    shown = {name: getattr(summary, name) for name in _SHOWN_IN_LISTS}
    return Article(text=text, **shown, **stored)


def open_whoosh(index: Path) -> FileIndex:
    """Open the Whoosh index in ``index``.

    Raises:
        EmptyIndexError: there is none.
    """
    return FileIndex(SealingStorage(index), schema=article_schema())


def latest_commit(index: Path) -> Commit:
    """Return the newest commit, that of generation 0 when there is none."""
    generation = latest_generation(index)
    try:
        found = (index / table_of_contents(generation)).stat()
    except OSError:  # there is none, or a newer one has just taken its place
        return Commit(generation)
    return Commit(generation, found.st_mtime_ns, found.st_ino)


def open_snapshot(index: Path) -> Snapshot:
    """Open the newest committed generation.

    Raises:
        IndexDamaged: its files are missing or do not fit together.
    """
    for _ in range(_OPENING_TRIES):
        commit = latest_commit(index)
        try:
            return _open_commit(index, commit)
        except IndexDamaged:
            # A commit by another process takes older generations' files away: then there is a newer one.
            if latest_commit(index) == commit:
                raise
            time.sleep(0.02)
    raise IndexDamaged(f"the index at {index} changes faster than it can be opened; try again")


def _open_commit(index: Path, commit: Commit) -> Snapshot:
    generation = commit.generation
    with damage_told(index):
        seal = read_seal(index, generation)
        files = [table_of_contents(generation), catalogue_file(index, generation).name]
        check(index, seal, files[:1], whole=True)  # it is pickled: nothing in it may be other than it was
        check(index, seal, files[1:])
        catalogue = Catalogue.open(index, generation)
        try:
            timeline = Timeline.open(index, generation)
        except TimelineDamaged as error:
            raise IndexDamaged(f"the index at {index} is damaged ({error})") from error
        whoosh = open_whoosh(index)
        others = [*live_files(index, generation), *_segment_files(whoosh)]
        check(index, seal, others)
        searcher = whoosh.searcher()
        if searcher.reader().generation() not in (generation, None) or searcher.doc_count() != len(catalogue):
            searcher.close()
            raise IndexDamaged(f"the index at {index} is damaged (its parts are of different generations)")
    return Snapshot(index, generation, searcher, catalogue, timeline, commit, (*files, *others))


def _segment_files(whoosh: FileIndex) -> list[str]:
    segments = whoosh._segments()  # Whoosh offers no other way to them
    return [segment.make_filename(extension) for segment in segments for extension in (DOCUMENTS, TERMS)]


@contextmanager
def damage_told(index: Path) -> Iterator[None]:
    """Turn whatever Whoosh raises on damaged files into one clear error."""
    try:
        yield
    except _WHOOSH_DAMAGE as error:
        raise IndexDamaged(f"the index at {index} is damaged ({type(error).__name__}: {error})") from error
