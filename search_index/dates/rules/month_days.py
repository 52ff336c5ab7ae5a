"""Days of a month: "February 21", "21st of February", "April two", "Friday, Feb. 21", "on the 9th"."""

from __future__ import annotations

from datetime import date
from functools import cache

from search_index.dates.counting import STEPS
from search_index.dates.expression import Reference, ReferenceOrigin, TimexType
from search_index.dates.notation import RuleBook, compile_pattern
from search_index.dates.numbers import cardinal, ordinal
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading
from search_index.dates.resolve import OfYear, dated, month_or_day, nearest, valid, yearly
from search_index.dates.spans import (
    DateSpan,
    Precision,
)
from search_index.dates.tense import PAST_VERBS
from search_index.dates.vocabulary import MONTHS, STREETS, WEEKDAYS, words_of

BOOK = RuleBook()
rule = BOOK.rule

_NOT_MORE = r"(?![,.:/]?DIGITS|-DIGITS|/)"

_BEFORE_A_DAY = words_of(", on since until by from")


@rule("month and day", rf"(?P<month>MONTHNAME)DOT(?: ?| THE )(?P<day>DAY)SUFFIX?{_NOT_MORE}")
@rule("day and month", r"(?P<day>DAY)SUFFIX?(?: OF)?[ -](?P<month>MONTHNAME)")
def month_day(phrase: Phrase) -> Reading | None:
    """Read "Feb. 21", "21 February" and "21st of February", the year from elsewhere."""
    if (
        phrase.word("month") in ("may", "march")
        and not phrase.capital("month")
        and phrase.before(2) not in _BEFORE_A_DAY
    ):
        return None
    if phrase.after() == " " and phrase.after(2) in STREETS and phrase.passage.capital(phrase.end + 1):
        return None
    return _month_and_day(phrase, int(phrase.word("day")))


@rule(
    "month and day in words",
    r"(?P<month>MONTHNAME) (?:THE )?(?:(?P<tens>CARDINAL)[ -])?(?P<ordinal>ORD)(?![ -]SINGULAR)",
    r"(?P<month>MONTHNAME) (?P<cardinal>WORDNUMBER(?:[ -]WORDNUMBER)?)(?! UNITS|-SINGULAR)",
)
@rule(
    "day in words and month",
    r"(?P<tens>CARDINAL)[ -](?P<ordinal>ORD) OF (?P<month>MONTHNAME)",
    r"(?P<ordinal>ORD) OF (?P<month>MONTHNAME)",
    article=True,
)
def month_day_words(phrase: Phrase) -> Reading | None:
    """Read "March eighth", "April two" and "the third of June"."""
    if not phrase.capital("month"):
        return None
    groups = phrase.match.groupdict()
    if phrase.after() == " " and phrase.after(2)[:1].isalpha() and phrase.after(2) not in _AFTER_THE_DAY:
        return None  # in October the first soldiers came, in June two attempts failed
    if "cardinal" in groups:
        number = int(cardinal(phrase.words("cardinal")) or 0)
    else:
        number = ordinal(phrase.word("ordinal"), phrase.word("tens") if "tens" in groups else "")
    return _month_and_day(phrase, number) if 1 <= number <= 31 else None


def _month_and_day(phrase: Phrase, day_number: int) -> Reading | None:
    number = MONTHS[phrase.word("month")]
    if month_or_day(2024, number, day_number) is None:
        return None
    if (told := _year_of_range(phrase, number, day_number)) is not None:
        return told
    weekday = _weekday_before(phrase)
    of_year = _day_of_year(number, day_number, weekday)
    reading = yearly(phrase, of_year, "month and day", f"XXXX-{number:02}-{day_number:02}")
    if reading.span is None and weekday is not None:
        of_year = _day_of_year(number, day_number, None)
        reading = yearly(phrase, of_year, "month and day", reading.value)
    return reading


@cache
def _day_of_year(month_number: int, day_number: int, weekday: int | None) -> OfYear:
    """Return a day of each year; with a weekday, of those years in which it falls on that."""

    def of_year(year_number: int) -> DateSpan | None:
        span = month_or_day(year_number, month_number, day_number)
        return span if span is None or weekday is None or span.earliest.weekday() == weekday else None

    return of_year


_RANGE_GOES_ON = compile_pattern(
    r"(?: ?[-/] ?| TO | AND |, )"
    r"(?=(?:MONTHNAME)DOT DAY(?:SUFFIX)?,? YEAR|DAY(?:SUFFIX)?(?: OF)? (?:MONTHNAME)DOT,? YEAR)"
)

_FULL_DATES = ("month, day and year", "day, month and year")


def _year_of_range(phrase: Phrase, month_number: int, day_number: int) -> Reading | None:
    """Read the first day of "Jan. 5-Feb. 10, 2015", which has its year from the second."""
    joint = _RANGE_GOES_ON.match(phrase.passage.classes, phrase.end)
    after = (
        phrase.sight(joint.end()) if joint is not None and joint.end() < len(phrase.passage.words) else None
    )
    if (
        after is None
        or after.reading.reference is not None
        or after.rule.name not in _FULL_DATES
        or after.reading.span is None
    ):
        return None
    last = after.reading.span.earliest
    spans = [month_or_day(last.year - back, month_number, day_number) for back in (0, 1)]
    first = next((span for span in spans if span is not None and span.earliest <= last), None)
    words = phrase.passage.text_of(after.start, after.end)
    return (
        dated(
            first,
            Reference(after.reading.span, ReferenceOrigin.ANCHOR, words),
            "month and day, year from the end of the range",
        )
        if first
        else None
    )


def _weekday_before(phrase: Phrase) -> int | None:
    """Return the weekday that stands right before the phrase ("Friday, Feb. 21"), or ``None``."""
    words = phrase.passage.words
    for index in range(phrase.start - 1, max(phrase.start - 6, -1), -1):
        if words[index] not in (" ", ",", ".", "the"):
            return WEEKDAYS.get(words[index])
    return None


@rule(
    "first of two days of a month",
    r"(?P<day>DAY)SUFFIX?(?:,|,? AND|,? OR) (?=(?:DAY(?:SUFFIX)?, )?DAY(?:SUFFIX)?(?: OF)? (?:MONTHNAME))",
    r"(?P<day>DAY)SUFFIX?,? (?=DAY(?:SUFFIX)?,? (?:AND|OR) DAY(?:SUFFIX)?(?: OF)? (?:MONTHNAME))",
)
def first_of_days(phrase: Phrase) -> Reading | None:
    """Read the "2" of "2 and 3 April"."""
    after = phrase.sight(phrase.end)
    if after is None or after.reading.span is None or after.reading.span.precision is not Precision.DAY:
        return None
    base = after.reading.span.earliest
    span = month_or_day(base.year, base.month, int(phrase.word("day")))
    if span is None or span.earliest >= base:
        return None
    return Reading(
        TimexType.DATE, span.earliest.isoformat(), span, after.reading.reference, end=phrase.start + 1
    )


_DAY_AND = compile_pattern(
    r"(?:MONTHNAME)DOT DAY(?:SUFFIX)?(?:, DAY(?:SUFFIX)?)*,? AND (?:THE )?$|THE DAY(?:SUFFIX) AND (?:THE )?$"
)


@rule(
    "another day of the month named just before",
    r"(?<=AND )(?P<day>DAY)SUFFIX?(?![,.:/-]?DIGITS| ANYUNIT)",
    r"(?<=AND THE )(?P<day>DAY)SUFFIX(?![,.:/-]?DIGITS| ANYUNIT)",
    modifiers=False,
)
def another_day(phrase: Phrase) -> Reading | None:
    """Read the "25" of "April 24 and 25", and the "6th" of "on the 5th and 6th"."""
    if _DAY_AND.search(phrase.passage.classes, max(phrase.start - 10, 0), phrase.start) is None:
        return None
    reference = phrase.references.from_discourse()
    if reference is None or reference.span.precision is not Precision.DAY:
        return None
    base = reference.span.earliest
    span = month_or_day(base.year, base.month, int(phrase.word("day")))
    return dated(span, reference) if span is not None and span.earliest > base else None


@rule("weekday with its date", r"(?P<weekday>WEEKDAYNAME)DOT,?(?: ON)?(?: THE)? (?=MONTHNAME|DAY|ORD)")
def weekday_date(phrase: Phrase) -> Reading | None:
    """Read "Friday, Feb. 21" as one date; the Sun and a man who sat are no weekdays."""
    if len(phrase.word("weekday")) < _SHORTEST_WEEKDAY and (
        not phrase.capital("weekday") or phrase.follows("THE")
    ):
        return None
    after = phrase.sight(phrase.end)
    if after is None or after.reading.type is not TimexType.DATE:
        return None
    reading = after.reading
    if reading.span is None and not reading.value.startswith("XXXX-"):
        return None
    if reading.span is not None and reading.span.earliest != reading.span.latest:
        return None
    return Reading(
        reading.type,
        reading.value,
        reading.span,
        reading.reference,
        f"weekday, {reading.rule or after.rule.name}",
        after.end,
    )


_SHORTEST_WEEKDAY = 6
_BEFORE_THE_DAY = words_of("on by until till from to since between and before after of") | WEEKDAYS.keys()
_AFTER_THE_DAY = words_of(
    """and to in at the a an this that he she it they his her their when while but with after before by on
    as of was were is are will had where which who under until for from said"""
)


@rule(
    "day of the month",
    r"(?P<day>DAY)SUFFIX(?: OF (?:THE |THAT |(?P<which>LAST|THIS|NEXT) )(?P<month>UNIT)| OF THE SAME UNIT)?",
    article=True,
    modifiers=False,
)
def day_of_month(phrase: Phrase) -> Reading | None:
    """Read "on the 9th" and "Wednesday the 9th": in the month of the reference date, or beside it."""
    if not _stands_alone(phrase):
        return None
    references, number = phrase.references, int(phrase.word("day"))
    reference = references.deictic()
    if phrase.has("which"):
        if reference is None:
            return None
        span = _of_month(reference.span.earliest, number, STEPS[phrase.word("which")])
        return dated(span, reference) if span is not None else None
    named = references.named(Precision.DAY, Precision.MONTH)
    told = named is not None and references.last is not None and named.span == references.last.span
    if told and not references.narrative:
        reference = named
    if reference is None or reference.span.precision not in _HOLD_DAYS:
        return None
    base = reference.span.earliest
    if told or references.narrative:
        over = (
            reference.span.precision is not Precision.MONTH
            and base.day - number > _SMALL_STEP_BACK
            and not phrase.told_in_past_perfect()
        )
        span = _of_month(base, number, int(over))
    else:
        around = valid(_of_month(base, number, step) for step in (-1, 0, 1))
        span = nearest(around, base, phrase.tense())
    return dated(span, reference) if span is not None else None


_HOLD_DAYS = (Precision.DAY, Precision.WEEK, Precision.MONTH)
"""A numbered day is looked for in the month of such a date."""

_SMALL_STEP_BACK = 10
"""From the 29th a story goes on to "the 4th" of the next month, but from the 15th back to "the 12th"."""


def _of_month(base: date, number: int, step: int) -> DateSpan | None:
    """Return the day so numbered in the month so many steps from that of ``base``."""
    months = base.month - 1 + step
    return month_or_day(base.year + months // 12, months % 12 + 1, number)


def _stands_alone(phrase: Phrase) -> bool:
    """Tell "on the 9th" from "on the 9th floor", "the 9th Army" and "the 9th of them"."""
    if not (phrase.follows("THE") and phrase.before(4) in _BEFORE_THE_DAY):
        return False
    last = phrase.passage.words[phrase.end - 1]
    if last == "month":
        return True
    if phrase.has("month") or last not in ("st", "nd", "rd", "th"):
        return False
    if phrase.after() in (".", ",", ";", ")", ":", ""):
        return True
    if phrase.after() != " ":
        return False
    following = phrase.after(2)
    if following in _AFTER_THE_DAY:
        return True
    if not phrase.references.narrative or phrase.before(4) not in ("on", "by", "until"):
        return False
    acts = (
        phrase.passage.capital(phrase.end + 1)
        or following.endswith("ed")
        or following in PAST_VERBS
        or following.isdigit()
    )
    return acts and following not in _NUMBERED


_NUMBERED = words_of(
    """infantry army armies division divisions regiment corps battalion brigade cavalry fleet squadron armored
    armoured panzer artillery airborne air guard guards guardsmen marine marines light mountain motorised
    motorized mechanised mechanized hussars lancers dragoons fusiliers grenadiers highlanders foot rifles
    bombardment bomber fighter group wing flotilla engineers volunteers parachute tank naval field heavy red
    independent reserve colored united states us u texas ohio new georgia virginia alabama maine pennsylvania
    massachusetts michigan wisconsin illinois indiana royal imperial indian canadian australian
    century day street avenue floor parallel meridian district congress parliament amendment anniversary
    birthday edition precinct circuit earl duke baronet lord baron viscount marquess dalai tee hole lap green
    inning attempt centenary summit party"""
)
"""Before these an ordinal counts something else than days."""
