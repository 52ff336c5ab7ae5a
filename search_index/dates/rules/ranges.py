"""Ranges told in one phrase: "3-5 June 2024", "between March and May 2014", "1992-95"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from search_index.dates.notation import RuleBook
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading
from search_index.dates.resolve import dated, month_or_day, yearly
from search_index.dates.rules.clock import ends_as_clock_times
from search_index.dates.spans import DateSpan, between, year
from search_index.dates.vocabulary import MONTHS

BOOK = RuleBook()
rule = BOOK.rule

_SURELY_YEARS = 1700
_TO = r"(?: ?- ?| TO | AND )"


@rule(
    "range of years",
    r"(?P<first>YEAR)(?:-|/)(?P<short>DAY|TWO)(?![-/.,]?DIGITS|-)",
    r"(?P<first>YEAR) ?- ?(?P<last>YEAR)(?![-/.]DIGITS)",
)
@rule("range of years", r"(?P<open>FROM|BETWEEN) (?P<first>YEAR) (?:TO|AND) (?P<last>TWO)(?![-/.,]DIGITS)")
def years(phrase: Phrase) -> Reading | None:
    """Read "1992-95", "1992-1995", "between 1992 and 1995"."""
    if phrase.before() in ("$", "-", "/", ".", ",") or phrase.before()[-1:].isalnum():
        return None
    first = int(phrase.word("first"))
    groups = phrase.match.groupdict()
    if "last" in groups and ends_as_clock_times(phrase.passage, phrase.match.end("first")):
        return None
    text = phrase.word("short") if "short" in groups else phrase.word("last")
    if len(text) == 1:
        return None
    last = int(text) if len(text) == 4 else first // 100 * 100 + int(text)
    if len(text) == 2 and last < first and first % 100 == 99:
        last += 100
    if not 1000 < first < last <= first + 150 or (first < _SURELY_YEARS and not _is_told_as_years(phrase)):
        return None
    return dated(between(year(first), year(last)))


def _is_told_as_years(phrase: Phrase) -> bool:
    return (
        phrase.before() == "("
        or phrase.follows("IN", "OF", "FROM", "BETWEEN", "SINCE")
        or "open" in phrase.match.groupdict()
    )


_IN_MONTH = r"(?P<month>MONTHNAME)DOT(?:,? (?P<year>YEAR))?"


@rule(
    "range of days",
    rf"(?P<open>FROM|BETWEEN) (?P<first>DAY)SUFFIX?{_TO}(?P<last>DAY)SUFFIX?(?: OF)? {_IN_MONTH}",
    rf"(?P<first>DAY)SUFFIX?(?: ?- ?|/| TO )(?P<last>DAY)SUFFIX?(?: OF)? {_IN_MONTH}",
    r"(?P<month>MONTHNAME)DOT (?P<first>DAY)SUFFIX?(?: ?- ?| TO )"
    r"(?P<last>DAY)(?![:,.]?DIGITS|/| UNITS| (?:A|P)\.? ?M)SUFFIX?(?:,? (?P<year>YEAR))?",
)
def days(phrase: Phrase) -> Reading | None:
    """Read "3-5 June 2024", "June 3 to 5" and "from 3 to 5 June"."""
    if phrase.before() in (".", ",", "-", "$", "/") or not phrase.capital("month"):
        return None
    first, last, number = int(phrase.word("first")), int(phrase.word("last")), MONTHS[phrase.word("month")]
    if first >= last:
        return None

    def of_year(year_number: int) -> DateSpan | None:
        start, end = month_or_day(year_number, number, first), month_or_day(year_number, number, last)
        return between(start, end) if start and end else None

    return _in_year(
        phrase, of_year, f"XXXX-{number:02}-{first:02}/XXXX-{number:02}-{last:02}", "range of days"
    )


@rule(
    "first month of a range",
    r"(?P<first>MONTHNAME)DOT (?P<joint>TO|AND) (?P<last>MONTHNAME)DOT,? (?P<year>YEAR)",
)
def first_month(phrase: Phrase) -> Reading | None:
    """Read the "March" of "between March and May 2014" and the "June" of "June and July 1941"."""
    if not phrase.capital("first"):
        return None
    first, last = MONTHS[phrase.word("first")], MONTHS[phrase.word("last")]
    span = month_or_day(int(phrase.word("year")) - (first > last), first, None)
    reading = dated(span, None, "month, year from the end of the range") if span is not None else None
    return replace(reading, end=phrase.match.end("first")) if reading is not None else None


@rule(
    "range of months",
    r"(?P<first>MONTHNAME)DOT ?[-/] ?(?P<last>MONTHNAME)DOT(?! DAY(?!,))(?:,? (?P<year>YEAR))?",
)
def months(phrase: Phrase) -> Reading | None:
    """Read "between March and May 2014", "January-March"."""
    if not (phrase.capital("first") and phrase.capital("last")):
        return None
    first, last = MONTHS[phrase.word("first")], MONTHS[phrase.word("last")]

    def of_year(year_number: int) -> DateSpan | None:
        start = month_or_day(year_number - (first > last), first, None)
        end = month_or_day(year_number, last, None)
        return between(start, end) if start and end and first != last else None

    return _in_year(phrase, of_year, f"XXXX-{first:02}/XXXX-{last:02}", "range of months")


def _in_year(
    phrase: Phrase, of_year: Callable[[int], DateSpan | None], value: str, what: str
) -> Reading | None:
    if phrase.has("year"):
        span = of_year(int(phrase.word("year")))
        return dated(span) if span else None
    if of_year(2024) is None:
        return None
    return yearly(phrase, of_year, what, value)
