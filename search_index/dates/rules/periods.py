"""Parts of years, and years of accounts: quarters, halves, seasons, weeks, fiscal years."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from search_index.dates.expression import TimexType
from search_index.dates.notation import RuleBook, compile_pattern
from search_index.dates.numbers import cardinal, ordinal, year_in_words
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading
from search_index.dates.resolve import OfYear, dated, yearly
from search_index.dates.spans import (
    Precision,
    between,
    half,
    quarter,
    season,
    week,
    year,
)
from search_index.dates.timex import value_of
from search_index.dates.vocabulary import SEASON_NAMES, words_of

BOOK = RuleBook()
rule = BOOK.rule

# The year a part of a year belongs to, when it is named with it: "of 1989", "of last year", " this year".
_OF_YEAR = (
    r"(?P<tail>,?(?: OF)?(?: THE)?(?: FISCAL)? (?P<year>YEAR)|(?: OF)? (?P<which>LAST|NEXT|THIS) YEARWORD"
    r"| OF THE YEARWORD(?! YEAR| WORDNUMBER))?"
)


def _year_told(phrase: Phrase) -> int | None:
    """Return the year named with a part of a year, ``None`` if it is not."""
    if phrase.has("year"):
        return phrase.number("year")
    if phrase.has("which") and phrase.references.published is not None:
        return phrase.references.published.year + {"last": -1, "this": 0, "next": 1}[phrase.word("which")]
    return None


@cache
def _quarter_of_year(number: int) -> OfYear:
    return lambda year_number: quarter(year_number, number)


@cache
def _half_of_year(number: int) -> OfYear:
    return lambda year_number: half(year_number, number)


@cache
def _season_of_year(name: str) -> OfYear:
    return lambda year_number: season(year_number, name)


@rule(
    "quarter",
    rf"(?P<ordinal>ORD)(?:[ -]FISCAL)?[ -]QUARTER{_OF_YEAR}",
    rf"(?P<digit>DAY)SUFFIX[ -]QUARTER{_OF_YEAR}",
    r"(?P<last>LAST|FINAL) QUARTER OF (?:(?P<year>YEAR)|THE YEARWORD|(?P<which>LAST|NEXT|THIS) YEARWORD)",
    article=True,
)
def ordinal_quarter(phrase: Phrase) -> Reading | None:
    """Read "the third quarter", "third-quarter 1989" and "the fourth quarter of last year"."""
    groups = phrase.match.groupdict()
    if "last" in groups:
        number = 4
    else:
        number = int(phrase.word("digit")) if "digit" in groups else ordinal(phrase.word("ordinal"))
    return _quarter_reading(phrase, number) if 1 <= number <= 4 else None


def _is_in_a_game(phrase: Phrase) -> bool:
    """Tell the second half of a match from that of a year."""
    return not _OF_A_GAME.isdisjoint(phrase.passage.words[max(phrase.start - _NEAR, 0) : phrase.end + _NEAR])


_OF_A_PERIOD = compile_pattern(
    r" OF (?:THE )?(?:(?:EARLY|LATE|MID)[ -])?(?:MONTHNAME|YEAR'?S|(?:DAY)SUFFIX|ORD|DECADES|'|SEASON)"
)


def _is_of_another_period(phrase: Phrase) -> bool:
    """Tell "the first half of July" and "of the 19th century" from the first half of a year."""
    return _OF_A_PERIOD.match(phrase.passage.classes, phrase.end) is not None


_NEAR = 24
_OF_A_GAME = words_of(
    """goal goals scored scoring scorer striker goalkeeper midfielder penalty touchdown quarterback yards kick
    header rebounds halftime substitute equaliser equalizer try tries fumble interception"""
)
"""Near these words a half or a quarter is one of a game."""


def _quarter_reading(phrase: Phrase, number: int) -> Reading | None:
    told = _year_told(phrase)
    if told is not None:
        return dated(quarter(told, number))
    if _is_in_a_game(phrase):
        return None
    return yearly(phrase, _quarter_of_year(number), "quarter", f"XXXX-Q{number}")


@rule(
    "quarters of a year",
    r"(?P<which>ORDINAL|LAST) (?P<count>CARDINAL) (?P<unit>UNITS) OF (?P<year>YEAR)(?![-/]DIGITS)",
    r"THE (?P<which>ORDINAL|LAST) (?P<count>CARDINAL) (?P<unit>UNITS) OF (?P<year>YEAR)(?![-/]DIGITS)",
)
def several_quarters(phrase: Phrase) -> Reading | None:
    """Read "the first two quarters of 1990"."""
    count, which, number = cardinal(phrase.words("count")), phrase.word("which"), int(phrase.word("year"))
    if count not in (2, 3) or phrase.word("unit") != "quarters" or which not in ("first", "last"):
        return None
    first = 1 if which == "first" else 5 - int(count)
    return dated(between(quarter(number, first), quarter(number, first + int(count) - 1)))


@rule("quarter", r"Q(?P<digit>DAY)(?:[ ']*(?P<year>YEAR))?", r"(?P<digit>DAY)Q(?: (?P<year>YEAR))?")
def short_quarter(phrase: Phrase) -> Reading | None:
    """Read "Q3", "Q3 2024" and "3Q"."""
    number = int(phrase.word("digit"))
    if not 1 <= number <= 4:
        return None
    if phrase.has("year"):
        return dated(quarter(int(phrase.word("year")), number))
    return yearly(phrase, _quarter_of_year(number), "quarter", f"XXXX-Q{number}")


@rule("half of a year", r"H(?P<digit>DAY) (?P<year>YEAR)")
def short_half(phrase: Phrase) -> Reading | None:
    """Read "H1 2024"."""
    number = int(phrase.word("digit"))
    return dated(half(int(phrase.word("year")), number)) if number in (1, 2) else None


@rule(
    "season of a year",
    r"(?P<season>SEASON)(?:,| OF)? (?P<year>YEAR(?:[-/](?:TWO|DAY|YEAR))?|WORDNUMBER(?:[ -]WORDNUMBER){1,3})",
    r"(?P<season>SEASON)(?: OF)? '(?P<year>TWO)",
    article=True,
)
def season_year(phrase: Phrase) -> Reading | None:
    """Read "summer 2014", "the winter of 1994" and "the winter of nineteen ninety-four"."""
    words = phrase.words("year")
    number = int(words[0]) if words[0].isdigit() else year_in_words(words)
    if number is None:
        return None
    if number < 100:
        number += 1900
    return dated(season(number, SEASON_NAMES[phrase.word("season")]))


@rule(
    "first season of two", r"(?P<season>SEASON)(?: AND| OR|,| TO) SEASON(?: OF)? (?P<year>YEAR)", article=True
)
def first_season(phrase: Phrase) -> Reading:
    """Read the "spring" of "the spring and summer of 1942"."""
    made = dated(season(int(phrase.word("year")), SEASON_NAMES[phrase.word("season")]))
    return replace(made, end=phrase.match.end("season"))


@rule("season", r"(?P<season>SEASON)", article=True)
def season_alone(phrase: Phrase) -> Reading | None:
    """Read "the summer", "in spring"; "fall" and "spring" only where they can be no verb."""
    name = SEASON_NAMES[phrase.word("season")]
    if phrase.after() == " " and phrase.after(2) == "of":
        return None
    named = phrase.follows("THE", "IN", "EARLY", "LATE", "MID", "SINCE") or phrase.before() == "-"
    if not named and not _before_noun_season(phrase):
        return None
    if phrase.before() == "-" and phrase.before(2) != "mid":
        return None
    if phrase.capital("season") and phrase.after() == " " and phrase.passage.capital(phrase.end + 1):
        return None  # the Winter War, the Spring Offensive
    return yearly(phrase, _season_of_year(name), "season", f"XXXX-{name[:2].upper()}")


def _before_noun_season(phrase: Phrase) -> bool:
    """Tell "before winter" and "until autumn", where the name of a season can be no verb."""
    name = SEASON_NAMES[phrase.word("season")]
    if name in ("autumn", "spring") and phrase.word("season") != "autumn":
        return phrase.before(2) in ("before", "until", "till", "by", "during")
    return phrase.follows("BEFORE", "TO", "BETWEEN", "THAT") or phrase.before(2) in ("by", "during", "all")


@rule(
    "half of a year",
    rf"(?P<ordinal>ORD)[ -]SEMESTER{_OF_YEAR}",
    r"(?P<ordinal>LAST|FINAL) SEMESTER OF (?:(?P<year>YEAR)|(?P<which>LAST|NEXT|THIS) YEARWORD)",
    article=True,
)
def half_year(phrase: Phrase) -> Reading | None:
    """Read "the first half of 2014" and "the last half of 1989"."""
    number = 2 if phrase.word("ordinal") in ("last", "final") else ordinal(phrase.word("ordinal"))
    told = _year_told(phrase)
    if number > 2 or (told is None and (_is_in_a_game(phrase) or _is_of_another_period(phrase))):
        return None
    if told is not None:
        return dated(half(told, number))
    return yearly(phrase, _half_of_year(number), "half of a year", f"XXXX-H{number}")


@rule("week of a day", r"(?P<unit>UNIT) (?:OF|BEGINNING|END) (?=MONTHNAME|DAY|THE)", article=True)
def week_of(phrase: Phrase) -> Reading | None:
    """Read "the week of March 6"."""
    after = phrase.sight(phrase.end) if phrase.word("unit") == "week" else None
    if after is None or after.reading.span is None or after.reading.span.precision is not Precision.DAY:
        return None
    span = week(after.reading.span.earliest)
    return Reading(TimexType.DATE, value_of(span), span, after.reading.reference, end=after.end)


_SHORT_YEARS_FROM = 70


@rule(
    "fiscal year",
    r"(?P<fiscal>FISCAL)(?:[ -]YEARWORD)? (?P<year>YEAR)",
    r"FY ?(?P<year>YEAR)",
    r"FY ?(?P<year>DAY|TWO)(?![-/.]?DIGITS)",
    article=True,
)
def fiscal_year(phrase: Phrase) -> Reading:
    """Read "fiscal 1990", "fiscal year 1990" and "FY24"; which months it has is not told."""
    number = int(phrase.word("year"))
    if number < 100:
        number += 1900 if number >= _SHORT_YEARS_FROM else 2000
    return dated(year(number).about())
