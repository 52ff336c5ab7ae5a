"""The words of a query, with what may stand behind one: ``*`` for any ending, ``~`` for another spelling."""

from __future__ import annotations

import re

from search_index.queries.syntax import Everything, Fuzzy, Node, Word, WordBeginning

_NEARLY = re.compile(r"(.*[^~])~+(\d*)", re.DOTALL)
_LONG_WORD = 8
"""From so many letters on, two of them may be another one."""


class WordFormError(ValueError):
    """A word that is written as no query has it; ``str()`` says what would be accepted."""


def read_word(text: str, field: str, *, typing: bool, unfinished: bool) -> Node | None:
    """Return what a word of a query asks for, ``None`` when nothing of it is a letter or a digit.

    ``unfinished`` says that the word may still grow, which makes it a beginning. While ``typing``, what is no
    word form is taken for as much of one as there is.

    Raises:
        WordFormError: a ``*`` or ``~`` stands where it means nothing; never while ``typing``.
    """
    if text == "*":
        return Everything(field)
    if not has_word(text):
        return None
    stem, star, rest = text.partition("*")
    if star:
        if not has_word(stem) or rest.strip("*"):
            if not typing:
                raise WordFormError("a * is the end of a word: write the letters before it, as in pre*")
            return WordBeginning(stem, field) if has_word(stem) else None
        return WordBeginning(stem, field)
    if nearly := _NEARLY.fullmatch(text):
        return _read_fuzzy(nearly[1], nearly[2], field, typing=typing)
    return WordBeginning(text, field, unfinished=True) if unfinished else Word(text, field)


def default_distance(word: str) -> int:
    """Return how many letters of ``word~`` may be another one."""
    return 2 if len(word) >= _LONG_WORD else 1


def has_word(text: str) -> bool:
    """Whether there is a letter or a digit to search for."""
    return any(map(str.isalnum, text))


def _read_fuzzy(word: str, digits: str, field: str, *, typing: bool) -> Node | None:
    if not has_word(word):
        return None
    if digits in ("", "1", "2"):
        return Fuzzy(word, field, int(digits or default_distance(word)))
    if typing:
        return Fuzzy(word, field, default_distance(word))
    raise WordFormError("at most 2 letters of a word can be another one: write ~, ~1 or ~2")
