"""Years by themselves: "1990", "44 BC"; not amounts, numbers of paragraphs or models of cars."""

from __future__ import annotations

from search_index.dates.expression import TimexType
from search_index.dates.notation import RuleBook
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading
from search_index.dates.resolve import dated
from search_index.dates.spans import (
    year,
)
from search_index.dates.vocabulary import MONTHS, words_of

BOOK = RuleBook()
rule = BOOK.rule

_SHORT_YEARS = range(1900, 2100)

_SURELY_YEARS = 1700

_COUNTED = words_of(
    """people dlrs dollars pounds euros pct percent mln million billion bln tonnes tons votes points feet
    miles km kilometers kilometres meters metres shares seats jobs cars homes houses troops soldiers men
    women children workers units cases deaths students members degrees barrels bpd francs marks yen lire
    kronor copies pages words cts cents hp kg lbs acres hectares mhz watts calories"""
)

_NUMBERED = words_of(
    """section article no nr number resolution flight room page pages chapter rule bill directive
    regulation route highway channel model boeing airbus windows unit paragraph clause order convoy
    company form battalion"""
)

_MAKES = words_of(
    """chevrolet chevy ford toyota honda nissan bmw mercedes volkswagen audi volvo cadillac buick pontiac
    chrysler dodge jeep plymouth lincoln oldsmobile hyundai kia mazda subaru lexus porsche ferrari
    jaguar model"""
)
"""After these makes of cars a year is that of the model."""


@rule("year before the era", r"(?P<year>DIGITS) (?P<era>ERA)", r"(?P<year>DIGITS) ?B\.C\.")
def year_of_era(phrase: Phrase) -> Reading | None:
    """Read "44 BC" (which no calendar day stands for here) and "1066 AD"."""
    number = int(phrase.word("year"))
    era = phrase.word("era") if "era" in phrase.match.groupdict() else "bc"
    if era in ("ad", "ce"):
        return dated(year(number)) if number else None
    return Reading(TimexType.DATE, f"BC{number:04}")


@rule("year", r"(?P<year>YEAR)(?!,DIGITS|\.DIGITS|:|/DIGITS|-DIGITS|-SINGULAR| UNITS| ZONE|'?S)")
def year_alone(phrase: Phrase) -> Reading | None:
    """Read "1990" where it stands as a year, not as an amount."""
    before = phrase.before()
    if before in ("$", "£", "€", "#", ".", ",", ":", "/", "+") and not (
        before in ".," and not phrase.before(2).isdigit()
    ):
        return None
    if (
        before == "-"
        and phrase.before(2)[-1:].isalnum()
        and phrase.before(2) not in ("mid", "post", "pre", "late", "early")
    ):
        return None
    number = int(phrase.word("year"))
    if phrase.before(2) in MONTHS:  # a date that the calendar does not have
        return None
    if phrase.before(2) in _NUMBERED or (phrase.after() == " " and phrase.after(2) in _MAKES):
        return None
    following = phrase.after(2) if phrase.after() == " " else ""
    if following in _COUNTED or phrase.after() in ("%", "°"):
        return None
    if number < _SURELY_YEARS and not (phrase.references.narrative or phrase.follows("IN", "SINCE", "CIRCA")):
        return None
    if number not in _SHORT_YEARS and (
        not _says_year(phrase)
        or (following.endswith("s") and following not in ("was", "is", "has", "as", "its", "his", "this"))
    ):
        return None
    return dated(year(number))


_YEAR_CONTEXT = (
    "IN", "SINCE", "FROM", "TO", "OF", "BEFORE", "AFTER", "BETWEEN", "CIRCA", "EARLY", "LATE", "MID", "AND",
)  # fmt: skip
_YEAR_WORDS = words_of("by during year summer winter spring autumn")


def _says_year(phrase: Phrase) -> bool:
    return phrase.follows(*_YEAR_CONTEXT) or phrase.before(2) in _YEAR_WORDS
