"""Whether what a passage tells has happened, is to come, or is merely supposed or denied.

The status is read from the clause that holds the date expression, and from where the date lies:

1. The *clause* runs between the nearest semicolons, colons, dashes and brackets, or commas that are
   followed by a word that opens a clause ("who", "but", "after" …), or before a participle ("for starting
   the war in 2022"). The words that open it belong to it.
2. Verb phrases that tell a status are its *cues*. The last cue before the date governs ("will meet on
   Monday"); without one, the first cue after it does ("on Monday the court will …"). A verb in the past
   or of saying is the cue for what has happened: in "said on Monday he will resign" the day is the day
   of saying. Forms that may be adjectives ("a revised plan") count only where there is no surer cue.
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
from search_index.events.alternation import any_of
from search_index.events.event import Status
from search_index.events.happening import MainClause
from search_index.events.vocabulary import word_list

_CLAUSE_EDGE = re.compile(
    r"""[;:()\[\]—–,\s]
        (?: (?<=[;:()\[\]—–])
          | (?<=\s) (?: --?\s
              | (?= (?:who|which|when|where|while|whereas|although|but|because|if|unless)\s )
              | (?= (?:for|after|by|of|since|while)\s[a-z]+ing\s ) )
          | (?<=,) \s+ (?= (?:who|whom|whose|which|that|when|while|where|whereas|but|and|or|so|yet|although|
                  though|as|after|before|because|since|until|if|unless|with|adding|saying|citing|
                  according)\b )
        )""",
    re.VERBOSE,
)

_SAYING = (
    r"said|says|told|announced|added|reported|stated|confirmed|promised|pledged|vowed|insisted|noted|"
    r"warned|declared|decided|predicted|thought|believed"
)
_NEGATED = (
    r"(?:did|do|does|has|have|had|was|were|is|are|will|would|could)(?:\ not|n['’]t|\ never)\b(?:\ \w+)?"
)
_INTENDED = (
    r"plan|plans|planned|planning|intend|intends|intended|aim|aims|aimed|hope|hopes|hoped|expect|expects|"
    r"expected|prepare|prepares|preparing|agreed|vow|vows|vowed|pledge|pledges|pledged|promised|wants|wanted"
)
_FIRST_WORDS = any_of(
    word_list(
        """deny denies denied denying refute refuted refutes refuting reject rejects rejected rejecting did
        do does has have had was were is are will would could wo ca cannot never shall scheduled due
        slated planned supposed set going been to upcoming forthcoming expects sees foresees may might If
        if Unless unless whether in rumored rumoured likely possibly be being met died began took gave went
        came became rose fell grew broke spoke wrote drew drove flew knew withdrew swore chose threw sank
        fled saw held won lost made left led sent paid signed bought sold built found shot struck hit cut
        put got ran stood fought kept brought spent"""
    )
    | set(f"{_SAYING}|{_INTENDED}".split("|"))
)
"""What a cue may begin with: a scan looks no further at other words."""
_CUE = re.compile(
    rf"""\b(?= {_FIRST_WORDS}(?:n['’]t)?\b | [a-z]{{5,}}+(?<=ed)\b | ['’]ll\b )(?:
        (?P<denying> den(?:y|ies|ied|ying) | (?:refut|reject)(?:s|ed|ing)\ (?:claims|reports|allegations) )
      | (?P<denied> {_NEGATED} | (?:wo|ca)n['’]t | cannot | never(?=\ \w+(?:ed|en)\b) )
      | (?P<planned> (?:will|shall)(?:\ (?:also|be|have|been|likely|then|now|again|soon))*(?:\ \w+)?
            | ['’]ll\ \w+
            | (?:scheduled|due|slated|planned|supposed)\b(?:\ (?:to|for|on|in|at|by)\b)?(?:\ be)?(?:\ \w+)?
            | (?:set|going)\ to(?:\ be)?(?:\ \w+)? | set\ for | (?:is|are)\ to\ (?:be\ )?\w+
            | (?:{_INTENDED})\ to(?:\ (?:be|have))?(?:\ \w+)?
            | (?:is|are|was|were|been)\ (?:expected|projected|forecast|predicted)
            | to\ be\ \w+(?:ed|en|ld|de|ught)\b | upcoming | forthcoming | expects | sees | foresees )
      | (?P<supposed> would(?:\ (?:also|be|have|been))*(?:\ \w+)? )
      | (?P<hypothetical> (?:could|may|might)(?:\ (?:also|be|have|been|not))*(?:\ \w+)?
            | [Ii]f | [Uu]nless | whether | in\ case | rumou?red | likely\ to | possibly )
      | (?P<passive> be(?:en|ing)?\ (?!scheduled|due|slated|planned|set|expected)\w+ )
      | (?P<said> {_SAYING} )
      | (?P<past> was|were|did|had|has|have|met|began|took|gave|went|came|became|rose|fell|grew|broke|spoke
            |died|wrote|drew|drove|flew|knew|withdrew|swore|chose|threw|sank|fled|saw )
      | (?P<participle> (?<!\bthe\ )(?<!\ba\ )(?<!\ban\ )(?<!\bits\ )(?<!\bhis\ )(?<!\bher\ )(?<!\btheir\ )
            (?:held|won|lost|made|left|led|sent|paid|signed|bought|sold|built|found|shot|struck|hit|cut|set|put|got
            |ran|stood|fought|kept|brought|spent|[a-z]{{5,}}+(?<=ed)) )
    )\b""",
    re.VERBOSE,
)
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
    r"run|fought|kept|brought|spent|sown|begun|taken|given|[a-z]{3,}ed"
)
_DONE_THEN = re.compile(
    rf"""(?<!\bbe\ )(?<!\bto\ )\b(?!(?:scheduled|slated|planned|expected|projected|intended|proposed|supposed
        |needed|required|dated|estimated|forecasted|anticipated)\b)(?:{_PARTICIPLE})
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
_SAYING_BEFORE = re.compile(rf"\b(?:{_SAYING})\b")
_CONDITION = re.compile(r"\b(?:(?<!as )(?<!even )[Ii]f|[Uu]nless)\b")
_UNTIL = re.compile(r"\b(?:until|till)\s*\Z")
_DONE_BEFORE = 50
_WINDOW = 300
"""Code points on either side of the date that are looked at: no clause is longer."""


def status_of(passage: str, start: int, end: int, span: DateSpan | None, published: Published) -> Status:
    """Return the status of what ``passage`` tells of the date named at ``start`` to ``end`` within it.

    ``span`` is what the expression means, or ``None`` if that is unknown; ``published`` is the article's
    published date, which decides what lies in the future.
    """
    passage = passage.replace("\n", " ")
    cue = _governing_cue(passage, start, end)
    told = _told_status(passage, start, cue)
    if span is None:
        return told
    if told is Status.HAPPENED and published.latest is not None and span.earliest > published.latest:
        return Status.PLANNED
    if cue and published.earliest is not None and span.latest < published.earliest:
        return Status.HAPPENED if _only_refers_to(passage, start, end, cue, told) else told
    return told


def _only_refers_to(passage: str, start: int, end: int, cue: re.Match[str], told: Status) -> bool:
    """Whether what governs a past date does not tell of it, but refers to it or compares with it."""
    conditional = _CONDITION.search(passage, max(0, start - _WINDOW), start) is not None
    if told is Status.PLANNED or (told is Status.HYPOTHETICAL and not conditional):
        if _DONE_THEN.search(passage, max(cue.end(), start - _DONE_BEFORE), start):
            return True
        if _PROMISED.match(cue[0]) or _BECAUSE_OF.match(passage, cue.start()):
            return True
    backshifted = cue.lastgroup == "supposed" and told is Status.PLANNED
    ahead = _SURELY_AHEAD.match(cue[0]) and _LOOKS_BACK.search(passage, start, end) is None
    return _NOT_PAST.match(cue[0]) is not None and not backshifted and not ahead


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


def told_as_past(passage: str, start: int, end: int) -> bool:
    """Whether ``passage`` tells as past what it dates with the words at ``start`` to ``end`` within it.

    That is stricter than a status of ``happened``: a verb in the past must stand close before the date ("was
    founded in 2031"), or the date opens the clause ("In 2031 the firm was founded"). A bond "due in 2031",
    issued in the past, is not told as past.
    """
    passage = passage.replace("\n", " ")
    cue = _governing_cue(passage, start, end)
    if cue is None or cue.lastgroup not in ("past", "participle", "said"):
        return False
    near = max(0, min(cue.start(), start) - _NEAR)
    if _NOW_OR_LATER.search(passage, near, max(cue.end(), start)):
        return False
    if cue.start() < start:
        return _ON_A_DATE.fullmatch(passage, cue.end(), start) is not None
    return cue.lastgroup != "said" and _OPENS_WITH_DATE.search(passage, 0, start) is not None


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


def _governing_cue(passage: str, start: int, end: int) -> re.Match[str] | None:
    low, high = max(0, start - _WINDOW), min(len(passage), end + _WINDOW)
    clause_start = low
    for edge in _CLAUSE_EDGE.finditer(passage, low, start):
        clause_start = edge.end()
    cue = _last_cue(passage, clause_start, start)
    if cue is None:
        following_edge = _CLAUSE_EDGE.search(passage, end, high)
        cue = _first_cue(passage, end, following_edge.start() if following_edge else high)
    return cue


def _told_status(passage: str, start: int, cue: re.Match[str] | None) -> Status:
    """What the words tell, wherever the date lies; ``start`` is where the date is named."""
    if cue is None or cue.lastgroup is None:
        return Status.HAPPENED
    status = _CUE_WORDS[cue.lastgroup]
    if status is Status.DENIED and _happened_after_all(passage, cue, start):
        return Status.HAPPENED
    low = max(0, start - _WINDOW)
    if cue[0] == "had" or status is Status.DENIED:
        condition = _CONDITION.search(passage, low, cue.start())
        if condition and not _CLAUSE_EDGE.search(passage, condition.end() + 1, cue.start()):
            return Status.HYPOTHETICAL
    if cue.lastgroup == "supposed" and _SAYING_BEFORE.search(passage, low, cue.start()):
        status = Status.PLANNED
    if status is Status.PLANNED and _CONDITION.search(passage, low, max(start, cue.end()) + _WINDOW):
        return Status.HYPOTHETICAL
    return status


def _last_cue(passage: str, start: int, end: int) -> re.Match[str] | None:
    """The last cue of a stretch.

    A verb of denying governs all that follows it ("denied that he had met …"); a participle, which may
    be an adjective ("a revised plan"), counts only where there is nothing surer.
    """
    last = participle = None
    for cue in _CUE.finditer(passage, start, end):
        if cue.lastgroup == "denying":
            return cue
        if cue.lastgroup == "participle":
            participle = cue
        elif cue.lastgroup != "passive":
            last = cue
    return last or participle


def _first_cue(passage: str, start: int, end: int) -> re.Match[str] | None:
    return next((cue for cue in _CUE.finditer(passage, start, end) if cue.lastgroup != "passive"), None)


def _happened_after_all(passage: str, cue: re.Match[str], start: int) -> bool:
    """Whether the date is that of the denial itself ("denied on Monday that …") or follows "not … until"."""
    if cue.lastgroup == "denying":
        return len(passage[cue.end() : start].split()) <= 1
    return _UNTIL.search(passage, max(0, start - 8), start) is not None
