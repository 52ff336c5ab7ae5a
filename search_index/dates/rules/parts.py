"""Parts of periods: "the end of the month", "year-end", "last year's third quarter"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from search_index.dates.counting import PRECISIONS, STEPS, unit_around
from search_index.dates.expression import Reference, TimexType
from search_index.dates.notation import RuleBook
from search_index.dates.numbers import ordinal
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading
from search_index.dates.resolve import dated
from search_index.dates.spans import (
    Precision,
    day,
    half,
    quarter,
    year,
)
from search_index.dates.timex import value_of

BOOK = RuleBook()
rule = BOOK.rule

_WEEK = timedelta(days=7)


@rule(
    "part of a year counted from the reference date",
    r"(?P<which>LAST|THIS|NEXT) YEARWORD'S (?P<ordinal>ORD)[ -](?P<part>QUARTER|SEMESTER)",
    r"(?P<year>YEAR)(?:'S)? (?P<ordinal>ORD)[ -](?P<part>QUARTER|SEMESTER)",
    article=True,
)
def part_of_year_from_published(phrase: Phrase) -> Reading | None:
    """Read "last year's third quarter" and "1989's first half"."""
    groups, number = phrase.match.groupdict(), ordinal(phrase.word("ordinal"))
    reference: Reference | None = None
    if "year" in groups:
        year_number = int(phrase.word("year"))
    else:
        reference = phrase.references.from_published()
        if reference is None:
            return None
        year_number = reference.span.earliest.year + STEPS[phrase.word("which")]
    try:
        made = quarter(year_number, number) if phrase.word("part") == "quarter" else half(year_number, number)
    except ValueError:
        return None
    return dated(made, reference)


@rule(
    "end, middle or start of a period",
    r"(?P<part>BEGINNING|MIDDLE|END|REST) OF(?: THE)? ",
    r"(?P<part>EARLY|LATE|EARLIER|LATER) IN (?:THE )?",
    r"(?P<half>ORD|LAST) SEMESTER OF(?: THE)? (?=MONTHNAME|DAY|YEAR|ORD|SEASON|DECADES|'|MID|EARLY|LATE)",
    article=True,
)
def part_of_period(phrase: Phrase) -> Reading | None:
    """Read "the end of 2014", "the beginning of March", "the end of the month": the whole period."""
    after, groups = phrase.sight(phrase.end), phrase.match.groupdict()
    if after is not None and after.reading.type is TimexType.DATE and after.reading.span is not None:
        reading = after.reading
        if reading.span is None or reading.span.precision is Precision.DAY:
            return None
        if "half" in groups and reading.span.precision is Precision.YEAR:
            return None  # that is a half of a year
        return Reading(
            reading.type,
            reading.value,
            reading.span,
            reading.reference,
            f"part of a period: {reading.rule or after.rule.name}",
            after.end,
        )
    if "half" in groups:
        return None
    words = phrase.passage.words
    unit = words[phrase.end] if phrase.end < len(words) else ""
    reference = phrase.references.deictic()
    if unit == "day" and phrase.word("part") in ("earlier", "later"):
        named = phrase.references.from_discourse(Precision.DAY)
        today = phrase.references.published
        if named is not None and (
            today is None or phrase.references.narrative or timedelta() <= today - named.span.earliest < _WEEK
        ):
            reference = named
    elif unit == "day" and not _ends_a_day_of_a_story(phrase):
        return None
    if unit not in PRECISIONS or reference is None:
        return None
    span = unit_around(reference.span, PRECISIONS[unit], 0)
    return Reading(TimexType.DATE, value_of(span), span, reference, end=phrase.end + 1) if span else None


def _ends_a_day_of_a_story(phrase: Phrase) -> bool:
    """Tell "By the end of the day they were ashore" from "at the end of the day it's up to them"."""
    story = phrase.references.story if phrase.references.narrative else None
    return story is not None and story.span.precision is Precision.DAY and phrase.word("part") in _ENDS


_ENDS = ("end", "close", "beginning", "start")


@rule(
    "first or last day of a period",
    r"(?P<which>ORDINAL|LAST|FINAL) (?P<unit>UNIT) OF(?: THE)? ",
    article=True,
)
def end_day_of_period(phrase: Phrase) -> Reading | None:
    """Read "the last day of 1775", "the first day of May", "the last day of the year"."""
    which = phrase.word("which")
    if phrase.word("unit") != "day" or which not in ("first", "last", "final"):
        return None
    words = phrase.passage.words
    after, end = phrase.sight(phrase.end), phrase.end + 1
    if after is not None and after.reading.type is TimexType.DATE and after.reading.span is not None:
        span, reference, end = after.reading.span, after.reading.reference, after.end
    else:
        reference = phrase.references.deictic()
        unit = words[phrase.end] if phrase.end < len(words) else ""
        if reference is None or unit not in ("month", "year"):
            return None
        found = unit_around(reference.span, PRECISIONS[unit], 0)
        if found is None:
            return None
        span = found
    if span.precision not in (Precision.MONTH, Precision.YEAR, Precision.SEASON, Precision.QUARTER):
        return None
    reading = dated(day(span.earliest if which == "first" else span.latest), reference)
    return replace(reading, end=end)


@rule("end of the year", r"(?P<year>YEARWORD)(?:-| |'S )END", article=False)
def year_end(phrase: Phrase) -> Reading:
    """Read "year-end", 31 December, and "the year's end", some time before."""
    reference = phrase.references.deictic()
    if reference is None:
        return Reading(TimexType.DATE, "XXXX-12-31")
    number = reference.span.earliest.year - phrase.follows("SINCE", "FROM")
    return dated(day(date(number, 12, 31)) if "-" in phrase.text else year(number), reference)
