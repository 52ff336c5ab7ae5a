"""A query for words that begin alike, each document with the same score."""

from __future__ import annotations

from typing import Any

from whoosh import query
from whoosh.matching import ListMatcher, Matcher, NullMatcher
from whoosh.searching import Searcher


class Beginning(query.Prefix):
    """Finds documents that have a term with this prefix; each scores the query's boost.

    Whoosh's own prefix query scores them by all of their terms or not at all, as the number of documents
    happens to be. All that is wanted while a word is typed is which documents have one.
    """

    def matcher(self, searcher: Searcher, _context: object = None) -> Matcher:
        """Return a matcher over the documents, gathered beforehand."""
        reader = searcher.reader()
        documents: set[int] = set()
        for term in self._btexts(reader):
            documents.update(reader.postings(self.fieldname, term).all_ids())
        if not documents:
            return NullMatcher()
        found: list[Any] = sorted(documents)
        return ListMatcher(found, [self.boost] * len(found))
