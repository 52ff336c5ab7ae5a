"""Amounts of time and what recurs: "two years", "a five-day visit", "weeks", "every month", "daily"."""

from __future__ import annotations

from search_index.dates.expression import TimexType
from search_index.dates.notation import RuleBook
from search_index.dates.numbers import cardinal
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading
from search_index.dates.spans import Precision, between, month
from search_index.dates.timex import duration, singular
from search_index.dates.vocabulary import MONTHS, WEEKDAYS, words_of

BOOK = RuleBook()
rule = BOOK.rule

_RECURRING = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y",
              "hourly": "PT1H", "nightly": "P1D", "fortnightly": "P2W"}  # fmt: skip


@rule("duration", r"(?P<count>COUNT)(?P<joint>[ -])(?:MORE )?(?P<unit>ANYUNIT)(?![ -]OLD)(?: OR SO)?")
def amount_of_time(phrase: Phrase) -> Reading | None:
    """Read "two years", "35-hour", "a few days"."""
    word = phrase.word("unit")
    if word == "second" or phrase.before() in ("$", "£", "€", ".", ",") or phrase.capital("unit"):
        return None
    if phrase.word("joint") == "-" and word == "quarters":
        return None
    is_some_day = phrase.words("count") == ["one"] and word == "day" and phrase.word("joint") == " "
    if is_some_day and phrase.before(2) not in _BEFORE_A_UNIT:
        return None
    return Reading(TimexType.DURATION, duration(cardinal(phrase.words("count")), singular(word)))


@rule(
    "duration",
    r"(?P<the>THE)(?P<first> ORD)?(?: LATEST)? (?P<count>COUNT) (?P<unit>UNITS)(?! LATER| EARLIER| AGO)",
)
def the_amount(phrase: Phrase) -> Reading | None:
    """Read "the nine months", "the first nine months" (of the published year).

    "The nine months" are those up to the quarter reported on, if that ends with them.
    """
    if phrase.capital("unit"):
        return None  # the Hundred Days, the Seven Years' War
    amount, unit = cardinal(phrase.words("count")), singular(phrase.word("unit"))
    value, reference = duration(amount, unit), phrase.references.from_published()
    if amount not in (6, 9) or unit != "month" or reference is None:
        return Reading(TimexType.DURATION, value)
    year = reference.span.earliest.year
    if phrase.has("first"):
        opens = phrase.passage.words[phrase.match.start("first") + 1] == "first"
    else:
        reported = phrase.references.named(Precision.QUARTER)
        opens = reported is not None and reported.span.latest == month(year, int(amount)).latest
    if not opens:
        return Reading(TimexType.DURATION, value)
    return Reading(TimexType.DURATION, value, between(month(year, 1), month(year, int(amount))), reference)


@rule("duration", r"(?P<a>A) (?P<unit>SINGULAR)(?! AGO| EARLIER| LATER)")
def one_unit(phrase: Phrase) -> Reading | None:
    """Read "a week" and the "a day" of "a day after", but not in a rate ("12 dollars a year")."""
    unit = phrase.word("unit")
    counts = phrase.after() == " " and phrase.after(2) in ("after", "before")
    if unit in ("second", "weekend", "quarter") or not (counts or phrase.before(2) in _BEFORE_A_UNIT):
        return None
    return Reading(TimexType.DURATION, duration(1, unit))


_BEFORE_A_UNIT = words_of(
    """for in within than over after least about nearly almost lasted lasting takes took during once"""
)


@rule("duration", r"(?P<unit>ANYUNIT)-(?P<long>OLD)")
def as_long_as_a_unit(phrase: Phrase) -> Reading | None:
    """Read "a day-long meeting" and "the decades-long dispute"."""
    word = phrase.word("unit")
    if phrase.word("long") != "long" or word == "second" or phrase.before() == "-":
        return None
    amount = None if word.endswith("s") else 1
    return Reading(TimexType.DURATION, duration(amount, singular(word)))


@rule("duration", r"(?P<unit>UNITS)")
def bare_units(phrase: Phrase) -> Reading | None:
    """Read "weeks" and "years"."""
    unit = singular(phrase.word("unit"))
    if unit == "second" or phrase.before(2) not in (
        "for",
        "in",
        "took",
        "takes",
        "after",
        "over",
        "within",
        "last",
        "lasted",
        "many",
    ):
        return None
    return Reading(TimexType.DURATION, duration(None, unit))


@rule("duration in recent or coming time", r"(?P<which>RECENT|COMING) (?P<unit>UNITS)")
def recent_units(phrase: Phrase) -> Reading | None:
    """Read "recent years", "coming weeks"."""
    if phrase.word("which") == "recent":
        return Reading(TimexType.DATE, "PAST_REF")
    return Reading(TimexType.DURATION, duration(None, singular(phrase.word("unit"))))


@rule("set", r"(?P<each>EACH)(?: (?P<count>COUNT))? (?P<unit>ANYUNIT)")
def each_unit(phrase: Phrase) -> Reading | None:
    """Read "every day", "each of the two weeks"."""
    amount = cardinal(phrase.words("count")) if phrase.has("count") else 1
    return Reading(TimexType.SET, duration(amount, singular(phrase.word("unit"))))


@rule("set", r"(?P<each>EACH) (?P<weekday>WEEKDAYNAME)", r"(?P<weekday>WEEKDAYS)")
def each_weekday(phrase: Phrase) -> Reading | None:
    """Read "every Friday" and "Fridays"."""
    return Reading(TimexType.SET, f"XXXX-WXX-{WEEKDAYS[phrase.word('weekday')] + 1}")


@rule("set", r"(?P<each>EACH) (?P<month>MONTHNAME)")
def each_month(phrase: Phrase) -> Reading | None:
    """Read "every March"."""
    return (
        Reading(TimexType.SET, f"XXXX-{MONTHS[phrase.word('month')]:02}") if phrase.capital("month") else None
    )


@rule("set", r"(?P<daily>DAILY)")
def recurring(phrase: Phrase) -> Reading | None:
    """Read "daily", "hourly"."""
    return Reading(TimexType.SET, _RECURRING[phrase.word("daily")])
