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
from operator import le

from search_index.index.analysis import fold, stretches
from search_index.index.scripts import APOSTROPHES, HYPHENS

_LATIN = range(0x80, 0x250)
_PUNCTUATION = range(0x2010, 0x20C0)
_MOST_CONTINUATIONS = 8
_SIGNS = "'-&_"
_IN_WORDS = frozenset("'.,&_-")
_UNSURE = frozenset("'.,0123456789")
"""Between one of these and what stands behind it, a word or part may end and the next begin, or not."""


def _plain_characters() -> dict[int, str]:
    """Return a plain character for each that is folded to one letter, or stands in or between words."""
    plain = dict.fromkeys(map(ord, APOSTROPHES), "'") | {ord(each): "-" for each in HYPHENS if each > "\x7f"}
    for code in (*_LATIN, *_PUNCTUATION):
        if code in plain:
            continue
        character = chr(code)
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
_LETTERS = r"{0}(?<![a-z]{0})[a-z0-9]*+(?:'[a-z0-9]+)*+"
_ONE_LETTER = r"(?<![a-z]){0}(?>(?:\.[a-z])+(?!\w)\.?(?:'s(?!\w))?|[a-z0-9]*(?:'[a-z0-9]+)*)"
_FOLLOWED = r"(?=[^a-z0-9]*(?:[a-z0-9]+')*(?:{0}))"
"""A single letter is too often found within words to look at each; and "s" may be the first of "s.o.s."."""
_GAP = "[.,'&_-]{0,2}"

Place = tuple[int, int, str]
"""Where a word begins and ends in a text, and the word in plain letters (folded as the word itself is)."""


class WantedWords:
    """Finds the words of a text that begin with one of ``beginnings``: folded forms, or how these begin.

    Beside each is told how the word behind it may begin, "" for any way or where none need be.
    """

    def __init__(self, beginnings: Mapping[str, Collection[str]]) -> None:
        wanted = set(beginnings)
        self._any = "" in wanted
        found = {each for each in wanted if each and each.isascii()}
        letters = {each for each in found if each.isalpha()}
        shortest = {
            each for each in letters if not any(each != other and each.startswith(other) for other in letters)
        }
        self._patterns = [
            (each, re.compile(_pattern(each, _continuations(each, beginnings)), re.ASCII))
            for each in shortest
        ]
        # Some words have more in them than their folded forms: "u.s.", "o'brien", "no-one", "1,500".
        self._initials = tuple(".".join(each) for each in letters if len(each) > 1)
        self._before_sign = {each[:end] for each in letters for end in range(1, len(each))}
        self._letters_before_sign = {each[-1] for each in self._before_sign} | {"."}
        self._others = [re.compile(_with_gaps(each)) for each in found - letters]

    def in_texts(self, texts: Sequence[str], bounds: Sequence[int]) -> tuple[list[Place], bool]:
        """Return where such words stand, ascending, and whether none of the places overlaps another.

        Other words may be among them. ``bounds`` says where each text begins, counted from the first one,
        with a code point in between.
        """
        parts: list[str] = []
        places: list[Place] = []
        for text, bound in zip(texts, bounds, strict=False):
            plain = _plain(text)
            if self._any or not plain.isascii():
                places += [(bound + start, bound + end, text[start:end]) for start, end in stretches(text)]
                plain = " " * len(text)
            parts.append(plain)
        read = bool(places)
        joined = "\n".join(parts).lower()  # no word reaches over the end of a line
        sorted_already = not read and len(self._patterns) == 1
        unsure: set[int] = set()
        for letters, pattern in self._patterns:
            first = joined.find(letters)
            if first < 0:
                continue
            found = [(*match.span(), match[0]) for match in pattern.finditer(joined, first)]
            # At the very beginning this asks for the last character; to be unsure costs no more than a look.
            doubtful = {place[0] for place in found if joined[place[0] - 1] in _UNSURE or "'" in place[2]}
            places += [place for place in found if place[0] not in doubtful] if doubtful else found
            unsure |= doubtful
        if rare := unsure | self._rare_places(joined):
            known = {place[:2] for place in places}
            places += [place for place in _stretches_at(joined, rare) if place[:2] not in known]
        elif sorted_already:
            return places, True
        places.sort()
        return places, not (rare or read) or _are_apart(places)

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
        for sign in _SIGNS if self._before_sign else "":
            place = plain.find(sign)
            while place >= 0:
                if place and plain[place - 1] in self._letters_before_sign:
                    start = _beginning_before(plain, place)
                    if plain[start:place] in self._before_sign or (plain[place - 1] == "." and sign != "'"):
                        found.add(start)
                place = plain.find(sign, place + 1)
        return found


def _are_apart(places: Sequence[Place]) -> bool:
    """Whether none of some places, ascending, overlaps the next one."""
    ends, starts = [place[1] for place in places], [place[0] for place in places[1:]]
    return all(map(le, ends, starts))


def _stretches_at(plain: str, starts: set[int]) -> list[Place]:
    """Return all that is looked for and begins at one of ``starts``."""
    found: list[Place] = []
    behind = 0  # what was read already
    for start in sorted(starts):
        if start < behind:
            continue
        first, behind = start, start
        while first and _in_word(plain[first - 1]):
            first -= 1
        while behind < len(plain) and _in_word(plain[behind]):
            behind += 1
        read = plain[first:behind]
        found += [
            (first + begin, first + end, read[begin:end])
            for begin, end in stretches(read)
            if first + begin in starts
        ]
    return found


def _in_word(character: str) -> bool:
    return character.isalnum() or character in _IN_WORDS


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
    return pattern + _FOLLOWED.format("|".join(map(_with_gaps, sorted(continuations))))


def _with_gaps(folded: str) -> str:
    """Return a pattern of a word, or of how it begins, with what it may have lost when it was folded."""
    return _GAP.join(map(_number_part, folded))


def _number_part(character: str) -> str:
    """Return a pattern of a folded character: a decimal point may have been a comma."""
    return "[.,]" if character == "." else re.escape(character)


def _beginning_before(plain: str, end: int) -> int:
    """Return where the letters begin that end there, or the initials ("u.s.")."""
    points = plain[end - 1] == "."
    start = end
    while start and (plain[start - 1].isalnum() or (points and plain[start - 1] in "'.")):
        start -= 1
    return start
