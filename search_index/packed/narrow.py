"""Arrays of numbers most of which are small, in as few bits as do, and read from anywhere by whole slices.

A number takes 2, 4 or 8 bits: whichever makes the array smallest. The largest value that these can hold says
that the number is a larger one, kept with the others of its kind, in order, in an array of the same sort.
Where a slice finds its larger numbers there is told by how many come before every 256th number. Numbers that
gain nothing by that are kept in the narrowest unsigned type that holds them all.

=================  =======================================================================
``<name>``         the numbers, in the narrowest type; or
``<name>.<bits>``  the same in so many bits each, the first in the lowest bits of a byte,
``<name>.ranks``   how many larger numbers come before every 256th, and
``<name>.large``   the larger numbers (or ``<name>.large.<bits>`` and so on)
``<name>.sums``    the sums of the numbers before every 256th, where these are asked for
=================  =======================================================================
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_index.packed.sections import SectionFile, SectionWriter, smallest_unsigned

Array = NDArray[Any]
_STEP = 256
_WIDTHS = (2, 4, 8)
_WORTH_IT = 0.9
"""How much smaller an array must become for its numbers not to be read as they are."""
# What a byte of 2 or 4 bits a number stands for: as many bytes as it has numbers, in one number.
_SPREAD = {
    2: np.array([sum((byte >> 2 * k & 3) << 8 * k for k in range(4)) for byte in range(256)], "<u4"),
    4: np.array([sum((byte >> 4 * k & 15) << 8 * k for k in range(2)) for byte in range(256)], "<u2"),
}


def write_numbers(file: SectionWriter, name: str, values: Array, *, summed: bool = False) -> None:
    """Write unsigned numbers; ``summed`` for :meth:`Numbers.sum_before`."""
    plain = smallest_unsigned(int(values.max(initial=0)))
    values = values.astype(plain, copy=False)
    sizes = {bits: _size(values, bits, plain.itemsize) for bits in _WIDTHS if bits < 8 or plain.itemsize > 1}
    bits = min(sizes, key=sizes.__getitem__, default=8)
    if sizes and sizes[bits] < _WORTH_IT * len(values) * plain.itemsize:
        mark = (1 << bits) - 1
        large = values >= mark
        file.add(f"{name}.{bits}", _pack(np.minimum(values, mark).astype(np.uint8), bits))
        ranks = _sums_before(large)
        file.add(f"{name}.ranks", ranks.astype(smallest_unsigned(int(ranks[-1]))))
        write_numbers(file, f"{name}.large", values[large])
    else:
        file.add(name, values)
    if summed:
        sums = _sums_before(values)
        file.add(f"{name}.sums", sums.astype(smallest_unsigned(int(sums[-1]))))


def _sums_before(values: Array) -> NDArray[np.int64]:
    """Return the sums of the values before every 256th, the first one included."""
    sums = np.zeros(len(values) // _STEP + 1, np.int64)
    full = values[: len(values) // _STEP * _STEP].reshape(-1, _STEP)
    np.cumsum(full.sum(axis=1, dtype=np.int64), out=sums[1:])
    return sums


def _size(values: Array, bits: int, large_size: int) -> float:
    large = np.count_nonzero(values >= (1 << bits) - 1)
    return len(values) * bits / 8 + int(large) * large_size


def _pack(values: NDArray[np.uint8], bits: int) -> NDArray[np.uint8]:
    if bits == 8:
        return values
    in_a_byte = 8 // bits
    padded = np.zeros(-(-len(values) // in_a_byte) * in_a_byte, np.uint8)
    padded[: len(values)] = values
    packed = np.zeros(len(padded) // in_a_byte, np.uint8)
    for place in range(in_a_byte):
        packed |= padded[place::in_a_byte] << np.uint8(bits * place)
    return packed


def has_numbers(file: SectionFile, name: str) -> bool:
    """Whether :func:`write_numbers` has written numbers of this name."""
    return name in file or any(f"{name}.{bits}" in file for bits in _WIDTHS)


class Numbers:
    """Reads what :func:`write_numbers` has written."""

    def __init__(self, file: SectionFile, name: str, count: int) -> None:
        """Open ``count`` numbers."""
        self._count = count
        self._bits = next((bits for bits in _WIDTHS if f"{name}.{bits}" in file), 0)
        self._sums = file.array(f"{name}.sums") if f"{name}.sums" in file else None
        if not self._bits:
            self._values = file.array(name)
            return
        self._values = file.array(f"{name}.{self._bits}")
        self._mark = (1 << self._bits) - 1
        self._ranks = file.array(f"{name}.ranks")
        total = int(self._ranks[-1]) + self._marks(len(self._ranks) * _STEP - _STEP, count)
        self._large = Numbers(file, f"{name}.large", total)

    def __len__(self) -> int:
        return self._count

    def slice(self, start: int, stop: int) -> Array:
        """Return the numbers from ``start`` up to ``stop``: unsigned, and not to be written to."""
        if not self._bits:
            return self._values[start:stop]
        values = self._spread(start, stop)
        places = (values == self._mark).nonzero()[0]
        if not len(places):
            return values
        before = self._marks_before(start)
        large = self._large.slice(before, before + len(places))
        values = values.astype(np.promote_types(large.dtype, np.uint8))
        values[places] = large
        return values

    def pick(self, start: int, stop: int, places: NDArray[np.int64]) -> Array:
        """Return those of the numbers from ``start`` up to ``stop`` that are at ``places`` from there."""
        if not self._bits:
            return self._values[start:stop][places]
        spread = self._spread(start, stop)
        values = spread[places]
        marked = (values == self._mark).nonzero()[0]
        if not len(marked):
            return values
        marks = (spread == self._mark).nonzero()[0]
        before = self._marks_before(start)
        large = self._large.slice(before, before + len(marks))
        values = values.astype(np.promote_types(large.dtype, np.uint8))
        values[marked] = large[np.searchsorted(marks, places[marked])]
        return values

    def all(self) -> Array:
        """Return all numbers."""
        return self.slice(0, self._count)

    def sum_before(self, place: int) -> int:
        """Return the sum of the numbers before ``place``."""
        assert self._sums is not None, "asked only of numbers that were written so"
        first = place - place % _STEP
        return int(self._sums[place // _STEP]) + int(self.slice(first, place).sum(dtype=np.int64))

    def _spread(self, start: int, stop: int) -> NDArray[np.uint8]:
        """Return a slice in bytes, with the mark for each larger number."""
        if self._bits == 8:
            return self._values[start:stop]
        in_a_byte = 8 // self._bits
        first = start // in_a_byte
        spread = _SPREAD[self._bits][self._values[first : -(-stop // in_a_byte)]].view(np.uint8)
        skipped = start - first * in_a_byte
        return spread[skipped : skipped + stop - start]

    def _marks_before(self, place: int) -> int:
        first = place - place % _STEP
        return int(self._ranks[place // _STEP]) + self._marks(first, place)

    def _marks(self, start: int, stop: int) -> int:
        return self._spread(start, stop).tobytes().count(self._mark)


def gaps(values: Array, starts: Array) -> Array:
    """Return of stretches of ascending numbers what each number adds to the last.

    Each stretch begins at one of ``starts``; its first number stays as it is. No stretch is empty.
    """
    stepped = values.astype(np.uint32)
    stepped[1:] -= values[:-1].astype(np.uint32, copy=False)
    stepped[starts] = values[starts]
    return stepped


def from_gaps(stepped: Array, starts: Array) -> NDArray[np.int32]:
    """Return the numbers of which ``stepped`` are the :func:`gaps`; they fit in 31 bits."""
    values = stepped.astype(np.int32)
    if len(starts) > 1:
        lasts = np.add.reduceat(values, starts)
        values[starts[1:]] -= lasts[:-1]
    np.cumsum(values, out=values)
    return values
