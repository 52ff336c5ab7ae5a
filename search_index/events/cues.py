"""The cues of a passage: verb phrases that tell whether something happened, and which governs a date.

The *clause* of a date runs between the nearest semicolons, colons, dashes and brackets, or commas that are
followed by a word that opens a clause ("who", "but", "after" …), or before a participle ("for starting
the war in 2022"). The words that open it belong to it. The last cue before the date governs ("will meet on
Monday"); without one, the first cue after it does ("on Monday the court will …"). Forms that may be
adjectives ("a revised plan") count only where there is no surer cue.

White space between words is one blank or more here: line ends are to be replaced.
"""

from __future__ import annotations

import re

from search_index.alternation import any_of
from search_index.events.vocabulary import word_list
from search_index.patterns import TextPattern

_OPENS_CLAUSE = (
    r"who|whom|whose|which|that|when|while|where|whereas|but|and|or|so|yet|although|though|as|after|before|"
    r"because|since|until|if|unless|with|adding|saying|citing|according"
)
_CLAUSE_EDGE = re.compile(
    rf"""[;:()\[\]—–,\s]
        (?: (?<!\s) (?: (?<!,) | \s+ (?= (?:{_OPENS_CLAUSE})\b ) )
          | (?= [abfiosuw-] ) (?<=\s) (?: --?\s
              | (?= (?:who|which|when|where|while|whereas|although|but|because|if|unless)\s )
              | (?= (?:for|after|by|of|since|while)\s[a-z]+ing\s ) )
        )""",
    re.VERBOSE,
)
"""The end of one clause and the beginning of another; most places are blanks, and refused at a look."""

SAYING = (
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
        slated planned supposed set going been upcoming forthcoming expects sees foresees may might If
        if Unless unless whether rumored rumoured likely possibly be being met died began took gave went
        came became rose fell grew broke spoke wrote drew drove flew knew withdrew swore chose threw sank
        fled saw held won lost made left led sent paid signed bought sold built found shot struck hit cut
        put got ran stood fought kept brought spent"""
    )
    | set(f"{SAYING}|{_INTENDED}".split("|"))
    | {"in case", "to be"}
)
"""What a cue may begin with: a scan looks no further at other words."""
_CUE = TextPattern(
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
      | (?P<said> {SAYING} )
      | (?P<past> was|were|did|had|has|have|met|began|took|gave|went|came|became|rose|fell|grew|broke|spoke
            |died|wrote|drew|drove|flew|knew|withdrew|swore|chose|threw|sank|fled|saw )
      | (?P<participle> (?<!\bthe\ )(?<!\ba\ )(?<!\ban\ )(?<!\bits\ )(?<!\bhis\ )(?<!\bher\ )(?<!\btheir\ )
            (?:held|won|lost|made|left|led|sent|paid|signed|bought|sold|built|found|shot|struck|hit|cut|set|put|got
            |ran|stood|fought|kept|brought|spent|[a-z]{{5,}}+(?<=ed)) )
    )\b""",
    re.VERBOSE,
)

WINDOW = 300
"""Code points on either side of the date that are looked at: no clause is longer."""


def governing_cue(passage: str, start: int, end: int) -> re.Match[str] | None:
    """Return the cue that governs the date at ``start`` to ``end`` of a passage, ``None`` if there is none.

    The last group of the match names the kind of the cue.
    """
    low = clause_start = max(0, start - WINDOW)
    for edge in _CLAUSE_EDGE.finditer(passage, low, start):
        clause_start = edge.end()
    cue = _last_cue(passage, clause_start, start)
    if cue is None:
        high = min(len(passage), end + WINDOW)
        following_edge = _CLAUSE_EDGE.search(passage, end, high)
        cue = _first_cue(passage, end, following_edge.start() if following_edge else high)
    return cue


def ends_clause(passage: str, start: int, end: int) -> bool:
    """Whether a clause ends within a stretch of a passage."""
    return _CLAUSE_EDGE.search(passage, start, end) is not None


def _last_cue(passage: str, start: int, end: int) -> re.Match[str] | None:
    """The last cue of a stretch.

    A verb of denying governs all that follows it ("denied that he had met …"); a participle, which may
    be an adjective ("a revised plan"), counts only where there is nothing surer.
    """
    last = participle = None
    for cue in _CUE[passage.isascii()].finditer(passage, start, end):
        kind = cue.lastgroup
        if kind == "denying":
            return cue
        if kind == "participle":
            participle = cue
        elif kind != "passive":
            last = cue
    return last or participle


def _first_cue(passage: str, start: int, end: int) -> re.Match[str] | None:
    for cue in _CUE[passage.isascii()].finditer(passage, start, end):
        if cue.lastgroup != "passive":
            return cue
    return None
