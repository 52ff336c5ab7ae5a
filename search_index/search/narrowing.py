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
    """What a facet tells of an article, or of an event of it."""

    YEAR = "year"
    SOURCE = "source"
    PERSON = "person"
    PLACE = "place"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """One value of a facet that the user has chosen: of ``YEAR`` the year in which an event happened."""

    kind: FacetKind
    value: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is left of a search: nothing is narrowed by default.

    Choices of one kind are alternatives, different kinds must all hold. ``since`` and ``until`` (both
    included, ``None`` for open) are days of events: with either, only events that may lie between them are
    left, and only articles that tell of one. ``certainly`` wants events that lie wholly between them.
    A person, place or status narrows the events to those with it, and the articles to those that have one.
    """

    choices: frozenset[FacetChoice] = frozenset()
    since: date | None = None
    until: date | None = None
    certainly: bool = False

    def __bool__(self) -> bool:
        return self != NOT_NARROWED


NOT_NARROWED = Narrowing()
"""All of a search is left."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet with the number of articles found that have it."""

    choice: FacetChoice
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet counted over all articles found: its most frequent ``values``, and how many there are."""

    kind: FacetKind
    values: tuple[FacetValue, ...]
    distinct: int
