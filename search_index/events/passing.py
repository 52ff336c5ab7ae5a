"""Dates named in passing: part of a name, or only something to compare with. They date no happening.

"the 2010 law", "WWDC 2005" and "the 1991 agreement" name a thing by its year; "the Dayton Agreements of
1995" and "the 2003 invasion" name a happening. "up 5 percent on 1986" and "compared with last year" name
what is compared with, and "the third in the past decade" what is counted over.
"""

from __future__ import annotations

import re

from search_index.dates.spans import DateSpan, Precision

_BARE_YEAR = re.compile(r"['’]?\d{2}(?:\d\d)?")
_NAMED_BEFORE = re.compile(
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
_NAME_BEFORE = re.compile(r"[^\W\d_]*[A-Z][\w.'’&-]*\s\Z")
_MONTH_OR_OPENING = re.compile(
    r"(?:\b(?:January|February|March|April|May|June|July|August|September|October|November|December|In|Since|"
    r"By|During|From|Until|After|Before|Of|For|Late|Early|Spring|Summer|Autumn|Fall|Winter|Christmas|Easter)"
    r"\s)\Z"
)
_TOLD_OF = re.compile(
    r"[^.;:,]{0,60}?\b(?:that|which)\s+(?:ended|began|led|killed|caused|followed|[a-z]{3,}ed)\b"
)
_COMPARED = re.compile(
    r"""\b(?:(?:compared|comparing|comparison)\s(?:with|to) | than | versus | vs\.? | as\sagainst
        | (?:up|down|rose|risen|fell|fallen|increase|decrease|decline|drop|gain|growth|change)\b
            [^.;:]{0,40}\b(?:from|on|over)
        | from\s(?:a\s)?[$£€]?\d[^.;:,]{0,30}
        )\b[^.;:]{0,50}\Z""",
    re.VERBOSE,
)
_COUNTED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|[a-z]+th|most|only|once|twice|times|[a-z]{2,}est|record|worst|best)\b"
    r"[^.;:,]{0,60}\s(?:in|for|over|during|of)\s(?:the\s|at\sleast\s)?\Z"
)
_WINDOW = 110
"""Code points before and after a date that are looked at."""


def is_in_passing(text: str, sentence_start: int, start: int, end: int, span: DateSpan | None) -> bool:
    """Whether the date at ``start`` to ``end`` of a text is named in passing by the sentence around it."""
    before = text[max(sentence_start, start - _WINDOW) : start]
    after = text[end : end + _WINDOW]
    if _BARE_YEAR.fullmatch(text, start, end) and _names_a_thing(before, after):
        return True
    if span is not None and span.precision is Precision.RANGE and _COUNTED.search(before):
        return True
    return _COMPARED.search(before) is not None


def _names_a_thing(before: str, after: str) -> bool:
    """Whether a year is part of the name of a thing that is no happening."""
    if _HAPPENING_AFTER.match(after) or _TOLD_OF.match(after):
        return False
    if _NAMED_BEFORE.search(before):
        return _NOUN_AFTER.match(after) is not None
    named = _NAME_BEFORE.search(before)
    return (
        named is not None and bool(before[: named.start()].strip()) and not _MONTH_OR_OPENING.search(before)
    )
