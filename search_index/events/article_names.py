"""The people and places that an article names, as they were recognised, and where it names them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from search_index.values import maker


@dataclass(frozen=True, slots=True)
class Names:
    """People and places, each once, in the order of the text."""

    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


NO_NAMES_AT_ALL = Names()
_new_names = maker(Names)


class ArticleNames:
    """Where an article names people and places."""

    __slots__ = ("_names", "_starts")

    def __init__(self, mentions: list[tuple[int, str, bool]]) -> None:
        """Take the mentions of an article in text order: offset, name, whether of a person."""
        self._starts = [start for start, _, _ in mentions]
        self._names = mentions

    @property
    def all(self) -> Names:
        """Every name."""
        return _distinct(self._names)

    def within(self, start: int, end: int) -> Names:
        """The names that begin from ``start`` to ``end`` of the text (code points, end exclusive)."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return _distinct(self._names[first:last]) if last > first else NO_NAMES_AT_ALL


def _distinct(mentions: list[tuple[int, str, bool]]) -> Names:
    people: dict[str, None] = {}
    places: dict[str, None] = {}
    for _, name, person in mentions:
        if person:
            people[name] = None
        else:
            places[name] = None
    return _new_names(tuple(people), tuple(places))
