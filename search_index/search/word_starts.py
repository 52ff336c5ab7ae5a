"""Where words that are wanted may begin in a text, found without looking at every word of it.

A word is looked for by the letters that all of its forms share, in a copy of the text that has its lower-case
base letters at the same offsets. Texts in which some character has no such letter (other scripts, combining
marks) are gone through word by word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from search_index.index.analysis import fold, word_starts

_LATIN = range(0x80, 0x250)
_PUNCTUATION = range(0x2010, 0x20C0)
_APOSTROPHE = "’"
_UNSURE = frozenset("'.,0123456789")
"""Between one of these and what stands behind it, a word may end and the next begin, or not."""


def _plain_characters() -> dict[int, str]:
    """Return a plain character for each that is folded to one letter, or stands between words."""
    plain = {ord(_APOSTROPHE): "'"}
    for code in (*_LATIN, *_PUNCTUATION):
        character = chr(code)
        if character == _APOSTROPHE:
            continue
        folded = fold(character)
        if character.isalpha() and len(folded) == 1 and folded.isascii() and folded.isalpha():
            plain[code] = folded
        elif unicodedata.category(character)[0] in "PZS":
            plain[code] = " "
    return plain


_PLAIN = _plain_characters()


class WordStarts:
    """Finds where words that begin with one of ``beginnings`` (folded, none empty) may begin."""

    def __init__(self, beginnings: Iterable[str]) -> None:
        found = {each for each in beginnings if each.isascii()}
        letters = {each for each in found if each.isalpha()}
        self._literals = tuple(
            letters | {".".join(each) for each in letters}
        )  # "us" may stand there as "u.s."
        self._others = [
            re.compile("[.,']?".join(map(re.escape, each))) for each in found - letters
        ]  # "1,500"

    def in_text(self, text: str) -> list[int]:
        """Return offsets at which words begin: all of those that are wanted, ascending, and maybe others."""
        plain = text if text.isascii() else text.translate(_PLAIN)
        if not plain.isascii():
            return list(word_starts(text))
        plain = plain.lower()
        found = {match.start() for pattern in self._others for match in pattern.finditer(plain)}
        for literal in self._literals:  # found far faster than by a pattern of all of them
            place = plain.find(literal)
            while place >= 0:
                found.add(place)
                place = plain.find(literal, place + 1)
        place = plain.find("'")
        while place >= 0:  # "o'brien": any word with an apostrophe may be wanted
            found.add(_beginning_before(plain, place))
            place = plain.find("'", place + 1)
        return [
            place
            for place in sorted(found)
            if not place or plain[place - 1] in " \n" or _begins(plain, place)
        ]


def _beginning_before(plain: str, end: int) -> int:
    start = end
    while start and (plain[start - 1].isalnum() or plain[start - 1] == "_"):
        start -= 1
    return start


def _begins(plain: str, start: int) -> bool:
    """Whether a word begins at ``start``."""
    before = plain[start - 1]
    if before.isalpha() or before == "_":
        return False
    return before not in _UNSURE or _begins_after_all(plain, start)


def _begins_after_all(plain: str, start: int) -> bool:
    """Read again from where a word surely begins."""
    first = start
    while first and (plain[first - 1].isalnum() or plain[first - 1] in "'.,_"):
        first -= 1
    return any(found == start for found in word_starts(plain, first, start + 1))
