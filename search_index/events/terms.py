"""What a passage is about, in few numbers: the hashes of its telling words, for comparing passages.

Words of the calendar, of saying and of grammar tell nothing apart and are left out. The rest are cut back to
a rough stem, hashed, and at most ``MOST_TERMS`` are kept: names first, then numbers, then the longest words,
which are the rarest as a rule.
"""

from __future__ import annotations

import re
from zlib import crc32

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


def terms_of(passage: str, title: str = "") -> tuple[list[int], int]:
    """Return the hashes of a passage's terms, each once, and a bit mask of which of them are names.

    A passage that begins with a pronoun, or has few names, is about those whom the title of its article
    names.
    """
    names, words = _names_and_words(passage)
    if title and not title.isupper() and (len(names) <= _FEW_NAMES or _PRONOUN.match(passage)):
        for name in [*_names_and_words(title, 1)[0]][:_MOST_FROM_TITLE]:
            words.pop(name, None)
            names[name] = 0
    others = sorted(words, key=lambda each: (-words[each], each))
    kept = [*names, *others][:MOST_TERMS]
    return kept, (1 << min(len(names), MOST_TERMS)) - 1


def _names_and_words(passage: str, first: int = 0) -> tuple[dict[int, int], dict[int, int]]:
    """The hashes of names in order, and those of other words with how telling they are by their length."""
    names: dict[int, int] = {}
    words: dict[int, int] = {}
    for place, word in enumerate(_WORD.findall(passage), first):
        lower = word.lower()
        if lower in _COMMON or (len(lower) < 3 and not lower.isdigit() and not word.isupper()):
            continue
        number = crc32(_stem(lower).encode("utf-8", "surrogatepass"))
        if place and word[0].isupper():
            names[number] = 0
            words.pop(number, None)
        elif number not in names:
            words[number] = 99 if word[0].isdigit() else len(word)
    return names, words


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
