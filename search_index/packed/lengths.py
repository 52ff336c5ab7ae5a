"""Field lengths in one byte, as Whoosh keeps them: exact for short fields, ever coarser for longer ones."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.util.numeric import byte_to_length

LENGTHS: NDArray[np.int64] = np.array([byte_to_length(byte) for byte in range(256)], np.int64)
"""The length that each byte stands for."""


def pack_lengths(lengths: NDArray[Any]) -> NDArray[np.uint8]:
    """Return the byte for each length: that of the next length not below it (Whoosh's ``length_to_byte``)."""
    return np.minimum(np.searchsorted(LENGTHS, lengths), 255).astype(np.uint8)
