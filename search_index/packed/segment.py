"""What Whoosh's table of contents keeps of a segment: how many documents it has and which are deleted."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh.codec import base

from search_index.errors import IndexDamaged


class PackedSegment(base.Segment):
    """A segment of packed files. It is pickled as plain values with a checksum over them."""

    def __init__(self, indexname: str) -> None:
        super().__init__(indexname)
        self._documents = 0
        self._deleted: set[int] = set()

    def codec(self) -> base.Codec:
        """Return the codec that reads this segment."""
        from search_index.packed.codec import PackedCodec  # the codec makes segments: a circle

        return PackedCodec()

    def should_assemble(self) -> bool:
        """Say that the files stay as they are: Whoosh would pickle a directory of them."""
        return False

    def doc_count_all(self) -> int:
        """Return the number of documents, deleted ones included."""
        return self._documents

    def set_doc_count(self, doccount: int) -> None:
        """Set the number of documents, deleted ones included."""
        self._documents = doccount

    def deleted_count(self) -> int:
        """Return the number of deleted documents."""
        return len(self._deleted)

    def deleted_docs(self) -> Iterator[int]:
        """Return the numbers of deleted documents."""
        return iter(self._deleted)

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Mark a document as deleted, or as not deleted."""
        if delete:
            self._deleted.add(docnum)
        else:
            self._deleted.discard(docnum)

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document is deleted."""
        return docnum in self._deleted

    def __getstate__(self) -> dict[str, Any]:
        deleted = np.array(sorted(self._deleted), "<u4").tobytes()
        return {
            "name": (self.indexname, self.segid),
            "documents": self._documents,
            "deleted": deleted,
            "checksum": _checksum(self.indexname, self.segid, self._documents, deleted),
        }

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.indexname, self.segid = state["name"]
        self._documents = state["documents"]
        if state["checksum"] != _checksum(self.indexname, self.segid, self._documents, state["deleted"]):
            raise IndexDamaged("the index is damaged (its table of contents was altered)")
        self._deleted = set(np.frombuffer(state["deleted"], "<u4").tolist())
        self.compound = False


def _checksum(indexname: str, segid: str, documents: int, deleted: bytes) -> int:
    return zlib.crc32(deleted, zlib.crc32(repr((indexname, segid, documents)).encode()))
