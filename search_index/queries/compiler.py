"""From a parsed query to a Whoosh query over the schema's fields."""

from __future__ import annotations

from collections.abc import Sequence

from whoosh import query as whoosh

from search_index.index.analysis import Word as AnalysedWord
from search_index.index.analysis import words
from search_index.packed.beginning import Beginning
from search_index.queries.syntax import (
    And,
    Everything,
    Node,
    Not,
    Or,
    Phrase,
    PublishedWithin,
    Word,
    WordBeginning,
)

_TITLE_WEIGHT = 2.0
"""How much more a word in the title says about an article than one in its text."""
_INDEX_FIELDS = {"title": "title", "text": "text", "source": "source", "author": "author", "path": "location"}
_STEMMED = frozenset({"title", "text"})


def compile_query(node: Node) -> whoosh.Query:
    """Return the Whoosh query that finds what ``node`` says."""
    match node:
        case Everything():
            return whoosh.Every()
        case And(parts):
            return whoosh.And([compile_query(part) for part in parts])
        case Or(parts):
            return whoosh.Or([compile_query(part) for part in parts])
        case Not(part):
            return whoosh.Not(compile_query(part))
        case PublishedWithin(earliest, latest):
            return whoosh.And(
                [
                    whoosh.NumericRange("published_earliest", None, latest.toordinal()),
                    whoosh.NumericRange("published_latest", earliest.toordinal(), None),
                ]
            )
        case Word(text, field) | Phrase(text, field):
            return _in_fields(list(words(text)), field)
        case WordBeginning(text, field, unfinished):
            return _beginning(list(words(text)), field, unfinished=unfinished)


def _in_fields(found: Sequence[AnalysedWord], field: str) -> whoosh.Query:
    """Find words in a row, in one field or in title or text."""
    if not found:
        return whoosh.NullQuery
    if field:
        return _row(_INDEX_FIELDS[field], found)
    return whoosh.Or([_row("title", found).with_boost(_TITLE_WEIGHT), _row("text", found)])


def _row(field: str, found: Sequence[AnalysedWord]) -> whoosh.Query:
    terms = [word.stem if field in _STEMMED else word.folded for word in found]
    return whoosh.Term(field, terms[0]) if len(terms) == 1 else whoosh.Phrase(field, terms)


def _beginning(found: Sequence[AnalysedWord], field: str, *, unfinished: bool) -> whoosh.Query:
    if not found:
        return whoosh.NullQuery
    last = found[-1].folded
    beginning = Beginning(_INDEX_FIELDS[field] if field else "words", last)
    query: whoosh.Query = beginning
    if len(found) > 1:  # "no-on*": the finished words, and one that begins like the last
        query = whoosh.And([*(_in_fields([word], field) for word in found[:-1]), beginning])
    return whoosh.Or([_in_fields(found, field), query]) if unfinished else query
