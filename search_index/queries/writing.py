"""A parsed query written down again, in the shortest way that means the same.

``parse(written(parse(text)))`` is ``parse(text)`` for every finished query; a word that is still being typed
is written as if it were finished.
"""

from __future__ import annotations

from search_index.queries.dates import written_days
from search_index.queries.lexer import OPERATORS
from search_index.queries.syntax import (
    And,
    Days,
    Everything,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    PublishedWithin,
    Query,
    Word,
    WordBeginning,
)
from search_index.queries.word_forms import default_distance


def written(query: Query) -> str:
    """Return the text of a query."""
    clauses = [*_clauses("on", query.days), *_clauses("within", query.within)]
    if query.root == Everything():
        return " ".join(clauses)
    root = _text(query.root)
    if clauses and isinstance(query.root, Or):
        root = f"({root})"
    return " ".join((root, *clauses))


def _clauses(field: str, days: Days) -> list[str]:
    if not days:
        return []
    if days.since and days.until and days.until < days.since:  # no day is in both: so it takes two to say
        return [f"{field}:{written_days(days.since, None)}", f"{field}:{written_days(None, days.until)}"]
    return [f"{field}:{written_days(days.since, days.until)}"]


def _text(node: Node) -> str:
    match node:
        case Everything(field):
            return f"{field}:*" if field else "*"
        case And(parts):
            return " ".join(_part(part, And, Or) for part in parts)
        case Or(parts):
            return " OR ".join(_part(part, Or) for part in parts)
        case Not(part):
            text = _part(part, And, Or)
            return f"NOT {text}" if text.startswith(("-", "NOT ")) else f"-{text}"
        case PublishedWithin(earliest, latest):
            return f"published:{written_days(earliest, latest)}"
        case _:
            return (f"{node.field}:" if node.field else "") + _word(node)


def _part(node: Node, *bracketed: type[Node]) -> str:
    text = _text(node)
    return f"({text})" if isinstance(node, bracketed) else text


def _word(node: Word | WordBeginning | Fuzzy | Phrase) -> str:
    match node:
        case Phrase(text):
            return f'"{text}"'
        case WordBeginning(text, unfinished=False):
            return f"{text}*"
        case Fuzzy(text, distance=distance):
            return f"{text}~" if distance == default_distance(text) else f"{text}~{distance}"
        case Word(text) | WordBeginning(text):
            return text.lower() if text in OPERATORS else text  # a field being typed may be called so
