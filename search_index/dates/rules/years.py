"""Years by themselves: "1990"; not amounts, numbers of paragraphs or models of cars."""

from __future__ import annotations

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
    kronor copies pages words cts cents pence rupees
    rubles roubles yuan won pesos hp kg lbs acres hectares mhz watts calories"""
)

_NUMBERED = words_of(
    """section article no nr number resolution flight room page pages chapter rule bill directive
    regulation route highway channel model boeing airbus windows unit paragraph clause order convoy
    company form battalion act law decree statute iso rfc office server code version serial"""
)

_MAKES = words_of(
    """chevrolet chevy ford toyota honda nissan bmw mercedes volkswagen audi volvo cadillac buick pontiac
    chrysler dodge jeep plymouth lincoln oldsmobile hyundai kia mazda subaru lexus porsche ferrari
    jaguar fiat renault peugeot citroen saab suzuki mitsubishi tesla bentley rover harley ducati yamaha
    mustang corvette camaro thunderbird impala civic corolla camry prius accord beetle cherokee wrangler
    model sedan pickup coupe convertible minivan motorcycle hatchback
    vintage bordeaux burgundy cabernet merlot chardonnay riesling barolo"""
)
"""Before these makes of cars, or wines, a year is that of the model, or of the harvest."""


@rule("year, approximate", r"(?P<c>C|CIRCA)\. ?(?P<year>YEAR|NUMBER)(?![,.]?DIGITS)")
def circa(phrase: Phrase) -> Reading | None:
    """Read "c. 1850" and "ca. 1850"; not "18 U.S.C. 1956"."""
    if phrase.before() == "." or (phrase.capital("c") and phrase.before() != "("):
        return None
    return dated(year(int(phrase.word("year"))).about())


@rule("year of two digits", r"'(?P<short>TWO)(?![,.:/-]?DIGITS|'|S)")
def short_year(phrase: Phrase) -> Reading | None:
    """Read the "'69" of "in '69" and "back in '89"."""
    if not phrase.follows("IN", "SINCE", "OF", "FROM", "TO"):
        return None
    return dated(year(_full_year(int(phrase.word("short")), phrase)))


def _full_year(short: int, phrase: Phrase) -> int:
    """Return the last such year that is not far ahead of the published date."""
    published = phrase.references.published
    latest = (published.year if published is not None else 2030) + 5
    return latest - (latest - short) % 100


@rule("year", r"(?P<year>YEAR)(?!,DIGITS|\.DIGITS|:(?! )|/DIGITS|-DIGITS|-SINGULAR| UNITS| ZONE|'?S)")
def year_alone(phrase: Phrase) -> Reading | None:
    """Read "1990" where it stands as a year, not as an amount."""
    before, word_before = phrase.before(), phrase.before(2)
    if before in _MARKS_OF_NUMBERS and not (before in ".," and not word_before.isdigit()):
        return None
    if before == "-" and word_before[-1:].isalnum() and word_before not in _PREFIXES:
        return None
    number = int(phrase.word("year"))
    if _is_a_heading(phrase):
        return dated(year(number))
    if _is_a_level(phrase) or _is_in_a_number(phrase):
        return None
    if word_before in MONTHS:  # a date that the calendar does not have
        return None
    after = phrase.after()
    following = phrase.after(2) if after == " " else ""
    if word_before in _NUMBERED or following in _MAKES:
        return None
    if following in _COUNTED or after in ("%", "°"):
        return None
    if number < _SURELY_YEARS and not (phrase.references.narrative or phrase.follows("IN", "SINCE", "CIRCA")):
        return None
    if number not in _SHORT_YEARS and _is_attribute(phrase):
        return dated(year(number))
    if number not in _SHORT_YEARS and (
        not _says_year(phrase) or (following.endswith("s") and following not in _NO_PLURALS)
    ):
        return None
    return dated(year(number))


_MARKS_OF_NUMBERS = frozenset("$£€#.,:/+")
_PREFIXES = words_of("mid post pre late early")


def _is_a_heading(phrase: Phrase) -> bool:
    """Tell a year that has a line to itself."""
    alone = "\n" in phrase.before() and (phrase.after() == "" or "\n" in phrase.after())
    return alone or (phrase.before(2) == "=" and phrase.after(2) == "=")


def _is_in_a_number(phrase: Phrase) -> bool:
    """Tell the groups of "020 7946 2014" and "18 U.S.C. 1956", and "2000th", from a year.

    So are the numbers of a table, "1920H 1920L 1907" and "(1900 2303)".
    """
    after, following = phrase.after(), phrase.after(2)
    if phrase.before() == " " and (phrase.before(2).isdigit() or _is_a_lettered_number(phrase)):
        return True
    if after in ("st", "nd", "rd", "th") or (after.isalpha() and phrase.passage.capital(phrase.end)):
        return True
    if after == " " and following.isdigit() and len(following) >= 4:
        return len(following) > 4 or not phrase.follows(*_YEAR_CONTEXT)
    return phrase.before(2) == "." and len(phrase.before(3)) == 1 and phrase.before(4) == "."


def _is_a_lettered_number(phrase: Phrase) -> bool:
    """Tell the "1920L" that a number of a table stands after, over a blank."""
    return len(phrase.before(2)) == 1 and phrase.before(2).isalpha() and phrase.before(3).isdigit()


def _is_a_level(phrase: Phrase) -> bool:
    """Tell the amount in "rose 12.5 to 1738", "fell to 2014", "hit 2000" and "closed at 2014" from a year."""
    if int(phrase.word("year")) not in _SHORT_YEARS and _is_a_level_or_an_old_year(phrase):
        return True
    if phrase.before(2) in _AT_A_LEVEL or (phrase.before(2) == "than" and phrase.before(4) in _MORE):
        return True
    if phrase.follows("AT"):
        return phrase.after(2) not in ("prices", "levels", "rates")
    word = phrase.before(4)
    if phrase.before(2) == "by":
        return word in _RISES
    if not phrase.follows("TO") or word in ("up", "down"):
        return False
    if word in _MOVES or word in _MEASURES:
        return True
    return word.isdigit() and not (len(word) == 4 and phrase.before(5) == " ") and phrase.before(6) != "from"


def _is_a_level_or_an_old_year(phrase: Phrase) -> bool:
    """Tell the amount in "fell a record 508 Monday to 1738" and "a new high of 1757", no year of late."""
    if phrase.before(2) == "of":
        return phrase.before(4) in _LEVELS
    if phrase.before(2) != "to":
        return False
    words, start = phrase.passage.words, phrase.start
    before = words[max(start - _SAME_CLAUSE, 0) : start]
    return "from" not in before and "." not in before and any(word in _MOVES for word in before)


_SAME_CLAUSE = 16
"""So many words (with blanks and marks) before an amount may tell what moved to it."""
_LEVELS = words_of(
    """high low peak record level figure total average close finish price value number reading score maximum
    minimum count sum"""
)

_RISES = words_of(
    """fell falls fall rose rises rise dropped drops climbed climbs slipped slid jumped declined advanced
    dipped soared plunged tumbled sank surged eased edged gained shrank up down higher lower increased
    decreased"""
)
_MOVES = _RISES | words_of("lost grew closed ended finished settled reduced raised")
_AT_A_LEVEL = words_of(
    "reached hit topped touched surpassed exceeded breached above below under nears neared"
)
_MORE = words_of("more less fewer")
_MEASURES = words_of("points point percent pct cents pence % p")


_NO_PLURALS = words_of(
    """was is has as its his this onwards onward towards afterwards across besides thus perhaps always
    does less unless"""
)
_YEAR_CONTEXT = (
    "IN", "SINCE", "FROM", "TO", "OF", "BEFORE", "AFTER", "BETWEEN", "CIRCA", "EARLY", "LATE", "MID", "AND",
    "ABOUT",
)  # fmt: skip
_YEAR_WORDS = words_of("by during year summer winter spring autumn throughout even perhaps possibly")


def _is_attribute(phrase: Phrase) -> bool:
    """Tell the year of "the 1883 eruption" from the amount in "the 1883 men"."""
    following = phrase.after(2) if phrase.after() == " " else ""
    if (
        not (phrase.follows("THE", "A", "THAT") or phrase.before(2) in _POSSESSIVES)
        or not following.isalpha()
    ):
        return False
    return not following.endswith("s") or following in _YEARS_OF


_POSSESSIVES = words_of("his her its their")
_YEARS_OF = words_of(
    """revolutions elections riots wars uprisings revolts treaties campaigns negotiations talks reforms floods
    census crisis congress series olympics strikes famines"""
)


def _says_year(phrase: Phrase) -> bool:
    as_early = phrase.before(2) == "as" and phrase.before(4) in ("early", "late", "recently")
    return phrase.follows(*_YEAR_CONTEXT) or phrase.before(2) in _YEAR_WORDS or as_early
