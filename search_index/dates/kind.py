"""Recognising what kind of text this is: a report of its day, or a narrative that goes through history."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from search_index.dates.era import stand_in
from search_index.dates.notation import compile_pattern
from search_index.dates.passage import Passage
from search_index.dates.report import (
    first_own_day,
    fresh_days,
    is_quoted,
    opens_as_a_report,
    reports_speech,
    signs_of_a_report,
)
from search_index.dates.spans import DateSpan, year
from search_index.dates.vocabulary import CLASSES

_SIGNS_PER_REPORT_WORD = 1.5
_WEIGHTS_OF_LATE_YEARS = {1: 0.4, 2: 0.6}
"""Last year, and the year before, are named in many a report, to compare with."""

_YEARS = compile_pattern(
    r"(?P<year>YEAR)(?:(?<=TIED YEAR)|(?<=[,.OTHER] YEAR)|(?<=[(~]YEAR)(?<!\. \(YEAR))"
    r"(?! ANYUNIT| MONTHNAME|[.,:]DIGITS)"
)
_OLD_YEARS = compile_pattern(
    r"ERA(?:(?<=DIGITS ERA)|(?<=(?:DIGITS)ERA)|(?= DIGITS))|B(?:(?<=DIGITS B)|(?<=(?:DIGITS)B))\.C\."
    r"|NUMBER(?:(?<=IN NUMBER)|(?<=MONTHNAME NUMBER))(?=[.,;](?!DIGITS)| (?:THE|AND|TO|ON|AT|IN|A) )"
)
_NUMBER = CLASSES["NUMBER"]
_TOLD_WITH_MONTH = compile_pattern(r"(?:MONTHNAME)DOT,? $|DAY(?:SUFFIX)?,? $|SEASON(?: OF)? $")

# As in report.py, patterns begin with single classes, or one set of them.
_COUNTED_STEPS = compile_pattern(
    r"LATER(?:(?<=ANYNUMBER ANYUNIT LATER)|(?<=(?:A|THE) ANYUNIT LATER)|(?<=MANY OF ANYUNIT LATER))"
)
_NAMED_STEPS = compile_pattern(
    r"THE (?:FOLLOWING|NEXT|SAME) (?:SINGULAR|DAYPART|MONTHNAME|SEASON)"
    r"|THAT (?:SAME )?(?:MONTHNAME|SEASON|YEARWORD)"
)
_NUMBERED_DAYS = compile_pattern(r"(?:ON|BY|TO|OF) THE (?:DAY)SUFFIX(?![ -]CENTURY)")
_DAYS_WITHOUT_YEAR = compile_pattern(
    r"MONTHORDAY(?:"
    r"(?<=(?P<month>MONTHNAME))DOT (?P<day>DAY)(?!(?:SUFFIX)?,? (?:YEAR|ERA|DIGITS ?ERA)|[.,:]?DIGITS)"
    r"|(?<=(?P<first>DAY))(?:SUFFIX)? (?P<of>MONTHNAME)(?!,? (?:YEAR|ERA|DIGITS ?ERA)))"
)
_WEIGHT_OF_A_DAY, _WEIGHT_OF_A_NUMBERED_DAY = 0.3, 0.5
_DAYS_OF_A_STORY = 2
"""A year that is just over opens a history only if so many days without a year follow."""

_LEAST_SIGNS = 3
_LEAST_IF_OPENED = 2
"""So many signs make a history if its first date is one of the past."""


def are_narratives(passage: Passage, days: Iterable[date | None]) -> Iterator[bool]:
    """Tell whether a text goes through history, for each of the days that it may be published on.

    There a date without its year continues the date named last.

    A narrative names past years, most often before any other date, or steps from one day to the next ("three
    days later", "the following spring"), and hardly uses a word that only makes sense on its day
    ("yesterday", "Friday", "last week"), speaks of what is to come, or reports speech. What tells it is
    looked for once for all days of a year.
    """
    of_years: dict[int, _Signs | None] = {}
    for published in days:
        current = published.year if published is not None else date.max.year
        if current not in of_years:
            of_years[current] = _signs(passage, current)
        signs = of_years[current]
        yield signs is not None and signs.outweigh(passage, published)


@dataclass(frozen=True, slots=True)
class _Signs:
    """What speaks for a history (``history``) and for a report (``report``).

    ``days`` are the days named without a year. ``enough`` says that there are the signs that a history has at
    least, ``dated`` that it opens with a past year that stands with its month.
    """

    history: float
    report: float
    days: list[re.Match[str]]
    enough: bool
    dated: bool

    def outweigh(self, passage: Passage, published: date | None) -> bool:
        """Tell whether those for a history do, if the text was published on a day."""
        report = self.report
        if published is not None:
            report += fresh_days(passage, self.days, published) / (2 if self.dated else 1)
        if not self.enough:
            return not report
        return self.history + _WEIGHT_OF_A_DAY * len(self.days) >= _SIGNS_PER_REPORT_WORD * report


def _signs(passage: Passage, current: int) -> _Signs | None:
    """Weigh what speaks for a history in a text of the year ``current``; ``None`` if too little does."""
    if opens_as_a_report(passage):
        return None
    classes = passage.classes
    named = [
        (found.start("year"), weight)
        for found in _YEARS.finditer(classes)
        if (weight := _weight(current - int(passage.words[found.start("year")])))
    ]
    old = [found.start() for found in _OLD_YEARS.finditer(classes)]
    least = _LEAST_SIGNS if not named and all(classes[each] == _NUMBER for each in old) else _LEAST_IF_OPENED
    named += [(each, 1.0) for each in old]
    if not named:
        return None
    past, opening = sum(weight for _, weight in named), min(named)[0]
    if past < 1 and reports_speech(passage):
        return None
    days = list(_DAYS_WITHOUT_YEAR.finditer(classes))
    if past < 1 and len(days) < _DAYS_OF_A_STORY:
        return None
    opened = opening < min([first_own_day(passage), *(day.start() for day in days)])
    dated = opened and _TOLD_WITH_MONTH.search(classes, max(opening - _BEFORE_A_YEAR, 0), opening) is not None
    signs = past + _steps(passage) + _WEIGHT_OF_A_NUMBERED_DAY * len(_NUMBERED_DAYS.findall(classes))
    enough = past >= 1 and signs >= (least if opened else _LEAST_SIGNS)
    if not enough and not dated:
        return None
    report = signs_of_a_report(passage, current, opening if opened else None, dated)
    return _Signs(signs, report, days, enough, dated)


def _steps(passage: Passage) -> int:
    """Count where a text steps from one day, or year, to another."""
    named = (found.start() for found in _NAMED_STEPS.finditer(passage.classes))
    return len(_COUNTED_STEPS.findall(passage.classes)) + sum(
        not _is_in_a_report_of_results(passage, index) for index in named
    )


_BEFORE_A_YEAR = 6


def _weight(years_ago: int) -> float:
    return _WEIGHTS_OF_LATE_YEARS.get(years_ago, 1.0) if years_ago > 0 else 0.0


_FIRST_YEAR = compile_pattern(
    r"(?P<year>YEAR)(?:(?<=TIED YEAR)|(?<=[,.] YEAR)|(?<=\(YEAR)(?<!\. \(YEAR))(?! ANYUNIT|[.,:]DIGITS)"
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


def opens_with_news(passage: Passage, published: date | None) -> bool:
    """Tell an obituary or a look back, which begins with its own day ("died on Monday"), from a history."""
    own = _OWN_DAY.search(passage.classes, 0, _OPENING)
    full = _FULL_DATE.search(passage.classes, 0, _OPENING)
    if full is not None and published is not None and passage.words[full.end() - 1] == str(published.year):
        full = None  # the report's own date line
    if own is None or (full is not None and full.start() < own.start()):
        return False
    return not is_quoted(passage, own.start())


def _is_in_a_report_of_results(passage: Passage, index: int) -> bool:
    """Tell "the same quarter", which reports of results compare with, from a step of a story."""
    return passage.words[index + 2 : index + 3] == ["same"] and passage.words[index + 4 : index + 5] in (
        ["quarter"],
        ["period"],
        ["month"],
        ["week"],
        ["year"],
    )
