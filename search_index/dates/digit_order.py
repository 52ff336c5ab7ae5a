"""Whether dates in digits put the day first ("21/2/2024") or the month ("2/21/2024")."""

from __future__ import annotations

from enum import Enum

from search_index.dates.notation import compile_pattern
from search_index.dates.passage import Passage

_DIGITS = compile_pattern(r"(?P<first>DAY)(?P<mark>[/.-])(?P<second>DAY)(?P=mark)(?:YEAR|DAY|TWO)")
_MONTHS = 12


class DigitOrder(Enum):
    """The order of day and month in dates in digits."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


def digit_order(passage: Passage) -> DigitOrder | None:
    """Return the order of the unambiguous dates of a passage; ``None`` if they do not agree."""
    orders = set()
    for found in _DIGITS.finditer(passage.classes):
        first, second = (int(passage.words[found.start(name)]) for name in ("first", "second"))
        if first > _MONTHS >= second:
            orders.add(DigitOrder.DAY_FIRST)
        elif second > _MONTHS >= first:
            orders.add(DigitOrder.MONTH_FIRST)
    return orders.pop() if len(orders) == 1 else None
