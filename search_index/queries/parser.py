"""The query language: a recursive-descent parser that knows where it is.

::

    query  := either* ;  either := all ("OR" all)* ;  all := part ("AND"? part)*
    part   := ("-" | "NOT") part | "(" query ")" | FIELD (words | "(" query ")") | words
    words  := WORD | WORD"*" | WORD"~" | "*" | PHRASE | DATE | DATE".."DATE

While it is typed, a query means what it means so far: operators without a right side are dropped, brackets
close at the end, and the last word may still grow. A range of dates without a field is one of days of events.
"""

from __future__ import annotations

from collections.abc import Callable

from search_index.index.analysis import words
from search_index.queries.dates import DateError, finished_part, is_range, read_days, read_window
from search_index.queries.errors import QueryError
from search_index.queries.lexer import Kind, Piece, pieces
from search_index.queries.syntax import (
    ANY_DAY,
    DATE_FIELDS,
    And,
    Everything,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    PublishedWithin,
    Query,
    Word,
)
from search_index.queries.word_forms import WordFormError, has_word, read_word

_DEEPEST = 50
"""Brackets and negations within each other: more than a person means, fewer than the stack holds."""
_MOST_FUZZY = 20
"""Words with ``~``: each is compared with every word of the archive."""
_WHOLE_QUERY = "holds for the whole query: take it out of OR, NOT and brackets"
_CONTROLS = dict.fromkeys([*range(32), *range(127, 160)], " ")
"""What a terminal may take for a command is a space."""
LONGEST = 10_000
"""Code points of the longest query that is taken."""


def parse(query: str, *, typing: bool = False) -> Query:
    """Return what ``query`` says.

    Raises:
        QueryError: it means nothing; never while ``typing``, unless it is too long or too deep.
    """
    if len(query) > LONGEST:
        raise QueryError(
            f"the query is too long: at most {LONGEST:,} characters are taken", query[:LONGEST], LONGEST
        )
    return _Parser(query.translate(_CONTROLS), typing=typing).query()


class _Parser:
    def __init__(self, query: str, *, typing: bool) -> None:
        self._text = query
        self._typing = typing
        self._pieces = list(pieces(query, typing=typing))
        self._next = 0
        self._depth = 0
        self._negations = 0
        self._fuzzy = 0
        self._divided = False  # whether an OR divides the whole query
        self._dated: Piece | None = None  # the field of the last on:, within:, before: or after:
        self._days = ANY_DAY
        self._within = ANY_DAY

    def query(self) -> Query:
        root = self._either("")
        while piece := self._peek():  # only a closing bracket too many stops the parser early
            if not self._typing:
                raise self._error("this bracket closes nothing: remove it, or add a ( before", piece)
            self._next += 1
            root = _all([root, self._either("")])
        if self._pieces and root is None and not self._dated and not self._typing:
            raise self._error("there is no letter or digit to search for: write a word", self._pieces[0])
        if self._dated and self._divided and not self._typing:
            raise self._error(f"{self._dated.text}: {_WHOLE_QUERY}", self._dated)
        return Query(root or Everything(), self._days, self._within)

    def _peek(self, *kinds: Kind) -> Piece | None:
        piece = self._pieces[self._next] if self._next < len(self._pieces) else None
        return piece if piece and (not kinds or piece.kind in kinds) else None

    def _take(self, *kinds: Kind) -> Piece | None:
        piece = self._peek(*kinds)
        self._next += piece is not None
        return piece

    def _either(self, field: str) -> Node | None:
        alternatives = [self._all(field)]
        while operator := self._take(Kind.OR):
            self._divided |= not self._depth
            alternatives.append(self._all(field))
            if not self._typing and None in alternatives[-2:]:
                if self._dated:
                    raise self._error(f"{self._dated.text}: {_WHOLE_QUERY}", self._dated)
                raise self._error("OR needs words on both sides", operator)
        found = [each for each in alternatives if each is not None]
        return Or(tuple(found)) if len(found) > 1 else (found[0] if found else None)

    def _all(self, field: str) -> Node | None:
        parts: list[Node | None] = []
        while self._peek() and not self._peek(Kind.CLOSE, Kind.OR):
            if operator := self._take(Kind.AND):
                if not self._typing and not (parts and self._part_follows()):
                    raise self._error("AND needs words on both sides", operator)
                continue
            parts.append(self._part(field))
        return _all(parts)

    def _part(self, field: str) -> Node | None:
        piece = self._take()
        assert piece is not None, "asked for a part only where there is a piece"
        match piece.kind:
            case Kind.NOT:
                return self._nested(piece, lambda: self._negated(piece, field))
            case Kind.OPEN:
                return self._nested(piece, lambda: self._group(piece, field))
            case Kind.FIELD:
                return self._in_field(piece)
            case Kind.PHRASE:
                return self._phrase(piece, field)
            case _:
                return self._word(piece, field)

    def _part_follows(self) -> bool:
        return bool(self._peek()) and not self._peek(Kind.CLOSE, Kind.OR, Kind.AND)

    def _nested(self, piece: Piece, read: Callable[[], Node | None]) -> Node | None:
        if self._depth == _DEEPEST:
            raise self._error(f"more than {_DEEPEST} brackets or - within each other: remove some", piece)
        self._depth += 1
        try:
            return read()
        finally:
            self._depth -= 1

    def _negated(self, operator: Piece, field: str) -> Node | None:
        self._negations += 1
        part = self._part(field) if self._part_follows() else None
        self._negations -= 1
        if part is None and not self._typing:
            raise self._error(f"{operator.text} needs a word behind it", operator)
        return Not(part) if part is not None else None

    def _group(self, opening: Piece, field: str) -> Node | None:
        inside = self._either(field)
        if not self._take(Kind.CLOSE) and not self._typing:
            raise self._error("this bracket is not closed: add a )", opening)
        if inside is None and not self._typing:
            raise self._error("there is nothing in these brackets", opening)
        return inside

    def _in_field(self, name: Piece) -> Node | None:
        if name.text in DATE_FIELDS:
            return self._dates(name)
        if self._peek(Kind.WORD, Kind.PHRASE, Kind.OPEN):
            return self._part(name.text)
        if self._typing:
            return None
        raise self._error(f'{name.text}: needs words behind it, as in {name.text}:"two words"', name)

    def _dates(self, name: Piece) -> Node | None:
        return self._days_asked(name.text, name, self._take(Kind.WORD, Kind.PHRASE))

    def _days_asked(self, field: str, name: Piece, value: Piece | None) -> Node | None:
        """Take in the days in ``value`` that are asked for in ``field``; ``name`` is what errors call it."""
        try:
            if value is None:
                raise ValueError("no date")
            text = self._so_far(value)
            if field == "published":
                return PublishedWithin(*read_days(text))
            days = read_window(field, text)
        except ValueError as error:
            if self._typing:
                return None
            wanted = "needs a date behind it: 2024, 2024-02, 2024-02-21, 1990s or 2022..2024"
            message = str(error) if isinstance(error, DateError) else f"{field}: {wanted}"
            raise self._error(message, value or name) from error
        if self._depth and not self._typing:
            raise self._error(f"{name.text}: {_WHOLE_QUERY}", name)
        self._dated = name
        if field == "within":
            self._within = self._within.narrowed(days)
        else:
            self._days = self._days.narrowed(days)
        return None

    def _so_far(self, value: Piece) -> str:
        return finished_part(value.text) if self._typing and value.last else value.text

    def _phrase(self, piece: Piece, field: str) -> Node | None:
        return Phrase(piece.text, field, unfinished=not piece.closed) if has_word(piece.text) else None

    def _word(self, piece: Piece, field: str) -> Node | None:
        if not field and is_range(self._so_far(piece)):
            return self._days_asked("on", piece, piece)
        unfinished = self._typing and piece.last and not self._negations  # "-k" is not yet "nothing with a k"
        try:
            word = read_word(piece.text, field, typing=self._typing, unfinished=unfinished)
        except WordFormError as error:
            raise self._error(str(error), piece) from error
        if isinstance(word, Fuzzy):
            self._fuzzy += sum(1 for _ in words(word.text))
            if self._fuzzy > _MOST_FUZZY:
                if not self._typing:
                    raise self._error(f"more than {_MOST_FUZZY} words with ~: remove some", piece)
                return Word(word.text, field)
        return word

    def _error(self, message: str, piece: Piece) -> QueryError:
        return QueryError(message, self._text, piece.start)


def _all(parts: list[Node | None]) -> Node | None:
    """Return all of ``parts`` as one; what asks for nothing (``None``, everything) adds nothing."""
    found = [part for part in parts if part is not None]
    asking = [part for part in found if part != Everything()]
    if len(asking) > 1:
        return And(tuple(asking))
    return asking[0] if asking else (Everything() if found else None)
