"""Ranges told in one phrase: "3-5 June 2024", "March-May 2014", "1992-95".

TIMEX3 has the two ends as expressions of their own, and so have we; the first has the span of both.
"""

from __future__ import annotations

from dataclasses import replace

from search_index.dates.era import year_text
from search_index.dates.expression import TimexType
from search_index.dates.notation import RuleBook
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Continuation, Reading
from search_index.dates.resolve import OfYear, dated, month_or_day, yearly
from search_index.dates.rules.clock import ends_as_clock_times
from search_index.dates.spans import DateSpan, between, year
from search_index.dates.vocabulary import MONTHS

BOOK = RuleBook()
rule = BOOK.rule

_SURELY_YEARS = 1700


@rule(
    "range of years",
    r"(?P<first>YEAR)(?P<mark>-|/)(?P<last>DAY|TWO)(?![-/.,]?DIGITS|-|/)",
    r"(?P<first>YEAR) ?(?P<mark>-) ?(?P<last>YEAR)(?![-/.]DIGITS)",
    r"(?P<first>YEAR) (?P<mark>TO|AND) (?P<last>TWO)(?![-/.,]DIGITS)",
)
def years(phrase: Phrase) -> Reading | None:
    """Read "1992-95", "1992-1995", "between 1992 and 95"; the one year of sport "2014/15" is not parted."""
    if phrase.before() in ("$", "-", "/", ".", ",") or phrase.before()[-1:].isalnum():
        return None
    mark, text, first = phrase.mark("mark"), phrase.word("last"), int(phrase.word("first"))
    if mark not in "-/" and not phrase.follows("FROM", "BETWEEN"):
        return None
    if len(text) == 1 or ends_as_clock_times(phrase.passage, phrase.match.end("first")):
        return None
    last = int(text) if len(text) == 4 else first // 100 * 100 + int(text)
    if len(text) == 2 and last < first and first % 100 == 99:
        last += 100
    if not 1000 < first < last <= first + 150 or (first < _SURELY_YEARS and not _is_told_as_years(phrase)):
        return None
    span = between(year(first), year(last))
    if mark == "/":
        return dated(span)
    return _range(phrase, span, dated(year(first)), dated(year(last)), "range of years")


def _is_told_as_years(phrase: Phrase) -> bool:
    return (
        phrase.references.narrative
        or phrase.before() == "("
        or phrase.follows("IN", "OF", "FROM", "BETWEEN", "SINCE")
    )


def _range(phrase: Phrase, span: DateSpan | None, first: Reading, last: Reading, what: str) -> Reading:
    """Return the reading of the first date of a range, with that of the second to follow."""
    end = phrase.match.end("first_words" if "first_words" in phrase.match.groupdict() else "first")
    rest = Continuation(phrase.match.start("last"), replace(last, rule=f"{what}, its end"))
    return replace(first, span=span or first.span, rule=first.rule or what, end=end, then=rest)


_NIGHT = r"(?P<part>DAYPART) OF (?:THE )?"
_JOINT = r"(?: ?[-/] ?| TO | AND )(?:THE )?"


@rule(
    "night between two days",
    rf"{_NIGHT}(?P<first>DAY)SUFFIX?{_JOINT}(?P<last>DAY)SUFFIX?(?: OF)? (?P<month>MONTHNAME)DOT"
    r"(?:,? (?P<year>YEAR))?",
    rf"{_NIGHT}(?P<month>MONTHNAME)DOT (?P<first>DAY)SUFFIX?{_JOINT}(?P<last>DAY)SUFFIX?"
    r"(?:,? (?P<year>YEAR))?(?![:,.]?DIGITS|/)",
    article=True,
)
def night(phrase: Phrase) -> Reading | None:
    """Read "the night of 3/4 July 1916": TIMEX3 has it as that of the first day; it spans both."""
    first, last, number = int(phrase.word("first")), int(phrase.word("last")), MONTHS[phrase.word("month")]
    if phrase.word("part") != "night" or last != first + 1 or not phrase.capital("month"):
        return None

    def of_year(year_number: int) -> DateSpan | None:
        start, end = month_or_day(year_number, number, first), month_or_day(year_number, number, last)
        return between(start, end) if start and end else None

    if phrase.has("year"):
        whole = _dated_or_none(of_year(int(phrase.word("year"))))
    else:
        whole = yearly(phrase, of_year, "night between two days", "")
    if whole is None:
        return None
    value = f"{year_text(whole.span.earliest.year)}-" if whole.span is not None else "XXXX-"
    return replace(whole, type=TimexType.TIME, value=f"{value}{number:02}-{first:02}TNI")


_IN_MONTH = r"(?P<month>MONTHNAME)DOT(?:,? (?P<year>YEAR))?"


@rule(
    "range of days",
    r"(?P<first_words>(?P<first>DAY)SUFFIX?)(?: ?[-/] ?| TO | AND )"
    rf"(?P<last>DAY)SUFFIX?(?: OF)?[ -]{_IN_MONTH}",
    r"(?P<first_words>(?P<month>MONTHNAME)DOT (?P<first>DAY)SUFFIX?)(?: ?- ?| TO )"
    r"(?P<last>DAY)(?![:,.]?DIGITS|/| UNITS| (?:A|P)\.? ?M)SUFFIX?(?:,? (?P<year>YEAR))?",
)
def days(phrase: Phrase) -> Reading | None:
    """Read "3-5 June 2024", "June 3 to 5" and "from 3 to 5 June"."""
    if phrase.before() in (".", ",", "-", "$", "/") or not phrase.capital("month"):
        return None
    first, last, number = int(phrase.word("first")), int(phrase.word("last")), MONTHS[phrase.word("month")]
    joint = phrase.passage.words[phrase.match.end("first_words") + 1]
    if first >= last or (joint == "and" and not phrase.follows("FROM", "BETWEEN")):
        return None

    def of_year(year_number: int) -> DateSpan | None:
        start, end = month_or_day(year_number, number, first), month_or_day(year_number, number, last)
        return between(start, end) if start and end else None

    def day_of(day_number: int) -> OfYear:
        return lambda year_number: month_or_day(year_number, number, day_number)

    ends = (day_of(first), f"XXXX-{number:02}-{first:02}"), (day_of(last), f"XXXX-{number:02}-{last:02}")
    return _in_year(phrase, of_year, ends, "range of days")


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
    r"(?P<first_words>(?P<first>MONTHNAME)DOT) ?[-/] ?"
    r"(?P<last>MONTHNAME)DOT(?! DAY(?!,))(?:,? (?P<year>YEAR))?",
    r"(?P<first_words>(?P<first>MONTHNAME)DOT) (?P<joint>TO|AND) (?P<last>MONTHNAME)DOT(?! DAY(?!,)|,? YEAR)",
)
def months(phrase: Phrase) -> Reading | None:
    """Read "March-May 2014", "January-March" and "between January and October"."""
    if not (phrase.capital("first") and phrase.capital("last")):
        return None
    opening = _OPENINGS.get(phrase.word("joint")) if "joint" in phrase.match.groupdict() else None
    if opening is not None and not phrase.follows(opening):
        return None
    first, last = MONTHS[phrase.word("first")], MONTHS[phrase.word("last")]

    def of_year(year_number: int) -> DateSpan | None:
        start, end = first_of(year_number), month_or_day(year_number, last, None)
        return between(start, end) if start and end and first != last else None

    def first_of(year_number: int) -> DateSpan | None:
        return month_or_day(year_number - (first > last), first, None)

    def last_of(year_number: int) -> DateSpan | None:
        return month_or_day(year_number, last, None)

    ends = (first_of, f"XXXX-{first:02}"), (last_of, f"XXXX-{last:02}")
    return _in_year(phrase, of_year, ends, "range of months")


_OPENINGS = {"to": "FROM", "and": "BETWEEN"}
"""Without these before them, "March to May" and "March and May" may be no range."""
_End = tuple[OfYear, str]


def _in_year(phrase: Phrase, of_year: OfYear, ends: tuple[_End, _End], what: str) -> Reading | None:
    """Return the reading of a range in the year that is told, or that it has from elsewhere."""
    if of_year(2024) is None:
        return None
    if phrase.match.groupdict().get("year"):
        whole = _dated_or_none(of_year(int(phrase.word("year"))))
    else:
        whole = yearly(phrase, of_year, what, ends[0][1])
    if whole is None:
        return None
    if whole.span is None:
        first, last = (replace(whole, value=value) for _, value in ends)
        return _range(phrase, None, first, last, what)
    number = whole.span.latest.year
    first, last = (_of_same_year(whole, end(number)) for end, _ in ends)
    return _range(phrase, whole.span, first, last, what)


def _dated_or_none(span: DateSpan | None) -> Reading | None:
    return dated(span) if span is not None else None


def _of_same_year(whole: Reading, span: DateSpan | None) -> Reading:
    assert span is not None
    return dated(span, whole.reference, whole.rule)
