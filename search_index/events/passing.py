"""Dates named in passing: part of a name, or only something to compare with. They date no happening.

"the 2010 law", "WWDC 2005" and "the 1991 agreement" name a thing by its year; "the Dayton Agreements of
1995" and "the 2003 invasion" name a happening. "up 5 percent on 1986" and "compared with last year" name
what is compared with, and "the third in the past decade" what is counted over.
"""

from __future__ import annotations

import re

from search_index.alternation import any_of
from search_index.dates.spans import DateSpan, Precision
from search_index.events.vocabulary import word_list
from search_index.patterns import TextPattern

_BARE_YEAR = re.compile(r"['’]?\d{2}(?:\d\d)?")
_LONGEST_YEAR = 5
_NAMED_BEFORE = TextPattern(
    r"(?:\b(?:the|a|an|its|his|her|their|our|this|that)|['’]s|s['’])\s+(?:[^\W\d_]+\s+)?\Z", re.IGNORECASE
)
_NOUN_AFTER = re.compile(
    r"""\s+(?:[^\W\d_]+\s+){0,3}?(?!(?:and|or|but|to|for|in|on|at|by|with|from|of|as|was|were|is|are|had|has|have|
        will|would|when|that|which|who|while|after|before|because|the|a|an|it|he|she|they)\b)[^\W\d_]{2,}""",
    re.VERBOSE,
)
_HAPPENING_AFTER = re.compile(
    r"""\s+(?:[\w.'’-]+\s+){0,3}?(?:wars?|invasions?|attacks?|elections?|votes?|polls?|referendums?|crash(?:es)?|
        disasters?|earthquakes?|quakes?|floods?|fires?|strikes?|revolutions?|uprisings?|coups?|riots?|massacres?|
        bombings?|shootings?|killings?|murders?|merger|takeover|acquisition|launch|opening|closure|outbreak|
        tsunami|hurricane|storm|explosion|blast|accident|collapse|defeat|victory|protests?|siege|hijacking|
        kidnapping|assassination|death|annexation|genocide|ceasefire|bailout|default|devaluation)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s(?=\s)")
"""After a year: what is named by its year (\"last year's winner\")."""
_NAME_BEFORE = TextPattern(r"[^\W\d_]*[A-Z][\w.'’&-]*\s\Z")
_MONTH_OR_OPENING = re.compile(
    r"(?:\b(?:January|February|March|April|May|June|July|August|September|October|November|December|In|Since|"
    r"By|During|From|Until|After|Before|Of|For|Late|Early|Spring|Summer|Autumn|Fall|Winter|Christmas|Easter)"
    r"\s)\Z"
)
_TOLD_OF = re.compile(
    r"[^.;:,]{0,60}?\b(?:that|which)\s+(?:ended|began|led|killed|caused|followed|[a-z]{3,}ed)\b"
)
_WITHIN = r"(?:[^.;:]|\.(?=\d))"
_COMPARING = any_of(
    word_list(
        """compared comparing comparison than versus vs as up down rose risen fell fallen increase decrease
        decline drop gain growth change from"""
    )
)
_COMPARED = TextPattern(
    rf"""\b(?={_COMPARING}\b)(?:(?:compared|comparing|comparison)\s(?:with|to) | than | versus | vs\.?
        | as\sagainst
        | (?:up|down|rose|risen|fell|fallen|increase|decrease|decline|drop|gain|growth|change)\b
            {_WITHIN}{{0,40}}\b(?:from|on|over)
        | from\s(?:a\s)?[$£€]?(?!(?:1[5-9]|20)\d\d\b(?!,\d))\d[^.;:,]{{0,30}}
        )\b{_WITHIN}{{0,50}}\Z""",
    re.VERBOSE,
)
_RISE_ON = re.compile(
    r"(?:up|down|rose|risen|fell|fallen|increase|decrease|decline|drop|gain|growth|change)\b"
    r"(?!.*\b(?:from|over|than)\b).*\bon\s",
    re.DOTALL,
)
"""Before a day this tells when something rose or fell, before a year or a month what it is compared with."""
_COUNTED_OVER = re.compile(r"\s(?:in|for|over|during|of)\s(?:the\s|at\sleast\s)?\Z")
_COUNTED_SINCE = re.compile(
    r"\ssince\s(?:(?:at|least|about|around|the|its|their|early|late|mid|in|end|middle|beginning|start|of|back)\s){0,4}\Z"
)
"""Words before a date that is only counted from; after "since a dam broke in" it dates what it tells."""
_NO_SUPERLATIVE = word_list(
    """arrest attest breast chest conquest contest crest digest divest forest guest harvest honest inquest
    interest invest jest manifest midwest modest nest northwest pest protest quest request rest southwest
    suggest test unrest vest west"""
)
_COUNTED = TextPattern(
    rf"""\b(?:first | second | third
        | (?:\w+-)?(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|\w+teen|\w+tie)th
        | \d+(?:st|nd|rd|th) | most | least | only | once | twice | times | record | worst
        | (?!{any_of(_NO_SUPERLATIVE)}\b)[a-z]{{2,}}est)
        \b[^.;:,]{{0,60}}\Z""",
    re.VERBOSE,
)
"""What is counted or ranked over a time: an ordinal or a superlative, and what follows it."""
_BOUNDED = re.compile(r"\b(?:more|less|fewer|longer|later|earlier)\sthan\s\Z", re.IGNORECASE)
_COUNTED_BACK = re.compile(r".*\b(?:ago|earlier|later|before|after)", re.IGNORECASE | re.DOTALL)
_WHEN = re.compile(r",?\s+when\s")
"""After a date that is counted from this tells what happened then ("the sixth since October, when …")."""
_LONGEST_OVER = 60
_NEAR = 40
"""Code points before a year in which the word or two before it lie."""
_WINDOW = 110
"""Code points before and after a date that are looked at."""


def is_in_passing(text: str, sentence_start: int, start: int, end: int, span: DateSpan | None) -> bool:
    """Whether the date at ``start`` to ``end`` of a text is named in passing by the sentence around it."""
    before = text[max(sentence_start, start - _WINDOW) : start]
    after = text[end : end + _WINDOW]
    if (
        end - start <= _LONGEST_YEAR
        and _BARE_YEAR.fullmatch(text, start, end)
        and _names_a_thing(before, after)
    ):
        return True
    possessive = _POSSESSIVE.match(after)
    if possessive and span is not None and span.precision is Precision.YEAR:
        return _HAPPENING_AFTER.match(after, possessive.end()) is None
    ranges = span is not None and span.precision is Precision.RANGE
    counted = _COUNTED_OVER if ranges else _COUNTED_SINCE if "since" in before else None
    over = counted and counted.search(before, max(0, len(before) - _LONGEST_OVER))
    if over and not _WHEN.match(after) and _COUNTED[before.isascii()].search(before, 0, over.start()):
        return True
    compared = _COMPARED[before.isascii()].search(before)
    if compared is None or (_BOUNDED.search(before) and _COUNTED_BACK.match(text, start, end)):
        return False
    on_a_day = span is not None and span.precision is Precision.DAY and _RISE_ON.fullmatch(compared[0])
    return not on_a_day


def _names_a_thing(before: str, after: str) -> bool:
    """Whether a year is part of the name of a thing that is no happening."""
    near = max(0, len(before) - _NEAR)
    if _NAMED_BEFORE[before.isascii()].search(before, near):
        if _NOUN_AFTER.match(after) is None:
            return False
    else:
        named = _NAME_BEFORE[before.isascii()].search(before, near)
        if named is None or not before[: named.start()].strip() or _MONTH_OR_OPENING.search(before, near):
            return False
    return _HAPPENING_AFTER.match(after) is None and _TOLD_OF.match(after) is None
