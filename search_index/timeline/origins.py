"""How many independent sources there are among articles: by outlet, and by the wording of their texts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from search_index.events.sources import SKETCH_SIZE
from search_index.timeline.layout import Columns
from search_index.timeline.lists import Rows

RESEMBLANCE = 0.2
"""Share of word runs from which on one text is a copy or a light rewrite of another."""
RESEMBLANCE_WITH_CREDIT = 0.08
"""The same where both credit the same agency."""

_MOST_COMPARED = 100
"""Articles of one story that are compared; more only add to the counts by outlet."""
_AT_A_TIME = 200_000


def independent_sources(articles: Columns, leaders: Rows, tellers: NDArray[np.integer]) -> Columns:
    """Count the articles and the distinct origins of stories.

    ``leaders`` names the story of each event, ``tellers`` the row of the article that tells it, in parallel.
    Returns columns of ``leader``, ascending, ``articles`` and ``sources``.
    """
    told = np.unique(leaders << np.int64(32) | tellers)
    story, article = told >> np.int64(32), told & np.int64(0xFFFFFFFF)
    found, starts, counts = np.unique(story, return_index=True, return_counts=True)
    origins = list(range(len(told)))

    def origin(teller: int) -> int:
        while origins[teller] != teller:
            teller = origins[teller]
        return teller

    sources = counts.copy()
    number = np.repeat(np.arange(len(found)), counts)
    for first, second in _same_origin(articles, article, starts, counts):
        one, other = origin(first), origin(second)
        if one != other:
            origins[other] = one
            sources[number[first]] -= 1
    return {"leader": found, "articles": counts, "sources": sources}


def _same_origin(articles: Columns, article: Rows, starts: Rows, counts: Rows) -> list[tuple[int, int]]:
    """Pairs of tellers of one story that have one origin; a story's tellers stand side by side."""
    pairs = _by_outlet(articles["outlet"][article], starts, counts)
    left, right = _compared(starts, np.minimum(counts, _MOST_COMPARED))
    sketches = np.ascontiguousarray(articles["sketch"]).view(np.uint8).reshape(-1, SKETCH_SIZE)
    for start in range(0, len(left), _AT_A_TIME):
        some = slice(start, start + _AT_A_TIME)
        one, other = article[left[some]], article[right[some]]
        resemblance = _resemblance(sketches[one], sketches[other])
        credited = articles["agencies"][one] & articles["agencies"][other] != 0
        alike = resemblance >= np.where(credited, RESEMBLANCE_WITH_CREDIT, RESEMBLANCE)
        pairs += zip(left[some][alike].tolist(), right[some][alike].tolist(), strict=True)
    return pairs


def _by_outlet(outlets: NDArray[np.uint32], starts: Rows, counts: Rows) -> list[tuple[int, int]]:
    """Each teller of a known outlet with the one before it that is of the same."""
    story = np.repeat(np.arange(len(starts)), counts)
    order = np.lexsort((outlets, story))
    same = (story[order][1:] == story[order][:-1]) & (outlets[order][1:] == outlets[order][:-1])
    same &= outlets[order][1:] != 0
    return [*zip(order[:-1][same].tolist(), order[1:][same].tolist(), strict=True)]


def _compared(starts: Rows, counts: Rows) -> tuple[Rows, Rows]:
    """All pairs of tellers within each story, the first ``counts`` of those that begin at ``starts``."""
    lefts, rights = [], []
    for count in np.unique(counts).tolist():
        first, second = np.triu_indices(count, 1)
        begin = starts[counts == count][:, None]
        lefts.append((begin + first).ravel())
        rights.append((begin + second).ravel())
    none = np.empty(0, np.int64)
    return np.concatenate([none, *lefts]), np.concatenate([none, *rights])


def _resemblance(first: NDArray[np.uint8], second: NDArray[np.uint8]) -> NDArray[np.float64]:
    """The estimated resemblance of texts: the share of bins, empty ones left out, that agree."""
    filled = (first | second) != 0
    agree = (first == second) & filled
    resemblance: NDArray[np.float64] = agree.sum(axis=1) / np.maximum(filled.sum(axis=1), 1)
    return resemblance
