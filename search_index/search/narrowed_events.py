"""Which events of an archive are left of a search: by the days, years, names and statuses asked for."""

from __future__ import annotations

import re
from collections.abc import Collection as Values
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_index.events.event import Status
from search_index.queries.syntax import Days, Query
from search_index.search.collection import Collection
from search_index.search.narrowing import FacetKind, Narrowing
from search_index.timeline.view import TimelineView

_YEAR = re.compile(r"\d{4}", re.ASCII)
EVENT_KINDS = (FacetKind.YEAR, FacetKind.PERSON, FacetKind.PLACE, FacetKind.STATUS)
"""The facets of events; the others are of articles."""


@dataclass(frozen=True, slots=True)
class EventChoice:
    """What an event must satisfy to be left: all of it at once.

    It may lie in ``days``, certainly lies in ``within``, and has one of the values of each kind in
    ``values``.
    """

    days: Days
    within: Days
    values: dict[FacetKind, frozenset[str]]

    @classmethod
    def of(cls, query: Query, narrowing: Narrowing) -> EventChoice:
        """Return what a query and what it is narrowed to ask of events together."""
        narrowed = Days(narrowing.since, narrowing.until)
        days, within = query.days, query.within
        if narrowing.certainly:
            within = within.narrowed(narrowed)
        else:
            days = days.narrowed(narrowed)
        values = {kind: narrowing.values(kind) for kind in EVENT_KINDS}
        return cls(days, within, {kind: chosen for kind, chosen in values.items() if chosen})

    def __bool__(self) -> bool:
        return bool(self.days or self.within or self.values)

    def without(self, kind: FacetKind) -> EventChoice:
        """Return the same, whatever an event has of ``kind``."""
        rest = {each: chosen for each, chosen in self.values.items() if each is not kind}
        return EventChoice(self.days, self.within, rest)

    def within_days(self, days: Days) -> EventChoice:
        """Return the same, of events that may lie in ``days`` as well."""
        return EventChoice(self.days.narrowed(days), self.within, self.values)

    def select(
        self,
        collection: Collection,
        articles: NDArray[np.int32] | None = None,
        *,
        known_before: date | None = None,
    ) -> TimelineView:
        """Return the events that satisfy it, of some articles (given by number) or of all, in their order.

        ``known_before``: only those that were surely reported before that day.
        """
        timeline = collection.timeline
        statuses = self.values.get(FacetKind.STATUS)
        view = timeline.select(
            articles=articles,
            since=self.days.since,
            until=self.days.until,
            statuses=None if statuses is None else [each for each in Status if each.value in statuses],
            people=self.values.get(FacetKind.PERSON),
            places=self.values.get(FacetKind.PLACE),
            known_before=known_before,
        )
        years = self.values.get(FacetKind.YEAR)
        if not self.within and years is None:
            return view
        positions = view.positions[: np.searchsorted(view.positions, timeline.dated)]
        positions = positions[_certainly(timeline.events, positions, self.within)]
        if years is not None:
            positions = positions[_in_years(collection.whole_years[positions], years)]
        return TimelineView(timeline, positions)


def _certainly(
    events: dict[str, NDArray[Any]], positions: NDArray[np.int64], days: Days
) -> NDArray[np.bool_]:
    inside = np.ones(len(positions), np.bool_)
    if days.since is not None:
        inside &= events["earliest"][positions] >= days.since.toordinal()
    if days.until is not None:
        inside &= events["latest"][positions] <= days.until.toordinal()
    return inside


def _in_years(years: NDArray[np.int32], wanted: Values[str]) -> NDArray[np.bool_]:
    return np.isin(years, [int(year) for year in wanted if _YEAR.fullmatch(year)])
