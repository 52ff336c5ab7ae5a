"""Whether the articles of an archive write the day or the month first, by majority of those that show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from search_index.dates.digit_order import DigitOrder, OrderTeller, ToldOrder

_CLEAR_MAJORITY = 0.9
"""So great a share of the articles that show an order must show the same one; else nothing is known."""


@dataclass(frozen=True, slots=True)
class ArchiveOrders:
    """The order of day and month in dates in digits, by source and in the whole archive.

    A source whose articles contradict one another has ``None``, and so has an archive.
    """

    of_source: Mapping[str, DigitOrder | None] = field(default_factory=dict)
    of_archive: DigitOrder | None = None

    @classmethod
    def of(cls, votes: Iterable[tuple[str, frozenset[DigitOrder]]]) -> ArchiveOrders:
        """Count votes: an article's source (its outlet) and the orders of its unambiguous dates.

        Each article that shows one order has one vote, whatever the number of its dates.
        """
        by_source: dict[str, Counter[DigitOrder]] = {}
        whole: Counter[DigitOrder] = Counter()
        for source, orders in votes:
            if len(orders) == 1:
                whole.update(orders)
                if name := _name(source):
                    by_source.setdefault(name, Counter()).update(orders)
        return cls({name: _winner(count) for name, count in by_source.items()}, _winner(whole))

    def told_to(self, source: str) -> ToldOrder | None:
        """Return the order for ambiguous dates in an article of a source, with who tells it.

        The source's own articles are heard first; only of a source that shows none is the archive's taken.
        """
        name = _name(source)
        if name in self.of_source:
            order, teller = self.of_source[name], OrderTeller.OUTLET
        else:
            order, teller = self.of_archive, OrderTeller.ARCHIVE
        return ToldOrder(order, teller) if order else None


def _name(source: str) -> str:
    return " ".join(source.split()).casefold()


def _winner(votes: Counter[DigitOrder]) -> DigitOrder | None:
    for order, count in votes.items():
        if count >= _CLEAR_MAJORITY * votes.total():
            return order
    return None
