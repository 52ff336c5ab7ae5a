"""The periods that reports on results speak of: "the quarter", "the year-ago period", "the fiscal year"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from search_index.dates.counting import unit_around
from search_index.dates.expression import Reference, ReferenceOrigin, TimexType
from search_index.dates.notation import RuleBook
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading
from search_index.dates.resolve import comparison, dated
from search_index.dates.spans import (
    Precision,
    between,
    holding,
    month,
    shifted,
)
from search_index.dates.vocabulary import words_of

BOOK = RuleBook()
rule = BOOK.rule


@rule(
    "the period compared with, a year before",
    r"(?P<year>YEARWORD)-(?P<side>AGO|EARLIER)(?: (?P<part>QUARTER|PERIOD|ORD QUARTER))?",
    r"(?P<side>PREVIOUS)[- ](?P<year>YEARWORD) (?P<part>QUARTER|PERIOD|ORD QUARTER)",
    article=True,
)
def year_ago_period(phrase: Phrase) -> Reading | None:
    """Read "the year-ago quarter" and "year-earlier": what was named last, a year before."""
    references = phrase.references
    reference = references.reported or references.named(Precision.QUARTER, Precision.YEAR)
    if reference is None and phrase.word("side") not in ("ago", "earlier"):
        published = references.from_published()
        span = unit_around(published.span, Precision.YEAR, -1) if published is not None else None
        return comparison(span, published) if span is not None and published is not None else None
    return _in_another_year(reference, -1) if reference is not None else None


def _in_another_year(reference: Reference, years: int) -> Reading:
    """Return a reported period so many years on; TIMEX3 writes months of it as the year that they are of."""
    if reference.span.precision is not Precision.RANGE:
        return comparison(shifted(reference.span, years=years), reference)
    year = reference.span.earliest.year + years
    months = between(month(year, reference.span.earliest.month), month(year, reference.span.latest.month))
    return comparison(months, reference, value=f"{year:04}")


@rule(
    "the quarter a year before the one reported on",
    r"(?P<period>QUARTER|PERIOD)(?: OF)? (?:A YEARWORD (?:AGO|EARLIER)|LAST YEARWORD)",
    r"(?P<same>SAME) (?P<period>QUARTER)(?: OF)? (?:A YEARWORD (?:AGO|EARLIER)|LAST YEARWORD)",
    r"LAST YEARWORD'S QUARTER",
    article=True,
)
def quarter_a_year_ago(phrase: Phrase) -> Reading | None:
    """Read "the quarter a year ago", "the same period last year", "last year's quarter"."""
    reference = phrase.references.named(Precision.QUARTER)
    return comparison(shifted(reference.span, years=-1), reference) if reference is not None else None


@rule("quarter by its end", r"(?P<period>QUARTER) (?:OTHER|TO) (?=MONTHNAME|DAY)", article=True)
def quarter_ended(phrase: Phrase) -> Reading | None:
    """Read "the quarter ended July 31": the calendar quarter whose end is nearest to that day."""
    if not phrase.follows("THE") or phrase.passage.words[phrase.end - 2] not in ("ended", "ending", "to"):
        return None
    after = phrase.sight(phrase.end)
    if after is None or after.reading.span is None or after.reading.type is not TimexType.DATE:
        return None
    end = after.reading.span.latest
    span = holding(end - _HALF_A_QUARTER, Precision.QUARTER)
    text = phrase.passage.text_of(after.start, after.end)
    reference = Reference(after.reading.span, ReferenceOrigin.ANCHOR, text)
    return replace(dated(span, reference), end=phrase.start + 1)


_HALF_A_QUARTER = timedelta(days=45)


@rule(
    "the quarter reported on",
    r"(?P<period>LATEST) (?:QUARTER|PERIOD)",
    r"(?<=THE )(?P<period>QUARTER)(?!-)",
    article=True,
)
def the_quarter(phrase: Phrase) -> Reading | None:
    """Read "the quarter", "the latest period": the quarter named last, or the last one over."""
    if not phrase.follows("THE"):
        return None
    reference = phrase.references.named(Precision.QUARTER)
    today = phrase.references.published
    if reference is not None and (
        phrase.word("period") != "latest" or today is None or reference.span.latest < today
    ):
        return dated(reference.span, reference)
    published = phrase.references.from_published()
    span = unit_around(published.span, Precision.QUARTER, -1) if published is not None else None
    return dated(span, published) if span is not None else None


@rule("the year reported on", r"(?P<latest>LATEST)(?: FISCAL)? YEARWORD", article=True)
def latest_year(phrase: Phrase) -> Reading | None:
    """Read "the latest fiscal year": the last one over when published."""
    published = phrase.references.from_published()
    span = unit_around(published.span, Precision.YEAR, -1) if published is not None else None
    return dated(span, published) if span is not None else None


@rule("the same period of another year", r"(?P<year>YEAR) (?P<period>QUARTER|PERIOD)", article=True)
def period_of_year(phrase: Phrase) -> Reading | None:
    """Read "the 1988 period": the quarter or months reported on last, in that year."""
    reference = phrase.references.reported
    if reference is None:
        return None
    return _in_another_year(reference, int(phrase.word("year")) - reference.span.earliest.year)


_YEAR_CONTEXT = words_of("for in of during throughout through")


@rule(
    "the year as a whole",
    r"(?P<full>FULL|FISCAL) YEARWORD",
    r"(?<=THE )(?P<year>YEARWORD)(?! WORDNUMBER| YEAR)",
    article=True,
)
def the_year(phrase: Phrase) -> Reading | None:
    """Read "for the year": the current one; "the year ended July 2" is an amount of time."""
    if not phrase.follows("THE") or phrase.before(4) not in _YEAR_CONTEXT:
        return None
    if phrase.after(2) in ("ended", "ending", "to", "since", "before"):
        return Reading(TimexType.DURATION, "P1Y")
    span, reference = phrase.references.read_from_deictic(lambda base: unit_around(base, Precision.YEAR, 0))
    return dated(span, reference) if span is not None else None
