"""What is stored of each document, compressed on its own, so that fetching one decompresses only that one.

Texts of a few hundred words alone compress badly. So the first ones of a segment are held back until there
are enough of them to train a dictionary (Zstandard's) of what they have in common, with which all are
compressed: of newswire texts, 42 in 100 bytes remain instead of 56. Before each record stands its CRC-32.
"""

from __future__ import annotations

import contextlib
import zlib
from functools import cached_property

import numpy as np
import zstandard

from search_index.errors import IndexDamaged
from search_index.packed.sections import SectionFile, SectionWriter, smallest_unsigned

_LEVEL = 3
_SAMPLE = 2_500_000
"""Bytes of documents that a dictionary is trained with."""
_WORTH_A_DICTIONARY = 50_000
_DICTIONARY_PART = 20
"""How many times longer than the dictionary what it is trained with must be, at least."""
_LARGEST_DICTIONARY = 112_640
_TRAINING = {"level": _LEVEL, "k": 256, "d": 8}
"""How long the pieces are that a dictionary is made of: left to itself, Zstandard tries several lengths,
and takes four times as long for a dictionary that is no better."""
_CHECKSUM_BYTES = 4


class StoredWriter:
    """Writes the records of a segment, one after the other; :meth:`close` completes them."""

    def __init__(self, file: SectionWriter) -> None:
        self._file = file
        self._held: list[bytes] = []
        self._held_bytes = 0
        self._dictionary = b""
        self._compressor: zstandard.ZstdCompressor | None = None
        self._ends = [0]

    def __len__(self) -> int:
        return len(self._ends) - 1 + len(self._held)

    def add(self, record: bytes) -> None:
        """Write the record of the next document."""
        if self._compressor:
            self._write(self._compressor, record)
            return
        self._held.append(record)
        self._held_bytes += len(record)
        if self._held_bytes >= _SAMPLE:
            self._release()

    def _release(self) -> None:
        """Train the dictionary and write what was held back."""
        trained = None
        if self._held_bytes >= _WORTH_A_DICTIONARY:
            size = min(_LARGEST_DICTIONARY, self._held_bytes // _DICTIONARY_PART)
            with contextlib.suppress(zstandard.ZstdError):  # too few documents, or nothing in common
                trained = zstandard.train_dictionary(size, [*self._held], **_TRAINING)
                self._dictionary = trained.as_bytes()
        self._compressor = zstandard.ZstdCompressor(_LEVEL, dict_data=trained, write_dict_id=False)
        for record in self._held:
            self._write(self._compressor, record)
        self._held.clear()

    def _write(self, compressor: zstandard.ZstdCompressor, record: bytes) -> None:
        length = 0
        if record:
            compressed = compressor.compress(record)
            self._file.stream(zlib.crc32(compressed).to_bytes(_CHECKSUM_BYTES, "little") + compressed)
            length = _CHECKSUM_BYTES + len(compressed)
        self._ends.append(self._ends[-1] + length)

    def close(self) -> None:
        """Complete the sections."""
        if not self._compressor:
            self._release()
        self._file.end_stream("stored")
        self._file.add("stored_ends", np.array(self._ends, smallest_unsigned(self._ends[-1])))
        self._file.add("dictionary", self._dictionary)


class StoredReader:
    """Reads records by the number of their document."""

    def __init__(self, file: SectionFile) -> None:
        self._file = file

    @cached_property
    def _ends(self) -> memoryview:
        return self._file.array("stored_ends").data

    @cached_property
    def _content(self) -> memoryview:
        return self._file.unchecked("stored").data

    @cached_property
    def _decompressor(self) -> zstandard.ZstdDecompressor:
        dictionary = bytes(self._file.array("dictionary").data)
        return zstandard.ZstdDecompressor(
            dict_data=zstandard.ZstdCompressionDict(dictionary) if dictionary else None
        )

    def record(self, document: int) -> bytes:
        """Return the record of a document.

        Raises:
            IndexDamaged: it is not what was written.
        """
        place, end = self._ends[document], self._ends[document + 1]
        if place == end:
            return b""
        compressed = self._content[place + _CHECKSUM_BYTES : end]
        if zlib.crc32(compressed) != int.from_bytes(self._content[place : place + _CHECKSUM_BYTES], "little"):
            raise IndexDamaged(f"the index is damaged (document {document} was altered)")
        try:
            return bytes(self._decompressor.decompress(compressed))
        except zstandard.ZstdError as error:
            raise IndexDamaged(f"the index is damaged (document {document}: {error})") from error
