"""Who and what is meant by part of a name: "putin" by "Vladimir Putin"."""

from __future__ import annotations

from search_index.index.analysis import folded_form, is_tied, parts, split
from search_index.search.narrowing import FacetChoice, FacetKind
from search_index.timeline.names import NameKind
from search_index.timeline.timeline import Timeline

_KINDS = {FacetKind.PERSON: NameKind.PERSON, FacetKind.PLACE: NameKind.PLACE}


def named(timeline: Timeline, kind: FacetKind, text: str) -> tuple[FacetChoice, ...]:
    """Return every person (or place) of the events whose name has the words of ``text`` in a row, by name.

    Case, accents, hyphens and apostrophes make no difference. ``kind`` is ``PERSON`` or ``PLACE``.
    """
    wanted = _ways_to_write(text)
    names = timeline.tables.names[_KINDS[kind]].names()
    return tuple(FacetChoice(kind, name) for name in names if _has(_ways_to_write(name), wanted))


def _ways_to_write(text: str) -> tuple[str, ...]:
    """Return the words of a name as they stand, without hyphens, and with gaps for apostrophes."""
    words = split(text)
    apart = [word[start:end] for word in words for start, end in parts(word) or ((0, len(word)),)]
    tied = "".join(f"{folded_form(word)}{'' if is_tied(word) else ' '}" for word in words)
    return tuple(f" {' '.join(row.split())} " for row in (_folded(words), tied, _folded(apart)))


def _folded(words: list[str]) -> str:
    return " ".join(map(folded_form, words))


def _has(name: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether a name has what is wanted; both are written in several ways, and nothing is wanted of none."""
    return any(way.strip() and any(way in each for each in name) for way in wanted)
