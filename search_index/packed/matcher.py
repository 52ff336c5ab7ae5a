"""Whoosh's way through the postings of one term."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from numpy.typing import NDArray
from whoosh.formats import Format
from whoosh.matching import LeafMatcher, ReadTooFar
from whoosh.system import pack_uint

from search_index.packed.lengths import LENGTHS

if TYPE_CHECKING:
    from search_index.packed.field_terms import FieldTerms


class PackedMatcher(LeafMatcher):
    """Steps through a slice of the arrays. For Whoosh's block optimisations the whole slice is one block."""

    def __init__(
        self,
        field: FieldTerms,
        number: int,
        *,
        term: tuple[str, bytes],
        weight: float,
        format_: Format,
        scorer: Any,
        lengths: NDArray[Any] | None,
    ) -> None:
        self._field = field
        self._number = number
        self._term = term
        self._weight = weight
        self._lengths = lengths
        self.format = format_
        self.scorer = scorer
        self._place = 0
        self._documents: list[int] = field.documents_of(number).tolist()

    @cached_property
    def _frequencies(self) -> list[int]:
        frequencies: list[int] = self._field.frequencies_of(self._number).tolist()
        return frequencies

    @cached_property
    def _positions(self) -> tuple[NDArray[Any], list[int]]:
        positions, counts = self._field.positions_of(self._number)
        return positions, [0, *counts.cumsum().tolist()]

    @cached_property
    def _shortest(self) -> int:
        if self._lengths is None:
            return 1
        return int(LENGTHS[self._lengths[self._documents].min()])

    def copy(self) -> PackedMatcher:
        """Return a matcher at the same place."""
        twin: PackedMatcher = object.__new__(type(self))
        twin.__dict__.update(self.__dict__)
        return twin

    def reset(self) -> None:
        """Go to the first posting."""
        self._place = 0

    def is_active(self) -> bool:
        """Whether there is a posting."""
        return self._place < len(self._documents)

    def id(self) -> int:
        """Return the document."""
        return self._documents[self._place]

    def all_ids(self) -> Iterator[int]:
        """Return all documents."""
        return iter(self._documents)

    def all_items(self) -> Iterator[tuple[int, bytes]]:
        """Yield all (document, encoded value)."""
        while self.is_active():
            yield self.id(), self.value()
            self.next()

    def next(self) -> bool:
        """Go to the next posting; return whether a new block was begun, which is at the end only."""
        if not self.is_active():
            raise ReadTooFar
        self._place += 1
        return not self.is_active()

    def skip_to(self, id: int) -> None:  # noqa: A002 - Whoosh's name
        """Go to the first posting of document ``id`` or a later one."""
        if not self.is_active():
            raise ReadTooFar
        self._place = bisect_left(self._documents, id, self._place)

    def skip_to_quality(self, minquality: float) -> int:
        """Go to the end unless a posting may score more than ``minquality``; return the blocks left."""
        if self.block_quality() > minquality:
            return 0
        self._place = len(self._documents)
        return 1

    def block_min_length(self) -> int:
        """Return the length of the shortest field that has the term."""
        return self._shortest

    def block_max_weight(self) -> float:
        """Return the greatest weight."""
        return max(self._frequencies) * self._weight

    def block_max_id(self) -> int:
        """Return the last document."""
        return self._documents[-1]

    def weight(self) -> float:
        """Return the weight of the posting."""
        return self._frequencies[self._place] * self._weight

    def positions(self) -> list[int]:
        """Return the positions of the posting, none when the field has none."""
        if not self._field.has_positions:
            return []
        positions, ends = self._positions
        found: list[int] = positions[ends[self._place] : ends[self._place + 1]].tolist()
        return found

    def value(self) -> bytes:
        """Return what the posting holds in the way of the field's format."""
        if self.format.supports("positions"):
            encoded: bytes = self.format.encode(self.positions())
            return encoded
        return b"" if self.format.fixed_value_size() == 0 else pack_uint(self._frequencies[self._place])

    def value_as(self, astype: str) -> Any:
        """Return the frequency, the weight or the positions of the posting."""
        match astype:
            case "positions":
                return self.positions()
            case "frequency":
                return self._frequencies[self._place]
            case "weight":
                return self.weight()
        return self.format.decoder(astype)(self.value())
