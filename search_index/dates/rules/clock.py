"""Times of day: "5 p.m. EST Nov. 9", "14:30 GMT", "noon Friday", "midnight"."""

from __future__ import annotations

import re
from dataclasses import replace

from search_index.dates.counting import PRECISIONS
from search_index.dates.expression import Reference, TimexType
from search_index.dates.notation import RuleBook, compile_pattern
from search_index.dates.numbers import cardinal
from search_index.dates.passage import Passage
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading
from search_index.dates.spans import Precision
from search_index.dates.tense import Tense
from search_index.dates.timex import DAYPARTS, singular
from search_index.dates.vocabulary import CLASSES, words_of

BOOK = RuleBook()
rule = BOOK.rule

_HALF = r"(?:(?P<half>CLOCKHALF)|(?P<letter>A|P)\.? ?M\.?)"
_ZONE = r"(?: [(]?ZONE[)]?)?(?: [(]NUMBER ZONE[)])?"


@rule(
    "time of day",
    rf"(?P<hour>DAY)(?:[:.](?P<minute>DAY|TWO))? ?{_HALF}{_ZONE}",
    r"(?P<hour>DAY|TWO):(?P<minute>DAY|TWO)(?::(?:DAY|TWO))?(?P<half>OTHER{9})?(?P<letter>OTHER{9})?"
    rf"{_ZONE}(?![:.]DIGITS| (?:IN|ON) THE DAYPART)",
)
def clock_time(phrase: Phrase) -> Reading | None:
    """Read "5 p.m.", "10:30 a.m. EDT Friday", "14:30 GMT"."""
    hour, minute = int(phrase.word("hour")), phrase.number("minute") or 0
    half = phrase.word("half")[:1] or phrase.word("letter")
    if hour > 24 or minute > 59 or len(phrase.word("minute")) == 1 or (half and hour > 12):
        return None
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return _at(phrase, f"T{hour:02}:{minute:02}")


@rule(
    "time of day",
    r"(?P<hour>DAY|CARDINAL|ONE)(?:[:.](?P<minute>DAY|TWO))?(?: OCLOCK'CLOCK)? (?:IN|ON) THE "
    r"(?P<part>DAYPART)",
    r"(?P<hour>DAY|CARDINAL|ONE) OCLOCK'CLOCK",
)
def hour_of_daypart(phrase: Phrase) -> Reading | None:
    """Read "4 in the morning" and "four o'clock in the afternoon"."""
    hour = int(cardinal(phrase.words("hour")) or 0)
    groups = phrase.match.groupdict()
    part = phrase.word("part") if "part" in groups else ""
    minute = phrase.number("minute") or 0 if "minute" in groups else 0
    if not 1 <= hour <= 12 or minute > 59:
        return None
    return _at(phrase, f"T{hour + (12 if part not in ('', 'morning') and hour < 12 else 0):02}:{minute:02}")


@rule(
    "time of day",
    r"(?P<clock>NUMBER|YEAR)(?: ZONE|(?= ON (?:DAY|MONTHNAME|WEEKDAY)))",
    r"(?P<clock>NUMBER|YEAR)(?P<named> LOCAL(?: OTHER)? TIME| HRS| UNITS)",
    r"(?P<clock>NUMBER|YEAR)(?P<open>(?= ?- ?(?:NUMBER|YEAR) | (?:TO|AND|OR) (?:NUMBER|YEAR) ))",
)
def military_time(phrase: Phrase) -> Reading | None:
    """Read "0430 hours", "1530 GMT", "at 0430 on 12 August" and both times of "1700 to 2100 hrs"."""
    digits, groups = phrase.word("clock"), phrase.match.groupdict()
    if not _is_clock(digits):
        return None
    if "open" in groups:
        if not ends_as_clock_times(phrase.passage, phrase.end):
            return None
        return _start_of_times(phrase, f"T{digits[:2]}:{digits[2:]}")
    if "named" in groups:
        named = phrase.words("named")
        if not _names_a_clock(named) or (named[1] == "hours" and not _tells_when(phrase)):
            return None
    elif phrase.passage.classes[phrase.end - 1] != CLASSES["ZONE"] and not phrase.follows("AT"):
        return None
    return _at(phrase, f"T{digits[:2]}:{digits[2:]}")


_ANOTHER_TIME = compile_pattern(
    r" ?(?:-|TO|AND|OR) ?(?P<last>NUMBER|YEAR)(?P<named> (?:ZONE|LOCAL(?: OTHER)? TIME|HRS|UNITS))"
)


def ends_as_clock_times(passage: Passage, index: int) -> bool:
    """Tell whether "to 2100 hrs", "and 2100 local time" or the like stands at a word."""
    other = _ANOTHER_TIME.match(passage.classes, index)
    if other is None or not _is_clock(passage.words[other.start("last")]):
        return False
    first, last = other.span("named")
    return passage.classes[last - 1] == CLASSES["ZONE"] or _names_a_clock(passage.words[first:last])


def _start_of_times(phrase: Phrase, clock: str) -> Reading:
    """Return the first of two times, on the day that is told after the second."""
    words, index = phrase.passage.words, phrase.end
    while not _is_clock(words[index]):
        index += 1
    last = phrase.sight(index)
    if last is None or last.reading.span is None or last.reading.type is not TimexType.TIME:
        return _at(phrase, clock)
    reading = last.reading
    return replace(reading, value=reading.value[: reading.value.index("T")] + clock, end=phrase.end)


def _is_clock(digits: str) -> bool:
    return len(digits) == 4 and int(digits[:2]) <= 24 and int(digits[2:]) <= 59


def _names_a_clock(words: list[str]) -> bool:
    return words[1:] in _CLOCK_NAMES or (words[1] == "local" and words[-1] == "time")


def _tells_when(phrase: Phrase) -> bool:
    """Tell "at 1500 hours" from the amount in "flew 1500 hours" and "1500 hours of film"."""
    if phrase.after() == " " and phrase.after(2) == "of":
        return False
    return phrase.word("clock")[0] == "0" or phrase.follows(
        "AT", "FROM", "TO", "BETWEEN", "AND", "BEFORE", "AFTER"
    )


_CLOCK_NAMES = (["hours"], ["hrs"])


@rule("time of day", r"(?P<noon>NOON)", modifiers=True)
def noon(phrase: Phrase) -> Reading | None:
    """Read "noon", "midday", "midnight Friday"; not the film or a highlight ("high noon")."""
    if phrase.before(2) == "high":
        return None
    return _at(phrase, "T24:00" if phrase.word("noon") == "midnight" else "T12:00")


@rule("part of the day", r"(?P<dawn>DAWN) (?:OF |ON )(?:THE )?(?=WEEKDAY|MONTHNAME|DAY)")
def dawn(phrase: Phrase) -> Reading | None:
    """Read "dawn on 5 December"; by itself it is no date."""
    part = "TMO" if phrase.word("dawn") in ("dawn", "daybreak", "sunrise") else "TEV"
    return _on_day_after(phrase, part)


@rule("part of the day", r"(?P<mod>EARLY|MID|LATE)[ -](?P<part>DAYPART)", article=True)
def part_of_daypart(phrase: Phrase) -> Reading:
    """Read "mid-afternoon yesterday" and "late evening"."""
    return _at(phrase, DAYPARTS[phrase.word("part")])


@rule(
    "part of the day",
    r"(?P<part>DAYPART) (?:OF |ON )?(?=WEEKDAY|YESTERDAY|MONTHNAME|DAY)",
    r"(?P<part>DAYPART) (?:OF |ON )THE (?=DAY|ORD|FOLLOWING|NEXT|PREVIOUS|SAME)",
    article=True,
)
def part_of_day(phrase: Phrase) -> Reading | None:
    """Read "the evening of March 18", "the night of the 5th" and "the morning of the following day"."""
    return _on_day_after(phrase, DAYPARTS[phrase.word("part")])


def _on_day_after(phrase: Phrase, part: str) -> Reading | None:
    """Return the part of the day that is named right after the phrase."""
    after = phrase.sight(phrase.end)
    if after is None or after.reading.type is not TimexType.DATE or "T" in after.reading.value:
        return None
    reading = after.reading
    if reading.span is not None and reading.span.precision is not Precision.DAY:
        return None
    if reading.span is None and not reading.value.startswith("XXXX-"):
        return None
    return Reading(
        TimexType.TIME,
        reading.value + part,
        reading.span,
        reading.reference,
        f"part of a day, {reading.rule or after.rule.name}",
        after.end,
    )


_DAY_TOLD_OTHERWISE = compile_pattern(r"(?:COUNT|THE) (?P<unit>ANYUNIT) (?:BEFORE|AFTER) ")
"""In "at 6 a.m. ten days before the raid" the day is not the one named last."""

_CLAUSE = 24


def _day_is_counted(phrase: Phrase) -> bool:
    """Tell whether the rest of the clause counts the day from something that it only names."""
    if phrase.passage.words[phrase.end - 1] == "." and phrase.passage.capital(phrase.end + 1):
        return False
    classes = phrase.passage.classes[phrase.end : phrase.end + _CLAUSE]
    found = _DAY_TOLD_OTHERWISE.search(re.split("[.;,]", classes, maxsplit=1)[0])
    return (
        found is not None and singular(phrase.passage.words[phrase.end + found.start("unit")]) in PRECISIONS
    )


_BEFORE_ITS_DAY = words_of(", on the of local time eastern central mountain pacific moscow") | {" "}
_IS_PART_OF_DAY = re.compile("T(?:MO|AF|EV|NI)$")


def _without_part(reading: Reading) -> Reading:
    """Return the day alone of "9:30 that morning"; the clock says more than the part of day."""
    return replace(reading, value=_IS_PART_OF_DAY.sub("", reading.value))


def _is_to_come(phrase: Phrase, reference: Reference) -> bool:
    """Tell a day still to come from that of "By noon the river was closed" after "He will visit Saturday"."""
    published = phrase.references.published
    if phrase.references.narrative or published is None or reference.span.earliest <= published:
        return False
    return phrase.tense() is Tense.PAST


def _is_over(phrase: Phrase, reference: Reference) -> bool:
    """Tell a day that is over from that of "The shop will close at 4 p.m." after "It opened on January 9"."""
    published = phrase.references.published
    if phrase.references.narrative or published is None or reference.span.latest >= published:
        return False
    return phrase.tense() is Tense.FUTURE


def _at(phrase: Phrase, clock: str) -> Reading:
    """Return the time on the day that follows it, or on the day named before, or on the published day."""
    words, end = phrase.passage.words, phrase.end
    while end < min(len(words), phrase.end + 10) and words[end] in _BEFORE_ITS_DAY:
        end += 1
    after = phrase.sight(end) if end > phrase.end and end < len(words) else None
    if (
        after is not None
        and after.reading.span is not None
        and after.reading.span.precision is Precision.DAY
        and (after.reading.type is TimexType.DATE or _IS_PART_OF_DAY.search(after.reading.value))
    ):
        reading = _without_part(after.reading)
        return Reading(
            TimexType.TIME,
            reading.value + clock,
            reading.span,
            reading.reference,
            f"time of day, {reading.rule or after.rule.name}",
            after.end,
        )
    if _day_is_counted(phrase):
        return Reading(TimexType.TIME, clock)
    reference = phrase.references.from_discourse(Precision.DAY)
    if reference is None or reference.span.precision is not Precision.DAY or _is_over(phrase, reference):
        reference = phrase.references.deictic()
    elif _is_to_come(phrase, reference):
        reference = phrase.references.recent or phrase.references.deictic()
    if reference is None or reference.span.precision is not Precision.DAY:
        return Reading(TimexType.TIME, clock)
    return Reading(TimexType.TIME, reference.span.earliest.isoformat() + clock, reference.span, reference)
