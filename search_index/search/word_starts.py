"""Where words that are wanted may begin in a text, found without looking at every word of it.

A word is looked for by the letters that all of its forms share, in a copy of the text that has its lower-case
base letters at the same offsets. Texts in which some character has no such letter (other scripts, combining
marks) are gone through word by word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from search_index.index.analysis import fold, word_starts

_LATIN = range(0x80, 0x250)
_PUNCTUATION = range(0x2010, 0x20C0)
_APOSTROPHE = "’"
_INSIDE = frozenset("'.,0123456789")
"""Between these and a letter behind them may lie the end of a word and the beginning of the next, or not."""


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
        found = sorted({each for each in beginnings if each.isascii()})
        self._without_apostrophes = _pattern(found, "")
        self._with_apostrophes = _pattern(found, "'?")

    def in_text(self, text: str) -> Iterator[int]:
        """Yield offsets at which words begin: all those that are wanted, ascending, and maybe others."""
        plain = text if text.isascii() else text.translate(_PLAIN)
        if not plain.isascii():
            yield from word_starts(text)
            return
        plain = plain.lower()
        pattern = self._with_apostrophes if "'" in plain else self._without_apostrophes
        for match in pattern.finditer(plain):
            start = match.start()
            before = plain[start - 1] if start else " "
            if not (before.isalpha() or before == "_") and (before not in _INSIDE or _begins(plain, start)):
                yield start


def _pattern(beginnings: list[str], between: str) -> re.Pattern[str]:
    """Match any of ``beginnings``, with what is dropped from words inside them: "o'brien", "u.s.", "1,500"."""
    forms: list[str] = []
    for beginning in beginnings:
        if beginning.isalpha():
            forms.append(between.join(beginning))
            if len(beginning) > 1:
                forms.append(r"\.".join(beginning))
        else:
            forms.append("[.,']?".join(map(re.escape, beginning)))
    # Forms alone, with no look at what is around them: then only their first letters are stopped at.
    return re.compile("|".join(forms) if forms else r"(?!)")


def _begins(plain: str, start: int) -> bool:
    """Whether a word begins at ``start``: read again from where a word surely does."""
    first = start
    while first and (plain[first - 1].isalnum() or plain[first - 1] in "'.,_"):
        first -= 1
    return any(found == start for found in word_starts(plain, first, start + 1))
