"""Dates in digits with marks, day and month in either order: "21/2/2024", "2/21/24", "21.2.2024"."""

from __future__ import annotations

from search_index.dates.digit_order import UNKNOWN_ORDER, DigitOrder
from search_index.dates.notation import RuleBook
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading
from search_index.dates.resolve import dated, month_or_day
from search_index.dates.spans import between

BOOK = RuleBook()
rule = BOOK.rule


@rule(
    "day, month and year in digits",
    r"(?P<first>DAY)(?P<mark>[/.-])(?P<second>DAY)(?P=mark)(?P<year>YEAR)(?![-/.]?DIGITS)",
    r"(?P<first>DAY)(?P<mark>/)(?P<second>DAY)/(?P<short>DAY|TWO)(?![-/.]?DIGITS)",
)
def digits(phrase: Phrase) -> Reading | None:
    """Read a date in digits; where both orders are possible, only that of other dates decides."""
    if phrase.before() in ("-", "/", ".", ",", "$") or phrase.before()[-1:].isalnum():
        return None
    year_number = _year(phrase)
    first, second = int(phrase.word("first")), int(phrase.word("second"))
    day_first = month_or_day(year_number, second, first) if second <= 12 else None
    month_first = month_or_day(year_number, first, second) if first <= 12 else None
    if day_first and month_first and day_first != month_first:
        if (order := phrase.references.order) is not None:
            return dated(day_first if order.order is DigitOrder.DAY_FIRST else month_first, rule=order.rule)
        early, late = sorted((day_first, month_first), key=lambda span: span.earliest)
        return dated(between(early, late).about(), None, UNKNOWN_ORDER)
    span = day_first or month_first
    return dated(span) if span else None


def _year(phrase: Phrase) -> int:
    groups = phrase.match.groupdict()
    if "year" in groups:
        return int(phrase.word("year"))
    short = int(phrase.word("short"))
    published = phrase.references.published
    pivot = published.year + 10 if published else 2040
    return pivot - (pivot - short) % 100
