"""Where words that are wanted may stand in a text, found without looking at every word of it.

A word is looked for by the letters that all of its forms share, in a copy of the text that has its lower-case
base letters at the same offsets. Texts in which some character has no such letter (other scripts, combining
marks) are gone through word by word.

Looking for one string after the other is fastest: a pattern that begins with a string is matched as fast as
the string is found, while a pattern of alternatives is tried at every character. So there is one pattern a
string, which goes on to the end of the word; whether the word begins where the string does is seen by what is
before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence

from search_index.index.analysis import fold, word_pattern, word_starts

_LATIN = range(0x80, 0x250)
_PUNCTUATION = range(0x2010, 0x20C0)
_APOSTROPHE = "’"
_MOST_CONTINUATIONS = 8
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


_PLAIN = {chr(code): plain for code, plain in _plain_characters().items()}
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def _plain(text: str) -> str:
    """Return a text with plain characters where there are some, at the same offsets."""
    if text.isascii():
        return text
    for character in set(_NOT_ASCII.findall(text)):  # few different ones: faster than one by one
        if plain := _PLAIN.get(character):
            text = text.replace(character, plain)
    return text


# Possessive, so that no part of a word is taken for one to have what follows fit.
_LETTERS = r"{0}(?<![a-z_]{0})\w*+(?:'\w+)*+"
_ONE_LETTER = r"(?<![a-z_]){0}(?>\.(?:[a-z]\.)+|\w*(?:'\w+)*)"
_FOLLOWED = r"(?=[^a-z0-9_]*(?:{0}))"
"""A single letter is too often found within words to look at each; and "s" may be the first of "s.o.s."."""

Place = tuple[int, int, str]
"""Where a word begins and ends in a text, and the word in plain letters (folded as the word itself is)."""


class WantedWords:
    """Finds the words of a text that begin with one of ``beginnings``: folded forms, or how these begin.

    Beside each is told how the word behind it may begin, "" for any way or where none need be.
    """

    def __init__(self, beginnings: Mapping[str, Collection[str]]) -> None:
        wanted = set(beginnings)
        self._any = "" in wanted
        found = {each for each in wanted if each.isascii()}
        letters = {each for each in found if each.isalpha()}
        shortest = {
            each for each in letters if not any(each != other and each.startswith(other) for other in letters)
        }
        self._patterns = [
            (each, re.compile(_pattern(each, _continuations(each, beginnings)), re.ASCII))
            for each in shortest
        ]
        # Some words have more in them than their folded forms: "u.s.", "o'brien", "1,500".
        self._initials = tuple(".".join(each) for each in letters if len(each) > 1)
        self._before_apostrophe = {each[:end] for each in letters for end in range(1, len(each))}
        self._letters_before_apostrophe = {each[-1] for each in self._before_apostrophe}
        self._others = [re.compile(_with_points(each)) for each in found - letters]

    def in_texts(self, texts: Sequence[str], bounds: Sequence[int]) -> list[Place]:
        """Return where such words stand, ascending; other words may be among them.

        ``bounds`` says where each text begins, counted from the first one, with a code point in between.
        """
        parts: list[str] = []
        places: list[Place] = []
        for text, bound in zip(texts, bounds, strict=False):
            plain = _plain(text)
            if self._any or not plain.isascii():
                places += [
                    (bound + each.start(), bound + each.end(), each[0])
                    for each in word_pattern(text).finditer(text)
                ]
                plain = " " * len(text)
            parts.append(plain)
        joined = "\n".join(parts).lower()  # no word reaches over the end of a line
        sorted_already = not places and len(self._patterns) == 1
        for letters, pattern in self._patterns:
            first = joined.find(letters)
            if first < 0:
                continue
            for match in pattern.finditer(joined, first):
                start, end = match.span()
                if not start or joined[start - 1] in " \n" or _begins(joined, start):
                    places.append((start, end, match[0]))
        if rare := self._rare_places(joined):
            return self._together(joined, places, rare)
        if not sorted_already:
            places.sort()
        return places

    def _rare_places(self, plain: str) -> set[int]:
        """Return where words may begin that have more in them than their letters."""
        found: set[int] = set()
        for pattern in self._others:
            found.update(match.start() for match in pattern.finditer(plain))
        for initials in self._initials:
            place = plain.find(initials)
            while place >= 0:
                found.add(place)
                place = plain.find(initials, place + 1)
        place = plain.find("'") if self._before_apostrophe else -1
        while place >= 0:
            if place and plain[place - 1] in self._letters_before_apostrophe:
                start = _beginning_before(plain, place)
                if plain[start:place] in self._before_apostrophe:
                    found.add(start)
            place = plain.find("'", place + 1)
        return found

    def _together(self, plain: str, places: list[Place], rare: set[int]) -> list[Place]:
        match_word = word_pattern(plain).match
        known = {place[0] for place in places}
        beginning = [start for start in rare - known if not start or _begins(plain, start)]
        found = [match for start in beginning if (match := match_word(plain, start))]
        return sorted([*places, *((match.start(), match.end(), match[0]) for match in found)])


def _continuations(beginning: str, beginnings: Mapping[str, Collection[str]]) -> set[str]:
    """Return how a word may begin that is behind one with this beginning, "" among it for any way."""
    return {
        next_one if next_one.isascii() else ""
        for other, following in beginnings.items()
        if other.startswith(beginning)
        for next_one in following
    }


def _pattern(letters: str, continuations: set[str]) -> str:
    pattern = (_LETTERS if len(letters) > 1 else _ONE_LETTER).format(letters)
    if not all(continuations) or len(continuations) > _MOST_CONTINUATIONS:
        return pattern
    return pattern + _FOLLOWED.format("|".join(map(_with_points, sorted(continuations))))


def _with_points(folded: str) -> str:
    """Return a pattern of a word, or of how it begins, with what it may have lost when it was folded."""
    return "[.,']?".join(map(_number_part, folded))


def _number_part(character: str) -> str:
    """Return a pattern of a folded character: a decimal point may have been a comma."""
    return "[.,]" if character == "." else re.escape(character)


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
