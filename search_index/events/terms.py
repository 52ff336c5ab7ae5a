"""What a passage is about, in few numbers: the hashes of its telling words, for comparing passages.

Words of the calendar, of saying and of grammar tell nothing apart and are left out. The rest are cut back to
a rough stem, or to what stands for their kind of deed (see ``deeds``), and hashed. At most ``MOST_TERMS`` are
kept: names first, then numbers, then the longest words, which are the rarest as a rule.
"""

from __future__ import annotations

import re
from functools import lru_cache
from zlib import crc32

from search_index.events.deeds import deed_of
from search_index.events.verbs import BE_PAST, BE_PRESENT, MODALS, SAYING_PAST, SAYING_PRESENT
from search_index.events.vocabulary import DATE_LINE_WORDS, SENTENCE_STARTERS, word_list
from search_index.patterns import TextPattern

MOST_TERMS = 16
"""Terms that are kept of a passage."""

_FEW_NAMES = 2
_MOST_FROM_TITLE = 4
_PRONOUN = re.compile(r"\W*(?:he|she|they|it|his|her|their|its)\b", re.IGNORECASE)
_WORD = TextPattern(r"[^\W_]++(?:[.,]\d++)*+")
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

_HASH = 0xFFFFFFFF
_RANK = 0xFF_FFFFFFFF
_CAPITAL = 1 << 40
_MOST_TELLING = 255
_NUMBER = 99
"""How telling a number is, as if it were a word of so many letters."""
_MOST_REMEMBERED = 200_000


@lru_cache(maxsize=1)
def terms_of(passage: str, title: str = "") -> tuple[tuple[int, ...], int]:
    """Return the hashes of a passage's terms, each once, and how many of them are names, which come first.

    A passage that begins with a pronoun, or has few names, is about those whom the title of its article
    names. What was found last is kept: a sentence with several dates gives as many events in a row.
    """
    ranks = [*map(_RANKS.__getitem__, _WORD[passage.isascii()].findall(passage))]
    if ranks:
        # A capital says nothing of the first word of a passage.
        ranks[0] &= _RANK
    names = dict.fromkeys([rank & _HASH for rank in ranks if rank >= _CAPITAL])
    words = {rank & _HASH: rank for rank in ranks if rank}
    if title and (len(names) <= _FEW_NAMES or _PRONOUN.match(passage)):
        names |= _names_of_title(title)
    for name in names:
        words.pop(name, None)
    others = sorted(words, key=words.__getitem__)
    return (*names, *others)[:MOST_TERMS], min(len(names), MOST_TERMS)


@lru_cache(maxsize=16)
def _names_of_title(title: str) -> dict[int, None]:
    """The hashes of the first names in a title; of one in capitals nothing tells which words are names."""
    if title.isupper():
        return {}
    ranks = map(_RANKS.__getitem__, _WORD[title.isascii()].findall(title))
    names = dict.fromkeys(rank & _HASH for rank in ranks if rank >= _CAPITAL)
    return dict.fromkeys([*names][:_MOST_FROM_TITLE])


class _Ranks(dict[str, int]):
    """The ranks of words, worked out when they are first met: most recur."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        rank = self[word] = _rank(word)
        return rank


_RANKS = _Ranks()


def _rank(word: str) -> int:
    """The rank of a word: the lower, the more telling; 0 for one that tells nothing apart.

    It ends with the hash of the word's stem. Those of words that begin with a capital come last.
    """
    lower = word.lower()
    if lower in _COMMON or (len(lower) < 3 and not lower.isdigit() and not word.isupper()):
        return 0
    telling = _NUMBER if word[0].isdigit() else min(len(word), _MOST_TELLING)
    capital = _CAPITAL if word[0].isupper() else 0
    number = crc32((deed_of(lower) or _stem(lower)).encode("utf-8", "surrogatepass"))
    return capital | (_MOST_TELLING + 1 - telling) << 32 | number


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
