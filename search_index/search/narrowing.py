"""What a search is narrowed to by facets and by the timeline chart, and the order its articles come in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Sort(StrEnum):
    """The order of the articles found."""

    RELEVANCE = "relevance"
    PUBLISHED = "published"
    TITLE = "title"


class FacetKind(StrEnum):
    """What a facet tells of an article, or of an event of it.

    ``YEAR`` is the one in which an event certainly happened: what is told of a decade counts in none of its
    years. ``SOURCE`` is the outlet, ``PERSON`` and ``PLACE`` are names as an event's passage writes them.
    """

    YEAR = "year"
    SOURCE = "source"
    PERSON = "person"
    PLACE = "place"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """One value of a facet that the user has chosen; a year is four digits, a status one of ``Status``."""

    kind: FacetKind
    value: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is left of a search: nothing is narrowed by default.

    Choices of one kind are alternatives, different kinds must all hold. ``since`` and ``until`` (both
    included, ``None`` for open) are days of events: with either, only events that may lie between them are
    left, and only articles that tell of one. ``certainly`` wants events that lie wholly between them.
    A year, person, place or status narrows the events to those with it, and the articles to those that tell
    of one; where several are chosen, it takes one event that has all of them. The scores stay as they were.
    """

    choices: frozenset[FacetChoice] = frozenset()
    since: date | None = None
    until: date | None = None
    certainly: bool = False

    def __bool__(self) -> bool:
        return self != NOT_NARROWED

    def values(self, kind: FacetKind) -> frozenset[str]:
        """Return the values of one kind that are chosen."""
        return frozenset(choice.value for choice in self.choices if choice.kind is kind)


NOT_NARROWED = Narrowing()
"""All of a search is left."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet with the number of articles found that have it."""

    choice: FacetChoice
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet counted over all articles found: its most frequent ``values``, and how many there are.

    An article counts for each value once. What the facet itself is narrowed to is left out of account, so
    that alternatives can be added; the values chosen are there in any case, behind the most frequent ones.
    """

    kind: FacetKind
    values: tuple[FacetValue, ...]
    distinct: int
