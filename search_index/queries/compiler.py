"""From a parsed query to a Whoosh query over the schema's fields.

Plain words are looked for by their stems; phrases, beginnings and other spellings among the words as they
stand, but for case and accents. What is written in a script without spaces is a row of letters in any case. A
word with hyphens or apostrophes is found in whichever way it is written, unless it is in quotes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from whoosh import query as whoosh

from search_index.index.analysis import stands_alone
from search_index.packed.beginning import Beginning
from search_index.packed.similar import SimilarTerm
from search_index.queries.rows import Row, row_of, rows_of, tied_form
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
        case Everything(field):
            return _any([whoosh.Every(name) for name in WORDS[field]]) if field else whoosh.Every()
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
            return _written_as(rows_of(text), field)
        case Phrase(text, field, unfinished):
            return _unfinished_phrase(row_of(text), field) if unfinished else _exactly(row_of(text), field)
        case WordBeginning(text, field, unfinished):
            return _beginning(text, field, unfinished=unfinished)
        case Fuzzy(text, field, distance):
            row = row_of(text)
            if any(map(stands_alone, row.folded)):  # every other letter would be spelt nearly so
                return _written_as((row,), field)
            return _all([_nearly(word, field, distance, terms_within) for word in row.folded])


def _written_as(rows: Sequence[Row], field: str) -> whoosh.Query:
    """Find one of some rows of words, by their stems where there are some."""
    if field in STEMS:
        return _in_fields(STEMS[field], [row.stems for row in rows])
    return _in_fields(WORDS[field], [row.folded for row in rows])


def _exactly(row: Row, field: str) -> whoosh.Query:
    """Find words in a row as they stand."""
    return _in_fields(WORDS[field], [row.folded])


def _in_fields(fields: Sequence[str], rows: Sequence[tuple[str, ...]]) -> whoosh.Query:
    """Find one of some rows of terms in one field, or in the title or the text."""
    boosts = (1.0,) if len(fields) == 1 else (_TITLE_WEIGHT, 1.0)
    return _any(
        whoosh.Term(field, row[0], boost=boost)
        if len(row) == 1
        else whoosh.Phrase(field, list(row), boost=boost)
        for field, boost in zip(fields, boosts, strict=True)
        for row in rows
        if row
    )


def _unfinished_phrase(row: Row, field: str) -> whoosh.Query:
    """Find all words but the last in a row, and one that begins like the last."""
    if not row or stands_alone(row.folded[-1]):
        return _exactly(row, field)
    beginning = _begins(row.folded[-1], field)
    finished = Row(row.folded[:-1], row.stems[:-1])
    return _all([_exactly(finished, field), beginning]) if finished else beginning


def _beginning(text: str, field: str, *, unfinished: bool) -> whoosh.Query:
    rows = rows_of(text)
    if not rows or stands_alone(rows[0].folded[-1]):
        return _written_as(rows[:1], field)
    # "no-on*": the finished words, and one that begins like the last; or one that is written without a hyphen
    *finished, last = zip(rows[0].folded, rows[0].stems, strict=True)
    words = [_written_as((Row((folded,), (stem,)),), field) for folded, stem in finished]
    found = [_all([*words, _begins(last[0], field)])]
    if joined := tied_form(text):
        found.append(_begins(joined, field))
    return _any([_written_as(rows, field), *found] if unfinished else found)


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
