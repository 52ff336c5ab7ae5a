"""Running a query over one generation of an index."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from search_index.index.snapshot import Snapshot, damage_told
from search_index.queries.compiler import compile_query
from search_index.queries.syntax import Everything, Query
from search_index.search.matching import find_matches, wanted_rows
from search_index.search.results import ArticleSummary, Hit
from search_index.search.snippets import best_snippet
from search_index.timeline.view import TimelineView


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The articles that a query finds, best first.

    ``query`` is what was asked and ``parsed`` what it means. ``numbers`` are article numbers and ``scores``
    their BM25F scores, in parallel; ``seconds`` is how long the search took. A result stays valid when the
    index moves on to another generation.
    """

    query: str
    parsed: Query
    numbers: NDArray[np.int32]
    scores: NDArray[np.float32]
    seconds: float
    _snapshot: Snapshot
    _lock: RLock

    @property
    def total(self) -> int:
        """How many articles were found."""
        return len(self.numbers)

    @property
    def generation(self) -> int:
        """The generation of the index that was searched."""
        return self._snapshot.generation

    @property
    def restricts(self) -> bool:
        """Whether the query asks for anything, so that not simply everything was found."""
        return self.parsed.restricts

    def summary(self, row: int) -> ArticleSummary:
        """Return the article at ``row`` without its text; takes microseconds, from any thread."""
        return self._snapshot.catalogue.summary(int(self.numbers[row]))

    def hits(self, start: int, stop: int) -> list[Hit]:
        """Return the hits of some rows with their snippets; takes up to milliseconds each."""
        with self._lock:
            texts = self._snapshot.texts(self.numbers[start:stop])
        wanted = wanted_rows(self.parsed.root, "text")
        hits = []
        for row, text in enumerate(texts, slice(start, stop).indices(self.total)[0]):
            summary = self.summary(row)
            snippet = best_snippet(text, find_matches(wanted, text), summary.title)
            hits.append(Hit(summary, float(self.scores[row]), snippet))
        return hits

    def events(self, since: date | None = None, until: date | None = None) -> TimelineView:
        """Return the events of the articles found, within the days that the query asks for.

        ``since`` and ``until`` narrow these days further; both are included.
        """
        return self._snapshot.timeline.select(
            articles=self.numbers if self.restricts else None,
            since=max(filter(None, (since, self.parsed.since)), default=None),
            until=min(filter(None, (until, self.parsed.until)), default=None),
        )


def run(snapshot: Snapshot, lock: RLock, query: str, parsed: Query) -> SearchResult:
    """Run ``query``, which means ``parsed``, on ``snapshot``, whose Whoosh files ``lock`` guards.

    Raises:
        IndexDamaged: the index can't be read.
    """
    started = time.perf_counter()
    if parsed.root == Everything():
        numbers = snapshot.catalogue.newest_first()
        scores = np.zeros(len(numbers), np.float32)
    else:
        with lock:
            numbers, scores = _ranked(snapshot, parsed)
    if parsed.since is not None or parsed.until is not None:
        told = snapshot.timeline.select(since=parsed.since, until=parsed.until).articles()
        kept = np.isin(numbers, told)
        numbers, scores = numbers[kept], scores[kept]
    return SearchResult(query, parsed, numbers, scores, time.perf_counter() - started, snapshot, lock)


def _ranked(snapshot: Snapshot, parsed: Query) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Rank by score; of equal scores the newest published first."""
    with damage_told(snapshot.index):
        best = snapshot.arrays.search(compile_query(parsed.root)).best(snapshot.newest_first)
        return snapshot.numbers[best.documents], best.scores.astype(np.float32, copy=False)
