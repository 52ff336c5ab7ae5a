"""Whether the words around an expression speak of the past or of what is to come."""

from __future__ import annotations

from enum import StrEnum

from search_index.dates.passage import Passage
from search_index.dates.vocabulary import EMPTY_LINE, OTHER, words_of


class Tense(StrEnum):
    """The direction in which an expression without a year, or a bare weekday, is to be sought."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


_FUTURE = words_of(
    """will won shall ll scheduled due expected expects expect slated upcoming forthcoming intends intend
    deadline expire expires next tomorrow tentatively coming would proposed anticipates anticipated
    hopes aims begins starts opens resumes effective payable"""
)
_BEFORE_TO = words_of(
    """planned planning going set slated ready likely forecast predicted projected poised supposed meant"""
)
"""Words that point to the future only before "to" or "for"."""

_BEFORE_FOR = words_of("prepared preparing prepares prepare braced bracing")
_TO_OR_FOR = ([" ", "to"], [" ", "for"])
PAST_VERBS = words_of(
    """was were had did been said told met went came took made began held won lost left sent gave found got
    killed fell rose saw wrote spoke became brought built bought caught chose cut dealt drew drove ate
    felt fought flew forgot froze grew heard hid hit hurt kept knew laid led let lay lit meant paid put
    quit ran rang sank shot showed shut sang slept slid sold spent split spread stood stole struck swore
    swept swam set taught tore thought threw understood woke wore wept broke shook held sought ended"""
)
"""Irregular verbs in the past, and some regular ones."""

_PAST = PAST_VERBS | words_of("since last ago earlier has have")
_PROGRESSIVE = frozenset(("is", "are", "am", "’s", "be"))
_PRESENT_AUXILIARIES = frozenset(("be", "is", "are"))
_MODALS = frozenset(("will", "would", "to", "should", "shall", "must", "ll"))
_NO_VERBS = words_of(
    """need hundred speed indeed red bed seed feed exceed succeed proceed agreed-upon wed shed"""
)
_BOUNDS = frozenset(("until", "till", "by", "effective", "payable", "due"))
_ABBREVIATIONS = words_of("""vs mr mrs ms dr st no gen col sgt lt inc corp ltd co etc dlrs a p m u s n""")
_SENTENCE_ENDS = frozenset((".", "!", "?", "”", '"'))
_CLAUSE_ENDS = frozenset(".;!?")
_LONGEST_ABBREVIATION = 4
_VERB_PHRASE = 12
_CLAUSE_LENGTH = 40
_BACK, _FORWARD = 60, 60


def tense_around(passage: Passage, start: int, end: int, *, before_only: bool = False) -> Tense:
    """Tell the tense at the words ``start`` to ``end`` (word indices).

    The word right after decides if it is a verb in the past ("on Sunday issued"), a bound right before
    ("postponed until Tuesday") points ahead; else the nearest verb before counts, else the nearest after
    (not with ``before_only``).
    """
    place = start, end, before_only
    tense = passage.tenses.get(place)
    if tense is None:
        tense = passage.tenses[place] = _tense_around(passage, start, end, before_only)
    return tense


def _tense_around(passage: Passage, start: int, end: int, before_only: bool) -> Tense:
    words = passage.words
    if end + 1 < len(words) and words[end] == " " and _tense_at(passage, end + 1) is Tense.PAST:
        return Tense.PAST
    start = _before_clock(words, start)
    if start >= 4 and words[start - 2] == "for" and words[end : end + 1] not in _APOSTROPHES:
        return Tense.FUTURE
    if start >= 4 and words[start - 2] == "the" and words[start] == "weekend":
        start -= 2
    if start >= 4 and (words[start - 2] in _BOUNDS or words[start - 6 : start - 1] in _AS_SOON_AS):
        opens = words[start - 2] == "until" and passage.capital(start - 2)
        over = words[start - 2] == "by" and "had" in _clause_before(words, start)
        return Tense.PAST if opens or over else Tense.FUTURE
    for indices in (
        range(start - 1, max(start - _BACK, -1), -1),
        range(end, end if before_only else min(end + _FORWARD, len(words))),
    ):
        for index in indices:
            word = words[index]
            if not _MAY_TELL[word]:
                continue
            if word == EMPTY_LINE or (word in _CLAUSE_ENDS and _ends_sentence(passage, index)):
                break
            if (tense := _tense_at(passage, index)) is not Tense.NONE:
                return tense
    return Tense.NONE


def _clause_before(words: list[str], start: int) -> list[str]:
    """Return the words of the clause before an index, as far as a verb phrase may reach."""
    before = words[max(start - 2 * _VERB_PHRASE, 0) : start]
    for mark in (",", ";", "."):
        if mark in before:
            before = before[len(before) - before[::-1].index(mark) :]
    return before


def told_in_past_perfect(passage: Passage, start: int) -> bool:
    """Tell whether the clause before the words goes back in its story: "Abercromby had failed on the 8th"."""
    return "had" in _clause_before(passage.words, start)


def told_in_aside_of_the_past(passage: Passage, start: int) -> bool:
    """Tell a date in a relative clause in the past perfect: "which had sailed in October"."""
    if "had" not in passage.words[max(start - 2 * _VERB_PHRASE, 0) : start]:
        return False
    clause = _clause_before(passage.words, start)
    return "had" in clause and not _RELATIVES.isdisjoint(clause[: clause.index("had")])


_RELATIVES = frozenset(("which", "who", "whom", "whose", "where"))
_AS_SOON_AS = tuple(["as", " ", word, " ", "as"] for word in ("soon", "early"))


_CLOCK_WORDS = frozenset(
    (" ", ".", ":", "a", "p", "m", "am", "pm", "est", "edt", "gmt", "et", "noon", "midnight")
)


def told_directly_as_past(passage: Passage, start: int) -> bool:
    """Tell whether the verb that the words belong to is in the past, and no other can be meant.

    That is the verb right before them ("arrived on October 2"), or that of the clause which they open
    ("In January, the firm hired a chief").
    """
    words = passage.words
    if start >= 4 and words[start - 2] == "and" and words[start - 4].isdecimal():
        start -= 4  # "held on 12 and 13 October"
    index = start - 2
    while index >= max(start - _NEAR, 0) and words[index] in _BETWEEN_VERB_AND_DATE:
        index -= 2
    if index < 0 or words[index] in _SENTENCE_ENDS:
        return tense_around(passage, start, start + 1) is Tense.PAST
    if words[index] == "ended" and tense_around(passage, index, index + 1) is Tense.FUTURE:
        return False
    if words[index - 3 : index] == [" ", "and", " "] and words[index - 4].endswith("ed"):
        index -= 4  # "will be dated and delivered May 1"
    return words[index] not in _NOT_BY_THEMSELVES and _tense_at(passage, index) is Tense.PAST


def is_scheduled(passage: Passage, start: int) -> bool:
    """Tell "Schools open again on Monday" and "The funeral is Monday": the present tense of what is planned.

    That is so where the sentence before the words has no verb in the past.
    """
    words = passage.words
    scheduled = words[start + 1 : start + 4] in _IS
    for index in range(start - 2, max(start - _BACK, -1), -1):
        word = words[index]
        if not (_MAY_TELL[word] or word in _SCHEDULED):
            continue
        if word == EMPTY_LINE or (word in _CLAUSE_ENDS and _ends_sentence(passage, index)):
            break
        if _tense_at(passage, index) is Tense.PAST:
            return False
        if word in ("is", "are"):
            scheduled = scheduled or index >= start - 4
        elif (
            word in _SCHEDULED
            and start - index <= _CLAUSE_LENGTH
            and words[index - 2 : index - 1] not in _DETERMINER_LISTS
        ):
            scheduled = True
    return scheduled


_IS = ([" ", "is", " "], [" ", "are", " "])

_SCHEDULED = words_of(
    """run runs continues concludes airs meet meets hold holds open opens vote votes begin begins start starts
    resume resumes return returns gather gathers
    travel travels fly flies face faces convene convenes decide decides go goes turn turns arrives arrive
    leave leaves expire expires reconvene reconvenes kick kicks host hosts"""
)


_BETWEEN_VERB_AND_DATE = words_of("on in the early late back around about up down out off over away")
_NEAR = 6


_NOT_BY_THEMSELVES = _FUTURE | {"set"}
"""After "had been due to expire" the day itself may well be to come."""


def _before_clock(words: list[str], start: int) -> int:
    """Return the index of the time of day that stands before a date ("9 a.m. Tuesday"), or ``start``."""
    index = start
    while index > max(start - 12, 0) and (words[index - 1] in _CLOCK_WORDS or words[index - 1].isdigit()):
        index -= 1
    return index + 1 if start - index > 1 and words[index] == " " else start


def _ends_sentence(passage: Passage, index: int) -> bool:
    """Tell a full stop that ends a sentence from one that ends an abbreviation or an initial."""
    words = passage.words
    if words[index] != "." or index == 0:
        return True
    if index + 1 < len(words) and not words[index + 1].isspace():
        return False
    before = words[index - 1]
    if before in _ABBREVIATIONS:
        return before == "m" and _opens_sentence(passage, index + 2)
    return len(before) > _LONGEST_ABBREVIATION or (len(before) > 1 and not passage.capital(index - 1))


def _opens_sentence(passage: Passage, index: int) -> bool:
    """Tell the word that begins a sentence after "a.m." from the day or the time zone that belongs to it."""
    if not passage.capital(index) or passage.classes[index] != OTHER:
        return False
    return passage.words[index] not in _ZONE_NAMES


def _tense_at(passage: Passage, index: int) -> Tense:
    words = passage.words
    word = words[index]
    if word == "next" and words[index + 1 : index + 3] == [" ", "to"]:
        return Tense.NONE
    if word == "proposed" and words[index + 2 : index + 3] in _DETERMINER_LISTS:
        return Tense.PAST
    if word == "won" and words[index + 1 : index + 2] not in _APOSTROPHES:
        return Tense.PAST
    if word in _FUTURE:
        missed = word == "deadline" and not _OVER_THE_DEADLINE.isdisjoint(words[max(index - 4, 0) : index])
        return Tense.PAST if missed or _past_perfect(words, index) else Tense.FUTURE
    if word in _MODALS_OF_THE_PRESENT and words[index + 1 : index + 2] == [" "]:
        return Tense.NONE if words[index + 2 : index + 3] in _HAVE or passage.capital(index) else Tense.FUTURE
    if word in ("plan", "plans", "hope") and words[index + 1 : index + 3] == [" ", "to"]:
        return Tense.FUTURE
    if word == "planned" and (words[index + 2 : index + 3] in _ARTICLES or _is_an_adjective(words, index)):
        return Tense.FUTURE
    if word in _BEFORE_TO and words[index + 1 : index + 3] in _TO_OR_FOR:
        return Tense.FUTURE
    if word in _BEFORE_FOR and words[index + 1 : index + 3] == [" ", "for"]:
        return Tense.FUTURE
    if word in ("is", "are", "was", "were") and words[index + 1 : index + 3] == [" ", "to"]:
        return Tense.FUTURE
    auxiliary = words[index - 2] if index >= 2 else ""
    if auxiliary in _PRESENT_AUXILIARIES and (word in _PAST or word.endswith("ed")):
        is_to_come = auxiliary == "be" and index >= 4 and words[index - 4] in _MODALS
        return Tense.FUTURE if is_to_come else Tense.NONE
    if word in _PAST:
        if auxiliary in _MODALS:  # would quit, to cut
            return Tense.FUTURE if auxiliary in _WILL else Tense.NONE
        return Tense.PAST
    if word.endswith("ing") and index >= 2 and words[index - 2] in _PROGRESSIVE:
        return Tense.FUTURE
    if word.endswith("ed") and len(word) > 3 and word not in _NO_VERBS and not passage.capital(index):
        return Tense.NONE if _is_an_adjective(words, index) else Tense.PAST
    return Tense.NONE


def _is_an_adjective(words: list[str], index: int) -> bool:
    """Tell the participle in "a still unspecified date" and "the disputed vote" from a verb."""
    return words[index - 1] == " " and (
        words[index - 2] in _DETERMINERS
        or (words[index - 2] in _ADVERBS_IN_NAMES and words[index - 4 : index - 3][:1] in _DETERMINER_LISTS)
    )


_OVER_THE_DEADLINE = words_of("after missed past passed beyond")
_WILL = frozenset(("will", "would", "shall", "ll"))
_ZONE_NAMES = words_of("eastern central mountain pacific local")
_APOSTROPHES = (["'"], ["’"])
_MODALS_OF_THE_PRESENT = frozenset(("may", "might", "can", "must", "should"))

_VERB_ENDINGS = ("ed", "ing")
_TELLING = (
    _FUTURE | _PAST | _BEFORE_TO | _BEFORE_FOR | _CLAUSE_ENDS | _MODALS_OF_THE_PRESENT
    | {"next", "proposed", "plan", "plans", "hope", "planned", "is", "are", "won", EMPTY_LINE}
)  # fmt: skip
"""All words, but for those with the endings above, that can tell a tense or end a clause."""


class _MayTell(dict[str, bool]):
    """Whether a word can tell a tense or end a clause; looked up once for each, as most words recur."""

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = self[word] = word in _TELLING or word.endswith(_VERB_ENDINGS)
        return found


_MOST_REMEMBERED = 100_000
_MAY_TELL = _MayTell()

_HAVE = (["have"], ["be"])
_ARTICLES = (["a"], ["an"], ["the"])
_DETERMINERS = words_of("a an the its his her their our this that these those some any no")
_DETERMINER_LISTS = [[word] for word in _DETERMINERS]
_ADVERBS_IN_NAMES = words_of("still yet as newly previously recently long much widely")


def _past_perfect(words: list[str], index: int) -> bool:
    """Tell "had been scheduled", "had been due to expire" and "had expected" from "is scheduled"."""
    before = words[max(index - _VERB_PHRASE, 0) : index]
    return "had" in before[-4:] or ("had" in before and before[before.index("had") + 2 :][:1] == ["been"])
