"""Whether dates in digits put the day first ("21/2/2024") or the month ("2/21/2024"), and who tells.

A date with a number above 12 tells it for the others. Best heard are the other dates of the same text, then
those of its outlet, then those of the whole archive; where they contradict one another, nothing is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum

from search_index.dates.notation import compile_pattern
from search_index.dates.passage import Passage

UNKNOWN_ORDER = "date in digits, order of day and month unknown"
"""The rule of a date that nothing tells the order of."""

_IN_CLASSES = compile_pattern(r"(?P<first>DAY)(?P<mark>[/.-])(?P<second>DAY)(?P=mark)(?:YEAR|DAY|TWO)")
_IN_WORDS = re.compile(r"(?<![\w./-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\w/-]|\.\d)", re.ASCII)
_MAY_BE_IN_WORDS = re.compile(r"[/.–‑-]\d{1,2}[/.–‑-]\d", re.ASCII)
"""Much faster, found in few texts, and in all that have a date in digits for either of the above."""
_MONTHS, _DAYS = 12, 31


class DigitOrder(Enum):
    """The order of day and month in dates in digits."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


class OrderTeller(StrEnum):
    """Whose unambiguous dates tell the order."""

    TEXT = "the other dates of this text"
    OUTLET = "the articles of this source"
    ARCHIVE = "the articles of this archive"


@dataclass(frozen=True, slots=True)
class ToldOrder:
    """An order of day and month with who tells it; ``teller`` is ``None`` for one that was simply given."""

    order: DigitOrder
    teller: OrderTeller | None = None

    def __str__(self) -> str:
        return f"{self.order.value}, as in {self.teller}" if self.teller else self.order.value

    @classmethod
    def read(cls, words: str) -> ToldOrder | None:
        """Return the order that ``str`` wrote as these words, ``None`` for any others."""
        return _BY_WORDS.get(words)

    @property
    def rule(self) -> str:
        """The rule, in words for the reader, of an ambiguous date that is read in this order."""
        return f"date in digits, {self}"


_BY_WORDS = {
    str(told): told for order in DigitOrder for teller in OrderTeller for told in (ToldOrder(order, teller),)
}


def digit_order(passage: Passage, otherwise: ToldOrder | None = None) -> ToldOrder | None:
    """Return the order of a passage's unambiguous dates; ``None`` if they do not agree.

    ``otherwise`` is returned if it has none.
    """
    orders = set()
    for found in _IN_CLASSES.finditer(passage.classes):
        first, second = (int(passage.words[found.start(name)]) for name in ("first", "second"))
        if (order := _order(first, second)) is not None:
            orders.add(order)
    if not orders:
        return otherwise
    return ToldOrder(orders.pop(), OrderTeller.TEXT) if len(orders) == 1 else None


def orders_shown(words: str) -> frozenset[DigitOrder]:
    """Return the orders of the unambiguous dates in digits among some words."""
    shown = (_order(first, second) for first, second in _numbers(words))
    return frozenset(order for order in shown if order is not None)


def has_ambiguous_date(words: str) -> bool:
    """Tell whether there is a date in digits among some words that may be read in both orders."""
    return any(first != second and max(first, second) <= _MONTHS for first, second in _numbers(words))


def may_have_digits(words: str) -> bool:
    """Tell whether there may be a date in digits among some words: a quick look."""
    return _MAY_BE_IN_WORDS.search(words) is not None


def _numbers(words: str) -> Iterator[tuple[int, int]]:
    """Yield the two numbers of each date in digits that come before its year."""
    if not may_have_digits(words):
        return
    for found in _IN_WORDS.finditer(words):
        first, second = int(found[1]), int(found[3])
        if first and second:
            yield first, second


def _order(first: int, second: int) -> DigitOrder | None:
    """Return the one order in which two numbers are day and month, ``None`` if it is not one."""
    if _MONTHS < first <= _DAYS and 0 < second <= _MONTHS:
        return DigitOrder.DAY_FIRST
    if _MONTHS < second <= _DAYS and 0 < first <= _MONTHS:
        return DigitOrder.MONTH_FIRST
    return None
