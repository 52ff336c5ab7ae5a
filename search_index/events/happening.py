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
    SUBORDINATORS,
)


class Telling(Enum):
    """What the main clause of a sentence tells."""

    PAST = "a deed or a saying in the past"
    PERFECT = "something that has come about"
    PROGRESSIVE = "something under way"
    SAYING = "a saying, told in the present"
    BEFORE = "what had been before the past that is told of"
    OTHER = "a state, a plan, a supposition, or nothing at all"


@dataclass(frozen=True, slots=True)
class MainClause:
    """What a sentence tells, the verb that says so in lower case, and whether it is negated."""

    telling: Telling
    verb: str = ""
    negated: bool = False


_NOTHING = MainClause(Telling.OTHER)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[,;:()\[\]\"“”—–]")
_ADVERBS = frozenset("not also never now then just still again already recently finally since only even".split())
_RELATIVES = frozenset("who whom whose which where that".split())
_NEGATIONS = ("n't", "n’t")
_MOST_TOKENS = 80
"""No main verb comes later than this."""


def main_clause(sentence: str) -> MainClause:
    """Tell what the main clause of a sentence tells.

    A sentence that is all quotation tells nothing by itself.
    """
    tokens = _unquoted(_TOKEN.findall(sentence[:1_500]))
    index = _after_opening(tokens)
    while index < len(tokens):
        token = tokens[index]
        if token == "," and index + 1 < len(tokens) and tokens[index + 1] in _RELATIVES:
            index = _next_comma(tokens, index + 2)
        elif token.islower() and (found := _finite(tokens, index)) is not None:
            return found
        index += 1
    return _NOTHING


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
        return MainClause(Telling.PERFECT, following, negated) if _is_participle(following) else _NOTHING
    if token == "had":
        return MainClause(Telling.BEFORE if _is_participle(following) else Telling.OTHER, following, negated)
    if token in BE_PAST:
        passive = _is_participle(following) or following.endswith("ing")
        return MainClause(Telling.PAST, following, negated) if passive else _NOTHING
    if token in BE_PRESENT:
        progressive = following.endswith("ing") and following not in ("nothing", "something", "anything")
        return MainClause(Telling.PROGRESSIVE, following, negated) if progressive else _NOTHING
    if token == "did":
        return MainClause(Telling.PAST, following, negated)
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
    """The tokens outside of quotations and brackets; an opening that is never closed counts to the end."""
    kept: list[str] = []
    closing = ""
    for token in tokens[:_MOST_TOKENS]:
        if closing:
            if token in closing:
                closing = ""
        elif token in _CLOSING:
            closing = _CLOSING[token]
        else:
            kept.append(token)
    return kept


_CLOSING = {'"': '"', "“": "”", "(": ")", "[": "]"}


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
