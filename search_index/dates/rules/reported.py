"""The periods that reports on results speak of: "the quarter", "the year-ago period", "the fiscal year"."""

from __future__ import annotations

from search_index.dates.counting import unit_around
from search_index.dates.expression import TimexType
from search_index.dates.notation import RuleBook
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading
from search_index.dates.resolve import comparison, dated
from search_index.dates.spans import (
    Precision,
    shifted,
)
from search_index.dates.vocabulary import words_of

BOOK = RuleBook()
rule = BOOK.rule


@rule(
    "the period compared with, a year before",
    r"(?P<year>YEARWORD)-(?P<side>AGO|EARLIER)(?: (?P<part>QUARTER|PERIOD|ORD QUARTER))?",
    article=True,
)
def year_ago_period(phrase: Phrase) -> Reading | None:
    """Read "the year-ago quarter" and "year-earlier": what was named last, a year before."""
    reference = phrase.references.named(Precision.QUARTER, Precision.YEAR)
    if reference is None:
        return None
    return comparison(shifted(reference.span, years=-1), reference)


@rule(
    "the quarter a year before the one reported on",
    r"(?P<period>QUARTER|PERIOD) (?:A YEARWORD AGO|LAST YEARWORD)",
    r"LAST YEARWORD'S QUARTER",
    article=True,
)
def quarter_a_year_ago(phrase: Phrase) -> Reading | None:
    """Read "the quarter a year ago", "the same period last year", "last year's quarter"."""
    reference = phrase.references.named(Precision.QUARTER)
    return comparison(shifted(reference.span, years=-1), reference) if reference is not None else None


@rule(
    "the quarter reported on",
    r"(?P<period>LATEST) (?:QUARTER|PERIOD)",
    r"(?P<period>QUARTER)(?!-)",
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
    """Read "the 1988 period": the quarter named last, in that year."""
    reference = phrase.references.named(Precision.QUARTER)
    if reference is None:
        return None
    span = shifted(reference.span, years=int(phrase.word("year")) - reference.span.earliest.year)
    return comparison(span, reference)


_YEAR_CONTEXT = words_of("for in of during throughout through")


@rule(
    "the year as a whole",
    r"(?P<full>FULL|FISCAL) YEARWORD",
    r"(?P<year>YEARWORD)(?! WORDNUMBER| YEAR)",
    article=True,
)
def the_year(phrase: Phrase) -> Reading | None:
    """Read "for the year": the current one; "the year ended July 2" is an amount of time."""
    if not phrase.follows("THE") or phrase.before(4) not in _YEAR_CONTEXT:
        return None
    if phrase.after(2) in ("ended", "ending", "to", "since", "before"):
        return Reading(TimexType.DURATION, "P1Y")
    reference = phrase.references.deictic()
    span = unit_around(reference.span, Precision.YEAR, 0) if reference is not None else None
    return dated(span, reference) if span is not None else None
