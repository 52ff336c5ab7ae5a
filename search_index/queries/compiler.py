"""From a parsed query to a Whoosh query over the schema's fields.

Plain words are looked for by their stems; phrases, beginnings and other spellings among the words as they
stand, but for case and accents. What is written in a script without spaces is a row of letters in any case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from whoosh import query as whoosh

from search_index.index.analysis import Word as AnalysedWord
from search_index.index.analysis import stands_alone, words
from search_index.packed.beginning import Beginning
from search_index.packed.similar import SimilarTerm
from search_index.queries.syntax import (
    And,
    Everything,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    PublishedWithin,
    Word,
    WordBeginning,
)

TermsWithin = Callable[[str, str, int], Sequence[SimilarTerm]]
"""Gives the terms of a field that are within some edits of a word; see ``ArraySearch.terms_within``."""

_TITLE_WEIGHT = 2.0
"""How much more a word in the title says about an article than one in its text."""
_EACH_EDIT = 0.5
"""What is left of the weight of a word with each letter that is another one."""
_MOST_SPELLINGS = 100
"""Terms that one word with ``~`` stands for, at most: the nearest, then the most frequent."""
STEMS = {"": ("title", "text"), "title": ("title",), "text": ("text",)}
"""The index fields that hold stems, by the query's fields."""
WORDS = {
    "": ("title_words", "text_words"),
    "title": ("title_words",),
    "text": ("text_words",),
    "source": ("source",),
    "author": ("author",),
    "path": ("location",),
    "person": ("person",),
    "place": ("place",),
}
"""The index fields that hold words as they stand, by the query's fields."""


def no_other_spelling(_field: str, _word: str, _distance: int) -> Sequence[SimilarTerm]:
    """Find no term: what a query is compiled with where there is no index."""
    return ()


def compile_query(node: Node, terms_within: TermsWithin = no_other_spelling) -> whoosh.Query:
    """Return the Whoosh query that finds what ``node`` says in the index that ``terms_within`` looks into."""
    match node:
        case Everything():
            return whoosh.Every()
        case And(parts):
            return whoosh.And([compile_query(part, terms_within) for part in dict.fromkeys(parts)])
        case Or(parts):
            return whoosh.Or([compile_query(part, terms_within) for part in dict.fromkeys(parts)])
        case Not(part):
            return whoosh.Not(compile_query(part, terms_within))
        case PublishedWithin(earliest, latest):
            return whoosh.And(
                [
                    whoosh.NumericRange("published_earliest", None, latest.toordinal()),
                    whoosh.NumericRange("published_latest", earliest.toordinal(), None),
                ]
            )
        case Word(text, field):
            return _of_words(list(words(text)), field)
        case Phrase(text, field, unfinished):
            found = list(words(text))
            return _unfinished_phrase(found, field) if unfinished else _exactly(found, field)
        case WordBeginning(text, field, unfinished):
            return _beginning(list(words(text)), field, unfinished=unfinished)
        case Fuzzy(text, field, distance):
            found = list(words(text))
            if any(
                stands_alone(word.folded) for word in found
            ):  # every other letter would be spelt nearly so
                return _of_words(found, field)
            return _all([_nearly(word.folded, field, distance, terms_within) for word in found])


def _of_words(found: Sequence[AnalysedWord], field: str) -> whoosh.Query:
    """Find words in a row, by their stems where there are some."""
    if field not in STEMS or not found:
        return _exactly(found, field)
    return _in_fields(STEMS[field], lambda name: _row(name, [word.stem for word in found]))


def _exactly(found: Sequence[AnalysedWord], field: str) -> whoosh.Query:
    """Find words in a row as they stand."""
    if not found:
        return whoosh.NullQuery
    return _in_fields(WORDS[field], lambda name: _row(name, [word.folded for word in found]))


def _row(field: str, terms: Sequence[str]) -> whoosh.Query:
    return whoosh.Term(field, terms[0]) if len(terms) == 1 else whoosh.Phrase(field, list(terms))


def _in_fields(fields: Sequence[str], query_in: Callable[[str], whoosh.Query]) -> whoosh.Query:
    """Find the same in one field, or in the title or the text."""
    if len(fields) == 1:
        return query_in(fields[0])
    title, text = map(query_in, fields)
    title.boost = _TITLE_WEIGHT  # it is not shared: no need for a copy with a boost, which takes long
    return _any([title, text])


def _unfinished_phrase(found: Sequence[AnalysedWord], field: str) -> whoosh.Query:
    """Find all words but the last in a row, and one that begins like the last."""
    if not found:
        return whoosh.NullQuery
    if stands_alone(found[-1].folded):
        return _exactly(found, field)
    beginning = _begins(found[-1].folded, field)
    return _all([_exactly(found[:-1], field), beginning]) if len(found) > 1 else beginning


def _beginning(found: Sequence[AnalysedWord], field: str, *, unfinished: bool) -> whoosh.Query:
    if not found:
        return whoosh.NullQuery
    if stands_alone(found[-1].folded):
        return _of_words(found, field)
    # "no-on*": the finished words, and one that begins like the last
    query = _all([*(_of_words([word], field) for word in found[:-1]), _begins(found[-1].folded, field)])
    return _any([_of_words(found, field), query]) if unfinished else query


def _begins(beginning: str, field: str) -> whoosh.Query:
    """Find words that begin so, each article with the same score."""
    found = _any([Beginning(name, beginning) for name in WORDS[field]])
    return found if len(WORDS[field]) == 1 else whoosh.ConstantScoreQuery(found, 1.0)


def _nearly(word: str, field: str, distance: int, terms_within: TermsWithin) -> whoosh.Query:
    """Find a word in any spelling within ``distance``, the nearer the better."""

    def spellings(name: str) -> whoosh.Query:
        near = terms_within(name, word, distance)[:_MOST_SPELLINGS]
        return _any([whoosh.Term(name, each.term, boost=_EACH_EDIT**each.distance) for each in near])

    names = WORDS[field]
    return _any([spellings(name) for name in names])


def _any(queries: Iterable[whoosh.Query]) -> whoosh.Query:
    asking = [query for query in queries if query is not whoosh.NullQuery]
    return whoosh.Or(asking) if len(asking) > 1 else (asking[0] if asking else whoosh.NullQuery)


def _all(queries: Sequence[whoosh.Query]) -> whoosh.Query:
    return whoosh.And(list(queries)) if len(queries) > 1 else (queries[0] if queries else whoosh.NullQuery)
