"""What a passage is about, in few numbers: the hashes of its telling words, for comparing passages.

Words of the calendar, of saying and of grammar tell nothing apart and are left out. The rest are cut back to
a rough stem, or to what stands for their kind of deed (see ``deeds``), and hashed. At most ``MOST_TERMS`` are
kept: names first, then numbers, then the longest words, which are the rarest as a rule.

Passages are taken many at a time, as whole arrays of what their words say: one by one takes twice the time.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from threading import Lock
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from search_index.events.deeds import deed_of
from search_index.events.verbs import BE_PAST, BE_PRESENT, MODALS, SAYING_PAST, SAYING_PRESENT
from search_index.events.vocabulary import DATE_LINE_WORDS, SENTENCE_STARTERS, word_list

MOST_TERMS = 16
"""Terms that are kept of a passage."""

_FEW_NAMES = 2
_MOST_FROM_TITLE = 4
_PRONOUN = re.compile(r"\W*(?:he|she|they|it|his|her|their|its)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_GRAMMAR = word_list(
    """its it's his her him them us me my me into out up down off than too very much many few each own same
    so just been being have having does doing did said say one two new year years month months week
    weeks day days ago since during between against per cent percent mr mrs ms dr who whom whose
    what which"""
)
_COMMON = (
    _GRAMMAR
    | DATE_LINE_WORDS
    | SENTENCE_STARTERS
    | MODALS
    | BE_PAST
    | BE_PRESENT
    | SAYING_PRESENT
    | SAYING_PAST
)
_ENDINGS = ("'s", "’s", "ing", "ies", "ed", "es", "s")
_SHORTEST_STEM = 4

_STEM_BITS, _RANK_BITS = 32, 40
_CAPITAL = 1 << _RANK_BITS
_STEM, _RANK = (1 << _STEM_BITS) - 1, _CAPITAL - 1
"""A word that tells something is one number: from the lowest bit on the hash of its stem (32 bits), how many
letters it has (8, the fewer the more), and whether it begins with a capital. But for the latter, that is its
rank: the lower, the more telling."""
_NOTHING = 0
"""Stands for a word that tells nothing apart."""
_MOST_TELLING = 255
_NUMBER = 99
"""How telling a number is, as if it were a word of so many letters."""
_MOST_REMEMBERED = 200_000
_AT_A_TIME = 4_096
"""Passages that are taken at once."""

Array = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class PassageTerms:
    """The ``hashes`` of the terms of some passages, each passage's after those of the one before.

    ``counts`` says how many terms each passage has, ``named`` how many of these are names, which come first.
    """

    hashes: NDArray[np.uint32]
    counts: NDArray[np.uint8]
    named: NDArray[np.uint8]


def terms_of(passages: Sequence[str], titles: Sequence[str]) -> PassageTerms:
    """Return the terms of passages, each once, given with the titles of their articles.

    A passage that begins with a pronoun, or has few names, is about those whom the title names.
    """
    some = [slice(start, start + _AT_A_TIME) for start in range(0, max(len(passages), 1), _AT_A_TIME)]
    found = [_terms_of(passages[each], titles[each]) for each in some]
    hashes, counts, named = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return PassageTerms(hashes, counts.astype(np.uint8), named.astype(np.uint8))


def _terms_of(passages: Sequence[str], titles: Sequence[str]) -> tuple[Array, Array, Array]:
    words, passage = _with_names_of_titles(*_said(passages), passages, titles)
    # The words of a stem in each passage come one behind the other, in the order of the text.
    keys = _keys(words, passage)
    order = np.argsort(keys, kind="stable")
    keys, words = keys[order], words[order]
    starts = _firsts(keys)
    passage, stems = keys[starts] >> _STEM_BITS, (keys[starts] & _STEM).astype(np.uint32)
    # A term is a name where one of its words is: it stands by the first of these, others by their last word.
    first_name = np.minimum.reduceat(np.where(words >= _CAPITAL, order, _CAPITAL), starts)
    is_name = first_name < _CAPITAL
    last_word = words[np.append(starts[1:], len(keys))[: len(starts)] - 1]
    by_passage = passage << _RANK_BITS + 1
    in_order = np.argsort(by_passage | np.where(is_name, first_name, last_word | _CAPITAL))
    counts = np.bincount(passage, minlength=len(passages))
    place = np.arange(len(stems)) - np.repeat(np.cumsum(counts) - counts, counts)
    named = np.bincount(passage[is_name], minlength=len(passages))
    kept = in_order[place < MOST_TERMS]
    return stems[kept], np.minimum(counts, MOST_TERMS), np.minimum(named, MOST_TERMS)


def _keys(words: Array, passage: Array) -> Array:
    """Passage and stem of words, in one number."""
    return passage << _STEM_BITS | words & _STEM


def _firsts(ascending: Array) -> Array:
    """Where each of ascending numbers stands first."""
    return np.flatnonzero(np.append(True, ascending[1:] != ascending[:-1])[: len(ascending)])


def _with_names_of_titles(
    words: Array, passage: Array, passages: Sequence[str], titles: Sequence[str]
) -> tuple[Array, Array]:
    """Return words by passage with the names of titles behind them, where a passage is about these."""
    names = words >= _CAPITAL
    keys = np.sort(_keys(words[names], passage[names]))
    few = np.bincount(keys[_firsts(keys)] >> _STEM_BITS, minlength=len(passages)) <= _FEW_NAMES
    added: list[int] = []
    counts: list[int] = []
    for has_few, text, title in zip(few.tolist(), passages, titles, strict=True):
        more = _names_of_title(title) if title and (has_few or _PRONOUN.match(text)) else ()
        added += more
        counts.append(len(more))
    behind = np.repeat(np.arange(len(passages)), counts)
    return np.append(words, np.array(added, np.int64)), np.append(passage, behind)


@lru_cache(maxsize=16)
def _names_of_title(title: str) -> tuple[int, ...]:
    """The first names in a title; of one in capitals nothing tells which words are names."""
    if title.isupper():
        return ()
    meanings = chain.from_iterable(map(_meanings, title.split()))
    names = dict.fromkeys(_CAPITAL | word & _STEM for word in meanings if word >= _CAPITAL)
    return tuple(names)[:_MOST_FROM_TITLE]


def _said(passages: Sequence[str]) -> tuple[Array, Array]:
    """Return all words of passages that tell something, and which passage each is of."""
    tokens = [*map(str.split, passages)]
    words, in_tokens = _KNOWN.words_of(tokens)
    ends = np.append(0, np.cumsum(in_tokens))[np.cumsum([*map(len, tokens)], dtype=np.int64)]
    counts = np.diff(ends, prepend=0)
    # A capital says nothing of the first word of a passage, unless that word tells nothing anyway.
    words[(ends - counts)[counts > 0]] &= _RANK
    telling = np.flatnonzero(words)
    return words[telling], np.repeat(np.arange(len(passages)), counts)[telling]


class _KnownTokens(dict[str, int]):
    """What stands between two blanks, by number, with its words; worked out when first met: most recurs."""

    def __init__(self) -> None:
        super().__init__()
        self._words = array("q")
        self._ends = array("q", [0])  # of each token's words: they begin where those of the one before end
        self._one_at_a_time = Lock()

    def __missing__(self, token: str) -> int:
        self._words.extend(_meanings(token))
        self._ends.append(len(self._words))
        number = self[token] = len(self._ends) - 2
        return number

    def words_of(self, tokens: Sequence[list[str]]) -> tuple[Array, Array]:
        """Return the words of all tokens, one behind the other, and how many each token has."""
        with self._one_at_a_time:
            if len(self) > _MOST_REMEMBERED:
                self.clear()
                del self._words[:], self._ends[1:]
            numbers = np.array(array("I", map(self.__getitem__, chain.from_iterable(tokens))), np.int64)
            ends = np.array(self._ends)
            starts = ends[numbers]
            counts = ends[numbers + 1] - starts
            starts -= np.cumsum(counts) - counts
            places = np.repeat(starts, counts)
            places += np.arange(len(places))
            return np.array(self._words)[places], counts


_KNOWN = _KnownTokens()


def _meanings(token: str) -> list[int]:
    """What each word of a token says."""
    return [*map(_meaning, _WORD.findall(token))]


def _meaning(word: str) -> int:
    """What one word says."""
    lower = word.lower()
    if lower in _COMMON or (len(lower) < 3 and not lower.isdigit() and not word.isupper()):
        return _NOTHING
    stem = crc32((deed_of(lower) or _stem(lower)).encode("utf-8", "surrogatepass"))
    telling = _NUMBER if word[0].isdigit() else min(len(word), _MOST_TELLING)
    capital = _CAPITAL if word[0].isupper() else 0
    return capital | (_MOST_TELLING - telling) << _STEM_BITS | stem


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
