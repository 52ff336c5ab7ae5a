"""Dates counted from the published date: "yesterday", "last July", "next week", "two years ago", "this spring"."""

from __future__ import annotations

from datetime import date, timedelta

from search_index.dates.expression import Reference, TimexType
from search_index.dates.notation import RuleBook
from search_index.dates.numbers import cardinal, ordinal
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading
from search_index.dates.resolve import comparison, dated, month_or_day, valid
from search_index.dates.spans import (
    DateSpan,
    Precision,
    between,
    day,
    half,
    holding,
    quarter,
    season,
    shifted,
    weekend,
)
from search_index.dates.tense import Tense
from search_index.dates.timex import DAYPARTS, duration, singular, value_of
from search_index.dates.vocabulary import MONTHS, SEASON_NAMES, WEEKDAYS

BOOK = RuleBook()
rule = BOOK.rule

_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_STEPS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "this": 0, "current": 0, "latest": 0,
          "next": 1, "coming": 1, "upcoming": 1, "following": 1}  # fmt: skip
PRECISIONS = {"day": Precision.DAY, "week": Precision.WEEK, "month": Precision.MONTH, "quarter": Precision.QUARTER,
              "year": Precision.YEAR, "decade": Precision.DECADE, "century": Precision.CENTURY}  # fmt: skip
_UNKNOWN = {Precision.DAY: "XXXX-XX-XX", Precision.WEEK: "XXXX-WXX", Precision.MONTH: "XXXX-XX", Precision.QUARTER: "XXXX-QX",
            Precision.YEAR: "XXXX", Precision.DECADE: "XXX", Precision.CENTURY: "XX"}  # fmt: skip


@rule("day counted from the reference date", r"(?P<day>TODAY|YESTERDAY|TOMORROW)")
def deictic_day(phrase: Phrase) -> Reading | None:
    """Read "today", "yesterday" and "tomorrow"."""
    if phrase.word("day") == "today" and phrase.after() == "'" and phrase.after(4) in _OF_OUR_TIME:
        return Reading(TimexType.DATE, "PRESENT_REF")
    return None if _is_a_title(phrase) else _day_from_published(phrase, _DAYS[phrase.word("day")])


_OF_OUR_TIME = frozenset(
    ["world", "youth", "society", "economy", "generation", "standards", "technology", "young", "women", "children", "age"]
)
"""After "today's" these speak of the present at large."""


def _is_a_title(phrase: Phrase) -> bool:
    """Tell a title ("This Week", "USA Today") from a date: every word, or the word before, has a capital too."""
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


def _day_from_published(phrase: Phrase, steps: int) -> Reading:
    reference = phrase.references.from_published()
    if reference is None:
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


def unit_around(reference: DateSpan, precision: Precision, steps: int) -> DateSpan | None:
    """Return the calendar unit so many steps from the one that holds the reference; ``None`` if that is not one unit."""
    try:
        first, last = (holding(end, precision) for end in (reference.earliest, reference.latest))
        return step(first, steps) if first == last else None
    except ValueError:
        return None


def step(span: DateSpan, steps: int) -> DateSpan:
    """Return the calendar unit so many units of its own kind later. Raises ``ValueError`` beyond year 9999."""
    match span.precision:
        case Precision.DAY:
            return shifted(span, days=steps)
        case Precision.WEEK:
            return shifted(span, weeks=steps)
        case Precision.MONTH:
            return shifted(span, months=steps)
        case Precision.QUARTER:
            return shifted(span, months=3 * steps)
        case Precision.DECADE:
            return shifted(span, years=10 * steps)
        case Precision.CENTURY:
            return shifted(span, years=100 * steps)
        case _:
            return shifted(span, years=steps)


@rule("part of a year counted from the reference date", r"(?P<which>LAST|THIS|NEXT) YEARWORD'S (?P<ordinal>ORD)[ -](?P<part>QUARTER|SEMESTER)",
      r"(?P<year>YEAR)'S (?P<ordinal>ORD)[ -](?P<part>QUARTER|SEMESTER)", r"(?P<year>YEAR) (?P<ordinal>ORD)[ -](?P<part>QUARTER|SEMESTER)", article=True)  # fmt: skip
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
        year_number = reference.span.earliest.year + _STEPS[phrase.word("which")]
    try:
        made = quarter(year_number, number) if phrase.word("part") == "quarter" else half(year_number, number)
    except ValueError:
        return None
    return dated(made, reference)


@rule(
    "a day so long before the reference date",
    r"(?P<count>COUNT|A) (?P<unit>ANYUNIT) AGO (?:(?P<today>TODAY)|(?P<weekday>WEEKDAY)|THIS (?P<same>SINGULAR))",
)
def day_ago(phrase: Phrase) -> Reading | None:
    """Read "two years ago today", "a week ago Friday", "ten years ago this week"."""
    unit, amount = singular(phrase.word("unit")), cardinal(phrase.words("count"))
    reference = phrase.references.from_published()
    if reference is None or amount is None or amount != int(amount) or unit not in PRECISIONS:
        return None
    try:
        span = _move(reference.span, unit, -int(amount))
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
    return dated(span, reference) if span else None


def _year_ago_of_quarter(phrase: Phrase) -> Reading | None:
    """Read "a year ago" in a report on a quarter: the same quarter of the year before."""
    named = phrase.references.named(Precision.QUARTER)
    if named is None or phrase.references.last is None or phrase.references.last.span != named.span:
        return None
    return comparison(shifted(named.span, years=-1), named, "same quarter of the year before")


def counted(reference: DateSpan, unit: str, amount: float) -> DateSpan | None:
    """Return what lies so many units after the reference (before, if negative), as precise as the unit.

    ``None`` if the reference is less precise than the unit, or the result leaves the calendar.
    """
    whole = int(amount)
    try:
        if unit in ("hour", "minute", "second"):
            return reference if reference.precision is Precision.DAY and abs(amount) < 24 else None
        if unit in ("fortnight",):
            return unit_around(reference, Precision.WEEK, 2 * whole)
        if unit in ("decade", "century"):
            return unit_around(reference, Precision.YEAR, whole * (10 if unit == "decade" else 100))
        if unit == "year" and whole != amount:
            return unit_around(reference, Precision.MONTH, round(12 * amount))
        return unit_around(reference, PRECISIONS[unit], whole) if unit in PRECISIONS else None
    except ValueError:
        return None


@rule("calendar unit next to the reference date", r"(?P<which>LAST|THIS|NEXT|CURRENT|PAST)(?: FISCAL| FULL| COMING| PAST)? (?P<unit>SINGULAR)(?! UNIT)",
      r"(?P<which>COMING) (?P<unit>SINGULAR)", article=True)  # fmt: skip
def unit_next_to_published(phrase: Phrase) -> Reading | None:
    """Read "last year", "this month", "next week", "the current quarter"."""
    unit, which = phrase.word("unit"), phrase.word("which")
    if unit == "weekend":
        return _weekend(phrase, _STEPS[which])
    if unit not in PRECISIONS:
        return None
    if (unit == "day" and which in ("next", "past", "last")) or _is_a_title(phrase):
        return None
    if which == "past" and unit in ("decade", "century"):
        return _stretch(phrase, 1, unit, "past")
    precision = PRECISIONS[unit]
    reference = phrase.references.deictic()
    span = unit_around(reference.span, precision, _STEPS[which]) if reference is not None else None
    if span is None:
        return Reading(TimexType.DATE, _UNKNOWN[precision])
    return dated(span, reference)


def _weekend(phrase: Phrase, steps: int) -> Reading:
    reference = phrase.references.deictic()
    if reference is None or reference.span.earliest != reference.span.latest:
        return Reading(TimexType.DATE, "XXXX-WXX-WE")
    return dated(weekend(reference.span.earliest + timedelta(weeks=steps)), reference)


@rule("weekend", r"(?P<unit>WEEKEND)", article=True)
def bare_weekend(phrase: Phrase) -> Reading | None:
    """Read "the weekend": the one past, or the one to come, as the tense says."""
    if not phrase.follows("THE"):
        return None
    reference = phrase.references.deictic()
    if reference is None or reference.span.earliest != reference.span.latest:
        return Reading(TimexType.DATE, "XXXX-WXX-WE")
    base = reference.span.earliest
    past = phrase.tense() is not Tense.FUTURE and base.weekday() < 5
    return _weekend(phrase, -1 if past else 0)


@rule(
    "month next to the reference date",
    r"(?P<which>LAST|PAST|THIS|NEXT)(?: PAST| COMING)? (?P<month>MONTHNAME)DOT(?: (?P<day>DAY)SUFFIX?(?![,.:]?DIGITS))?",
)
def month_next_to_published(phrase: Phrase) -> Reading | None:
    """Read "last July": the last one that is over; "next July": the first one after this month."""
    if not phrase.capital("month"):
        return None
    number, reference = MONTHS[phrase.word("month")], phrase.references.deictic()
    if reference is None:
        return Reading(TimexType.DATE, f"XXXX-{number:02}")
    base = reference.span.earliest
    day_number = phrase.number("day")
    of_years = valid(month_or_day(base.year + years, number, day_number) for years in (-1, 0, 1))
    span = _beside(of_years, holding(base, Precision.MONTH), phrase.word("which"))
    return dated(span, reference) if span else None


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
    of_years = valid(season(base.year + years, name) for years in (-1, 0, 1))
    span = _beside(of_years, day(base), phrase.word("which"))
    return dated(span, reference) if span else None


def _beside(spans: list[DateSpan], here: DateSpan, which: str) -> DateSpan | None:
    """Return the last span over before ``here``, the first after it, or the one of its year."""
    if which in ("last", "past"):
        return max((span for span in spans if span.latest < here.earliest), default=None, key=_start)
    if which == "next":
        return min((span for span in spans if span.earliest > here.latest), default=None, key=_start)
    return next((span for span in spans if span.earliest.year == here.earliest.year), None)


def _start(span: DateSpan) -> date:
    return span.earliest


@rule(
    "weekday next to the reference date",
    r"(?P<which>LAST|PAST|NEXT|COMING) (?P<weekday>WEEKDAYNAME)DOT",
    r"(?P<this>THIS) (?:(?P<which>PAST|COMING) )?(?P<weekday>WEEKDAYNAME)DOT",
)
def weekday_next_to_published(phrase: Phrase) -> Reading | None:
    """Read "last Friday": the one before the published day; "next Friday": the one after it."""
    if not phrase.capital("weekday"):
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
    if not which and phrase.tense() is Tense.PAST and forward:
        return dated(day(base - timedelta(days=back)), reference)
    return dated(day(base + timedelta(days=forward or 7)), reference)


@rule("month or quarter of a year counted from the reference date",
      r"(?P<month>MONTHNAME)DOT(?: OF|,)? (?P<which>LAST|THIS|NEXT) YEARWORD",
      r"(?P<month>MONTHNAME)DOT (?P<day>DAY)SUFFIX?,?(?: OF)? (?P<which>LAST|THIS|NEXT) YEARWORD",
      r"(?P<day>DAY)SUFFIX? (?P<month>MONTHNAME)DOT,?(?: OF)? (?P<which>LAST|THIS|NEXT) YEARWORD")  # fmt: skip
def month_of_year_from_published(phrase: Phrase) -> Reading | None:
    """Read "June of last year", "July this year", "May 3 next year"."""
    reference = phrase.references.from_published()
    number = MONTHS[phrase.word("month")]
    day_number = phrase.number("day") if "day" in phrase.match.groupdict() else None
    if reference is None:
        return Reading(TimexType.DATE, f"XXXX-{number:02}" + (f"-{day_number:02}" if day_number else ""))
    span = month_or_day(reference.span.earliest.year + _STEPS[phrase.word("which")], number, day_number)
    return dated(span, reference) if span else None


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


@rule("stretch of time up to or from the reference date",
      r"(?P<which>LAST|PAST|NEXT|COMING|PREVIOUS|FOLLOWING)(?: A)? (?P<count>COUNT)[ -](?:MORE |OTHER )?(?P<unit>UNITS)(?: OR SO)?", article=True)  # fmt: skip
def stretch(phrase: Phrase) -> Reading:
    """Read "the past two years", "the next three months": a range that ends or begins at the published date."""
    return _stretch(
        phrase, cardinal(phrase.words("count")), singular(phrase.word("unit")), phrase.word("which")
    )


def _stretch(phrase: Phrase, amount: float | None, unit: str, which: str) -> Reading:
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
        steps = int(amount) if _STEPS[which] > 0 else -int(amount)
        other = _move(day(base), unit, steps)
    except (ValueError, OverflowError):
        return Reading(TimexType.DURATION, value)
    first, last = (other, day(base)) if steps < 0 else (day(base), other)
    return Reading(TimexType.DURATION, value, between(first, last), reference)


def _move(span: DateSpan, unit: str, steps: int) -> DateSpan:
    match unit:
        case "day":
            return shifted(span, days=steps)
        case "week":
            return shifted(span, weeks=steps)
        case "month":
            return shifted(span, months=steps)
        case "quarter":
            return shifted(span, months=3 * steps)
        case "year":
            return shifted(span, years=steps)
        case "decade":
            return shifted(span, years=10 * steps)
        case _:
            return shifted(span, years=100 * steps)


@rule(
    "end, middle or start of a period",
    r"(?P<part>BEGINNING|MIDDLE|END) OF(?: THE)? ",
    r"(?P<part>EARLY|LATE|EARLIER|LATER) IN (?:THE )?",
    article=True,
)
def part_of_period(phrase: Phrase) -> Reading | None:
    """Read "the end of 2014", "the beginning of March", "the end of the month": the period it is a part of."""
    after = phrase.sight(phrase.end)
    if after is not None and after.reading.type is TimexType.DATE and after.reading.span is not None:
        reading = after.reading
        if reading.span is None or reading.span.precision is Precision.DAY:
            return None
        return Reading(
            reading.type,
            reading.value,
            reading.span,
            reading.reference,
            f"part of a period: {reading.rule or after.rule.name}",
            after.end,
        )
    words = phrase.passage.words
    unit = words[phrase.end] if phrase.end < len(words) else ""
    reference = phrase.references.deictic()
    if unit not in PRECISIONS or unit == "day" or reference is None:
        return None
    span = unit_around(reference.span, PRECISIONS[unit], 0)
    return Reading(TimexType.DATE, value_of(span), span, reference, end=phrase.end + 1) if span else None


@rule("end of the year", r"(?P<year>YEARWORD)(?:-| |'S )END", article=False)
def year_end(phrase: Phrase) -> Reading:
    """Read "year-end" and "year's end": 31 December."""
    reference = phrase.references.deictic()
    if reference is None:
        return Reading(TimexType.DATE, "XXXX-12-31")
    return dated(day(date(reference.span.earliest.year, 12, 31)), reference)
