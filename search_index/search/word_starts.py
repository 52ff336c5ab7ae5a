"""Where words that are wanted may stand in a text, found without looking at every word of it.

A word is looked for by the letters that all of its forms share, in a copy of the text that has its lower-case
base letters at the same offsets. Texts in which some character has no such letter (other scripts, combining
marks) are gone through word by word.

Where they may begin is seen for all of the text at once, over an array of its characters; a pattern that is
tried there, and nowhere else, goes on to the end of the word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_index.index.analysis import fold, stretches
from search_index.index.scripts import APOSTROPHES, HYPHENS

_LATIN = range(0x80, 0x250)
_PUNCTUATION = range(0x2010, 0x20C0)
_MOST_CONTINUATIONS = 8
_LETTERS_SEEN = 4
"""How many letters of a word are seen to be there before its pattern is tried: few other words share them."""
_SIGNS = "'-&_."
_IN_WORDS = frozenset("'.,&_-0123456789abcdefghijklmnopqrstuvwxyz")
_RUN = re.compile(f"[{re.escape(''.join(sorted(_IN_WORDS)))}]*+")
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
_LETTERS = r"{0}[a-z0-9]*+"
_ONE_LETTER = r"{0}(?>(?:\.[a-z])+(?!\w)\.?|[a-z0-9]*)"
"""The word behind a single letter may be the first of initials: "s.o.s."."""
_FOLLOWED = r"(?=(?:'[a-z0-9]+)*+[^a-z0-9]*(?:[a-z0-9]+')*(?:{0}))"
_GAP = "[.,'&_-]{0,2}"

Array = NDArray[Any]


def _table(characters: Collection[str]) -> Array:
    """Return by character code whether a character is among some ASCII ones."""
    table = np.zeros(128, np.bool_)
    table[list(map(ord, characters))] = True
    return table


_UNSURE_BEFORE = _table(_UNSURE)
_SIGN = _table(_SIGNS)


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where words begin and end in texts, in parallel, ascending by their beginnings.

    ``words`` has each in plain letters: it is folded as the word itself is. Where the places are ``apart``,
    none overlaps another.
    """

    starts: Array
    ends: Array
    words: list[str]
    apart: bool


_Place = tuple[int, int, str]


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
        self._before_first_point = _table({each[0] for each in self._initials})
        self._before_sign = {each[:end] for each in letters for end in range(1, len(each))}
        self._letters_before_sign = _table({each[-1] for each in self._before_sign} | {"."})
        self._others = [re.compile(_with_gaps(each)) for each in found - letters]

    def in_texts(self, texts: Sequence[str], bounds: Sequence[int]) -> Places:
        """Return where such words stand; other words may be among them.

        ``bounds`` says where each text begins, counted from the first one, with a code point in between.
        """
        parts: list[str] = []
        read: list[_Place] = []
        for text, bound in zip(texts, bounds, strict=False):
            plain = _plain(text)
            if self._any or not plain.isascii():
                read += [(bound + start, bound + end, text[start:end]) for start, end in stretches(text)]
                plain = " " * len(text)
            parts.append(plain)
        joined = "\n".join(parts).lower()  # no word reaches over the end of a line
        characters = np.frombuffer(joined.encode("ascii"), np.uint8)
        starts, ends, words = self._found_by_letters(joined, characters)
        rare = self._rare_places(joined, characters)
        # At the very ends this asks for a character of the other end, or of the word itself: being unsure
        # costs no more than a look.
        unsure = _UNSURE_BEFORE[characters[starts - 1]] | (characters.take(ends, mode="clip") == ord("'"))
        rare.update(starts[unsure].tolist())
        closer = _stretches_at(joined, rare) + read
        if rare or closer:
            kept = [start not in rare for start in starts.tolist()]
            starts = np.append(starts[kept], np.array([place[0] for place in closer], np.int64))
            ends = np.append(ends[kept], np.array([place[1] for place in closer], np.int64))
            words = [*compress(words, kept), *(place[2] for place in closer)]
        order = starts.argsort(kind="stable")
        starts, ends = starts[order], ends[order]
        apart = not closer or bool((ends[:-1] <= starts[1:]).all())
        return Places(starts, ends, [words[each] for each in order.tolist()], apart)

    def _found_by_letters(self, plain: str, characters: Array) -> tuple[Array, Array, list[str]]:
        """Return where words begin and end that have the wanted letters, and these words."""
        may_begin = np.ones(len(characters), np.bool_)  # where no letter is before
        np.logical_or(characters[:-1] < ord("a"), characters[:-1] > ord("z"), out=may_begin[1:])
        found: list[re.Match[str]] = []
        for letters, pattern in self._patterns:
            here = may_begin & (characters == ord(letters[0]))
            for offset, letter in enumerate(letters[1:_LETTERS_SEEN], start=1):
                here[:-offset] &= characters[offset:] == ord(letter)
            found += filter(None, map(pattern.match, repeat(plain), np.flatnonzero(here).tolist()))
        starts, ends = [match.start() for match in found], [match.end() for match in found]
        return np.array(starts, np.int64), np.array(ends, np.int64), [match[0] for match in found]

    def _rare_places(self, plain: str, characters: Array) -> set[int]:
        """Return where words may begin that have more in them than their letters."""
        found: set[int] = set()
        for pattern in self._others:
            found.update(match.start() for match in pattern.finditer(plain))
        if not self._before_sign:
            return found
        signs = _places_of_signs(plain, characters)
        before, points = characters[signs - 1], characters[signs] == ord(".")
        for place in signs[points & self._before_first_point[before]].tolist():
            if plain.startswith(self._initials, place - 1):
                found.add(place - 1)
        for place in signs[~points & self._letters_before_sign[before]].tolist():
            start = _beginning_before(plain, place)
            if plain[start:place] in self._before_sign or (plain[place - 1] == "." and plain[place] != "'"):
                found.add(start)
        return found


def _places_of_signs(plain: str, characters: Array) -> Array:
    """Return where signs stand that may be within a word, ascending, but for one at the very beginning."""
    is_sign = (characters >= ord("&")) & (characters <= ord("."))
    if "_" in plain:
        is_sign |= characters == ord("_")
    places = np.flatnonzero(is_sign)
    return places[_SIGN[characters[places]] & (places > 0)]


def _stretches_at(plain: str, starts: set[int]) -> list[_Place]:
    """Return all that is looked for and begins at one of ``starts``."""
    found: list[_Place] = []
    behind = 0  # what was read already
    for start in sorted(starts):
        if start < behind:
            continue
        first, behind = start, start
        while first and plain[first - 1] in _IN_WORDS:
            first -= 1
        if run := _RUN.match(plain, start):
            behind = run.end()
        read = plain[first:behind]
        found += [
            (first + begin, first + end, read[begin:end])
            for begin, end in stretches(read)
            if first + begin in starts
        ]
    return found


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
