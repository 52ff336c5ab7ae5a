"""One committed generation of an index, opened for reading."""

from __future__ import annotations

import json
import pickle
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
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
from search_index.index.catalogue import Catalogue, published_from, published_record
from search_index.index.schema import article_schema
from search_index.index.storage import DurableStorage
from search_index.packed.search import ArraySearch, Ties
from search_index.packed.writer import packed_parts
from search_index.timeline.timeline import Timeline, TimelineDamaged

_OPENING_TRIES = 5
_NUMBER = article_schema()["number"].column_type

# What Whoosh lets out when its files are not what it wrote.
_WHOOSH_DAMAGE = (
    *(AssertionError, AttributeError, EOFError, ImportError, LookupError, MemoryError, NameError, OSError),
    *(OverflowError, TypeError, ValueError, pickle.UnpicklingError, struct.error),
    *(EmptyIndexError, IndexVersionError, TermNotFound, WhooshIndexError),
)


class Snapshot:
    """The open files of one generation.

    The Whoosh searcher is not safe for use by several threads at once; catalogue and timeline are.
    """

    def __init__(
        self, index: Path, generation: int, searcher: Searcher, catalogue: Catalogue, timeline: Timeline
    ) -> None:
        self.index = index
        self.generation = generation
        self.searcher = searcher
        self.catalogue = catalogue
        self.timeline = timeline

    @cached_property
    def numbers(self) -> NDArray[np.int32]:
        """Article numbers by Whoosh's document numbers."""
        numbers = np.zeros(self.searcher.doc_count_all(), np.int32)
        for reader, base in self.searcher.reader().leaf_readers():
            if parts := packed_parts(reader):
                numbers[base : base + reader.doc_count_all()] = parts[1].numbers("number", _NUMBER)
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
        for reader, base in self.searcher.reader().leaf_readers():
            if parts := packed_parts(reader):
                live[[base + document for document in parts[1].deleted_docs()]] = False
        documents = np.flatnonzero(live)
        return documents[np.argsort(self.numbers[documents])]

    def texts(self, numbers: NDArray[np.int32]) -> list[str]:
        """Return the texts of the articles with these numbers.

        Raises:
            IndexDamaged: what the index holds of them can't be read.
        """
        with damage_told(self.index):
            documents = self._documents[self.catalogue.numbers.searchsorted(numbers)]
            return [self.searcher.stored_fields(document)["text"] for document in documents.tolist()]

    def article(self, path: str) -> tuple[int, Article] | None:
        """Return an article and its number, ``None`` when the archive has no such path.

        Raises:
            IndexDamaged: what the index holds of it can't be read.
        """
        with damage_told(self.index):
            document = self.searcher.document_number(path=path)
            if document is None:
                return None
            return int(self.numbers[document]), decode_article(**self.searcher.stored_fields(document))

    def close(self) -> None:
        """Close Whoosh's files; the others go when nobody looks at them any more."""
        self.searcher.close()


def encode_article(article: Article) -> str:
    """Return an article but for its text as one JSON string; see :func:`decode_article`."""
    fields = {name: getattr(article, name) for name in Article.__slots__ if name != "text"}
    return json.dumps(fields | {"published": published_record(article.published)}, ensure_ascii=False)


def decode_article(article: str, text: str) -> Article:
    """Return the article that :func:`encode_article` wrote, with its text."""
    fields: dict[str, Any] = json.loads(article)
    published = published_from(fields.pop("published"))
    decoded = Article(**fields, text=text)
    return replace(decoded, published=published, problems=tuple(decoded.problems))


def open_whoosh(index: Path) -> FileIndex:
    """Open the Whoosh index in ``index``.

    Raises:
        EmptyIndexError: there is none.
    """
    return FileIndex(DurableStorage(index), schema=article_schema())


def latest_generation(index: Path) -> int:
    """Return the number of the newest committed generation, 0 when there is none."""
    found = (path.name.removeprefix("_MAIN_").removesuffix(".toc") for path in index.glob("_MAIN_*.toc"))
    return max((int(number) for number in found if number.isdigit()), default=0)


def open_snapshot(index: Path) -> Snapshot:
    """Open the newest committed generation.

    Raises:
        IndexDamaged: its files are missing or do not fit together.
    """
    for _ in range(_OPENING_TRIES):
        generation = latest_generation(index)
        try:
            return _open_generation(index, generation)
        except IndexDamaged:
            # A commit by another process takes older generations' files away: then there is a newer one.
            if latest_generation(index) == generation:
                raise
            time.sleep(0.02)
    raise IndexDamaged(f"the index at {index} changes faster than it can be opened; try again")


def _open_generation(index: Path, generation: int) -> Snapshot:
    with damage_told(index):
        catalogue = Catalogue.open(index, generation)
        try:
            timeline = Timeline.open(index, generation)
        except TimelineDamaged as error:
            raise IndexDamaged(f"the index at {index} is damaged ({error})") from error
        searcher = open_whoosh(index).searcher()
        if searcher.reader().generation() not in (generation, None) or searcher.doc_count() != len(catalogue):
            searcher.close()
            raise IndexDamaged(f"the index at {index} is damaged (its parts are of different generations)")
    return Snapshot(index, generation, searcher, catalogue, timeline)


@contextmanager
def damage_told(index: Path) -> Iterator[None]:
    """Turn whatever Whoosh raises on damaged files into one clear error."""
    try:
        yield
    except _WHOOSH_DAMAGE as error:
        raise IndexDamaged(f"the index at {index} is damaged ({type(error).__name__}: {error})") from error
