"""The names of people and places in the events of a timeline: each written once, and looked up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray


class NameKind(StrEnum):
    """What a name names; the value is that of the field of ``Event``."""

    PERSON = "people"
    PLACE = "places"


@dataclass(frozen=True, slots=True, eq=False)
class NameTable:
    """Distinct names, in the order of their UTF-8: that of number ``n`` ends at ``ends[n]`` of ``text``."""

    text: NDArray[np.uint8]
    ends: NDArray[Any]

    @classmethod
    def of(cls, names: Iterable[str]) -> NameTable:
        """The table of some names, each counted once."""
        encoded = sorted({_encoded(name) for name in names})
        ends = np.cumsum([len(each) for each in encoded], dtype=np.uint32)
        return cls(np.frombuffer(b"".join(encoded), np.uint8), ends)

    def __len__(self) -> int:
        return len(self.ends)

    def name(self, number: int) -> str:
        """The name of a number. Raises ``IndexError`` for one not there, ``ValueError`` for damage."""
        return self._bytes(number).decode("utf-8", "surrogatepass")

    def names(self) -> list[str]:
        """All names by number; takes as long as there are names."""
        text, ends = self.text.tobytes(), [0, *self.ends.tolist()]
        return [text[start:end].decode("utf-8", "surrogatepass") for start, end in pairwise(ends)]

    def number(self, name: str) -> int | None:
        """The number of a name, ``None`` for one that no event has."""
        wanted = _encoded(name)
        place = bisect_left(range(len(self)), wanted, key=self._bytes)
        return place if place < len(self) and self._bytes(place) == wanted else None

    def take(self, numbers: NDArray[np.int64]) -> NameTable:
        """The table of some of the names, given ascending."""
        names = self.names()
        return NameTable.of(names[number] for number in numbers.tolist())

    def _bytes(self, number: int) -> bytes:
        start = int(self.ends[number - 1]) if number else 0
        return self.text[start : int(self.ends[number])].tobytes()


def _encoded(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")
