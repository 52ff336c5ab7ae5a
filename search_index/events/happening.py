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


_NOTHING = MainClause(Telling.OTHER)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[,;:()\[\]\"“”—–]")
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
_RELATIVES = frozenset(["who", "whom", "whose", "which", "where", "that"])
_NEGATIONS = ("n't", "n’t")
_LONGEST = 360
"""Code points of a sentence that are looked at: no main verb comes later."""


def main_clause(sentence: str) -> MainClause:
    """Tell what the main clause of a sentence tells.

    A sentence that is all quotation tells nothing by itself.
    """
    tokens = _unquoted(_TOKEN.findall(sentence, 0, _LONGEST))
    opening = _after_opening(tokens)
    return _first_finite(tokens, opening) or (opening and _first_finite(tokens, 0)) or _NOTHING


def _first_finite(tokens: list[str], index: int) -> MainClause | None:
    """What the first finite verb from ``index`` on tells, relative clauses left out."""
    relative = False
    while index < len(tokens):
        token = tokens[index]
        if token == "," and index + 1 < len(tokens) and tokens[index + 1] in _RELATIVES:
            index = _next_comma(tokens, index + 2)
        elif token in _RELATIVES and index:
            relative = True
        elif _may_be_finite(token) and (found := _finite(tokens, index)) is not None:
            if not relative:
                return found
            relative = False
        index += 1
    return None


def _may_be_finite(token: str) -> bool:
    return (token in _FORMS or token.endswith(_FINITE_ENDINGS)) and token[0].islower()


_FORMS = (
    MODALS
    | PAST_FORMS
    | BE_PRESENT
    | BE_PAST
    | SAYING_PRESENT
    | STATES_PRESENT
    | {"has", "have", "had", "did"}
)
_FINITE_ENDINGS = ("ed", "n't", "n’t", "'ll", "’ll")


def _finite(tokens: list[str], index: int) -> MainClause | None:
    """What the token tells as the finite verb of its clause, ``None`` if it is none."""
    token = tokens[index]
    if token in MODALS or token.endswith(("'ll", "’ll")):
        return _NOTHING
    if token.endswith(_NEGATIONS):
        token, negated = token[:-3], True
    else:
        negated = index + 1 < len(tokens) and tokens[index + 1] in ("not", "never")
    following = _after_adverbs(tokens, index + 1)
    if token in ("has", "have"):
        telling = Telling.PERFECT if _is_participle(following) else Telling.STATE
        return MainClause(telling, following, negated)
    if token == "had":
        return MainClause(Telling.BEFORE if _is_participle(following) else Telling.OTHER, following, negated)
    if token in BE_PAST:
        passive = _is_participle(following) or following.endswith("ing")
        return MainClause(Telling.PAST if passive else Telling.STATE, following, negated)
    if token in BE_PRESENT:
        return MainClause(Telling.PERFECT if following.endswith("ing") else Telling.STATE, following, negated)
    if token == "did":
        return MainClause(Telling.PAST, following, negated)
    if token in STATES_PRESENT:
        return MainClause(Telling.STATE, token, negated)
    if token in SAYING_PRESENT:
        return MainClause(Telling.SAYING, token)
    before = tokens[index - 1] if index else ""
    if token in PAST_FORMS or (is_regular_past(token) and before.lower() not in BEFORE_ADJECTIVES):
        return MainClause(Telling.PAST, token)
    return None


def is_regular_past(word: str) -> bool:
    """Whether a word in lower case has the form of a regular past or past participle."""
    return word.endswith("ed") and len(word) > 3 and "-" not in word and word not in NO_PAST_FORMS


def _is_participle(word: str) -> bool:
    return word in PARTICIPLES or is_regular_past(word)


def _after_adverbs(tokens: list[str], index: int) -> str:
    for token in tokens[index : index + 4]:
        if token not in _ADVERBS and not token.endswith("ly"):
            return token
    return ""


def _unquoted(tokens: list[str]) -> list[str]:
    """The tokens outside of quotations and brackets; what is not closed, or not opened, counts to the end."""
    if _QUOTES.isdisjoint(tokens):
        return tokens
    kept: list[str] = []
    closing = '"' if tokens.count('"') % 2 and tokens[0] != '"' else ""
    for token in tokens:
        if closing:
            if token == closing:
                closing = ""
        elif token in _CLOSING:
            closing = _CLOSING[token]
        elif token == "”":
            kept.clear()
        else:
            kept.append(token)
    return kept


_CLOSING = {'"': '"', "“": "”", "(": ")", "[": "]"}
_QUOTES = frozenset((*_CLOSING, "”"))


def _after_opening(tokens: list[str]) -> int:
    """Where the main clause begins: after the comma that ends an opening subordinate clause."""
    if tokens and tokens[0].lower() in SUBORDINATORS and "," in tokens:
        return tokens.index(",") + 1
    return 0


def _next_comma(tokens: list[str], index: int) -> int:
    try:
        return tokens.index(",", index)
    except ValueError:
        return len(tokens)
