"""Recognising what kind of text this is: a report of its day, or a narrative that goes through history."""

from __future__ import annotations

import re
from datetime import date

from search_index.dates.era import stand_in
from search_index.dates.notation import compile_pattern
from search_index.dates.passage import Passage
from search_index.dates.spans import DateSpan, year
from search_index.dates.vocabulary import words_of

_LEAST_SIGNS = 3
_SIGNS_PER_REPORT_WORD = 1.5
_WEIGHTS_OF_LATE_YEARS = {1: 0.4, 2: 0.6}
"""Last year, and the year before, are named in many a report, to compare with."""

_YEARS = compile_pattern(
    r"(?P<year>YEAR)(?:(?<=TIED YEAR)|(?<=[,.OTHER] YEAR)|(?<=[(~]YEAR))(?! ANYUNIT| MONTHNAME|[.,:]DIGITS)"
)
_OLD_YEARS = compile_pattern(
    r"DIGITS ?(?:ERA|B\.C\.)|ERA DIGITS"
    r"|(?:IN|MONTHNAME) NUMBER(?=[.,;](?!DIGITS)| (?:THE|AND|TO|ON|AT|IN|A) )"
)
_STEPS = compile_pattern(
    r"(?:COUNT|A|THE) ANYUNIT LATER|THE (?:FOLLOWING|NEXT|SAME) (?:SINGULAR|DAYPART|MONTHNAME|SEASON)"
    r"|THAT (?:SAME )?(?:MONTHNAME|SEASON|YEARWORD)"
)
_DAY_WORDS = compile_pattern(r"TODAY|AGO|NOW|(?<!THE )(?:LAST|THIS|NEXT) (?:SINGULAR|DAYPART|MONTHNAME)")
_DAYS_OF_THE_WEEK = compile_pattern(r"YESTERDAY|TOMORROW|TONIGHT|WEEKDAY(?!,? (?:MONTHNAME|DAY))")
_WEIGHT_OF_A_WEEKDAY = 2
"""A history hardly has a bare weekday, unless it names its year first and quotes nobody."""

_DAYS_WITHOUT_YEAR = compile_pattern(r"(?:MONTHNAME)DOT DAY(?!,? YEAR|SUFFIX)|DAY MONTHNAME(?!,? YEAR)")
_WEIGHT_OF_A_DAY = 0.3
_WORDS_OF_REPORTS = words_of(
    """said says told spokesman spokeswoman reporters pct mln dlrs shr cts profit profits earnings revenue"""
)

_AGENCIES = words_of("ap afp reuters reuter upi xinhua dpa cnn")
_DATELINE = 30
"""A text that opens with a news agency's name within so many words is a report."""


def is_narrative(passage: Passage, published: date | None) -> bool:
    """Tell whether a text goes through history.

    There a date without its year continues the date named last.

    A narrative names past years, or steps from one day to the next ("three days later", "the following
    spring"), and hardly uses a word that only makes sense on its day ("yesterday", "Friday", "last week")
    or that reports speech.
    """
    words, classes = passage.words, passage.classes
    if not _AGENCIES.isdisjoint(words[:_DATELINE]):
        return False
    current = published.year if published is not None else date.max.year
    years = [int(words[found.start("year")]) for found in _YEARS.finditer(classes)]
    past = sum(_WEIGHTS_OF_LATE_YEARS.get(current - year, 1.0) for year in years if year < current)
    past += sum(1 for _ in _OLD_YEARS.finditer(classes))
    if past < 1:
        return False
    signs = past + sum(
        not _is_in_a_report_of_results(passage, found.start()) for found in _STEPS.finditer(classes)
    )
    if signs < _LEAST_SIGNS:
        return False
    signs += _WEIGHT_OF_A_DAY * sum(1 for _ in _DAYS_WITHOUT_YEAR.finditer(classes))
    return signs >= _SIGNS_PER_REPORT_WORD * _signs_of_a_report(passage)


_FIRST_YEAR = compile_pattern(
    r"(?P<year>YEAR)(?:(?<=TIED YEAR)|(?<=[,.] YEAR)|(?<=\(YEAR))(?! ANYUNIT|[.,:]DIGITS)"
    r"|ERA (?P<ad>DIGITS)|(?P<digits>DIGITS) ?(?P<era>ERA|B\.C\.)"
)
_BEFORE_ERA = ("bc", "bce", "b")


def first_year(passage: Passage) -> DateSpan | None:
    """Return the first year that a passage names, which what comes before it is likely to be of."""
    found = _FIRST_YEAR.search(passage.classes)
    if found is None:
        return None
    number = int(passage.words[max(found.start(name) for name in ("year", "ad", "digits"))])
    try:
        before = found["era"] and passage.words[found.start("era")] in _BEFORE_ERA
        return year(stand_in(number) if before else number)
    except ValueError:
        return None


_OWN_DAY = compile_pattern(r"YESTERDAY|TONIGHT|WEEKDAY(?!,? (?:THE )?(?:MONTHNAME|DAY))")
_FULL_DATE = compile_pattern(r"(?:MONTHNAME)DOT DAY,? YEAR|DAY (?:MONTHNAME)DOT,? YEAR")
_OPENING = 150
"""So many words (with blanks and marks) open a text."""


def opens_with_news(passage: Passage) -> bool:
    """Tell an obituary or a look back, which begins with its own day ("died on Monday"), from a history."""
    own, full = (pattern.search(passage.classes, 0, _OPENING) for pattern in (_OWN_DAY, _FULL_DATE))
    return own is not None and (full is None or own.start() < full.start()) and not _in_quotes(passage, own)


def _in_quotes(passage: Passage, found: re.Match[str]) -> bool:
    before = passage.words[: found.start()]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _signs_of_a_report(passage: Passage) -> float:
    """Count the words that only make sense on their day, or that report speech."""
    classes = passage.classes
    speech = sum(word in _WORDS_OF_REPORTS for word in passage.words)
    weekdays = [found.start() for found in _DAYS_OF_THE_WEEK.finditer(classes)]
    opening = min((found.start("year") for found in _YEARS.finditer(classes)), default=len(classes))
    opens_with_a_year = not weekdays or opening < weekdays[0]
    weight = 1 if opens_with_a_year and not speech else _WEIGHT_OF_A_WEEKDAY
    return speech + sum(1 for _ in _DAY_WORDS.finditer(classes)) + weight * len(weekdays)


def _is_in_a_report_of_results(passage: Passage, index: int) -> bool:
    """Tell "the same quarter", which reports of results compare with, from a step of a story."""
    return passage.words[index + 2 : index + 3] == ["same"] and passage.words[index + 4 : index + 5] in (
        ["quarter"],
        ["period"],
        ["month"],
        ["week"],
        ["year"],
    )
