"""Cutting a text into sentences, with exact offsets.

One compiled scan finds every place where a sentence could end: a run of stops followed by white space, a
full-width stop, or a line end. Each place is then judged by the few characters around it:

* a stop ends a sentence unless the word before it is an abbreviation or an initial, or what follows goes
  on in lower case;
* a blank line, a heading, a list item or an indented line always begins anew;
* any other line end is a *wrap*, and joins, when the next word would not have fitted on the line. What
  "fitting" means is taken from the longest line of the same block of lines.

The scan is possessive and looks only a bounded distance around each place, so that the time is linear in
the length of the text, whatever the text is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from search_index.events.vocabulary import (
    BEFORE_A_NAME,
    BEFORE_A_NUMBER,
    OTHER_ABBREVIATIONS,
    SENTENCE_STARTERS,
)
from search_index.values import maker

LONGEST_SENTENCE = 1_500
"""Code points after which a text without any sentence end is cut at a blank."""

_NARROWEST_WRAP, _WIDEST_WRAP = 40, 120
"""Nobody wraps lines at fewer or at more columns: such lines are list items, or paragraphs of their own."""

_NEARLY_FULL = 0.8
"""Share of the block's width at which a line counts as full: words are long and margins ragged."""

_STOPS = ".!?…؟۔।"
_OPENERS = "\"'“‘«([{*_¿¡"
_PLACE = rf"""[{_STOPS}。！？\n]
    (?: (?<=\n) %s \s*+
      | (?<=[{_STOPS}]) (?<![{_STOPS}][{_STOPS}]) [{_STOPS}]*+ ["'”’»)\]}}*_]*+
        (?! \s++ [a-z][a-z\s] ) (?= \s++ ([{re.escape(_OPENERS)}]*+) (\w*+) | \Z )
      | (?<=[。！？]) [。！？]*+ [」』”’）]*+
    )"""
_ALL_PLACES = re.compile(_PLACE % "", re.VERBOSE)
_PLACES = re.compile(_PLACE % r"(?: (?<![a-z0-9,]\n) | (?![a-z]) )", re.VERBOSE)
"""The same without the line ends between two words in lower case, where only a heading can end."""

_GOES_ON = frozenset(",;:–—-/")
_CLOSES_A_LINE = frozenset(".!?:;…")
_LONGEST_ABBREVIATION = 20
_ABBREVIATIONS = BEFORE_A_NAME | BEFORE_A_NUMBER | OTHER_ABBREVIATIONS
_MARKERS = "-*•·▪‣>#"
_STANDS_ALONE = re.compile(r"[ \t]*(?:[-*•·▪‣>]|#{1,6})[ \t]")
_BLOCK_END = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: offsets in the text (code points, end exclusive), trimmed of white space."""

    start: int
    end: int


new_sentence = maker(Sentence)
"""Makes a sentence, faster than the class does."""


def split_sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text in order, disjoint, covering all but white space.

    A sentence is never empty and never longer than ``LONGEST_SENTENCE``.
    """
    sentences: list[Sentence] = []
    start = 0
    lines = _Lines(text)
    for place in (_ALL_PLACES if "#" in text else _PLACES).finditer(text):
        first, end = place.span()
        mark = text[first]
        if mark == "\n":
            ends = (start == first and text.find("\n", first + 1, end) < 0) or lines.break_at(first, end)
        else:
            ends = mark in "。！？" or _stop_ends(text, start, place, first, end)
        if not ends:
            continue
        if end - start > LONGEST_SENTENCE:
            sentences.extend(_cut(text, start, end))
        elif bare := text[start:end].lstrip():
            offset = end - len(bare)
            sentences.append(new_sentence(offset, offset + len(bare.rstrip())))
        start = end
    sentences.extend(_cut(text, start, len(text)))
    return sentences


def _stop_ends(text: str, start: int, place: re.Match[str], stop: int, end: int) -> bool:
    """Whether the stops at ``place``, ``stop`` to ``end``, end the sentence that began at ``start``."""
    openers, word = place.groups()
    if not word:
        following = place.end(2)
        return following < 0 or following == len(text) or text[following] not in _GOES_ON
    if word[0].islower():
        return bool(word[1:2].isupper())
    if end - stop > 1 or text[stop] != ".":
        return True
    return _full_stop_ends(text, start, stop, word, bool(openers))


def _full_stop_ends(text: str, start: int, stop: int, following: str, quoted: bool) -> bool:
    """Whether a single full stop at ``stop`` ends its sentence, given the capitalised word that follows."""
    words = text[max(start, stop - _LONGEST_ABBREVIATION) : stop].rsplit(None, 1)
    before = words[-1].lstrip(_OPENERS) if words else ""
    word = before.lower()
    if len(before) > 3 and "." not in word and word not in _ABBREVIATIONS:
        return True
    if word in BEFORE_A_NAME:
        return False
    if len(before) <= 3 and word.isdecimal() and not text[start : stop - len(before)].strip():
        return False  # "3. Agree on a date": the number of a list item
    begins = quoted or following.lower() in SENTENCE_STARTERS
    if word in BEFORE_A_NUMBER and following[0].isdecimal():
        return False
    if word in OTHER_ABBREVIATIONS or "." in word or (word in BEFORE_A_NUMBER and len(word) > 2):
        return begins
    return not (len(before) == 1 and before.isupper()) or begins


def _cut(text: str, start: int, end: int) -> list[Sentence]:
    """Return ``text[start:end]`` without outer white space, cut into pieces of bounded length."""
    pieces: list[Sentence] = []
    while start < end:
        limit = min(end, start + LONGEST_SENTENCE)
        if limit < end:
            blank = max(text.rfind(" ", start + 1, limit), text.rfind("\n", start + 1, limit))
            limit = blank if blank > start + LONGEST_SENTENCE // 2 else limit
        piece = text[start:limit]
        bare = len(piece.strip())
        if bare:
            offset = start + len(piece) - len(piece.lstrip())
            pieces.append(new_sentence(offset, offset + bare))
        start = limit
    return pieces


class _Lines:
    """Judges line ends; remembers where the current block of lines began and how wide it is."""

    __slots__ = ("_block_end", "_block_start", "_text", "_width")

    def __init__(self, text: str) -> None:
        self._text = text
        self._block_start = 0
        self._block_end = -1
        self._width = 0

    def break_at(self, newline: int, following: int) -> bool:
        """Whether the line end at ``newline`` ends a sentence; ``following`` is where the text goes on.

        To be called in order, and for every line end with an empty line after it.
        """
        text = self._text
        indented_line = text.rfind("\n", newline, following) + 1
        if following == len(text) or indented_line > newline + 1:
            self._block_start = indented_line
            return True
        if newline >= self._block_end:
            self._measure_block(self._block_start)
        line_start = text.rfind("\n", 0, newline) + 1
        if text[following] in _MARKERS and _STANDS_ALONE.match(text, indented_line):
            return True
        line = text[line_start:newline]
        bare = line.lstrip()
        if bare.startswith("#") or not self._wraps(line, following):
            return True
        # The lines of a list item after its first are indented; elsewhere that begins a paragraph.
        deeper = following - indented_line >= len(line) - len(bare) + 2
        return deeper and _STANDS_ALONE.match(line) is None

    def _measure_block(self, start: int) -> None:
        found = _BLOCK_END.search(self._text, start)
        self._block_end = found.start() if found else len(self._text)
        self._width = max(map(len, self._text[start : self._block_end].split("\n")))

    def _wraps(self, line: str, following: int) -> bool:
        """Whether the line was broken only because the next word did not fit, or mid-sentence anyway."""
        text = self._text
        if text[following].islower() and line.rstrip()[-1:] not in _CLOSES_A_LINE:
            return True
        if len(line) > _WIDEST_WRAP or self._width < _NARROWEST_WRAP:
            return False
        room = self._width * _NEARLY_FULL - len(line.rstrip()) - 1
        return room < 0 or len(text[following : following + _WIDEST_WRAP].split(None, 1)[0]) > room
