"""A passage of text, split into words, with one class character a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat
from typing import TYPE_CHECKING

from search_index.dates.vocabulary import OTHER, WORD_CLASSES

if TYPE_CHECKING:
    from search_index.dates.tense import Tense

_WORD = re.compile(r"[^\W\d_]+|\d+|\s+|.", re.DOTALL)
_ASCII_WORD = re.compile(r"[a-z]+| (?=[a-z])|[0-9]+|[\s\x1c-\x1f]+|.", re.DOTALL | re.ASCII)
"""The same words of a lower-case text in ASCII, found faster."""

_LONGEST = 65_536
_LOWER = {code: chr(code).lower() for code in range(0x250) if len(chr(code).lower()) == 1}


@dataclass(slots=True, eq=False)
class Passage:
    """Some of a text as words.

    ``words`` cover ``text`` without gap (white space and marks are words of their own), lower case;
    ``classes`` has one character for each. ``base`` is the offset of ``text`` in the whole.
    ``tenses`` is what was found out about the tense at some words: it is asked for again when a text is read
    once more.
    """

    text: str
    base: int
    words: list[str]
    classes: str
    tenses: dict[tuple[int, int, bool], Tense] = field(default_factory=dict, repr=False)
    _asked: tuple[int, int] = field(default=(0, 0), repr=False)
    """The word (its index) whose offset was asked for last, and that offset."""

    def start(self, index: int) -> int:
        """Return the offset of a word in ``text``; that of the one after the last is the end of ``text``.

        It is counted from the word asked for last, which is close by: few words of a text are asked for.
        """
        asked, offset = self._asked
        if index >= asked:
            offset += len("".join(self.words[asked:index]))
        else:
            offset -= len("".join(self.words[index:asked]))
        self._asked = index, offset
        return offset

    def text_of(self, start: int, end: int) -> str:
        """Return some words as they stand in the text (word indices, end exclusive)."""
        first = self.start(start)
        return self.text[first : first + len("".join(self.words[start:end]))]

    def capital(self, index: int) -> bool:
        """Tell whether a word begins with a capital letter; there is none after the last."""
        return index < len(self.words) and self.text[self.start(index)].isupper()


def split_passage(text: str, base: int = 0) -> Passage:
    """Split a text into words and look up their classes."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = text.translate(_LOWER)
    words = (_ASCII_WORD if lower.isascii() else _WORD).findall(lower)
    classes = "".join(map(WORD_CLASSES.get, words, repeat(OTHER)))
    return Passage(text, base, words, classes)


def passages(text: str) -> Iterator[Passage]:
    """Yield a text as passages of bounded size, cut between paragraphs, or else lines, or else words."""
    start = 0
    while start < len(text):
        end = _cut(text, start)
        yield split_passage(text[start:end] if start or end < len(text) else text, start)
        start = end


def _cut(text: str, start: int) -> int:
    limit = start + _LONGEST
    if limit >= len(text):
        return len(text)
    for mark in ("\n\n", "\n", ". ", " "):
        position = text.rfind(mark, start + _LONGEST // 2, limit)
        if position > 0:
            return position + len(mark)
    return limit
