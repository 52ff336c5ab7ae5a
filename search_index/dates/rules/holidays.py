"""Holidays and feasts: "Christmas Day", "Easter Monday", "Thanksgiving 2014", "New Year's Eve"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dateutil.easter import EASTER_WESTERN, easter
from dateutil.relativedelta import MO, SU, TH, TU, relativedelta

from search_index.dates.notation import RuleBook
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading
from search_index.dates.resolve import dated, yearly
from search_index.dates.spans import DateSpan, day, week

BOOK = RuleBook()
rule = BOOK.rule


def _fixed(month: int, day_number: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day_number)


def _after_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year, EASTER_WESTERN) + timedelta(days=days)


def _weekday(month: int, **rule_of: object) -> Callable[[int], date]:
    return lambda year: date(year, month, 1) + relativedelta(**rule_of)  # type: ignore[arg-type]


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "new year": _fixed(1, 1),
    "epiphany": _fixed(1, 6),
    "valentine's day": _fixed(2, 14),
    "halloween": _fixed(10, 31),
    "independence day": _fixed(7, 4),
    "fourth of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "juneteenth": _fixed(6, 19),
    "armistice day": _fixed(11, 11),
    "veterans day": _fixed(11, 11),
    "shrove tuesday": _after_easter(-47),
    "ash wednesday": _after_easter(-46),
    "palm sunday": _after_easter(-7),
    "maundy thursday": _after_easter(-3),
    "good friday": _after_easter(-2),
    "easter sunday": _after_easter(0),
    "easter monday": _after_easter(1),
    "easter": _after_easter(0),
    "ascension day": _after_easter(39),
    "pentecost": _after_easter(49),
    "whit monday": _after_easter(50),
    "martin luther king day": _weekday(1, weekday=MO(3)),
    "memorial day": _weekday(5, day=31, weekday=MO(-1)),
    "labor day": _weekday(9, weekday=MO(1)),
    "columbus day": _weekday(10, weekday=MO(2)),
    "thanksgiving day": _weekday(11, weekday=TH(4)),
    "thanksgiving": _weekday(11, weekday=TH(4)),
    "election day": _weekday(11, day=2, weekday=TU(1)),
    "martin luther king jr. day": _weekday(1, weekday=MO(3)),
    "martin luther king, jr. day": _weekday(1, weekday=MO(3)),
    "presidents' day": _weekday(2, weekday=MO(3)),
    "presidents day": _weekday(2, weekday=MO(3)),
    "mother's day": _weekday(5, weekday=SU(2)),
    "father's day": _weekday(6, weekday=SU(3)),
    "patrick's day": _fixed(3, 17),
    "may day": _fixed(5, 1),
    "groundhog day": _fixed(2, 2),
    "all saints' day": _fixed(11, 1),
    "all souls' day": _fixed(11, 2),
    "remembrance day": _fixed(11, 11),
    "remembrance sunday": _weekday(11, weekday=SU(2)),
}
"""Names of days to their date in a year; national days are those of the United States."""

_NATIONAL = frozenset(("independence day", "labor day", "memorial day", "election day", "thanksgiving"))

_LONGEST = 5


@rule(
    "holiday",
    r"(?P<first>HOLIDAY)",
    r"(?P<first>NEW) YEARWORD",
    r"(?P<first>GOOD|ASH) WEEKDAY",
    r"(?P<first>ASH)(?:'S|')? UNIT",
    r"(?P<first>ASH) OTHER OTHER",
    r"(?P<first>ALL) OTHER' UNIT",
    r"(?P<first>MAYMARCH) UNIT",
    r"(?P<first>ORDINAL) OF MONTH",
)
def holiday(phrase: Phrase) -> Reading | None:
    """Read a holiday's name and the year if it follows; else the year comes from elsewhere."""
    if not phrase.capital("first"):
        return None
    name, end = _longest_name(phrase)
    if not name or (name in _NATIONAL and phrase.before(3) in ("'", "’") and phrase.before(2) == "s"):
        return None  # another nation's
    words = phrase.passage.words
    if (
        words[end : end + 1] == [" "]
        and (year_text := words[end + 1 : end + 2])
        and year_text[0].isdigit()
        and len(year_text[0]) == 4
    ):
        reading = dated(day(HOLIDAYS[name](int(year_text[0]))))
        return Reading(reading.type, reading.value, reading.span, end=end + 2)

    if words[end : end + 2] == [" ", "week"]:
        return _week_of(phrase, name, end + 2)

    def of_year(year_number: int) -> DateSpan:
        return day(HOLIDAYS[name](year_number))

    reading = yearly(phrase, of_year, "holiday", "XXXX")
    return Reading(reading.type, reading.value, reading.span, reading.reference, reading.rule, end)


def _week_of(phrase: Phrase, name: str, end: int) -> Reading:
    """Read "Easter week": the week before the feast, up to it."""
    reading = yearly(
        phrase, lambda year_number: week(HOLIDAYS[name](year_number)), "week of a holiday", "XXXX-WXX"
    )
    return replace(reading, end=end)


def _longest_name(phrase: Phrase) -> tuple[str, int]:
    """Return the longest holiday name that begins with the phrase, and the index of the word after it."""
    words, start = phrase.passage.words, phrase.start
    name, best = "", ("", 0)
    for index in range(start, min(start + 2 * _LONGEST, len(words))):
        word = words[index]
        name += "'" if word in "’‘" else " " if word.isspace() else word
        if name in HOLIDAYS:
            best = (name, index + 1)
    return best
