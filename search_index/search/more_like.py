"""More articles like one: what sets its text apart, as a query that the user could have typed."""

from __future__ import annotations

from threading import RLock

import numpy as np
from whoosh.lang.stopwords import stoplists

from corpus.article import Article
from search_index.index.analysis import stem_of
from search_index.index.snapshot import damage_told
from search_index.queries.parser import parse
from search_index.search.collection import Collection
from search_index.search.searcher import SearchResult, ranked, result_of

MOST_WORDS = 12
"""Words that the query has."""
_SHORTEST = 3
_CANDIDATES = 8 * MOST_WORDS
_FIELD = "text_words"
_GRAMMAR: frozenset[str] = stoplists["en"]


def more_like(
    collection: Collection, lock: RLock, number: int, article: Article, *, limit: int
) -> SearchResult:
    """Return the articles that have most of the words that set an article apart, but not its copies.

    Raises:
        IndexDamaged: the index can't be read.
    """
    own = collection.copy_groups[collection.rows_of(np.array([number]))]
    copies = int(np.count_nonzero(collection.copy_groups == own))
    with lock:
        query = _telling_query(collection, f"{article.title}\n{article.text}", copies)
    parsed = parse(query)
    found, scores = ranked(collection, lock, parsed) if query else collection.nothing
    others = np.flatnonzero(collection.copy_groups[found] != own)
    # As many rows as are wanted, each with all of its copies.
    _, firsts = np.unique(collection.copy_groups[found[others]], return_index=True)
    shown = others[: np.sort(firsts)[limit]] if len(firsts) > limit else others
    return result_of(collection, lock, query, parsed, found[shown], scores[shown])


def _telling_query(collection: Collection, text: str, copies: int) -> str:
    """Return a query for any of the words that set ``text`` apart, "" when it has none.

    Words that only its ``copies`` have lead nowhere. Not for several threads at once.
    """
    arrays = collection.snapshot.arrays
    words: dict[str, str] = {}  # of several forms of a word the most telling one
    with damage_told(collection.snapshot.index):
        for each in arrays.telling_terms(_FIELD, text, _CANDIDATES):
            word = each.term
            telling = len(word) >= _SHORTEST and word.isalpha() and word not in _GRAMMAR
            if telling and arrays.document_frequency(_FIELD, word) > copies:
                words.setdefault(stem_of(word), word)
    return " OR ".join([*words.values()][:MOST_WORDS])
