"""Weekdays and weekends: "Friday", "last Friday", "the weekend"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from search_index.dates.counting import STEPS
from search_index.dates.expression import TimexType
from search_index.dates.notation import RuleBook
from search_index.dates.numbers import ordinal
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading
from search_index.dates.resolve import dated
from search_index.dates.spans import (
    Precision,
    day,
    weekend,
)
from search_index.dates.tense import Tense, is_scheduled
from search_index.dates.vocabulary import MONTHS, WEEKDAYS, words_of

BOOK = RuleBook()
rule = BOOK.rule


@rule("set", r"(?P<weekday>WEEKDAY)(?=(?:(?:,| AND|,? OR) WEEKDAY){0,6} (?:OTHER|UNITS))")
def weekday_parts(phrase: Phrase) -> Reading | None:
    """Read the weekdays of "on Monday and Tuesday nights"."""
    words, index = phrase.passage.words, phrase.end
    while words[index] in _LISTING or words[index] in WEEKDAYS:
        index += 1
    if words[index] not in _PARTS:
        return None
    return Reading(TimexType.SET, f"XXXX-WXX-{WEEKDAYS[phrase.word('weekday')] + 1}")


_LISTING = frozenset((" ", ",", "and", "or"))
_PARTS = words_of("mornings afternoons evenings nights")


@rule(
    "weekday next to the reference date",
    r"(?P<which>LAST|PAST|NEXT|COMING) (?P<weekday>WEEKDAYNAME)DOT",
    r"(?P<this>THIS) (?:(?P<which>PAST|COMING) )?(?P<weekday>WEEKDAYNAME)DOT",
)
def weekday_next_to_published(phrase: Phrase) -> Reading | None:
    """Read "last Friday": the one before the published day; "next Friday": the one after it."""
    if not phrase.capital("weekday") or (phrase.follows("THE") and phrase.after(2) in ("of", "in")):
        return None
    number, reference = WEEKDAYS[phrase.word("weekday")], phrase.references.deictic()
    if reference is None or reference.span.earliest != reference.span.latest:
        return Reading(TimexType.DATE, f"XXXX-WXX-{number + 1}")
    base = reference.span.earliest
    back = (base.weekday() - number) % 7 or 7
    forward = (number - base.weekday()) % 7
    which = phrase.word("which")
    if which in ("last", "past"):
        return dated(day(base - timedelta(days=back)), reference)
    if not which and forward and phrase.tense(before_only=True) is Tense.PAST:
        return dated(day(base - timedelta(days=back)), reference)
    ahead = forward if not which else forward or 7
    return dated(day(base + timedelta(days=ahead)), reference)


@rule("weekday of a month", r"(?P<which>ORD|LAST|FINAL) (?P<weekday>WEEKDAY) (?:OF|IN) ", article=True)
def weekday_of_month(phrase: Phrase) -> Reading | None:
    """Read "the first Monday in July" and "the last Sunday of May 2014"."""
    after = phrase.sight(phrase.end)
    if after is None or after.reading.span is None or after.reading.span.precision is not Precision.MONTH:
        return None
    which, month = phrase.word("which"), after.reading.span
    first = weekday_after(month.earliest, WEEKDAYS[phrase.word("weekday")])
    if which in ("last", "final", "closing"):
        found = weekday_before(month.latest, WEEKDAYS[phrase.word("weekday")])
    else:
        found = first + timedelta(weeks=ordinal(which) - 1)
    if found > month.latest:
        return None
    return replace(dated(day(found), after.reading.reference), end=after.end)


@rule(
    "weekday of a week beside the reference date",
    r"(?P<weekday>WEEKDAY)(?:,| OF)? (?P<which>LAST|THIS|NEXT) (?P<unit>UNIT)",
    r"(?P<weekday>WEEKDAY) (?P<unit>UNIT)(?=[.,;]|$| (?:AT|TO|AND|IN))",
)
def weekday_of_week(phrase: Phrase) -> Reading | None:
    """Read "Thursday of last week", "Tuesday next week" and the "Sunday week" of British English."""
    reference = phrase.references.deictic()
    if phrase.word("unit") != "week" or reference is None or not phrase.capital("weekday"):
        return None
    if reference.span.earliest != reference.span.latest:
        return None
    base, number = reference.span.earliest, WEEKDAYS[phrase.word("weekday")]
    if "which" not in phrase.match.groupdict():
        if not phrase.follows("ON", "TO"):
            return None
        return dated(day(weekday_after(base, number) + timedelta(weeks=1)), reference)
    monday = base - timedelta(days=base.weekday())
    return dated(day(monday + timedelta(weeks=STEPS[phrase.word("which")], days=number)), reference)


@rule("weekday", r"(?P<weekday>WEEKDAY)", r"(?P<weekday>WDAY)DOT")
def weekday_alone(phrase: Phrase) -> Reading | None:
    """Read "Friday": the one before or after the reference date, as the tense says."""
    word = phrase.word("weekday")
    if not phrase.capital("weekday") or (len(word) < 5 and not phrase.follows("ON", "LAST", "NEXT", "TO")):
        return None
    if (
        len(word) < 5
        and phrase.after() == " "
        and phrase.passage.capital(phrase.end + 1)
        and phrase.after(2) not in MONTHS
    ):
        return None  # Sun Microsystems
    number = WEEKDAYS[word]
    reference = phrase.references.deictic()
    if reference is None:
        return Reading(TimexType.DATE, f"XXXX-WXX-{number + 1}")
    if reference.span.earliest != reference.span.latest:
        return Reading(TimexType.DATE, f"XXXX-WXX-{number + 1}")
    base = reference.span.earliest
    counted_from = str(reference.origin)
    if base.weekday() == number:
        return dated(day(base), reference, f"weekday of the {counted_from} itself")
    ahead = phrase.tense() is Tense.FUTURE or is_scheduled(phrase.passage, phrase.start)
    if phrase.references.narrative or (ahead and not _is_over(phrase)):
        return dated(day(weekday_after(base, number)), reference, f"weekday after the {counted_from}")
    return dated(day(weekday_before(base, number)), reference, f"weekday before the {counted_from}")


def _is_over(phrase: Phrase) -> bool:
    """Tell "Friday's ruling", which is known, from "Friday's game", which may be to come."""
    return phrase.after() == "'" and phrase.after(2) == "s" and phrase.after(4) in _KNOWN_ONCE_NAMED


_KNOWN_ONCE_NAMED = words_of(
    """ruling decision verdict attack attacks bombing blast explosion crash killing shooting earthquake quake
    announcement statement report remarks article arrest raid defeat victory win loss resignation death"""
)


def weekday_before(base: date, number: int) -> date:
    """Return the last such weekday up to and including a day."""
    return base - timedelta(days=(base.weekday() - number) % 7)


def weekday_after(base: date, number: int) -> date:
    """Return the next such weekday from a day on, the day included."""
    return base + timedelta(days=(number - base.weekday()) % 7)


def weekend_of(phrase: Phrase, steps: int) -> Reading:
    """Return the weekend so many weeks after that of the reference date's week."""
    reference = phrase.references.deictic()
    if reference is None or reference.span.earliest != reference.span.latest:
        return Reading(TimexType.DATE, "XXXX-WXX-WE")
    return dated(weekend(reference.span.earliest + timedelta(weeks=steps)), reference)


@rule("weekend", r"(?P<unit>WEEKEND)", article=True)
def bareweekend_of(phrase: Phrase) -> Reading | None:
    """Read "the weekend": the one past, or the one to come, as the tense says."""
    if not phrase.follows("THE"):
        return None
    reference = phrase.references.deictic()
    if reference is None or reference.span.earliest != reference.span.latest:
        return Reading(TimexType.DATE, "XXXX-WXX-WE")
    base = reference.span.earliest
    past = phrase.tense() is not Tense.FUTURE and base.weekday() < 5
    return weekend_of(phrase, -1 if past else 0)
