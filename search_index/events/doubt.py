"""Dates that should be looked at before they are believed. What they date is kept, and flagged."""

from __future__ import annotations

from datetime import date

from corpus.article import UNKNOWN, Provenance, Published
from search_index.dates.expression import Reference, ReferenceOrigin
from search_index.dates.spans import DateSpan, Precision
from search_index.events.event import Doubt

FARTHEST_AHEAD = 150
"""Years after its report that something may be planned or foreseen for; a later year is likely no year."""
LATEST_YEAR = 2200
"""The same for an article of unknown date."""

FILLED_IN = frozenset(
    date.fromisoformat(each)
    for each in ("0001-01-01", "1601-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1970-01-01")
)
"""Days from which programs count, and which they write where a date is missing."""


def doubt_about_published(published: Published) -> Doubt | None:
    """Return why the published date of an article is suspicious, ``None`` if it is not.

    What a user has looked at is not; nothing tells a published date that lies a little ahead from a true one.
    """
    day = published.day
    if day is None or published.provenance is Provenance.CORRECTION:
        return None
    if day in FILLED_IN:
        return Doubt.FILLED_IN
    return Doubt.FAR_YEAR if day.year > LATEST_YEAR else None


def trusted(published: Published) -> Published:
    """Return a published date, as unknown if it is suspicious: it must not tell what is still to come."""
    return published if doubt_about_published(published) is None else UNKNOWN


class Doubts:
    """What is suspicious among the dates of one article, published on a day known more or less surely."""

    __slots__ = ("_day", "_latest", "_latest_year")

    def __init__(self, published: Published) -> None:
        self._day = doubt_about_published(published)
        self._latest = published.latest if self._day is None else None
        self._latest_year = LATEST_YEAR if self._latest is None else self._latest.year + FARTHEST_AHEAD

    def about(
        self, span: DateSpan | None, words: str, reference: Reference | None, told_as_past: bool
    ) -> Doubt | None:
        """Return why the date of an event is suspicious, ``None`` if it is not.

        ``words`` are those of the passage that gave the date; ``told_as_past`` says that the passage tells of
        it as something that happened then. A day from which programs count is suspicious where it is written
        in digits: in words ("on 1 January 1900") a person has told it. And so is every date that was counted
        from a published date which is.
        """
        if span is None:
            return None
        if self._day and reference is not None and reference.origin is ReferenceOrigin.PUBLISHED:
            return self._day
        first = span.earliest
        if first.year > self._latest_year:
            return Doubt.FAR_YEAR
        if told_as_past and self._latest is not None and first > self._latest:
            return Doubt.AFTER_REPORT
        if first in FILLED_IN and span.precision is Precision.DAY and not any(map(str.isalpha, words)):
            return Doubt.FILLED_IN
        return None
