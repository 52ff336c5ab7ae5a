"""Dates counted from one named before or with them: "that day", "a year earlier", "two days before 7 May"."""

from __future__ import annotations

from datetime import date, timedelta

from search_index.dates.counting import PRECISIONS, STEPS, counted, unit_around
from search_index.dates.expression import Reference, ReferenceOrigin, TimexType
from search_index.dates.notation import RuleBook
from search_index.dates.numbers import cardinal
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading
from search_index.dates.resolve import comparison, dated, month_or_day
from search_index.dates.spans import (
    DateSpan,
    Precision,
    day,
    month,
    season,
    shifted,
    weekend,
    year,
)
from search_index.dates.timex import DAYPARTS, duration, singular, value_of
from search_index.dates.vocabulary import MONTHS, SEASON_NAMES, WEEKDAYS, words_of

BOOK = RuleBook()
rule = BOOK.rule

_ANCHOR_WITHIN = 9


def _named_unit(phrase: Phrase, precision: Precision, steps: int) -> tuple[DateSpan, Reference] | None:
    """Return the unit so many steps from the one named last, if the date named last is precise enough."""
    reference = phrase.references.from_discourse(precision)
    if reference is None:
        return None
    span = unit_around(reference.span, precision, steps)
    if span is None or (precision is Precision.DAY and reference.span.precision is not Precision.DAY):
        return None
    return span, reference


@rule(
    "the one named before",
    r"(?P<which>THAT)(?: SAME)? (?P<unit>SINGULAR)",
    r"(?P<which>THAT|SAME) (?P<unit>DATEWORD)",
    r"(?P<which>SAME) (?P<unit>SINGULAR)(?! A YEARWORD (?:AGO|EARLIER)| LAST YEARWORD)",
    article=True,
)
def the_same(phrase: Phrase) -> Reading | None:
    """Read "that day", "the same year"."""
    return _beside_named(phrase, 0)


@rule(
    "the one after the date named before",
    r"(?P<which>FOLLOWING|NEXT) (?P<unit>SINGULAR)",
    r"(?P<unit>UNIT) AFTER(?=[.;]|$)",
    article=True,
)
def the_next(phrase: Phrase) -> Reading | None:
    """Read "the next day", "the following year"."""
    return _beside_named(phrase, 1)


@rule(
    "the one before the date named before",
    r"(?P<which>PREVIOUS) (?P<unit>SINGULAR)",
    r"(?P<unit>UNIT|YEARWORD) BEFORE(?! YESTERDAY)(?=[.,;]|$)",
    r"A (?P<unit>UNIT|YEARWORD) BEFORE(?=[.,;]|$)",
    article=True,
)
def the_previous(phrase: Phrase) -> Reading | None:
    """Read "the previous month", "the day before."; not "from $450 million the year before", a figure."""
    if phrase.word("unit") == "year" and phrase.before(4) in _MEASURES:
        return None
    return _beside_named(phrase, -1)


_MEASURES = words_of("million billion trillion percent pct %")


def _beside_named(phrase: Phrase, steps: int) -> Reading | None:
    unit = "day" if phrase.word("unit") == "date" else phrase.word("unit")
    if unit == "weekend":
        return _weekend_beside_named(phrase, steps)
    if unit not in PRECISIONS:
        return None
    found = _named_unit(phrase, PRECISIONS[unit], steps)
    if found is None and steps < 0:
        found = _before_publication(phrase, PRECISIONS[unit], steps)
    return dated(*found) if found is not None else None


def _weekend_beside_named(phrase: Phrase, steps: int) -> Reading | None:
    reference = phrase.references.from_discourse(Precision.DAY)
    if reference is None or reference.span.precision is not Precision.DAY:
        return None
    base = reference.span.earliest
    first = base + timedelta(days=5 - base.weekday())
    over = base.weekday() >= _SATURDAY
    return dated(weekend(first + timedelta(weeks=steps - (steps > 0 and not over))), reference)


_SATURDAY = 5


def _before_publication(
    phrase: Phrase, precision: Precision, steps: int
) -> tuple[DateSpan, Reference] | None:
    """Return the unit that a report means by "a day before" where no other day is named."""
    published = phrase.references.from_published() if not phrase.references.narrative else None
    span = unit_around(published.span, precision, steps) if published is not None else None
    return (span, published) if span is not None and published is not None else None


@rule(
    "part of a day of the story",
    r"(?P<which>NEXT|FOLLOWING|SAME|THAT|PREVIOUS) (?P<part>DAYPART)",
    r"(?P<part>DAYPART) (?P<which>BEFORE)(?=[.,;]|$)",
    r"(?P<part>DAYPART)(?! OF)",
    article=True,
)
def part_of_named_day(phrase: Phrase) -> Reading | None:
    """Read "the next morning", "that evening", "in the morning"."""
    which = phrase.match.groupdict().get("which")
    if which is None and (
        not phrase.follows("THE")
        or (phrase.after() == " " and phrase.after(2) in _CLAUSE and phrase.before(4) not in _WITHIN)
    ):
        return None
    steps = {"next": 1, "following": 1, "ensuing": 1, "previous": -1, "preceding": -1, "before": -1}.get(
        phrase.word("which") if which else "", 0
    )
    found = _named_unit(phrase, Precision.DAY, steps)
    if found is None and steps < 0:
        found = _before_publication(phrase, Precision.DAY, steps)
    if found is None:
        return None
    span, reference = found
    return Reading(TimexType.TIME, value_of(span) + DAYPARTS[phrase.word("part")], span, reference)


_WITHIN = words_of("during in by throughout")
_CLAUSE = words_of("the a an he she they it we i you when that his her their before after")
"""What follows opens a clause that tells which it is: "the night the ship went down"."""


@rule(
    "month of a year beside the date named before",
    r"(?P<month>MONTHNAME)DOT(?: (?P<day>DAY)SUFFIX?)?,?(?: OF| IN)?(?: THE)? "
    r"(?P<which>FOLLOWING|NEXT|PREVIOUS|SAME|THAT)(?: SAME)? YEARWORD",
    r"(?P<day>DAY)SUFFIX?(?: OF)? (?P<month>MONTHNAME)DOT,?(?: OF| IN)?(?: THE)? "
    r"(?P<which>FOLLOWING|NEXT|PREVIOUS|SAME|THAT)(?: SAME)? YEARWORD",
)
@rule(
    "season of a year beside the date named before",
    r"(?P<season>SEASON)(?: OF| IN)(?: THE)? (?P<which>FOLLOWING|NEXT|PREVIOUS|SAME|THAT)(?: SAME)? YEARWORD",
    article=True,
)
def part_of_year_beside(phrase: Phrase) -> Reading | None:
    """Read "January of the following year", "3 May of the same year" and "the spring of that year"."""
    reference = phrase.references.from_discourse()
    if phrase.word("which") == "next" and phrase.passage.words[phrase.match.start("which") - 2] != "the":
        return None
    if phrase.references.narrative:
        reference = phrase.references.story
    if reference is None:
        return None
    number = reference.span.earliest.year + STEPS[phrase.word("which")]
    if number > date.max.year:
        return None
    if "season" in phrase.match.groupdict():
        return dated(season(number, SEASON_NAMES[phrase.word("season")]), reference)
    if not phrase.capital("month"):
        return None
    span = month_or_day(number, MONTHS[phrase.word("month")], phrase.number("day"))
    return dated(span, reference) if span is not None else None


@rule(
    "named one beside the date named before",
    r"(?P<which>FOLLOWING|PREVIOUS|SAME|THAT) (?P<name>MONTHNAME|SEASON|WEEKDAY)",
    article=True,
)
def named_beside(phrase: Phrase) -> Reading | None:
    """Read "the following March", "that summer", "the previous Friday"."""
    reference, word = (
        phrase.references.from_discourse() or phrase.references.from_published(),
        phrase.word("name"),
    )
    if reference is None or (word in MONTHS and not phrase.capital("name")):
        return None
    base = reference.span.earliest
    if word in WEEKDAYS:
        spans = [
            day(base + timedelta(days=steps))
            for steps in range(-7, 8)
            if (base + timedelta(days=steps)).weekday() == WEEKDAYS[word]
        ]
    elif word in MONTHS:
        spans = [month(base.year + years, MONTHS[word]) for years in (-1, 0, 1)]
    else:
        spans = [season(base.year + years, SEASON_NAMES[word]) for years in (-1, 0, 1)]
    which = phrase.word("which")
    if which in ("following", "ensuing"):
        chosen = [span for span in spans if span.earliest > reference.span.latest][:1]
    elif which in ("previous", "preceding", "prior"):
        chosen = [span for span in spans if span.latest < base][-1:]
    else:
        chosen = [span for span in spans if span.earliest.year == base.year][:1]
    return dated(chosen[0], reference) if chosen else None


@rule(
    "so long before or after the date named before",
    r"(?P<count>COUNT|A|THE)[ -](?P<unit>ANYUNIT)(?: OR SO)? "
    r"(?:(?P<side>EARLIER|LATER|PREVIOUSLY)|(?P<after>AFTER) (?:THAT|THIS)(?=[.,;]| THE | A |$| OTHER))",
    r"(?P<count>COUNT)[ -](?P<unit>UNITS) (?P<side>BEFORE)(?=[.,;]|$)",
)
def earlier_or_later(phrase: Phrase) -> Reading | None:
    """Read "a year earlier", "two days later"."""
    after = phrase.match.groupdict().get("after") is not None
    if after and phrase.after() == " " and phrase.after(2) not in _CLAUSE:
        return None  # two days after that battle
    unit = singular(phrase.word("unit"))
    amount = 1.0 if phrase.words("count") == ["the"] else cardinal(phrase.words("count"))
    sign = 1 if after or phrase.word("side") == "later" else -1
    if unit in ("hour", "minute", "second"):
        return Reading(TimexType.DURATION, duration(amount, unit))
    precision = PRECISIONS.get(unit, Precision.DAY)
    reference = phrase.references.from_discourse(precision) or phrase.references.from_published()
    if amount is None or reference is None:
        return Reading(TimexType.DATE, "PAST_REF" if sign < 0 else "FUTURE_REF")
    if unit == "month" and amount % 12 == 0 and reference.span.precision is Precision.YEAR:
        unit, amount = "year", amount / 12
    if unit == "year" and reference.span.precision in (Precision.RANGE, Precision.SEASON):
        reference = Reference(year(reference.span.earliest.year), reference.origin, reference.detail)
    if _compares(phrase, unit, amount) and reference.span.precision in _COMPARED:
        return comparison(shifted(reference.span, years=-1), reference)
    span = counted(reference.span, unit, sign * amount)
    if span is None:
        return Reading(TimexType.DURATION, duration(amount, unit))
    return dated(span, reference)


_COMPARED = frozenset((Precision.QUARTER, Precision.MONTH, Precision.DAY))


def _compares(phrase: Phrase, unit: str, amount: float) -> bool:
    """Tell "a year earlier", with which a report compares, from what a history counts in years."""
    told_before = phrase.word("side") == "earlier" and not phrase.references.narrative
    return unit == "year" and amount == 1 and told_before


@rule(
    "so long before or after a date named with it",
    r"(?P<count>COUNT|A|THE)[ -](?P<unit>ANYUNIT) (?P<side>BEFORE|AFTER|FROM) ",
)
def before_or_after(phrase: Phrase) -> Reading | None:
    """Read "two days before" in "two days before the 7 October vote"."""
    unit = singular(phrase.word("unit"))
    amount = 1.0 if phrase.word("count") == "the" else cardinal(phrase.words("count"))
    if amount is None or phrase.depth > 1:
        return None
    anchored = _anchor(phrase)
    if anchored is None:
        return None
    found, end = anchored
    if unit == "week" and found.span.precision is Precision.DAY:
        unit, amount = "day", 7 * amount
    span = counted(found.span, unit, -amount if phrase.word("side") == "before" else amount)
    if span is None:
        return None
    reading = dated(span, found)
    return Reading(reading.type, reading.value, reading.span, found, end=end or phrase.end - 1)


def _anchor(phrase: Phrase) -> tuple[Reference, int] | None:
    """Return the date that stands shortly after the phrase, and its end if that is adjacent."""
    words = phrase.passage.words
    for index in range(phrase.end, min(phrase.end + _ANCHOR_WITHIN, len(words))):
        if words[index] in ".,;:":
            return None
        found = phrase.sight(index)
        if found is not None and found.reading.type is TimexType.DATE:
            if found.reading.span is None:
                return None
            text = phrase.passage.text_of(found.start, found.end)
            return Reference(
                found.reading.span, ReferenceOrigin.ANCHOR, text
            ), found.end if index == phrase.end else 0
    return None
