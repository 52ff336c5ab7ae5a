"""The signs of a report: words that only make sense on its day, what is to come, and reported speech."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from search_index.dates.notation import compile_pattern
from search_index.dates.passage import Passage
from search_index.dates.vocabulary import MONTHS, words_of

_AGENCIES = words_of("ap afp reuters reuter upi xinhua dpa cnn")
_DATELINE = 30
"""A text that opens with a news agency's name within so many words is a report."""

# Patterns begin with single classes, or one set of them: then re passes over all other words by itself.
_OWN_DAYS = compile_pattern(
    r"YESTERDAY|TOMORROW|TONIGHT|LAST(?<!THE LAST) WEEKDAY|THIS WEEKDAY|NEXT(?<!THE NEXT) WEEKDAY"
)
_WEEKDAYS = compile_pattern(
    r"WEEKDAY(?<!FOLLOWING WEEKDAY)(?<!NEXT WEEKDAY)(?<!THAT WEEKDAY)(?<!PREVIOUS WEEKDAY)(?<!SAME WEEKDAY)"
    r"(?!,? (?:THE )?(?:MONTHNAME|DAY))"
)
_TODAYS = compile_pattern(r"(?P<now>TODAY)")
_PERIOD = "(?:SINGULAR|DAYPART|MONTHNAME)"
_DAY_WORDS = compile_pattern(rf"AGO|LAST(?<!THE LAST) {_PERIOD}|THIS {_PERIOD}|NEXT(?<!THE NEXT) {_PERIOD}")
_NOW = compile_pattern(r"NOW")
_FULL_DATE = compile_pattern(
    r"MONTHORDAY(?:(?<=MONTHNAME)DOT DAY(?:SUFFIX)?,?|(?<=DAY)(?:SUFFIX)? (?:MONTHNAME)DOT,?) YEAR"
)

_WEIGHT_OF_OWN_DAY = 4.0
_WEIGHT_OF_TODAY = 2.0
_WEIGHT_OF_PLAN = 2.5
_WEIGHT_OF_NOW = 0.5
_WEIGHT_OF_SPEECH_IN_A_HISTORY = 0.5
_WEIGHT_OF_WEEKDAY = 2.0
"""Of a weekday after a full date, which may be one of a story."""

_WEIGHT_OF_WEEKDAY_IN_A_HISTORY = 0.5

_WORDS_OF_SPEECH = words_of("said says told")
_WORDS_OF_REPORTS = _WORDS_OF_SPEECH | words_of(
    """spokesman spokeswoman reporters pct mln dlrs shr cts profit profits earnings revenue vs versus
    provisional"""
)
_BEFORE_A_WILL = words_of(
    "the a his her their its my your our own free good ill last political living of that at"
)
_BEFORE_TODAY = words_of(
    "is are was remains remain still seen to even of known until exists survives survive"
)


def opens_as_a_report(passage: Passage) -> bool:
    """Tell a text that opens with the name of a news agency."""
    return not _AGENCIES.isdisjoint(passage.words[:_DATELINE])


def reports_speech(passage: Passage) -> bool:
    """Tell whether a text holds a word that reports speech or the results of a company."""
    return not _WORDS_OF_REPORTS.isdisjoint(passage.words)


def first_own_day(passage: Passage) -> int:
    """Return where a text first names a day that only makes sense on its own, or its end."""
    found = [pattern.search(passage.classes) for pattern in (_OWN_DAYS, _WEEKDAYS)]
    return min((each.start() for each in found if each is not None), default=len(passage.words))


def signs_of_a_report(passage: Passage, current: int, opening: int | None, dated: bool) -> float:
    """Weigh the words that only make sense on their day, speak of what is to come, or report speech.

    ``current`` is the year of the report; ``opening`` is where a past year is named before any other date
    (``None`` if there is none), and ``dated`` tells that it stands with its month. What is quoted counts for
    nothing but speech.
    """
    classes, words = passage.classes, passage.words
    speech = sum(map(_WORDS_OF_SPEECH.__contains__, words))
    others = sum(map(_WORDS_OF_REPORTS.__contains__, words)) - speech
    own = [found.start() for found in _OWN_DAYS.finditer(classes)]
    weekdays = [found.start() for found in _WEEKDAYS.finditer(classes)]
    todays = [
        found.start() for found in _TODAYS.finditer(classes) if not _is_of_our_time(words, found.start())
    ]
    near = [found.start() for found in _DAY_WORDS.finditer(classes)]
    now = [found.start() for found in _NOW.finditer(classes)]
    plans = list(_plans(words))
    own, weekdays, todays, near, plans = (
        [index for index in indices if not is_quoted(passage, index)]
        for indices in (own, weekdays, todays, near, plans)
    )
    full = (found.start() for found in _FULL_DATE.finditer(classes) if int(words[found.end() - 1]) < current)
    first_full = next(full, len(words))
    bare = sum(index < first_full for index in weekdays)
    history = dated and not own and not bare and not todays
    weight = _WEIGHT_OF_WEEKDAY if speech or others or opening is None else 1.0
    if history:
        weight = _WEIGHT_OF_WEEKDAY_IN_A_HISTORY
    return (
        speech * (_WEIGHT_OF_SPEECH_IN_A_HISTORY if history else 1.0)
        + others
        + _WEIGHT_OF_OWN_DAY * (len(own) + bare)
        + weight * (len(weekdays) - bare)
        + _WEIGHT_OF_TODAY * len(todays)
        + _WEIGHT_OF_NOW * len(now)
        + _WEIGHT_OF_PLAN * len(plans)
        + len(near)
    )


def _plans(words: list[str]) -> Iterator[int]:
    """Yield where "will" tells of what is to come, and is no noun."""
    index = words.index("will") if "will" in words else len(words)
    while index + 2 < len(words):
        if words[index + 2].isalpha() and words[index - 2] not in _BEFORE_A_WILL:
            yield index
        try:
            index = words.index("will", index + 1)
        except ValueError:
            return


def _is_of_our_time(words: Sequence[str], index: int) -> bool:
    """Tell "Today it is a museum" and "can still be seen today" from "met in Cairo today"."""
    before = words[index - 2] if index >= 2 and words[index - 1] == " " else ""
    return not before or before in (".", "!", "?") or before in _BEFORE_TODAY


def is_quoted(passage: Passage, index: int) -> bool:
    """Tell whether a word stands in quotation marks, by those before it in its paragraph."""
    text, end = passage.text, passage.start(index)
    start = text.rfind("\n\n", 0, end) + 1
    return text.count("“", start, end) > text.count("”", start, end) or text.count('"', start, end) % 2 == 1


_FRESH = timedelta(days=14)
_OF_A_STORY = timedelta(days=31)
_WEIGHT_OF_FRESH_DAY = 2.0
_FULL_DAYS = compile_pattern(
    r"(?P<month>MONTHNAME)DOT (?P<day>DAY)(?:SUFFIX)?,? YEAR"
    r"|(?P<first>DAY)(?:SUFFIX)? (?P<of>MONTHNAME)DOT,? YEAR"
)


def fresh_days(passage: Passage, days: Sequence[re.Match[str]], published: date) -> float:
    """Weigh the days without a year that would lie within two weeks of the published day.

    Those that lie close to a full date of the text, in any year, may as well be of its story.
    """
    fresh = [day for day in days if _is_close(_ordinal(passage, day), published.timetuple().tm_yday, _FRESH)]
    if not fresh or 2 * len(fresh) < len(days):
        return 0.0
    told = [_ordinal(passage, found) for found in _FULL_DAYS.finditer(passage.classes)]
    return _WEIGHT_OF_FRESH_DAY * sum(
        not any(_is_close(_ordinal(passage, day), other, _OF_A_STORY) for other in told) for day in fresh
    )


def _is_close(one: int, other: int, within: timedelta) -> bool:
    apart = abs(one - other)
    return min(apart, _DAYS_OF_A_YEAR - apart) <= within.days


_DAYS_OF_A_YEAR, _DAYS_OF_A_MONTH = 365, 30.4


def _ordinal(passage: Passage, found: re.Match[str]) -> int:
    """Return about which day of a year a month and day is."""
    month, day = ("month", "day") if found.start("month") >= 0 else ("of", "first")
    number = MONTHS[passage.words[found.start(month)]]
    return round((number - 1) * _DAYS_OF_A_MONTH) + int(passage.words[found.start(day)])
