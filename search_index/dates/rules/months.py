"""Months without their year: "in February", "last July", "June of last year"."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from search_index.dates.expression import TimexType
from search_index.dates.notation import RuleBook
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading
from search_index.dates.resolve import OfYear, dated, month_or_day, valid, yearly
from search_index.dates.spans import (
    DateSpan,
    Precision,
    day,
    holding,
)
from search_index.dates.vocabulary import MONTHS, OTHER, STREETS, words_of

BOOK = RuleBook()
rule = BOOK.rule

_MONTH_CONTEXT = (
    "IN", "SINCE", "LAST", "NEXT", "OF", "TO", "FROM", "EARLY", "LATE", "MID", "THIS", "AND", "BETWEEN",
    "BEFORE", "AFTER", "EACH", "THAT", "PAST",
)  # fmt: skip

_ALSO_NAMES = words_of("april june august")


def _is_a_name(phrase: Phrase) -> bool:
    """Tell "met June Carter" from "the June Fed meeting" and "in April Ford cut prices"."""
    passage = phrase.passage
    if phrase.after() != " " or not passage.capital(phrase.end + 1) or phrase.after(2) in MONTHS:
        return False
    if passage.classes[phrase.end + 1] != OTHER or passage.text[:40].isupper():
        return False
    if phrase.follows("AND", "OR"):
        return phrase.before(4) not in MONTHS
    return not (phrase.follows(*_MONTH_CONTEXT, "THE", "A", "ON") or phrase.before(2) in _BEFORE_A_MONTH)


_CONTRACTS = words_of("futures contract contracts delivery settlement")


def _month_of_contract(phrase: Phrase, number: int) -> Reading | None:
    """Read "December futures" and "for October delivery": what is traded is still to come."""
    if phrase.after(2) not in _CONTRACTS or phrase.after() != " " or phrase.references.narrative:
        return None
    reference = phrase.references.from_published()
    if reference is None:
        return None
    base = reference.span.earliest
    span = month_or_day(base.year + (number < base.month), number, None)
    return dated(span, reference, "month of a contract, still to come") if span is not None else None


_AFTER_A_MARCH = words_of("on of for to against in through by from into was is and")

_BEFORE_A_MONTH = words_of("by during for until through early mid late")


@rule(
    "month next to the reference date",
    r"(?P<which>LAST|PAST|THIS|NEXT)(?: PAST| COMING)? "
    r"(?P<month>MONTHNAME)DOT(?: (?P<day>DAY)SUFFIX?(?![,.:]?DIGITS))?",
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
    of_years = valid(month_or_day(base.year + years, number, day_number) for years in (-2, -1, 0, 1))
    here = holding(base, Precision.MONTH) if phrase.word("which") == "next" else day(base)
    span = beside(of_years, here, phrase.word("which"))
    return dated(span, reference) if span else None


_JUST_OVER = timedelta(days=40)


_SEASON_JUST_OVER = timedelta(days=30)


def beside(spans: list[DateSpan], here: DateSpan, which: str) -> DateSpan | None:
    """Return the last span that is over, the first one after ``here``, or the one of its year.

    A month or season that has only just ended is called by its name: on 4 September "last July" is that of
    the year before.
    """
    if which in ("last", "past"):
        precision = spans[0].precision if spans else Precision.DAY
        just_over = {Precision.DAY: timedelta(0), Precision.SEASON: _SEASON_JUST_OVER}.get(
            precision, _JUST_OVER
        )
        over = [span for span in spans if span.latest < here.earliest - just_over]
        return max(over, default=None, key=_start)
    if which == "next":
        return min((span for span in spans if span.earliest > here.latest), default=None, key=_start)
    return next((span for span in spans if span.earliest.year == here.earliest.year), None)


def _start(span: DateSpan) -> date:
    return span.earliest


@rule(
    "month",
    r"(?P<month>MONTH)(?!-DIGITS)",
    r"(?P<month>MAYMARCH)(?!-DIGITS)",
    r"(?P<month>MON)DOT(?!-DIGITS)",
)
def month_alone(phrase: Phrase) -> Reading | None:
    """Read "in February", the year from elsewhere."""
    if not phrase.capital("month") or phrase.is_part_of_a_day():
        return None
    word = phrase.word("month")
    if word in ("may", "march") and phrase.follows("THE") and phrase.after() == " ":
        if phrase.passage.capital(phrase.end + 1) or phrase.after(2) in _AFTER_A_MARCH:
            return None
    elif (word in ("may", "march") or len(word) < 5) and word not in ("june", "july"):
        listed = phrase.follows("OR") and phrase.before(4) in MONTHS
        if not (listed or phrase.follows(*_MONTH_CONTEXT) or phrase.before(2) in _BEFORE_A_MONTH):
            return None
        if (
            len(word) < 4
            and word != "may"
            and phrase.after() == " "
            and phrase.passage.capital(phrase.end + 1)
        ):
            return None
    elif word in _ALSO_NAMES and _is_a_name(phrase):
        return None
    if phrase.passage.capital(phrase.end + 1) and phrase.after(2) in STREETS:
        return None
    number = MONTHS[word]
    if (contract := _month_of_contract(phrase, number)) is not None:
        return contract
    return yearly(phrase, _month_of_year(number), "month", f"XXXX-{number:02}")


@cache
def _month_of_year(number: int) -> OfYear:
    return lambda year_number: month_or_day(year_number, number, None)
