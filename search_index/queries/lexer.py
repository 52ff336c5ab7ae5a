"""A query cut into its pieces, each with its position."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from search_index.queries.errors import QueryError
from search_index.queries.syntax import DATE_FIELDS, TEXT_FIELDS


class Kind(Enum):
    """What a piece of a query is."""

    WORD = auto()
    PHRASE = auto()
    FIELD = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a query; ``text`` is without quotes or colon, ``start`` counts code points.

    ``closed`` is false for a phrase whose closing quote is missing; ``last`` is true for the piece at the
    very end of the query.
    """

    kind: Kind
    text: str
    start: int
    closed: bool = True
    last: bool = False


OPERATORS = {"AND": Kind.AND, "OR": Kind.OR, "NOT": Kind.NOT}
"""Words in capital letters that are no words to search for."""
_SIGNS = {"&&": Kind.AND, "|": Kind.OR, "||": Kind.OR}
"""How other search engines write the same."""
_FIELDS = TEXT_FIELDS + DATE_FIELDS
_OTHER_NAMES = {
    **dict.fromkeys(("date", "day", "month", "year", "since", "until", "happened"), "on"),
    **dict.fromkeys(("reported", "pubdate"), "published"),
    **dict.fromkeys(("outlet", "from", "publisher"), "source"),
    **dict.fromkeys(("people", "name", "who"), "person"),
    **dict.fromkeys(("places", "in", "where", "country"), "place"),
    **dict.fromkeys(("file", "folder"), "path"),
    "by": "author",
    "headline": "title",
    "body": "text",
}
"""What fields are called elsewhere."""
_LONGEST_SHOWN = 30
_QUOTES = '"“”„«»'
_PIECE = re.compile(
    rf"""\s*(?:
      (?P<open>\() | (?P<close>\))
    | [{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?P<quote>[{_QUOTES}]?)
    | (?P<not>-)(?=[^\s)-])
    | (?P<field>[A-Za-z]+):(?!//)
    | (?P<word>[^\s(){_QUOTES}]+)
    )""",
    re.VERBOSE,
)


def pieces(query: str, *, typing: bool) -> Iterator[Piece]:
    """Yield the pieces of ``query``.

    While ``typing``, an unknown field is a word and an open quote reaches to the end.

    Raises:
        QueryError: a quote is not closed, or a field is unknown.
    """
    position = 0
    while found := _PIECE.match(query, position):
        start = found.end() - len(found[0].lstrip())
        last = found.end() == len(query)
        position = found.end()
        group = found.lastgroup
        if found["phrase"] is not None:
            if not found["quote"] and not typing:
                raise QueryError('this quote is not closed: add a "', query, start)
            yield Piece(Kind.PHRASE, found["phrase"], start, closed=bool(found["quote"]), last=last)
        elif found["word"]:
            kind = OPERATORS.get(found["word"]) or _SIGNS.get(found["word"], Kind.WORD)
            yield Piece(kind, found["word"], start, last=last)
        elif name := found["field"]:
            if name.lower() in _FIELDS:
                yield Piece(Kind.FIELD, name.lower(), start, last=last)
            elif typing:
                yield Piece(Kind.WORD, name, start)
            else:
                raise QueryError(_no_such_field(name), query, start)
        elif group is not None:
            yield Piece(Kind[group.upper()], found[group], start, last=last)


def _no_such_field(name: str) -> str:
    known = _OTHER_NAMES.get(name.lower())
    close = [known] if known else difflib.get_close_matches(name.lower(), _FIELDS, n=1)
    meant = f"did you mean {close[0]}:? There are" if close else "use"
    shown = name if len(name) <= _LONGEST_SHOWN else f"{name[:_LONGEST_SHOWN]}…"
    return f'there is no field "{shown}": {meant} {", ".join(_FIELDS)}, or put the words in quotes'
