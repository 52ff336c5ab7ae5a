"""Running a query over one generation of an index."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from datetime import date
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from search_index.index.snapshot import damage_told
from search_index.queries.compiler import compile_query
from search_index.queries.parser import parse
from search_index.queries.syntax import Days, Everything, Query
from search_index.queries.writing import written
from search_index.search.collection import Collection, Rows
from search_index.search.facets import count_facets
from search_index.search.folding import Folds
from search_index.search.matching import find_in_all, wanted_rows
from search_index.search.narrowed_events import EventChoice
from search_index.search.narrowing import NOT_NARROWED, Facet, FacetKind, Narrowing, Sort
from search_index.search.results import ArticleSummary, Hit
from search_index.search.snippets import best_snippets
from search_index.search.suggestion import other_spelling
from search_index.timeline.view import TimelineView


@dataclass(frozen=True, slots=True, eq=False)
class SearchResult:
    """The articles that a query finds, in the order asked for, copies of one text under one row.

    ``query`` is what was asked and ``parsed`` what it means, ``narrowing`` what it was narrowed to and
    ``sort`` the order. ``numbers`` are the article numbers of the rows and ``scores`` their BM25F scores, in
    parallel; ``seconds`` is how long the search took. A result stays valid when the index moves on to
    another generation, and may be used by several threads.
    """

    query: str
    parsed: Query
    narrowing: Narrowing
    sort: Sort
    numbers: NDArray[np.int32]
    scores: NDArray[np.float32]
    seconds: float
    _collection: Collection = field(repr=False)
    _lock: RLock = field(repr=False)
    _matched: Rows = field(repr=False)
    """Rows of the catalogue that the words find, before days and facets narrow them."""
    _ranking: Rows = field(repr=False)
    """Rows of the catalogue that are left, in order, with the copies that ``_folds`` folds."""
    _folds: Folds = field(repr=False)

    @property
    def total(self) -> int:
        """How many rows there are: articles found, copies of one text counted once if they are folded."""
        return len(self.numbers)

    @property
    def articles(self) -> int:
        """How many articles were found, every copy counted."""
        return len(self._ranking)

    @property
    def generation(self) -> int:
        """The generation of the index that was searched."""
        return self._collection.snapshot.generation

    @property
    def restricts(self) -> bool:
        """Whether anything is asked for, so that not simply everything was found."""
        return self.parsed.restricts or bool(self.narrowing)

    def summary(self, row: int) -> ArticleSummary:
        """Return the article at ``row`` without its text; takes microseconds, from any thread."""
        return self._collection.catalogue.summary(int(self.numbers[row]))

    def hits(self, start: int, stop: int) -> list[Hit]:
        """Return the hits of some rows with their snippets; takes up to milliseconds each."""
        with self._lock:
            texts = self._collection.snapshot.texts(self.numbers[start:stop])
        summaries = self._collection.catalogue.summaries_of(self.numbers[start:stop])
        matches = find_in_all(wanted_rows(self.parsed.root, "text"), texts)
        snippets = best_snippets(texts, matches, [summary.title for summary in summaries])
        return list(map(Hit, summaries, self.scores[start:stop].tolist(), snippets))

    def folded_into(self, row: int) -> int:
        """How many more articles that were found are copies or light rewrites of the one at ``row``."""
        return int(self._folds.counts[row])

    def copies(self, row: int) -> tuple[ArticleSummary, ...]:
        """Return the articles that are folded into ``row``, in the order of the result."""
        catalogue = self._collection.catalogue
        rows = self._ranking[self._folds.under(row)]
        return tuple(catalogue.summary(number) for number in catalogue.numbers[rows].tolist())

    def events(
        self, since: date | None = None, until: date | None = None, *, known_before: date | None = None
    ) -> TimelineView:
        """Return the events of all articles found, copies included, that the query and its narrowing want.

        ``since`` and ``until`` narrow the days that they may lie in further; both are included. With
        ``known_before`` only those are left that were surely reported before that day.
        """
        wanted = EventChoice.of(self.parsed, self.narrowing).within_days(Days(since, until))
        numbers = self._collection.catalogue.numbers[self._ranking]
        articles = numbers if self.restricts else None
        return wanted.select(self._collection, articles, known_before=known_before)

    def facets(self, limit: int = 20) -> tuple[Facet, ...]:
        """Count years, sources, people, places and statuses over all articles found, copies included.

        ``limit`` is how many values of each are given, besides those that are chosen.

        Raises:
            IndexDamaged: the index can't be read.
        """
        wanted = EventChoice.of(self.parsed, self.narrowing)
        with self._lock, damage_told(self._collection.snapshot.index):
            return count_facets(self._collection, self._matched, wanted, self.narrowing, limit)

    @property
    def suggestion(self) -> str | None:
        """The text of :attr:`suggested`, ``None`` where there is none.

        Raises:
            IndexDamaged: the index can't be read.
        """
        return written(meant) if (meant := self.suggested) else None

    @property
    def suggested(self) -> Query | None:
        """A query that finds something, where this one does not; ``None`` where there is none.

        Only those of its words that are nowhere found are spelt in another way. Takes some milliseconds.

        Raises:
            IndexDamaged: the index can't be read.
        """
        if len(self._matched):
            return None
        snapshot = self._collection.snapshot
        with self._lock, damage_told(snapshot.index):
            root = other_spelling(snapshot.arrays, self.parsed.root)
        if root is None:
            return None
        # A word that is still being typed is taken for a whole one: what is suggested must find something so.
        meant = parse(written(Query(root, self.parsed.days, self.parsed.within)))
        return meant if run(self._collection, self._lock, "", meant).total else None


def run(
    collection: Collection,
    lock: RLock,
    query: str,
    parsed: Query,
    *,
    sort: Sort = Sort.RELEVANCE,
    narrowing: Narrowing = NOT_NARROWED,
    fold: bool = True,
) -> SearchResult:
    """Run ``query``, which means ``parsed``, on a collection, whose Whoosh files ``lock`` guards.

    ``fold`` shows copies of one text as one row.

    Raises:
        IndexDamaged: the index can't be read.
    """
    started = time.perf_counter()
    found, scores = ranked(collection, lock, parsed)
    result = result_of(
        collection, lock, query, parsed, found, scores, sort=sort, narrowing=narrowing, fold=fold
    )
    return replace(result, seconds=time.perf_counter() - started)


def ranked(collection: Collection, lock: RLock, parsed: Query) -> tuple[Rows, NDArray[np.float32]]:
    """Return the articles that the words of a query find, and their scores, without regard to days.

    The best first; of equal scores the newest published first.

    Raises:
        IndexDamaged: the index can't be read.
    """
    if parsed.root == Everything():
        return collection.newest_first, np.zeros(len(collection), np.float32)
    snapshot = collection.snapshot
    with lock, damage_told(snapshot.index):
        wanted = compile_query(parsed.root, snapshot.arrays.terms_within)
        best = snapshot.arrays.search(wanted).best(snapshot.newest_first)
        return collection.rows_of_documents[best.documents], best.scores.astype(np.float32, copy=False)


def result_of(
    collection: Collection,
    lock: RLock,
    query: str,
    parsed: Query,
    found: Rows,
    scores: NDArray[np.float32],
    *,
    sort: Sort = Sort.RELEVANCE,
    narrowing: Narrowing = NOT_NARROWED,
    fold: bool = True,
) -> SearchResult:
    """Return the result of a query whose words find articles with these scores, the best first."""
    kept = _kept(collection, found, parsed, narrowing)
    ranking, scores = found[kept], scores[kept]
    if sort is not Sort.RELEVANCE:
        ranking, scores = _sorted(collection, ranking, scores, sort)
    folds = Folds.of(collection.copy_groups[ranking]) if fold else Folds.none(len(ranking))
    return SearchResult(
        query=query,
        parsed=parsed,
        narrowing=narrowing,
        sort=sort,
        numbers=collection.catalogue.numbers[ranking[folds.shown]],
        scores=scores[folds.shown],
        seconds=0.0,
        _collection=collection,
        _lock=lock,
        _matched=found,
        _ranking=ranking,
        _folds=folds,
    )


def _kept(
    collection: Collection, rows: Rows, parsed: Query, narrowing: Narrowing
) -> NDArray[np.bool_] | slice:
    """Return which of the articles at ``rows`` are left when events and sources narrow them."""
    kept: NDArray[np.bool_] | None = None
    if wanted := EventChoice.of(parsed, narrowing):
        told = collection.rows_of(wanted.select(collection).articles())
        kept = collection.mask(told)[rows]
    if sources := narrowing.values(FacetKind.SOURCE):
        by_source = collection.from_sources(sources)[rows]
        kept = by_source if kept is None else kept & by_source
    return slice(None) if kept is None else kept


def _sorted(
    collection: Collection, rows: Rows, scores: NDArray[np.float32], sort: Sort
) -> tuple[Rows, NDArray[np.float32]]:
    order = collection.order(sort)
    by_row = np.zeros(len(collection), np.float32)
    by_row[rows] = scores
    ranking = order[collection.mask(rows)[order]]
    return ranking, by_row[ranking]
