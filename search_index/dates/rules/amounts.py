"""Dates an amount of time away: "two years ago", "three weeks from now", "the past two years"."""

from __future__ import annotations

from datetime import timedelta

from search_index.dates.counting import PRECISIONS, STEPS, counted, moved, unit_around
from search_index.dates.expression import Reference, TimexType
from search_index.dates.notation import RuleBook
from search_index.dates.numbers import cardinal
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading
from search_index.dates.resolve import comparison, dated
from search_index.dates.spans import (
    DateSpan,
    Precision,
    between,
    day,
    shifted,
)
from search_index.dates.timex import duration, singular, value_of
from search_index.dates.vocabulary import WEEKDAYS

BOOK = RuleBook()
rule = BOOK.rule


@rule(
    "a day so long before the reference date",
    r"(?P<count>COUNT|A) (?P<unit>ANYUNIT) AGO "
    r"(?:(?P<today>TODAY)|(?P<weekday>WEEKDAY)|THIS (?P<same>SINGULAR))",
)
def day_ago(phrase: Phrase) -> Reading | None:
    """Read "two years ago today", "a week ago Friday", "ten years ago this week"."""
    unit, amount = singular(phrase.word("unit")), cardinal(phrase.words("count"))
    reference = phrase.references.from_published()
    if reference is None or amount is None or amount != int(amount) or unit not in PRECISIONS:
        return None
    try:
        span = moved(reference.span, PRECISIONS[unit], -int(amount))
    except ValueError:
        return None
    if phrase.has("weekday"):
        base = span.earliest
        return dated(
            day(base + timedelta(days=(WEEKDAYS[phrase.word("weekday")] - base.weekday() + 3) % 7 - 3)),
            reference,
        )
    if phrase.has("same"):
        same = phrase.word("same")
        found = unit_around(span, PRECISIONS[same], 0) if same in PRECISIONS else None
        return dated(found, reference) if found is not None else None
    return dated(span, reference)


@rule(
    "so long before the reference date",
    r"(?P<count>COUNT|A)[ -]?(?: MORE)? ?(?P<unit>ANYUNIT)(?: OR SO)? AGO",
    r"(?P<unit>UNITS) AGO",
)
def ago(phrase: Phrase) -> Reading | None:
    """Read "two years ago", "a month ago", "10 days ago": as precise as the unit is."""
    unit = singular(phrase.word("unit"))
    amount = cardinal(phrase.words("count")) if "count" in phrase.match.groupdict() else None
    reference = phrase.references.from_published()
    if amount is None:
        return Reading(TimexType.DATE, "PAST_REF", None)
    if (
        amount != 1
        and not phrase.word("unit").endswith("s")
        and phrase.passage.words[phrase.match.start("unit") - 1] != "-"
    ):
        return None
    if reference is None:
        return Reading(TimexType.DATE, duration(amount, unit))
    if unit == "year" and amount == 1 and (same := _year_ago_of_quarter(phrase)) is not None:
        return same
    span = counted(reference.span, unit, -amount)
    if span is None:
        return None
    if phrase.before() == " " and phrase.before(2) == "than":
        return _bounded(phrase, span, reference, unit, amount)
    return dated(span, reference)


def _bounded(phrase: Phrase, span: DateSpan, reference: Reference, unit: str, amount: float) -> Reading:
    """Read "less than two weeks ago" as the time since then, "more than three years ago" as about then."""
    value = value_of(span)
    if phrase.before(4) in ("less", "fewer") and unit in PRECISIONS:
        span = between(moved(reference.span, PRECISIONS[unit], -int(amount)), reference.span)
    elif phrase.before(4) in ("more", "less", "fewer"):
        span = span.about()
    return dated(span, reference, value=value)


def _year_ago_of_quarter(phrase: Phrase) -> Reading | None:
    """Read "a year ago" in a report on a quarter: the same quarter of the year before."""
    named = phrase.references.named(Precision.QUARTER)
    if named is None or phrase.references.last is None or phrase.references.last.span != named.span:
        return None
    return comparison(shifted(named.span, years=-1), named, "same quarter of the year before")


@rule(
    "so long before the reference date",
    r"(?P<half>SEMESTER) A (?P<unit>ANYUNIT) (?P<side>AGO|EARLIER|LATER)",
    r"(?P<one>A|ONE) (?P<unit>ANYUNIT) AND A SEMESTER (?P<side>AGO|EARLIER|LATER)",
    r"(?P<one>A|ONE) AND A SEMESTER (?P<unit>UNITS) (?P<side>AGO|EARLIER|LATER)",
)
def half_a_unit_ago(phrase: Phrase) -> Reading | None:
    """Read "half a century ago" and "a year and a half ago"."""
    unit, side = singular(phrase.word("unit")), phrase.word("side")
    amount = 0.5 if "half" in phrase.match.groupdict() else 1.5
    if unit in ("decade", "century"):
        amount, unit = amount * (10 if unit == "decade" else 100), "year"
    references = phrase.references
    reference = references.from_published() if side == "ago" else references.from_discourse()
    span = counted(reference.span, unit, amount if side == "later" else -amount) if reference else None
    if span is None or unit not in ("year", "century"):
        return Reading(TimexType.DURATION, duration(amount, unit))
    return dated(span, reference)


@rule(
    "so long from the reference date",
    r"(?P<count>COUNT|A) (?P<unit>ANYUNIT) FROM (?:NOW|TODAY)",
    r"(?P<count>COUNT) (?P<unit>UNITS)' TIME",
)
def from_now(phrase: Phrase) -> Reading | None:
    """Read "three weeks from now" and "in two days' time"."""
    unit, amount = singular(phrase.word("unit")), cardinal(phrase.words("count"))
    reference = phrase.references.from_published()
    span = counted(reference.span, unit, amount) if reference is not None and amount is not None else None
    return dated(span, reference) if span is not None else Reading(TimexType.DATE, "FUTURE_REF")


@rule(
    "stretch of time up to or from the reference date",
    r"(?P<which>LAST|PAST|NEXT|COMING|PREVIOUS|FOLLOWING)(?: A)? "
    r"(?P<count>COUNT)[ -](?:MORE |OTHER )?(?P<unit>UNITS)(?: OR SO)?",
    article=True,
)
def stretch(phrase: Phrase) -> Reading:
    """Read "the past two years", "the next three months": a range up to or from the published date."""
    return stretch_of(
        phrase, cardinal(phrase.words("count")), singular(phrase.word("unit")), phrase.word("which")
    )


def stretch_of(phrase: Phrase, amount: float | None, unit: str, which: str) -> Reading:
    """Return the stretch of so many units before ("past") or after ("next") the reference date."""
    value = duration(amount, unit)
    reference = phrase.references.deictic()
    if (
        amount is None
        or reference is None
        or unit not in PRECISIONS
        or which in ("previous", "preceding", "prior", "following", "ensuing")
    ):
        return Reading(TimexType.DURATION, value)
    base = reference.span.earliest
    try:
        steps = int(amount) if STEPS[which] > 0 else -int(amount)
        other = moved(day(base), PRECISIONS[unit], steps)
    except (ValueError, OverflowError):
        return Reading(TimexType.DURATION, value)
    first, last = (other, day(base)) if steps < 0 else (day(base), other)
    return Reading(TimexType.DURATION, value, between(first, last), reference)
