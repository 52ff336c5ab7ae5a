"""Who tells whom what: the testimony of the last generation, brought up to date with what a refresh reads.

Dating goes in three steps, each of which needs only those before it, so that the outcome does not depend on
the order in which articles came into the archive: the orders of day and month that unambiguous dates show;
the dates that articles have by themselves, with those orders; what these tell the articles without a date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from search_index.dates.publication.archive import Settlement, Witnesses
from search_index.dates.publication.orders import ArchiveOrders
from search_index.dates.publication.testimony import Telling, Testimony
from search_index.index.dating import DatedArticle
from search_index.index.testimony import Petition, RecordedTestimony, Tellings, month_day

_ROWS_AT_A_TIME = 10_000


class Hearing:
    """Collects the testimony of the next generation upon that of the last one. For one refresh only."""

    def __init__(self, recorded: RecordedTestimony) -> None:
        self._before = recorded.tellings
        self._petitions = dict(recorded.petitions)
        self._gone: set[int] = set()
        """Articles whose tellings in the last generation no longer count."""
        self._heard: list[Tellings] = []
        self._told: list[tuple[int, Telling]] = []
        self._told_by_asking: dict[int, tuple[Telling, ...]] = {}
        """Tellings of articles that may be dated once more, and then tell something else."""
        self._fresh: set[int] = set()
        """Articles that were dated by this refresh, and ask something."""

    def remove(self, numbers: Iterable[int]) -> None:
        """Forget articles."""
        for number in numbers:
            self._gone.add(number)
            self._petitions.pop(number, None)

    def hear(self, number: int, dated: DatedArticle) -> None:
        """Take in what an article tells and asks, dated without a settlement.

        What was heard of it before has to be removed first, unless it was heard in this refresh.
        """
        testimony = dated.testimony
        if testimony.asks or testimony.orders:
            bare = replace(testimony, tellings=())
            self._petitions[number] = Petition(dated.article.source, bare, dated.article.digit_order)
        if testimony.asks:
            self._told_by_asking[number] = testimony.tellings
            self._fresh.add(number)
        else:
            self._told += [(number, telling) for telling in testimony.tellings]
            self._pack(_ROWS_AT_A_TIME)

    def orders(self) -> ArchiveOrders:
        """Return the orders of day and month by what has been heard so far."""
        return ArchiveOrders.of((each.source, each.testimony.orders) for each in self._petitions.values())

    def told_otherwise(self, orders: ArchiveOrders) -> list[int]:
        """Return the articles that were dated with another order than they are to be told now."""
        return [
            number
            for number, each in sorted(self._petitions.items())
            if each.testimony.asks_order and each.told_order != str(orders.told_to(each.source) or "")
        ]

    def settle(self, path_of: Callable[[int], str]) -> Iterator[tuple[int, Settlement | None]]:
        """Settle the articles without a date; yield those that are to be dated otherwise than they were.

        Asked are only those that something new can be told: articles that were just read, and those with a
        month and day of which something else is told than in the last generation.
        """
        asking = {number: each for number, each in self._petitions.items() if each.testimony.open_days}
        if not asking:
            return
        live, touched = self._live()
        touched_days = set(touched.tolist())
        due = {
            number: each
            for number, each in sorted(asking.items())
            if number in self._fresh or not touched_days.isdisjoint(_month_days(each.testimony))
        }
        wanted = {day for each in due.values() for day in _month_days(each.testimony)}
        rows = live.of_rows(np.isin(live.month_days, list(wanted)))
        witnesses = Witnesses((path_of(number), telling) for number, telling in rows)
        for number, petition in due.items():
            settlement = witnesses.settle(petition.testimony)
            if settlement != petition.settlement:
                self._petitions[number] = replace(petition, settlement=settlement)
                yield number, settlement

    def record(self, corrections: frozenset[tuple[str, ...]]) -> RecordedTestimony:
        """Return the testimony of the next generation."""
        return RecordedTestimony(self._live()[0], self._petitions, corrections)

    def _live(self) -> tuple[Tellings, NDArray[np.int32]]:
        """Return all that is told now, and the months and days of which it is not what was told before."""
        self._pack(1)
        gone = np.isin(self._before.number, list(self._gone))
        late = Tellings.of(
            (number, telling) for number, told in self._told_by_asking.items() for telling in told
        )
        live, fresh = self._before.of_rows(~gone), Tellings.of(())
        for heard in (*self._heard, late):
            fresh += heard
        touched = np.concatenate((self._before.of_rows(gone).month_days, fresh.month_days))
        return live + fresh, np.unique(touched)

    def _pack(self, at_least: int) -> None:
        """Put what was heard into columns, which need a tenth of the room."""
        if len(self._told) >= at_least:
            self._heard.append(Tellings.of(self._told))
            self._told.clear()


def _month_days(testimony: Testimony) -> list[int]:
    return [month_day(each.month, each.day) for each in testimony.open_days]
