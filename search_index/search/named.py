"""Who and what is meant by part of a name: "putin" by "Vladimir Putin"."""

from __future__ import annotations

from search_index.index.analysis import words
from search_index.search.narrowing import FacetChoice, FacetKind
from search_index.timeline.names import NameKind
from search_index.timeline.timeline import Timeline

_KINDS = {FacetKind.PERSON: NameKind.PERSON, FacetKind.PLACE: NameKind.PLACE}


def named(timeline: Timeline, kind: FacetKind, text: str) -> tuple[FacetChoice, ...]:
    """Return every person (or place) of the events whose name has the words of ``text`` in a row, by name.

    Case and accents make no difference. ``kind`` is ``PERSON`` or ``PLACE``.
    """
    wanted = _folded(text)
    if wanted == _folded(""):
        return ()
    names = timeline.tables.names[_KINDS[kind]].names()
    return tuple(FacetChoice(kind, name) for name in names if wanted in _folded(name))


def _folded(text: str) -> str:
    return f" {' '.join(word.folded for word in words(text))} "
