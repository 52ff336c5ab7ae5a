"""Dates that are told with their era, "44 BC", "August 480 BC", "AD 70", and short years of old histories."""

from __future__ import annotations

from dataclasses import replace

from search_index.dates.era import is_before_era, stand_in
from search_index.dates.expression import TimexType
from search_index.dates.notation import RuleBook
from search_index.dates.numbers import ordinal
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Continuation, Reading
from search_index.dates.resolve import dated, month_or_day
from search_index.dates.spans import DateSpan, century, season, year
from search_index.dates.vocabulary import MONTHS, SEASON_NAMES, words_of

BOOK = RuleBook()
rule = BOOK.rule

_ERA = r"(?P<era>ERA|B\.C\.)"
_BEFORE = frozenset(("bc", "bce", "b"))


@rule(
    "date of an era",
    rf"(?P<day>DAY)SUFFIX?(?: OF)? (?P<month>MONTHNAME),? (?P<year>DIGITS) ?{_ERA}",
    rf"(?P<month>MONTHNAME) (?P<day>DAY)SUFFIX?,? (?P<year>DIGITS) ?{_ERA}",
    rf"(?P<month>MONTHNAME)(?: OF|,)? (?P<year>DIGITS) ?{_ERA}",
    r"(?P<day>DAY)SUFFIX?(?: OF)? (?P<month>MONTHNAME),? (?P<era>ERA) (?P<year>DIGITS)(?![,.]?DIGITS)",
    r"(?P<month>MONTHNAME) (?P<day>DAY)SUFFIX?,? (?P<era>ERA) (?P<year>DIGITS)(?![,.]?DIGITS)",
    r"(?P<month>MONTHNAME)(?: OF|,)? (?P<era>ERA) (?P<year>DIGITS)(?![,.]?DIGITS)",
    rf"(?P<year>DIGITS) ?{_ERA}",
    r"(?P<era>ERA) (?P<year>DIGITS)(?![,.]?DIGITS)",
    r"(?P<era>A)\.(?P<d>OTHER)\.? (?P<year>DIGITS)(?![,.]?DIGITS)",
)
@rule(
    "date of an era",
    rf"(?P<season>SEASON)(?: OF)? (?P<year>DIGITS) ?{_ERA}",
    r"(?P<season>SEASON)(?: OF)? (?P<era>ERA) (?P<year>DIGITS)(?![,.]?DIGITS)",
    article=True,
)
def date_of_era(phrase: Phrase) -> Reading | None:
    """Read "44 BC", "2 August 216 BC", "the spring of 480 BC", "1066 AD" and "AD 70"."""
    groups = phrase.match.groupdict()
    if "d" in groups and phrase.word("d") != "d":
        return None
    number = _numbered_year(phrase, "year")
    if number is None:
        return None
    if "season" in groups:
        return dated(season(number, SEASON_NAMES[phrase.word("season")]))
    if "month" not in groups:
        return dated(year(number))
    day_number = phrase.number("day") if "day" in groups else None
    span = month_or_day(number, MONTHS[phrase.word("month")], day_number)
    return dated(span) if span is not None else None


@rule("years of an era", rf"(?P<first>DIGITS)(?: ?- ?| TO | AND )(?P<last>DIGITS) ?{_ERA}")
def years_of_era(phrase: Phrase) -> Reading | None:
    """Read "264-146 BC", "from 264 to 146 BC": two dates, the era told with the second."""
    first, last = _numbered_year(phrase, "first"), _numbered_year(phrase, "last")
    if first is None or last is None or first >= last:
        return None
    rest = Continuation(phrase.match.start("last"), dated(year(last)))
    return replace(dated(year(first)), end=phrase.match.end("first"), then=rest)


def _numbered_year(phrase: Phrase, group: str) -> int | None:
    """Return the year to count with of a number before or after the name of an era, or ``None``."""
    number, era = int(phrase.word(group)), phrase.word("era")
    if not phrase.capital("era") or not number:
        return None
    try:
        return stand_in(number) if era in _BEFORE else number
    except ValueError:
        return None


@rule(
    "century before the era",
    rf"(?P<digit>DAY)SUFFIX[ -]CENTURY {_ERA}",
    rf"(?P<ordinal>ORD)[ -]CENTURY {_ERA}",
    article=True,
)
def century_of_era(phrase: Phrase) -> Reading | None:
    """Read "the 4th century BC", which has no span here, and "the first century AD"."""
    in_digits = "digit" in phrase.match.groupdict()
    number = int(phrase.word("digit")) if in_digits else ordinal(phrase.word("ordinal"))
    if phrase.word("era") not in _BEFORE:
        return dated(century(100 * (number - 1)))
    return Reading(TimexType.DATE, f"BC{number - 1:02}")


@rule("year before the era", rf"(?P<year>DIGITS) ?{_ERA}")
def very_old_year(phrase: Phrase) -> Reading | None:
    """Read "9000 BC", too old to be counted with."""
    old = phrase.word("era") in _BEFORE and phrase.capital("era") and int(phrase.word("year")) > 0
    return Reading(TimexType.DATE, f"BC{int(phrase.word('year')):04}") if old else None


@rule("decade before the era", rf"(?P<year>DIGITS)S {_ERA}", article=True)
def decade_of_era(phrase: Phrase) -> Reading | None:
    """Read "the 480s BC"."""
    number = int(phrase.word("year"))
    if phrase.word("era") not in _BEFORE or number % 10 or number < 10:
        return None
    return Reading(TimexType.DATE, f"BC{number // 10:03}")


_BEFORE_A_YEAR = words_of("in by until till since from between around about circa before after during")
_AFTER_A_YEAR = words_of(
    """the a an he she it they his her their when while but and with to after before under by at on in as
    was were is are had has where which who there this that for until through or only"""
)
_NO_YEAR_AFTER = r"(?![,.:/-]?DIGITS|-ANYUNIT| ANYUNIT| ?ERA)"


@rule(
    "date of an old history",
    rf"(?P<day>DAY)SUFFIX?(?: OF)? (?P<month>MONTHNAME),? (?P<year>NUMBER){_NO_YEAR_AFTER}",
    rf"(?P<month>MONTHNAME) (?P<day>DAY)SUFFIX?, (?P<year>NUMBER){_NO_YEAR_AFTER}",
    rf"(?P<month>MONTHNAME)(?: OF)? (?P<year>NUMBER|TWO){_NO_YEAR_AFTER}",
)
@rule(
    "season of an old history", rf"(?P<season>SEASON)(?: OF)? (?P<year>NUMBER){_NO_YEAR_AFTER}", article=True
)
@rule(
    "year of an old history",
    rf"(?<=WHEN )(?P<year>NUMBER|TWO){_NO_YEAR_AFTER}",
)
def short_year(phrase: Phrase) -> Reading | None:
    """Read the year of "in 476", "9 August 378" and, after "204 BC", "in 201"; "in 300 ships" has none."""
    references, word, groups = phrase.references, phrase.word("year"), phrase.match.groupdict()
    if not references.narrative or not _ends_like_a_year(phrase) or word[0] == "0":
        return None
    alone = "month" not in groups and "season" not in groups
    if alone and (phrase.before() != " " or phrase.before(2) not in _BEFORE_A_YEAR):
        return None
    story = references.story or references.opening
    number = _beside_story(int(word), story.span if story is not None else None)
    if number is None:
        return None
    if "season" in groups:
        return dated(season(number, SEASON_NAMES[phrase.word("season")]))
    if alone:
        return dated(year(number))
    day_number = phrase.number("day") if "day" in groups else None
    span = month_or_day(number, MONTHS[phrase.word("month")], day_number)
    return dated(span) if span is not None and phrase.capital("month") else None


def _ends_like_a_year(phrase: Phrase) -> bool:
    """Tell "in 476 the emperor" from the amount in "in 476 ships"."""
    if phrase.after() == " ":
        return phrase.after(2) in _AFTER_A_YEAR or phrase.passage.capital(phrase.end + 1)
    return phrase.after() in (",", ".", ";", ")", "", "-")


def _beside_story(number: int, story: DateSpan | None) -> int | None:
    """Return the short year, to count with, in the era of the story, or ``None`` if that is far off."""
    if story is None:
        return number if number >= _LEAST else None
    if is_before_era(story):
        found = stand_in(number) if number else 0
    else:
        found = number if story.earliest.year < _OLD else 0
    return found if found and abs(found - story.earliest.year) <= _NEAR else None


_LEAST = 100
"""The first year that may open a history without the name of its era."""

_OLD = 1500
"""Only a history of the time before this year speaks of years of two or three digits."""

_NEAR = 300
