"""Whether the words around an expression speak of the past or of what is to come."""

from __future__ import annotations

from enum import Enum

from search_index.dates.passage import Passage
from search_index.dates.vocabulary import BREAK


class Tense(Enum):
    """The direction in which an expression without a year, or a bare weekday, is to be sought."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


_FUTURE = frozenset(
    """will won shall ll scheduled due expected expects expect planned slated upcoming forthcoming intends
    intend deadline expire expires next tomorrow tentatively coming would proposed anticipates anticipated hopes
    aims begins starts opens resumes effective payable""".split()
)
_BEFORE_TO = frozenset("plan plans planning going set hope ready likely about".split())
"""Words that point to the future only before "to" (or "for")."""

_PAST = frozenset(
    """was were had did been said told met went came took made began held won lost left sent gave found got
    killed fell rose saw wrote spoke became brought built bought caught chose cut dealt drew drove ate felt
    fought flew forgot froze grew heard hid hit hurt kept knew laid led let lay lit meant paid put quit ran
    rang sank shot showed shut sang slept slid sold spent split spread stood stole struck swore swept swam
    taught tore thought threw understood woke wore wept broke shook held sought ended since last ago earlier
    has have""".split()
)
_PROGRESSIVE = frozenset(("is", "are", "am", "’s", "be"))
_NO_VERBS = frozenset("need hundred speed indeed red bed seed feed exceed succeed proceed agreed-upon wed shed".split())
_BOUNDS = frozenset(("until", "till", "by", "effective", "payable", "due"))
_CLAUSE_ENDS = frozenset(".;!?")
_BACK, _FORWARD = 60, 48


def tense_around(passage: Passage, start: int, end: int) -> Tense:
    """Tell the tense at the words ``start`` to ``end`` (word indices).

    The word right after decides if it is a verb in the past ("on Sunday issued"), a bound right before
    ("postponed until Tuesday") points ahead; else the nearest verb before counts, else the nearest after.
    """
    words = passage.words
    if end + 1 < len(words) and words[end] == " " and _tense_at(passage, end + 1) is Tense.PAST:
        return Tense.PAST
    if start >= 4 and (words[start - 2] in _BOUNDS or words[start - 6 : start - 1] in _AS_SOON_AS):
        return Tense.FUTURE
    for indices in (range(start - 1, max(start - _BACK, -1), -1), range(end, min(end + _FORWARD, len(words)))):
        for index in indices:
            word = words[index]
            if passage.classes[index] == BREAK or (word in _CLAUSE_ENDS and _ends_sentence(words, index)):
                break
            if (tense := _tense_at(passage, index)) is not Tense.NONE:
                return tense
    return Tense.NONE


_AS_SOON_AS = tuple(["as", " ", word, " ", "as"] for word in ("soon", "early"))


def _ends_sentence(words: list[str], index: int) -> bool:
    """Tell a full stop that ends a sentence from one that ends an abbreviation or an initial."""
    return words[index] != "." or (index > 0 and len(words[index - 1]) > 4) or words[index + 1 : index + 2] != [" "]


def _tense_at(passage: Passage, index: int) -> Tense:
    words = passage.words
    word = words[index]
    if word in _FUTURE:
        return Tense.PAST if _past_perfect(words, index) else Tense.FUTURE
    if word in _BEFORE_TO:
        return Tense.FUTURE if words[index + 1 : index + 3] in ([" ", "to"], [" ", "for"]) else Tense.NONE
    if word in _PAST:
        return Tense.PAST
    if word.endswith("ing") and index >= 2 and words[index - 2] in _PROGRESSIVE:
        return Tense.FUTURE
    if word.endswith("ed") and len(word) > 3 and word not in _NO_VERBS and not passage.capital(index):
        return Tense.PAST
    return Tense.NONE


def _past_perfect(words: list[str], index: int) -> bool:
    """Tell "had been scheduled" and "had expected" from "is scheduled"."""
    return "had" in words[max(index - 4, 0) : index]
