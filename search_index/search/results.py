"""What a search returns: ranked hits with snippets as text and offsets, never markup."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.article import Published
from search_index.values import made_quickly


@made_quickly
@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of an article around its best matches.

    ``matches`` are offsets into ``text`` (code points, end exclusive), ascending and disjoint.
    """

    text: str
    matches: tuple[tuple[int, int], ...] = ()


@made_quickly
@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article without its text: what a list shows of it. ``number`` is its number in the index."""

    number: int
    path: str
    title: str
    source: str
    published: Published
    events: int


@made_quickly
@dataclass(frozen=True, slots=True)
class Hit:
    """One ranked article: ``score`` is BM25F's (0.0 where nothing was ranked)."""

    article: ArticleSummary
    score: float
    snippet: Snippet
