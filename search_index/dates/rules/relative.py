"""Days and calendar units next to the reference date: "yesterday", "next week", "this spring"."""

from __future__ import annotations

from datetime import timedelta

from search_index.dates.counting import PRECISIONS, STEPS, UNKNOWN_VALUES, unit_around
from search_index.dates.expression import TimexType
from search_index.dates.notation import RuleBook
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading
from search_index.dates.report import is_quoted
from search_index.dates.resolve import dated, month_or_day, valid
from search_index.dates.rules.amounts import stretch_of
from search_index.dates.rules.months import beside
from search_index.dates.rules.weekdays import weekend_of
from search_index.dates.spans import (
    day,
    season,
)
from search_index.dates.tense import Tense, is_scheduled
from search_index.dates.timex import DAYPARTS
from search_index.dates.vocabulary import MONTHS, SEASON_NAMES, words_of

BOOK = RuleBook()
rule = BOOK.rule

_OF_THE_YEAR = r"(?P<which>LAST|THIS|NEXT) YEARWORD"

_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


@rule("day counted from the reference date", r"(?P<day>TODAY|YESTERDAY|TOMORROW)")
def deictic_day(phrase: Phrase) -> Reading | None:
    """Read "today", "yesterday" and "tomorrow"."""
    of_our_time = phrase.after() in ("'", "’") and phrase.after(4) in _OF_OUR_TIME
    if phrase.word("day") == "today" and (of_our_time or phrase.references.narrative):
        return Reading(TimexType.DATE, "PRESENT_REF")
    return None if _is_a_title(phrase) else _day_from_published(phrase, _DAYS[phrase.word("day")])


_OF_OUR_TIME = words_of(
    """world youth society economy generation standards technology young women children age"""
)
"""After "today's" these speak of the present at large."""


def _is_a_title(phrase: Phrase) -> bool:
    """Tell a title ("This Week", "USA Today") from a date: its other words have capitals too."""
    passage, last = phrase.passage, phrase.end - 1
    if not passage.capital(phrase.start) or not passage.capital(last):
        return False
    if last > phrase.start:
        return not phrase.text.isupper()
    return phrase.before() == " " and phrase.start > 1 and passage.capital(phrase.start - 2)


@rule(
    "part of a day counted from the reference date",
    r"(?P<day>TONIGHT)",
    r"(?P<day>LAST|THIS) (?P<part>DAYPART)",
)
def deictic_part_of_day(phrase: Phrase) -> Reading | None:
    """Read "tonight", "last night" and "this morning"."""
    part = DAYPARTS[phrase.word("part")] if "part" in phrase.match.groupdict() else "TNI"
    reading = _day_from_published(phrase, -1 if phrase.word("day") == "last" else 0)
    return Reading(TimexType.TIME, reading.value + part, reading.span, reading.reference)


@rule("part of a day counted from the reference date", r"(?P<night>OVERNIGHT)")
def overnight(phrase: Phrase) -> Reading | None:
    """Read "overnight": the night before the published day, or after it, as the tense says."""
    if phrase.references.narrative or (phrase.after() == " " and phrase.after(2) not in _AFTER_OVERNIGHT):
        return None
    ahead = phrase.tense() is Tense.FUTURE or is_scheduled(phrase.passage, phrase.start)
    reading = _day_from_published(phrase, 0 if ahead else -1)
    return Reading(TimexType.TIME, reading.value + "TNI", reading.span, reading.reference)


_AFTER_OVERNIGHT = words_of(
    """in on at by after as and but to from when while into before over near outside"""
)


def _day_from_published(phrase: Phrase, steps: int) -> Reading:
    references = phrase.references
    said_then = references.narrative and not references.news and is_quoted(phrase.passage, phrase.start)
    reference = None if said_then else references.from_published()
    if reference is None:  # nothing to count from, or what somebody in a history said
        return Reading(TimexType.DATE, "PRESENT_REF" if steps == 0 else "XXXX-XX-XX")
    return dated(day(reference.span.earliest + timedelta(days=steps)), reference)


@rule(
    "the day before yesterday or after tomorrow",
    r"(?P<day>UNIT) (?P<side>BEFORE) YESTERDAY",
    r"(?P<day>UNIT) (?P<side>AFTER) TOMORROW",
    article=True,
)
def beyond_yesterday(phrase: Phrase) -> Reading | None:
    """Read "the day before yesterday" and "the day after tomorrow"."""
    return (
        _day_from_published(phrase, -2 if phrase.word("side") == "before" else 2)
        if phrase.word("day") == "day"
        else None
    )


@rule(
    "month of a year counted from the reference date",
    r"(?P<month>MONTHNAME)DOT(?: OF|,)? " + _OF_THE_YEAR,
    r"(?P<month>MONTHNAME)DOT (?P<day>DAY)SUFFIX?,?(?: OF)? " + _OF_THE_YEAR,
    r"(?P<day>DAY)SUFFIX? (?P<month>MONTHNAME)DOT,?(?: OF)? " + _OF_THE_YEAR,
)
def month_of_year_from_published(phrase: Phrase) -> Reading | None:
    """Read "June of last year", "July this year", "May 3 next year"."""
    reference = phrase.references.from_published()
    number = MONTHS[phrase.word("month")]
    day_number = phrase.number("day") if "day" in phrase.match.groupdict() else None
    if reference is None:
        return Reading(TimexType.DATE, f"XXXX-{number:02}" + (f"-{day_number:02}" if day_number else ""))
    span = month_or_day(reference.span.earliest.year + STEPS[phrase.word("which")], number, day_number)
    return dated(span, reference) if span else None


@rule("this day of another year", r"(?P<which>THIS) (?P<unit>UNIT)(?: IN|,)? (?P<year>YEAR)")
def this_day_of_year(phrase: Phrase) -> Reading | None:
    """Read "on this day in 1944"."""
    reference = phrase.references.from_published()
    if phrase.word("unit") != "day" or reference is None:
        return None
    base = reference.span.earliest
    span = month_or_day(int(phrase.word("year")), base.month, base.day)
    return dated(span, reference) if span is not None else None


@rule(
    "calendar unit next to the reference date",
    r"(?P<which>LAST|THIS|NEXT|CURRENT|PAST)(?: FISCAL| FULL| COMING| PAST)? "
    r"(?P<unit>SINGULAR)(?! UNIT|'S QUARTER)",
    r"(?P<which>COMING) (?P<unit>SINGULAR)",
    article=True,
)
def unit_next_to_published(phrase: Phrase) -> Reading | None:
    """Read "last year", "this month", "next week", "the current quarter".

    "This day" is that of publication only after "on"; else, as in "to this day", it is the present at large.
    """
    unit, which = phrase.word("unit"), phrase.word("which")
    if unit == "weekend":
        return weekend_of(phrase, STEPS[which])
    if unit not in PRECISIONS:
        return None
    if unit == "day" and which == "this" and not phrase.follows("ON"):
        return Reading(TimexType.DATE, "PRESENT_REF")
    if (unit == "day" and which in ("next", "past", "last")) or _is_a_title(phrase):
        return None
    if (which == "past" or _is_stretch(phrase)) and unit in ("week", "month", "decade", "century"):
        return stretch_of(phrase, 1, unit, "past")
    if which == "last" and phrase.follows("THE") and phrase.after(2) == "of":
        return None
    precision = PRECISIONS[unit]
    span, reference = phrase.references.read_from_deictic(
        lambda base: unit_around(base, precision, STEPS[which])
    )
    if span is None:
        return Reading(TimexType.DATE, UNKNOWN_VALUES[precision])
    return dated(span, reference)


def _is_stretch(phrase: Phrase) -> bool:
    """Tell "for the last week", the seven days up to now, from "last week", the one before this."""
    weeks = phrase.word("which") == "last" and phrase.word("unit") in ("week", "month")
    return (
        weeks and phrase.follows("THE") and phrase.before(4) in _OVER and phrase.after(2) not in ("of", "or")
    )


_OVER = words_of("for over during in within")


@rule(
    "season next to the reference date",
    r"(?P<which>LAST|PAST|THIS|NEXT)(?: PAST| COMING)? (?P<season>SEASON)",
    article=True,
)
def season_next_to_published(phrase: Phrase) -> Reading | None:
    """Read "last spring", "this summer"."""
    name, reference = SEASON_NAMES[phrase.word("season")], phrase.references.deictic()
    if reference is None:
        return Reading(TimexType.DATE, f"XXXX-{name[:2].upper()}")
    base = reference.span.earliest
    of_years = valid(season(base.year + years, name) for years in (-2, -1, 0, 1))
    span = beside(of_years, day(base), phrase.word("which"))
    return dated(span, reference) if span else None
