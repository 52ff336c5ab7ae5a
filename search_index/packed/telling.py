"""The words that tell most of what a text is about: those it has often and few others have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from math import log

from search_index.packed.vocabulary import WordField


@dataclass(frozen=True, slots=True)
class TellingTerm:
    """A term of a text, and how telling it is: tf·idf, with the logarithm of how often it stands there."""

    term: str
    weight: float


def telling_terms(
    field: WordField, value: object, document_frequency: Callable[[str], int], documents: int, limit: int
) -> list[TellingTerm]:
    """Return the most telling terms of a value of ``field``, the weightiest first, equals by term.

    Terms that but one of all ``documents`` has, or more than half of them have, tell nothing.
    """
    found = Counter(field.term(word) for piece in field.pieces(value) for word in field.split(piece))
    weighed = []
    for term, times in found.items():
        having = document_frequency(term) if term else 0
        if 1 < having <= documents / 2:
            weighed.append(TellingTerm(term, (1 + log(times)) * log(documents / having)))
    return sorted(weighed, key=lambda each: (-each.weight, each.term))[:limit]
