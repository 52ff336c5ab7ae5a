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
    """will won shall ll scheduled due expected expects expect plan plans planned planning slated set upcoming
    forthcoming intends intend going deadline expire expires next tomorrow tentatively coming ahead would proposed anticipates anticipated hopes hope aims begins
    starts opens resumes""".split()
)
_PAST = frozenset(
    """was were had did been said told met went came took made began held won lost left sent gave found got
    killed fell rose saw wrote spoke became brought built bought caught chose cut dealt drew drove ate felt
    fought flew forgot froze grew heard hid hit hurt kept knew laid led let lay lit meant paid put quit ran
    rang sank shot showed shut sang slept slid sold spent split spread stood stole struck swore swept swam
    taught tore thought threw understood woke wore wept broke shook held sought ended since last ago earlier
    has have""".split()
)
_CLAUSE_ENDS = frozenset(".;!?")
_BACK, _FORWARD = 60, 16


def tense_around(passage: Passage, start: int, end: int) -> Tense:
    """Tell the tense at the words ``start`` to ``end`` (word indices): the verb before decides, else the one after."""
    words, classes = passage.words, passage.classes
    for index in range(start - 1, max(start - _BACK, -1), -1):
        word = words[index]
        if classes[index] == BREAK or (word in _CLAUSE_ENDS and _ends_sentence(words, index)):
            break
        if (tense := _tense_of(word, words, index)) is not Tense.NONE:
            return tense
    for index in range(end, min(end + _FORWARD, len(words))):
        word = words[index]
        if classes[index] == BREAK or (word in _CLAUSE_ENDS and _ends_sentence(words, index)):
            break
        if (tense := _tense_of(word, words, index)) is not Tense.NONE:
            return tense
    return Tense.NONE


def _ends_sentence(words: list[str], index: int) -> bool:
    """Tell a full stop that ends a sentence from one that ends an abbreviation or an initial."""
    return words[index] != "." or (index > 0 and len(words[index - 1]) > 4) or words[index + 1 : index + 2] != [" "]


def _tense_of(word: str, words: list[str], index: int) -> Tense:
    if word in _FUTURE:
        return Tense.FUTURE
    if word in _PAST or (len(word) > 3 and word.endswith("ed")):
        return Tense.PAST
    return Tense.NONE
