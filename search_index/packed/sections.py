"""Files of named arrays, memory-mapped for reading, each array with a checksum.

Layout, little-endian: :data:`MAGIC`; the arrays, each at a multiple of 8 bytes; a directory in JSON; and a
trailer of fixed size with the place, the length and the CRC-32 of the directory. The directory is written
last, so a file that was cut short has none. An array's CRC-32 is compared when it is first asked for, so
opening takes no longer for a large file, and what is never looked at is never read.
"""

from __future__ import annotations

import json
import mmap
import struct
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import Storage

from search_index.errors import IndexDamaged
from search_index.json_text import read_json

MAGIC = b"packed 2"
_TRAILER = struct.Struct("<QII8s")
_ALIGNMENT = 8

Array = NDArray[Any]


class SectionWriter:
    """Writes one file; :meth:`close` completes it."""

    def __init__(self, storage: Storage, name: str) -> None:
        self._file = storage.create_file(name)
        self._file.write(MAGIC)
        self._place = len(MAGIC)
        self._sections: dict[str, tuple[int, str, int, int]] = {}
        self._streamed = 0
        self._checksum = 0

    def add(self, name: str, values: Array | bytes) -> None:
        """Write one array."""
        array = np.frombuffer(values, np.uint8) if isinstance(values, bytes) else np.ascontiguousarray(values)
        content = array.data.cast("B") if array.size else b""
        self._file.write(content)
        self._note(name, array.dtype.newbyteorder("<").str, len(array), len(content), zlib.crc32(content))

    def stream(self, content: bytes) -> None:
        """Write a piece of a section of bytes, which :meth:`end_stream` names; nothing may come between."""
        self._file.write(content)
        self._streamed += len(content)
        self._checksum = zlib.crc32(content, self._checksum)

    def end_stream(self, name: str) -> None:
        """Complete the section that :meth:`stream` has written."""
        self._note(name, "|u1", self._streamed, self._streamed, self._checksum)
        self._streamed = self._checksum = 0

    def close(self, properties: Mapping[str, Any]) -> None:
        """Write the directory with ``properties`` (what JSON can hold), and close the file."""
        directory = json.dumps({"sections": self._sections, "properties": properties}).encode()
        self._file.write(directory)
        self._file.write(_TRAILER.pack(self._place, len(directory), zlib.crc32(directory), MAGIC))
        self._file.close()

    def abandon(self) -> None:
        """Close the file as it is: without a directory it can't be opened."""
        self._file.close()

    def _note(self, name: str, dtype: str, count: int, size: int, checksum: int) -> None:
        self._sections[name] = (self._place, dtype, count, checksum)
        padding = -(self._place + size) % _ALIGNMENT
        self._file.write(bytes(padding))
        self._place += size + padding


class SectionFile:
    """One file, opened for reading. Arrays that it gives are read-only views of the file."""

    def __init__(self, storage: Storage, name: str) -> None:
        """Open ``name``.

        Raises:
            IndexDamaged: the file is missing, or it is not what was written.
        """
        self._name = name
        self._arrays: dict[str, Array] = {}
        try:
            self._content = _mapped(storage, name)
            place, length, checksum, magic = _TRAILER.unpack(self._content[-_TRAILER.size :])
            directory = bytes(self._content[place : place + length])
            if magic != MAGIC or self._content[: len(MAGIC)] != MAGIC or zlib.crc32(directory) != checksum:
                raise self._damage("it was altered or cut short")
            found = read_json(directory)
        except (OSError, KeyError, ValueError, struct.error) as error:  # a KeyError from Whoosh's RamStorage
            raise self._damage(str(error)) from error
        self._sections: dict[str, tuple[int, str, int, int]] = found["sections"]
        self.properties: dict[str, Any] = found["properties"]

    def __contains__(self, name: str) -> bool:
        return name in self._sections

    def array(self, name: str) -> Array:
        """Return an array, comparing its checksum the first time.

        Raises:
            IndexDamaged: the array is not what was written.
        """
        array = self._arrays.get(name)
        if array is None:
            array = self.unchecked(name)
            if zlib.crc32(array.data.cast("B") if array.size else b"") != self._sections[name][3]:
                raise self._damage(f"{name} was altered")
            self._arrays[name] = array
        return array

    def unchecked(self, name: str) -> Array:
        """Return an array whose parts have checksums of their own."""
        place, dtype, count, _ = self._sections[name]
        return np.frombuffer(self._content, np.dtype(dtype), count, place)

    def verify(self) -> None:
        """Compare all checksums.

        Raises:
            IndexDamaged: the file is not what was written.
        """
        for name in self._sections:
            self.array(name)

    def _damage(self, reason: str) -> IndexDamaged:
        return IndexDamaged(f"the index is damaged ({self._name}: {reason})")


def _mapped(storage: Storage, name: str) -> memoryview:
    file = storage.open_file(name)
    if not file.is_real:  # Whoosh's storage in memory
        return memoryview(file.get(0, storage.file_length(name)))
    with file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def smallest_unsigned(largest: int) -> np.dtype[Any]:
    """Return the narrowest type for numbers from 0 to ``largest``."""
    return np.min_scalar_type(largest)
