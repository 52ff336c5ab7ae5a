"""What a sentence without a date of its own tells of: a deed, a saying, a state, a plan.

Read from the first finite verb of its main clause. The main clause is what is left without quotations,
brackets, an opening subordinate clause ("While she spoke, …") and relative clauses between commas
(", who is …,"). No tagger of parts of speech is needed for English news: past forms are a closed list, or
end in "-ed" and stand where no adjective can.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import islice

from search_index.alternation import any_of
from search_index.events.verbs import (
    BE_PAST,
    BE_PRESENT,
    BEFORE_ADJECTIVES,
    MODALS,
    NO_PAST_FORMS,
    PARTICIPLES,
    PAST_FORMS,
    SAYING_PRESENT,
    STATES_PRESENT,
    SUBORDINATORS,
)
from search_index.patterns import TextPattern


class Telling(Enum):
    """What the main clause of a sentence tells."""

    PAST = "a deed or a saying in the past"
    PERFECT = "something that has come about, or is under way"
    STATE = "how things are"
    SAYING = "a saying, told in the present"
    BEFORE = "what had been before the past that is told of"
    OTHER = "a plan, a supposition, or nothing at all"


@dataclass(frozen=True, slots=True)
class MainClause:
    """What a sentence tells, the verb that says so in lower case, and whether it is negated."""

    telling: Telling
    verb: str = ""
    negated: bool = False


_clause = lru_cache(maxsize=4096)(MainClause)
"""Makes a main clause; there are few, and most recur."""
_NOTHING = MainClause(Telling.OTHER)
_ADVERBS = frozenset(
    [
        "not",
        "also",
        "never",
        "now",
        "then",
        "just",
        "still",
        "again",
        "already",
        "finally",
        "since",
        "only",
        "even",
    ]
)
_INVERTED = frozenset(["Had", "Were", "Should"])
"""What opens a supposition ("Had she known, …")."""
_RELATIVES = frozenset(["who", "whom", "whose", "which", "where", "that"])
_NEGATIONS = ("n't", "n’t")
_FORMS = (
    MODALS
    | PAST_FORMS
    | BE_PRESENT
    | BE_PAST
    | SAYING_PRESENT
    | STATES_PRESENT
    | {"has", "have", "had", "did"}
)
_LONGEST = 360
"""Code points of a sentence that are looked at: no main verb comes later."""

_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}++(?:['’-]{_LETTER}++)*+"
_WORD_END = rf"(?!['’-]?{_LETTER})"
_TOKEN = TextPattern(rf"{_WORD}|[,;:()\[\]\"“”—–]")
_TELLING = TextPattern(
    rf"""\W (?: {any_of(_RELATIVES)} {_WORD_END}
          | (?P<verb> {any_of(_FORMS)} {_WORD_END}
              | (?= [a-zA-Z]*+ (?: (?<=ed) | [^ ,.\n] ) )
                {_WORD} (?: (?<=ed) | (?<=n['’]t) | (?<=['’]ll) ) ) )""",
    re.VERBOSE,
)
"""What may open a relative clause, or be a finite verb: a whole word, or the last part of a compound.

It begins with what stands before the word, for that is sooner found than the edge of a word. Most words are
plain letters without "-ed", and are refused before they are looked at more closely.
"""
_JOINS = frozenset("'’-")


def main_clause(sentence: str) -> MainClause:
    """Tell what the main clause of a sentence tells.

    A sentence that is all quotation tells nothing by itself.
    """
    text = f" {_unquoted(sentence[:_LONGEST])}"
    word = _first_token(text[1:])
    if not word:
        return _NOTHING
    if word in _INVERTED and not text.rstrip().endswith("?"):
        return _clause(Telling.OTHER, "if")
    # After an opening subordinate clause the main one begins at the comma that ends it.
    opening = text.find(",") + 1 if word.lower() in SUBORDINATORS else 0
    return _first_finite(text, opening) or (opening and _first_finite(text, 0)) or _NOTHING


def _first_finite(text: str, opening: int) -> MainClause | None:
    """What the first finite verb from ``opening`` on tells, relative clauses left out.

    Something that is not of a word must stand before ``opening``, or there at the beginning of the text.
    """
    relative = False
    position = max(opening - 1, 0)
    telling = _TELLING[text.isascii()]
    while found := telling.search(text, position):
        start, position = found.start() + 1, found.end()
        if text[start - 1] in _JOINS and text[start - 2 : start - 1].isalpha():
            continue
        word: str | None = found["verb"]
        if word is None:
            before = _before(text, start, opening)
            if before == ",":
                position = text.find(",", position)
                if position < 0:
                    return None
            else:
                relative = relative or before != "" or opening > 0
        elif word[0].islower() and (clause := _finite(text, word, start, position)) is not None:
            if not relative:
                return clause
            relative = False
    return None


def _finite(text: str, word: str, start: int, end: int) -> MainClause | None:
    """What the word at ``start`` to ``end`` tells as the finite verb of a clause, ``None`` if it is none."""
    if (clause := _BY_ITSELF.get(word)) is not None:
        return clause
    if word.endswith(("'ll", "’ll")):
        return _clause(Telling.OTHER, word)
    contracted = word.endswith(_NEGATIONS)
    verb = word[:-3] if contracted else word
    if verb in _AUXILIARIES:
        negated, following = _following(text, end)
        return _auxiliary(verb, negated or contracted, following)
    if verb in STATES_PRESENT:
        negated = contracted or _following(text, end)[0]
        return _clause(Telling.STATE, verb, negated)
    if verb in SAYING_PRESENT:
        return _clause(Telling.SAYING, verb)
    if verb in PAST_FORMS or (is_regular_past(verb) and _before(text, start) not in BEFORE_ADJECTIVES):
        return _clause(Telling.PAST, verb)
    return None


_AUXILIARIES = BE_PAST | BE_PRESENT | {"has", "have", "had", "did"}
_BY_ITSELF = {
    verb: MainClause(telling, verb)
    for telling, verbs in (
        (Telling.PAST, PAST_FORMS - SAYING_PRESENT - STATES_PRESENT - _AUXILIARIES - MODALS),
        (Telling.SAYING, SAYING_PRESENT - STATES_PRESENT - _AUXILIARIES - MODALS),
        (Telling.OTHER, MODALS),
    )
    for verb in verbs
}
"""What verbs tell whatever stands around them."""


def _auxiliary(verb: str, negated: bool, following: str) -> MainClause:
    """What an auxiliary tells together with the word that follows it and its adverbs."""
    if verb in ("has", "have"):
        telling = Telling.PERFECT if _is_participle(following) else Telling.STATE
    elif verb == "had":
        telling = Telling.BEFORE if _is_participle(following) else Telling.OTHER
    elif verb in BE_PAST:
        passive = _is_participle(following) or following.endswith("ing")
        telling = Telling.PAST if passive else Telling.STATE
    elif verb in BE_PRESENT:
        telling = Telling.PERFECT if following.endswith("ing") else Telling.STATE
    else:
        telling = Telling.PAST
    return _clause(telling, following, negated)


def is_regular_past(word: str) -> bool:
    """Whether a word in lower case has the form of a regular past or past participle."""
    return word.endswith("ed") and len(word) > 3 and "-" not in word and word not in NO_PAST_FORMS


def _is_participle(word: str) -> bool:
    return word in PARTICIPLES or is_regular_past(word)


def _following(text: str, end: int) -> tuple[bool, str]:
    """Whether the word that ends at ``end`` is negated, and the word after it and its adverbs."""
    negated = False
    for place, found in enumerate(islice(_TOKEN[text.isascii()].finditer(text, end), 4)):
        token = found[0]
        if not place:
            negated = token in ("not", "never")
        if token not in _ADVERBS and not token.endswith("ly"):
            return negated, token
    return negated, ""


def _before(text: str, start: int, opening: int = 0) -> str:
    """The word or mark before ``start`` in lower case, as far back as ``opening``."""
    tokens = _TOKEN[text.isascii()].findall(text, max(opening, start - _LONGEST_ADVERB), start)
    return tokens[-1].lower() if tokens else ""


def _first_token(text: str) -> str:
    """The first word or mark, empty if there is none."""
    word = text.partition(" ")[0]
    if word.isalpha():
        return word
    found = _TOKEN[text.isascii()].search(text)
    return found[0] if found else ""


def _unquoted(text: str) -> str:
    """The text outside of quotations and brackets; what is not closed, or not opened, counts to the end."""
    for mark in _MARKS:
        if mark in text:
            break
    else:
        return text
    kept: list[str] = []
    closing = '"' if text.count('"') % 2 and _first_token(text) not in ("", '"') else ""
    position = 0
    for found in _OPENING_OR_CLOSING.finditer(text):
        mark = found[0]
        if closing:
            if mark != closing:
                continue
            closing = ""
        else:
            kept.append(text[position : found.start()])
            if mark == "”":
                kept.clear()
            closing = _CLOSING.get(mark, "")
        position = found.end()
    if not closing:
        kept.append(text[position:])
    return " ".join(kept)


_CLOSING = {'"': '"', "“": "”", "(": ")", "[": "]"}
_MARKS = '"“”()[]'
_OPENING_OR_CLOSING = re.compile(f"[{re.escape(_MARKS)}]")
_LONGEST_ADVERB = 40
