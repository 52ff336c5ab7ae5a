"""Lines of a report that are about the report: date lines, bylines, credits, datelines, addresses.

A date in such a line says when the report was written, not when something happened.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from search_index.dates.expression import DateExpression
from search_index.events.vocabulary import BYLINE_WORDS, DATE_LINE_WORDS
from search_index.patterns import TextPattern

_LABEL = re.compile(
    r"""[\W_]*(?:
        (?:date|dated|time|issue|source|url|original\ url|credit)\s*[:|]
      | (?:file\ |stock\ )?(?:photo|photograph|image|picture|video|illustration)s?(?:\ credit)?\s*[:/©|]
      | (?:with\ |additional\ )?reporting\ by\b
      | (?:edited|editing|compiled|translated)\ by\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_STAMP = re.compile(
    r"""[\W_]*(?:(?:first|last|originally)\ )?
        (?:published|posted|updated|modified|revised|created|filed|issued|retrieved|accessed|archived|printed)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_EDITORIAL = re.compile(
    r"""[\W_]*(?:(?:correction|clarification|update|editor['’]s\ note)s?\b [^.!?]{0,30}:
          | this\ (?:page|article|story|report|post|piece|version)\ (?:was|has\ been|is)\ (?:\w+\ )?
            (?:updated|amended|corrected|edited|published|posted|modified|revised|changed|generated)\b )
      | .{0,80}\b an?\ (?:earlier|previous|prior)\ version\ of\ this\ (?:article|story|report|page)\b""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
"""A note of the editors on the report itself; a label with a date before its colon is one."""
_RIGHTS = re.compile(r"©|\bcopyright\s*(?:\(c\)|\d{4})|\(c\)\s*\d{4}|\ball rights reserved\b", re.IGNORECASE)
_SIGNS = ("©", "copyright", "(c)", "reserved", "correction", "clarification", "update", "editor")
_SPEAKS_OF_THIS = re.compile(
    r"this(?:\ (?:page|article|story|report|post|piece|version) | (?<=version\ of\ this))", re.VERBOSE
)
_BYLINE = re.compile(r"[\W_]*by\s", re.IGNORECASE)
_WORD = TextPattern(r"[^\W\d_]+")
_MOST_BYLINE_WORDS = 8
_LONGEST_LINE = 200
"""Code points: a longer sentence is no line of metadata."""

_PLACE = r"[^\W\d_][\w.'’-]*(?:[ /][^\W\d_][\w.'’-]*){0,3}"
_DATELINE_BEFORE = re.compile(rf"[\W_]*{_PLACE}(?:,[ ]{_PLACE}){{0,2}}(?:,[ ]?|[ ]|[ ]?\()")
_DATELINE_AFTER = re.compile(r"\)?,?(?: ?\([^()\n]{1,40}\)| ?/[^/\n]{1,40}/)?,? ?(?:--?|[–—])(?=\s|\Z|\w)")
_DATELINE_SEARCH_LIMIT = 1_500
"""Code points from the start of a text within which a dateline is looked for."""

_ADDRESS = re.compile(r"://|\bwww\.|@|\.(?:html?|php|aspx?|jpe?g|png)\b")
_LONGEST_ADDRESS = 300


def speaks_of_itself(text: str) -> bool:
    """Whether a text may hold a copyright notice or a note of its editors: a quick look at the whole."""
    lower = text.lower()
    for sign in _SIGNS:
        if sign in lower:
            return True
    return "this" in lower and _SPEAKS_OF_THIS.search(lower) is not None


def is_metadata(sentence: str, start: int, expressions: Sequence[DateExpression], itself: bool) -> bool:
    """Whether a sentence is a line about the report: a date line, a byline, a credit, a copyright notice.

    The sentence begins at ``start`` of the text, whose date expressions in it, in text order, are
    ``expressions``; ``itself`` is what ``speaks_of_itself`` says of its article.
    """
    if itself and _EDITORIAL.match(sentence):
        return True
    if len(sentence) > _LONGEST_LINE:
        return False
    if itself and _RIGHTS.search(sentence):
        return True
    if expressions and _has_only_dates(sentence, start, expressions):
        return True
    if sentence.rstrip("\"'”’)*_").endswith((".", "!", "?")):
        return False
    if _LABEL.match(sentence):
        return True
    if not expressions:
        return False
    first, last = expressions[0].start - start, expressions[-1].end - start
    stamp = _STAMP.match(sentence)
    if stamp and _only_dates(sentence[stamp.end() : first]):
        return True
    return _is_byline(sentence, first, last)


def _is_byline(line: str, start: int, end: int) -> bool:
    """Whether a line is "By" and a few names with nothing after them but the date at ``start`` to ``end``."""
    byline = _BYLINE.match(line)
    if byline is None or not _only_dates(line[end:]):
        return False
    names = _WORD[line.isascii()].findall(line[byline.end() : start])
    return 0 < len(names) <= _MOST_BYLINE_WORDS and all(
        name[0].isupper() or name in BYLINE_WORDS or name in DATE_LINE_WORDS for name in names
    )


def _only_dates(text: str) -> bool:
    for word in _WORD[text.isascii()].finditer(text):  # noqa: SIM110 - a generator takes twice as long
        if word[0].lower() not in DATE_LINE_WORDS:
            return False
    return True


def is_dateline(text: str, sentence_start: int, start: int, end: int) -> bool:
    """Whether the expression at ``start`` to ``end`` is a dateline's ("KAZAN, Feb 21 (Reuters) —")."""
    if start > _DATELINE_SEARCH_LIMIT or _DATELINE_AFTER.match(text, end) is None:
        return False
    if start == sentence_start and text.startswith(" (", end):
        return True  # "June 10 (Wire) - "
    before = _DATELINE_BEFORE.match(text, sentence_start, start)
    if before is None or before.end() != start:
        return False
    return _names_a_place(before[0].strip(" ,(*_"))


def is_in_address(text: str, start: int, end: int) -> bool:
    """Whether the words at ``start`` to ``end`` are part of a web or mail address or a file name.

    Line ends are to be blanks in ``text``.
    """
    if start and end < len(text) and text[start - 1].isspace() and text[end].isspace():
        return False
    low, high = max(0, start - _LONGEST_ADDRESS), end + _LONGEST_ADDRESS
    left, right = text.rfind(" ", low, start) + 1, text.find(" ", end, high)
    return _ADDRESS.search(text, left or low, right if right >= 0 else high) is not None


def _names_a_place(place: str) -> bool:
    for word in place.replace(",", " ").replace("/", " ").split():
        if not word[0].isupper() and word not in ("de", "la", "le", "el", "al", "upon", "of"):
            return False
    return True


def _has_only_dates(sentence: str, start: int, expressions: Sequence[DateExpression]) -> bool:
    """Whether nothing but words of a date line stands beside the date expressions of a sentence."""
    position = 0
    for each in expressions:
        if not _only_dates(sentence[position : each.start - start]):
            return False
        position = each.end - start
    return _only_dates(sentence[position:])
