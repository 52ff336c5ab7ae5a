"""Giving each dated happening of a sentence its clause.

Between two dates of a sentence, the first place where one clause can end and another begin is where it is
cut, provided that there is a verb on both sides: "He won in 2004 | and lost in 2009" is cut, "in March and
June" is not. A relative clause keeps what it relates to: its passage begins where the one before it did.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from search_index.alternation import any_of
from search_index.events.grouping import DatedMention
from search_index.events.sentences import Sentence, new_sentence
from search_index.events.verbs import BE_PAST, BE_PRESENT, MODALS, PAST_FORMS
from search_index.patterns import TextPattern

_FORMS = any_of(PAST_FORMS | BE_PAST | BE_PRESENT | MODALS | {"has", "have", "had", "did", "does"})
_VERB = TextPattern(rf"\b(?:{_FORMS}|[a-z]{{2,}}ed|[a-z]{{2,}}(?:es|s)\s(?:a|the|to|that)\b)")
_SAID = "|".join(
    rf"(?<=\b{verb})" for verb in ("said", "says", "told", "announced", "reported", "claimed", "stated")
)
_EDGE = re.compile(
    rf"""(?=[\s,;:])(?: \s*[;:]\s | \s[—–]\s | \s--?\s
      | ,\s(?:and|but|yet)\s(?=(?:a|an|the|[A-Z]\w+)\s)
      | ,?\s(?:and|but|yet)\s(?=(?:in|on|then|later|by|it|he|she|they|{_FORMS}|[a-z]{{3,}}ed)\s)
      | ,?\s(?=(?:when|after|before|because|until|while|whereas|although|though|where|
                as(?!\s(?:it|they)\s(?:is|are|was|were)\b))\s)
      | ,\s(?=(?:adding|saying|citing|later|said|according)\b)
      | (?:{_SAID})\s(?:that\s)?(?!(?:on|in|at|last|by|to|that)\b)
      | \sthat\s(?=(?:the|it|he|she|they|a|an|[A-Z]\w+)\s)
      | (?P<relative>,?\s(?=(?:which|who|whose|whom)\s) | \s(?=that\s(?:{_FORMS}|[a-z]{{3,}}ed)\s)))""",
    re.VERBOSE,
)
_BLANKS = " \t\n,;:—–-"


def clauses_of(text: str, sentence: Sentence, mentions: Sequence[DatedMention]) -> list[Sentence]:
    """Return the passage of each mention of a sentence, in order; each covers its mention."""
    if len(mentions) == 1:
        return [sentence]
    passages: list[Sentence] = []
    clause = opening = sentence.start
    shared = 0  # mentions before the current one that lie in the same clause
    for mention, following in zip(mentions, [*mentions[1:], None], strict=True):
        edge = _edge_between(text, clause, mention, following, sentence.end) if following else None
        if edge is None and following is not None:
            shared += 1
            continue
        end = edge.start() if edge else sentence.end
        if edge:
            end = clause + len(text[clause:end].rstrip(_BLANKS))
        passages += [new_sentence(opening, end)] * (shared + 1)
        shared = 0
        if edge:
            clause = edge.end()
            opening = opening if edge["relative"] is not None else clause
    return passages


def _edge_between(
    text: str, start: int, mention: DatedMention, following: DatedMention, end: int
) -> re.Match[str] | None:
    """The first edge between two mentions with a verb before it, from ``start`` on, and one after it."""
    verb = _VERB[text.isascii()]
    for edge in _EDGE.finditer(text, mention.end, following.start):
        if verb.search(text, start, edge.end()) and verb.search(text, edge.end(), end):
            return edge
    return None
