"""Full dates, and parts of dates that name their year: "21 February 2024", "Feb. 2024", "2024-02-21"."""

from __future__ import annotations

from search_index.dates.expression import TimexType
from search_index.dates.notation import RuleBook
from search_index.dates.numbers import year_in_words
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading
from search_index.dates.resolve import dated, month_or_day
from search_index.dates.spans import DateSpan, year
from search_index.dates.vocabulary import MONTHS

BOOK = RuleBook()
rule = BOOK.rule

_SURELY_YEARS = 1700


@rule(
    "year, month and day in digits",
    r"(?P<year>YEAR)(?P<mark>[-/.])(?P<month>DAY)(?P=mark)(?P<day>DAY)(?:T(?P<hour>SMALL):(?P<minute>SMALL)(?::SMALL)?)?(?![-/.]?DIGITS)",
)
def year_month_day_digits(phrase: Phrase) -> Reading | None:
    """Read "2024-02-21" and "2024/2/21"."""
    if _in_a_number(phrase):
        return None
    reading = _dated(phrase.number("year"), phrase.number("month"), phrase.number("day"))
    if reading is None or not phrase.has("hour"):
        return reading
    return Reading(
        TimexType.TIME, f"{reading.value}T{phrase.word('hour')}:{phrase.word('minute')}", reading.span
    )


@rule("year and month in digits", r"(?P<year>YEAR)-(?P<month>DAY)(?![-/.:,]?DIGITS|-)")
def year_month_digits(phrase: Phrase) -> Reading | None:
    """Read "2024-02"; "2009-10" may be two years."""
    year_number, month_number = int(phrase.word("year")), int(phrase.word("month"))
    if len(phrase.word("month")) < 2 or not 1 <= month_number <= min(year_number % 100, 12):
        return None
    return (
        None
        if _in_a_number(phrase) or phrase.before() in ("$", "#")
        else _dated(year_number, month_number, None)
    )


@rule(
    "day, month and year",
    r"(?P<day>DAY)SUFFIX?(?: OF)?[ -](?P<month>MONTHNAME)DOT(?:,? |-)(?P<year>YEAR)(?!DIGITS)",
)
@rule(
    "month, day and year",
    r"(?P<month>MONTHNAME)DOT(?:[ -]| THE )(?P<day>DAY)SUFFIX?(?:,? ?|-)(?P<year>YEAR)(?!DIGITS)",
    r"(?P<month>MONTHNAME)DOT (?P<day>DAY)SUFFIX?,? '(?P<year>DAY|TWO)(?!DIGITS|S)",
)
@rule(
    "year, month and day", r"(?P<year>YEAR),? (?P<month>MONTHNAME)DOT (?P<day>DAY)(?:SUFFIX)?(?![,.]?DIGITS)"
)
def written_date(phrase: Phrase) -> Reading | None:
    """Read "21 February 2024", "February 21st, 2024", "21-Feb-2024" and "2024 February 21"."""
    year_number = int(phrase.word("year"))
    if year_number < 100:
        published = phrase.references.published
        latest = (published.year if published is not None else 2030) + 5
        year_number = latest - (latest - year_number) % 100
    return _dated(year_number, MONTHS[phrase.word("month")], phrase.number("day"))


@rule("month and year", r"(?P<month>MONTHNAME)DOT(?:,? | OF |-)(?P<year>YEAR)(?![,.]?DIGITS|-SMALL)")
def month_year(phrase: Phrase) -> Reading | None:
    """Read "February 2024" and "Feb. of 2024"."""
    if not phrase.capital("month") and phrase.word("month") in ("may", "march"):
        return None
    if phrase.is_part_of_a_day():
        return None
    year_number = int(phrase.word("year"))
    if year_number < _SURELY_YEARS and not phrase.references.narrative and len(phrase.word("month")) < 4:
        return None
    return _dated(year_number, MONTHS[phrase.word("month")], None)


@rule(
    "month and year in words", r"(?P<month>MONTHNAME)(?: OF|,)? (?P<year>WORDNUMBER(?:[ -]WORDNUMBER){1,3})"
)
def month_year_words(phrase: Phrase) -> Reading | None:
    """Read "October nineteen ninety-seven"."""
    number = year_in_words(phrase.words("year"))
    return _dated(number, MONTHS[phrase.word("month")], None) if number else None


@rule(
    "year in words", r"(?P<the>YEARWORD) (?P<year>WORDNUMBER(?:[ -](?:AND )?WORDNUMBER){1,4})", article=True
)
@rule("year in words", r"(?P<year>WORDNUMBER(?:[ -](?:AND )?WORDNUMBER){1,4})(?! UNITS|-SINGULAR)")
def year_words(phrase: Phrase) -> Reading | None:
    """Read "nineteen ninety-six", and "the year two thousand"."""
    words = phrase.words("year")
    number = year_in_words(words)
    words_before = "year" if "the" in phrase.match.groupdict() else phrase.before(2)
    if number is None or (number >= 2000 and words[0] == "two" and words_before not in _BEFORE_A_YEAR):
        return None
    return dated(year(number))


_BEFORE_A_YEAR = ("year", "in", "since", "by")


def _in_a_number(phrase: Phrase) -> bool:
    return phrase.before() in ("-", "/", ".", ",") and phrase.before(2).isdigit()


def _dated(year_number: int | None, month_number: int | None, day_number: int | None) -> Reading | None:
    if year_number is None or month_number is None:
        return None
    span: DateSpan | None = month_or_day(year_number, month_number, day_number)
    return dated(span) if span is not None else None
