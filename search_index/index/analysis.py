"""Words as people search them: one definition serves the index, the queries and the highlighting.

A word is folded (case, accents, apostrophes, possessive 's, commas between thousands) and stemmed. In scripts
that put no space between words, each letter is a word: what is looked for then is a row of them. Offsets
always are those of the unfolded text, in code points, end exclusive.

What is written in one or in several words, now so, now so, is found either way. Words with a hyphen between
are *tied*: each is a word, and two or three of them are also looked for as one ("no-one" as "noone"). A word
with an apostrophe is one, and so is each of its parts ("d'Ivoire": "divoire", "d", "ivoire").
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

from search_index.index.scripts import ACCENTS, APOSTROPHES, HYPHENS, INVISIBLE, MARKS, UNSPACED
from search_index.index.stemming import stem as stem_of_folded

# Numbers keep their separators ("1,500", "3.2"); initials are one word ("U.S."); inner apostrophes belong to
# the word they stand in ("O'Brien"), and what ties it to the next word ("no-one") to the word before. What is
# most frequent is tried first, and nothing is given back: nothing that follows could need it.
_ASCII_TIE = "(?:[-&_](?=[a-zA-Z0-9]))?+"
_ASCII_WORD = re.compile(
    r"[a-zA-Z](?:[a-zA-Z0-9]++(?:'[a-zA-Z0-9]++)*+"
    r"|(?:\.[a-zA-Z])+(?!\w)\.?(?:'[sS](?!\w))?"
    rf"|(?:'[a-zA-Z0-9]++)*+){_ASCII_TIE}"
    rf"|\d+(?:[.,]\d+)+{_ASCII_TIE}"
    rf"|\d[a-zA-Z0-9]*+(?:'[a-zA-Z0-9]++)*+{_ASCII_TIE}",
    re.ASCII,
)
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_BETWEEN_APOSTROPHES = re.compile(f"[^{APOSTROPHES}]+")
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}][sS]$")
_CONTRACTED = re.compile(rf"[{APOSTROPHES}](ll|re|ve|d|m)$", re.IGNORECASE)
_NEGATED = re.compile(rf"n[{APOSTROPHES}]t$", re.IGNORECASE)
_DRAWN_OUT = "\u0640"  # draws an Arabic word out
_DROPPED = re.compile(f"[{HYPHENS}{APOSTROPHES}{INVISIBLE}{_DRAWN_OUT}.,]")
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
_SPACED = 8
"""Code points to a white space, on average, up to which a text is cut there."""
MOST_TIED = 3
"""Words that are looked for as one, at most: of "mother-in-law" all, of longer ones any two or three."""
_MOST_PARTS = 8
"""What has more apostrophes is no word of any language; it is looked for as a whole alone."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: its folded form, its stem, and where it stands."""

    folded: str
    stem: str
    start: int
    end: int


def fold(word: str) -> str:
    """Return ``word`` without case, accents, apostrophes, hyphens or a possessive 's; "1,500" as "1500".

    A contraction keeps its apostrophe, so that "we'll" is not taken for "well".
    """
    if word.isascii() and word.isalnum():  # most words: nothing but the case is to be folded
        return word.lower()
    if _NUMBER.fullmatch(word):
        return _folded_number(word)
    contraction = ""
    if contracted := _CONTRACTED.search(word):
        word, contraction = word[: contracted.start()], f"'{contracted[1].lower()}"
    word = _DROPPED.sub("", _POSSESSIVE.sub("", word)).lower()
    if not word.isascii():
        plain = _ACCENT.sub("", unicodedata.normalize("NFKD", word)).translate(_LETTERS)
        word = unicodedata.normalize("NFC", plain)
    return word + contraction


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
    folded = fold(_untied(word))
    return folded, stem_of_folded(folded.partition("'")[0])


def stem_of(word: str) -> str:
    """Return the stem of a word as :func:`split` finds it, "" when nothing of it is a word."""
    return _forms(word)[1]


def folded_form(word: str) -> str:
    """Return the folded form of a word as :func:`split` finds it, "" when nothing of it is a word."""
    return _forms(word)[0]


def is_tied(word: str) -> bool:
    """Whether a word as :func:`split` finds it is tied to the next one."""
    return word[-1] in HYPHENS


def _untied(word: str) -> str:
    return word[:-1] if word and is_tied(word) else word


def parts(word: str) -> tuple[tuple[int, int], ...]:
    """Return where the parts of a word between its apostrophes stand in it; none if it is but one.

    A possessive 's is no part, and the words of a contraction ("don't", "we'll") are none.
    """
    word = _untied(word)
    if _APOSTROPHE.search(word) is None or _CONTRACTED.search(word) or _NEGATED.search(word):
        return ()
    possessive = _POSSESSIVE.search(word)
    end = possessive.start() if possessive else len(word)
    found = tuple(part.span() for part in _BETWEEN_APOSTROPHES.finditer(word, 0, end))
    return found if 1 < len(found) <= _MOST_PARTS else ()


def never_tied(_word: str) -> bool:
    """Whether words that are to be found exactly as they are written are tied: no."""
    return False


def further_forms(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return in what further forms words are looked for: a single one as its parts, tied ones as one.

    Tied words that are nothing but numbers are not one.
    """
    if len(words) == 1:
        (word,) = words
        return () if word.isalnum() else tuple(folded_form(word[start:end]) for start, end in parts(word))
    folded = list(map(folded_form, words))
    joined = "".join(folded)
    return () if "" in folded or joined.isdigit() else (joined,)


def further_stems(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the stems of :func:`further_forms`."""
    forms = further_forms(words)
    return tuple(map(stem_of_folded, forms)) if forms else ()


def word_pattern(text: str) -> re.Pattern[str]:
    """Return the pattern that finds the words of ``text``, each with what ties it to the next."""
    return _ASCII_WORD if text.isascii() else _word_of_any_script()


@lru_cache(maxsize=1)
def _word_of_any_script() -> re.Pattern[str]:
    """Return the same pattern for all scripts; it takes twice the time, and 20 ms to be made."""
    letter = rf"[^\W_{UNSPACED}{APOSTROPHES}]"
    initial = rf"[^\W\d_{UNSPACED}{APOSTROPHES}]"
    word = rf"{letter}+(?:[{MARKS}{INVISIBLE}]+{letter}*)*"
    return re.compile(
        r"(?:\d+(?:[.,]\d+)+"
        rf"|{initial}(?:\.{initial})+(?![\w{MARKS}])\.?(?:[{APOSTROPHES}][sS](?!\w))?"
        rf"|{word}(?:[{APOSTROPHES}]{word})*)"
        rf"(?:[{HYPHENS}](?={letter}))?"
        rf"|[{UNSPACED}][{MARKS}]*"
    )


@lru_cache(maxsize=1)
def _unspaced() -> re.Pattern[str]:
    return re.compile(rf"[{UNSPACED}][{MARKS}]*")


def split(text: str) -> list[str]:
    """Return the words of ``text`` as they stand there, each with the hyphen that ties it to the next."""
    return word_pattern(text).findall(text)


def pieces(text: str) -> list[str]:
    """Cut ``text`` into pieces that have the same words by themselves.

    No word has white space, nor is tied to the next one over it, so it is cut there: that is much faster than
    looking for words, and most pieces recur. Where white space is rare, they would not, and each word with
    those that it is tied to is a piece.
    """
    found = text.split()
    return found if len(text) <= _SPACED * len(found) else _tied_together(split(text))


def _tied_together(found: list[str]) -> list[str]:
    """Return words as :func:`split` finds them, with those that are tied put together."""
    together: list[str] = []
    tied = False
    for word in found:
        if tied:
            together[-1] += word
        else:
            together.append(word)
        tied = is_tied(word)
    return together


def words(text: str, start: int = 0) -> Iterator[Word]:
    """Yield the words of ``text`` in order, from ``start``, where one begins or none is."""
    for match in word_pattern(text).finditer(text, start):
        folded, stem = _forms(match.group())
        if folded:
            yield Word(folded, stem, match.start(), match.end() - is_tied(match.group()))


def stretches(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield where all that is looked for in ``text`` begins and ends, from where a word does, ``start``.

    These are its words; behind each its parts, and it together with those that are tied to it.
    """
    before: list[int] = []  # where the words begin that are tied to the one at hand
    for match in word_pattern(text).finditer(text, start):
        word, first = match[0], match.start()
        if not folded_form(word):
            before = []
            continue
        end = match.end() - is_tied(word)
        yield first, end
        yield from ((first + part, first + behind) for part, behind in parts(word))
        yield from ((each, end) for each in before)
        before = [*before, first][1 - MOST_TIED :] if is_tied(word) else []


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
