"""Words as people search them: one definition serves the index, the queries and the highlighting.

A word is folded (case, accents, apostrophes, possessive 's, commas between thousands) and stemmed. In scripts
that put no space between words, each letter is a word: what is looked for then is a row of them. Offsets
always are those of the unfolded text, in code points, end exclusive.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from whoosh.analysis import Analyzer
from whoosh.analysis.acore import Token
from whoosh.lang.porter import stem as porter_stem

from search_index.index.scripts import ACCENTS, MARKS, UNSPACED

# Numbers keep their separators ("1,500", "3.2"); initials are one word ("U.S."); inner apostrophes belong to
# the word they stand in ("O'Brien").
_ASCII_WORD = re.compile(r"\d+(?:[.,]\d+)+|(?:[a-zA-Z]\.){2,}|\w+(?:'\w+)*", re.ASCII)
_POSSESSIVE = re.compile(r"['’ʼ][sS]$")
_DROPPED = str.maketrans("", "", "'’ʼ.,\u0640")  # the last one draws an Arabic word out
_ACCENT = re.compile(f"[{ACCENTS}]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)+")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*(?!\d)")
# Letters that have no decomposition in Unicode, folded as English newspapers print them.
_LETTERS = str.maketrans(
    {
        "đ": "d",
        "ð": "d",
        "ø": "o",
        "ł": "l",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ς": "σ",
    }
)
_VOWEL_AND_I = frozenset(("ai", "ei", "oi", "ui"))
_SPACED = 8
"""Code points to a white space, on average, up to which a text is cut there."""
_STEMMED_FROM = 4
"""Shorter words are left as they are: stemming "was" or "gas" only makes strangers equal."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: its folded form, its stem, and where it stands."""

    folded: str
    stem: str
    start: int
    end: int


def fold(word: str) -> str:
    """Return ``word`` without case, accents, apostrophes or a possessive 's; "1,500" as "1500"."""
    if word.isascii() and word.isalnum():  # most words: nothing but the case is to be folded
        return word.lower()
    if _NUMBER.fullmatch(word):
        return _folded_number(word)
    word = _POSSESSIVE.sub("", word).translate(_DROPPED).lower()
    if word.isascii():
        return word
    plain = _ACCENT.sub("", unicodedata.normalize("NFKD", word)).translate(_LETTERS)
    return unicodedata.normalize("NFC", plain)


def _folded_number(word: str) -> str:
    """Return a number without what groups its thousands, and with a point before its decimals."""
    if grouped := _THOUSANDS.match(word):
        thousands = grouped[0].replace(grouped[1], "")
        word = thousands + word[grouped.end() :]
    return word.replace(",", ".")


def stands_alone(folded: str) -> bool:
    """Whether a word is a letter of a script without spaces, so that it does not grow by typing on."""
    return not folded.isascii() and _unspaced().fullmatch(folded) is not None


@lru_cache(maxsize=200_000)
def _forms(word: str) -> tuple[str, str]:
    folded = fold(word)
    return folded, _stem(folded)  # many words differ in nothing but their case


@lru_cache(maxsize=200_000)
def _stem(folded: str) -> str:
    if len(folded) < _STEMMED_FROM or not (folded.isascii() and folded.isalpha()):
        return folded
    stem: str = porter_stem(folded)
    # Porter's second edition leaves a y behind a vowel as it is; the first makes "dai" of "days".
    if stem[-2:] in _VOWEL_AND_I and folded.startswith(f"{stem[:-1]}y"):
        stem = f"{stem[:-1]}y"
    return stem


def stem_of(word: str) -> str:
    """Return the stem of a word as :func:`split` finds it, "" when nothing of it is a word."""
    return _forms(word)[1]


def shared_beginning(stem: str) -> str:
    """Return with what every word begins, when folded, that has this stem.

    Porter's rules take an ending away, and at most the last letter of what remains is then another one
    ("happi" of "happy", "rate" of "rating"); of stems of less than four letters only to those with an i.
    """
    return stem if len(stem) < _STEMMED_FROM and not stem.endswith("i") else stem[:-1]


def folded_form(word: str) -> str:
    """Return the folded form of a word as :func:`split` finds it, "" when nothing of it is a word."""
    return _forms(word)[0]


def word_pattern(text: str) -> re.Pattern[str]:
    """Return the pattern that finds the words of ``text``."""
    return _ASCII_WORD if text.isascii() else _word_of_any_script()


@lru_cache(maxsize=1)
def _word_of_any_script() -> re.Pattern[str]:
    """Return the same pattern for all scripts; it takes twice the time, and 20 ms to be made."""
    letter = rf"[^\W{UNSPACED}]"
    return re.compile(
        r"\d+(?:[.,]\d+)+"
        r"|(?:[^\W\d_]\.){2,}"
        rf"|{letter}+(?:(?:[{MARKS}]+|['’ʼ](?=\w)){letter}*)*"
        rf"|[{UNSPACED}][{MARKS}]*"
    )


@lru_cache(maxsize=1)
def _unspaced() -> re.Pattern[str]:
    return re.compile(rf"[{UNSPACED}][{MARKS}]*")


def split(text: str) -> list[str]:
    """Return the words of ``text`` as they stand there."""
    return word_pattern(text).findall(text)


def pieces(text: str) -> list[str]:
    """Cut ``text`` into pieces that have the same words by themselves.

    No word has white space, so it is cut there: that is much faster than looking for words, and most pieces
    recur. Where white space is rare, they would not, and each word is a piece.
    """
    found = text.split()
    return found if len(text) <= _SPACED * len(found) else split(text)


def word_starts(text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Yield where words begin, from ``start``, where one does or none is, up to ``end``."""
    for match in word_pattern(text).finditer(text, start):
        if end is not None and match.start() >= end:
            break
        yield match.start()


def words(text: str, start: int = 0) -> Iterator[Word]:
    """Yield the words of ``text`` in order, from ``start``, where one begins or none is."""
    for match in word_pattern(text).finditer(text, start):
        folded, stem = _forms(match.group())
        if folded:
            yield Word(folded, stem, match.start(), match.end())


@dataclass(frozen=True, slots=True)
class Inverted:
    """A text turned inside out: positions (counted in words) by stem and by folded form."""

    stems: dict[str, list[int]]
    folded: dict[str, list[int]]


@lru_cache(maxsize=4)
def invert(text: str) -> Inverted:
    """Return the postings of one text. The last few are kept, since several fields index the same text."""
    stems: dict[str, list[int]] = {}
    forms: dict[str, list[int]] = {}
    position = 0
    for found in split(text):
        folded, stem = _forms(found)
        if not folded:
            continue
        stems.setdefault(stem, []).append(position)
        forms.setdefault(folded, []).append(position)
        position += 1
    return Inverted(stems, forms)


class WordAnalyzer(Analyzer):
    """The same words as a Whoosh analyzer, so that Whoosh's own parser works on dateline's fields."""

    def __init__(self, *, stemmed: bool) -> None:
        self.stemmed = stemmed

    def __call__(self, value: str, **_options: Any) -> Iterator[Token]:
        """Yield Whoosh tokens with positions and offsets."""
        token = Token(positions=True, chars=True, boosts=True)
        for position, word in enumerate(words(value)):
            token.text = word.stem if self.stemmed else word.folded
            token.original = value[word.start : word.end]
            token.pos = position
            token.startchar, token.endchar = word.start, word.end
            token.boost = 1.0
            token.stopped = False
            yield token
