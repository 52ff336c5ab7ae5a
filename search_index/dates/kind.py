"""Recognising what kind of text this is: a report of its day, or a narrative that goes through history."""

from __future__ import annotations

from datetime import date

from search_index.dates.notation import compile_pattern
from search_index.dates.passage import Passage

_LEAST_DATES = 3
_DATES_PER_REPORT_WORD = 1.5
_WEIGHT_OF_LAST_YEAR = 0.4
"""Last year is named in many a report, to compare with."""

_YEARS = compile_pattern(
    r"(?:(?:MONTHNAME)DOT(?: DAY(?:SUFFIX)?)?,? |IN |SINCE |OF |TO |FROM |BETWEEN |AND )(?P<year>YEAR)"
)
_DAY_WORDS = compile_pattern(
    r"TODAY|YESTERDAY|TOMORROW|TONIGHT|AGO|NOW|WEEKDAY(?!,? (?:MONTHNAME|DAY))"
    r"|(?:LAST|THIS|NEXT) (?:SINGULAR|DAYPART|MONTHNAME)"
)
_SPEECH = frozenset(("said", "says", "told"))


def is_narrative(passage: Passage, published: date | None) -> bool:
    """Tell whether a text goes through history.

    There a date without its year continues the date named last.

    A narrative names many past years and hardly a word that only makes sense on its day ("yesterday",
    "Friday", "last week") or that reports speech.
    """
    words = passage.words
    current = published.year if published is not None else date.max.year
    years = [int(words[found.start("year")]) for found in _YEARS.finditer(passage.classes)]
    past = sum(_WEIGHT_OF_LAST_YEAR if year == current - 1 else 1 for year in years if year < current)
    if past < _LEAST_DATES:
        return False
    reporting = sum(1 for _ in _DAY_WORDS.finditer(passage.classes)) + sum(word in _SPEECH for word in words)
    return past >= _DATES_PER_REPORT_WORD * reporting
