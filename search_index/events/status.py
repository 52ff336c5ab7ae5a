"""Whether what a passage tells has happened, is to come, or is merely supposed or denied.

The status is read from the clause that holds the date expression, and from where the date lies:

1. The cue that governs the date is found: see ``cues``.
2. A verb in the past or of saying is the cue for what has happened: in "said on Monday he will resign" the
   day is the day of saying.
3. "would" after a verb of saying is the past of "will" ("said it would open in May"): planned. Otherwise
   "would", "could", "may", "might" and a clause with "if" or "unless" are hypothetical. A plan that
   hangs on an "if" elsewhere in the sentence is hypothetical too.
4. "denied", "did not", "has not" and the like tell of a denial, unless "until" follows: what did not
   happen until May happened in May. After "if" they are hypothetical.
5. What is told as happened, or without any cue, but lies wholly after the published date, is planned:
   a forecast is never shown as a fact. And what lies wholly before it is not told by a verb of the
   present or the future: a date behind "will", "could" or "does not" is then one that is compared with
   or referred to ("will be lower than last year", "does not breach the treaty of 1985"). But "will" is
   believed more than a year or week that the date itself does not name ("will be heard in February").
   Nor is it planned where the verb before it is a participle ("will lift tariffs imposed last week"), a
   verb of promising ("agreed to pay in October") or "due to" for "because of".
"""

from __future__ import annotations

import re

from corpus.article import Published
from search_index.dates.spans import DateSpan
from search_index.events.cues import SAYING, WINDOW, ends_clause, governing_cue
from search_index.events.event import Status
from search_index.events.happening import MainClause
from search_index.events.vocabulary import word_list

_NOT_PAST = re.compile(
    r"""(?:will|shall|['’]ll|is|are|do|does|expects|sees|foresees|plans|hopes|aims|intends|going|cannot)\b
      | (?:wo|ca|do|does|is|are)n['’]t | (?:could|may|might|would)(?!.*\ have\b)""",
    re.VERBOSE,
)
_SURELY_AHEAD = re.compile(r"(?:will|shall|['’]ll)\b")
_LOOKS_BACK = re.compile(
    r"\d{3}|['’]\d\d|\b(?:last|previous|past|ago|earlier|before|yesterday|that|same)\b", re.IGNORECASE
)
"""In dates that are past whatever the verb; the year or the week of others is inferred, maybe wrongly."""
_PARTICIPLE = (
    r"held|won|lost|made|left|led|sent|paid|signed|bought|sold|built|found|shot|struck|hit|cut|"
    r"run|fought|kept|brought|spent|sown|begun|taken|given|(?:set|put)(?=\ (?:up|off|aside)\ )|[a-z]{3,}ed"
)
_DONE_THEN = re.compile(
    rf"""(?<!\bbe\ )(?<!\bto\ )\b(?!(?:scheduled|slated|planned|expected|projected|intended|proposed|supposed
        |needed|required|dated|estimated|forecasted|anticipated)\b)(?:{_PARTICIPLE})(?:\s(?:up|off|out|down|aside|over))?
        \s(?:(?:on|in|at|during|early|late|only|back)\s){{0,2}}(?:the\s)?\Z""",
    re.VERBOSE,
)
"""A participle right before a date, which then is that of its deed, whatever governs the sentence."""
_PROMISED = re.compile(r"(?:agreed|vowed|pledged|promised)\b")
_BECAUSE_OF = re.compile(r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )due to\b")
"""Of a time that is over, only what "was due to" begin was planned for it."""
_CUE_WORDS = {
    "denying": Status.DENIED,
    "denied": Status.DENIED,
    "planned": Status.PLANNED,
    "supposed": Status.HYPOTHETICAL,
    "hypothetical": Status.HYPOTHETICAL,
    "said": Status.HAPPENED,
    "past": Status.HAPPENED,
    "participle": Status.HAPPENED,
}
_SAYING_BEFORE = re.compile(rf"\b(?:{SAYING})\b")
_CONDITION = re.compile(r"\b(?:(?<!as )(?<!even )[Ii]f|[Uu]nless)\b")
_UNTIL = re.compile(r"\b(?:until|till)\s*\Z")
_DONE_BEFORE = 50


class DateTold:
    """A date that a passage names, and how the passage tells of it.

    Read once, the governing cue answers both questions: what the status is, and whether it is told as past.
    """

    __slots__ = ("_cue", "_end", "_passage", "_start")

    def __init__(self, passage: str, start: int, end: int) -> None:
        """Take the date named at ``start`` to ``end`` of ``passage``, whose line ends count as blanks."""
        self._passage = passage = passage.replace("\n", " ")
        self._start = start
        self._end = end
        self._cue = governing_cue(passage, start, end)

    def status(self, span: DateSpan | None, published: Published) -> Status:
        """Return the status of what the passage tells of the date.

        ``span`` is what the expression means, or ``None`` if that is unknown; ``published`` is the article's
        published date, which decides what lies in the future.
        """
        cue = self._cue
        told = _told_status(self._passage, self._start, cue)
        if span is None:
            return told
        if told is Status.HAPPENED and published.latest is not None and span.earliest > published.latest:
            return Status.PLANNED
        if cue and published.earliest is not None and span.latest < published.earliest:
            refers = _only_refers_to(self._passage, self._start, self._end, cue, told)
            return Status.HAPPENED if refers else told
        return told

    def as_past(self) -> bool:
        """Tell whether the passage tells of the date as something that happened then.

        That is stricter than a status of ``happened``: a verb in the past must stand close before the date
        ("was founded in 2031"), or the date opens the clause ("In 2031 the firm was founded"). A bond "due
        in 2031", issued in the past, is not told as past.
        """
        passage, start, cue = self._passage, self._start, self._cue
        if cue is None or cue.lastgroup not in ("past", "participle", "said"):
            return False
        near = max(0, min(cue.start(), start) - _NEAR)
        if _NOW_OR_LATER.search(passage, near, max(cue.end(), start)):
            return False
        if cue.start() < start:
            return _ON_A_DATE.fullmatch(passage, cue.end(), start) is not None
        return cue.lastgroup != "said" and _OPENS_WITH_DATE.search(passage, 0, start) is not None


def _only_refers_to(passage: str, start: int, end: int, cue: re.Match[str], told: Status) -> bool:
    """Whether what governs a past date does not tell of it, but refers to it or compares with it."""
    if told is Status.PLANNED or (
        told is Status.HYPOTHETICAL and _condition(passage, max(0, start - WINDOW), start) is None
    ):
        if _DONE_THEN.search(passage, max(cue.end(), start - _DONE_BEFORE), start):
            return True
        if _PROMISED.match(cue[0]) or _BECAUSE_OF.match(passage, cue.start()):
            return True
    if _NOT_PAST.match(cue[0]) is None or (cue.lastgroup == "supposed" and told is Status.PLANNED):
        return False
    ahead = _SURELY_AHEAD.match(cue[0]) and _LOOKS_BACK.search(passage, start, end) is None
    return not ahead


def status_of_undated(passage: str, clause: MainClause) -> Status:
    """Return the status of a sentence without a date of its own; ``clause`` is what it tells.

    It is about the day of the report or a day before it, so only its main verb can make a plan of it.
    """
    if _OPENS_WITH_CONDITION.match(passage):
        return Status.HYPOTHETICAL
    if clause.negated:
        return Status.DENIED
    return Status.PLANNED if clause.verb in _PLANNING else Status.HAPPENED


_OPENS_WITH_CONDITION = re.compile(r"\W*(?:If|Unless|Should)\s")
_PLANNING = word_list(
    """hope hopes plan plans expect expects intend intends aim aims due expected scheduled slated set planned
    supposed likely to"""
)
"""Main verbs of the present, and what follows "is", of something to come."""


_NEAR = 20
_NOW_OR_LATER = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|is|are|be|(?:was|were)\ to|due|expected|anticipated|"
    r"estimated|projected|until)\b"
)
"""Words of plans and of the present: where one stands, the past tense may be that of planning."""
_ON_A_DATE = re.compile(
    r"(?:\s(?!that\b|as\b|for\b)\w++(?<!ing)){0,2}\s(?:in|on|during)\s(?:(?:early|late|mid|the)[\s-])?"
)
"""Between a verb and its date: two words at most, which end in no other verb."""
_OPENS_WITH_DATE = re.compile(r"(?:\A|[.;:—–]\s)\W*(?:In|On|During)\s(?:(?:early|late|mid|the)[\s-])?\Z")


def _told_status(passage: str, start: int, cue: re.Match[str] | None) -> Status:
    """What the words tell, wherever the date lies; ``start`` is where the date is named."""
    if cue is None or cue.lastgroup is None:
        return Status.HAPPENED
    status = _CUE_WORDS[cue.lastgroup]
    if status is Status.DENIED and _happened_after_all(passage, cue, start):
        return Status.HAPPENED
    low = max(0, start - WINDOW)
    if cue[0] == "had" or status is Status.DENIED:
        condition = _condition(passage, low, cue.start())
        if condition and not ends_clause(passage, condition.end() + 1, cue.start()):
            return Status.HYPOTHETICAL
    if cue.lastgroup == "supposed" and _SAYING_BEFORE.search(passage, low, cue.start()):
        status = Status.PLANNED
    if status is Status.PLANNED and _condition(passage, low, max(start, cue.end()) + WINDOW):
        return Status.HYPOTHETICAL
    return status


def _condition(passage: str, start: int, end: int) -> re.Match[str] | None:
    """The first condition of a stretch; most passages have no letters of one."""
    if "if" in passage or "nless" in passage or "If" in passage:
        return _CONDITION.search(passage, start, end)
    return None


def _happened_after_all(passage: str, cue: re.Match[str], start: int) -> bool:
    """Whether the date is that of the denial itself ("denied on Monday that …") or follows "not … until"."""
    if cue.lastgroup == "denying":
        return len(passage[cue.end() : start].split()) <= 1
    return _UNTIL.search(passage, max(0, start - 8), start) is not None
