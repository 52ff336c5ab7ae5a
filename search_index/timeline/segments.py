"""Segments: files of blocks, written once and then only read."""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from search_index.timeline.layout import Columns, TimelineDamaged
from search_index.timeline.storing import ARTICLE_ROW, EVENT_ROW, StoredArticle

HEADING = b"DLEVENT\x03"
"""What a segment begins with."""


class Segment:
    """A memory-mapped file of blocks. Stays readable when its file is removed (on POSIX)."""

    __slots__ = ("_data", "name", "path", "size")

    def __init__(self, path: Path, size: int) -> None:
        self.path = path
        self.name = path.name
        self.size = size
        self._data = memoryview(map_file(path))
        if len(self._data) != size:
            raise TimelineDamaged(path, f"the file has {len(self._data)} bytes where {size} were written")
        if self._data[: len(HEADING)] != HEADING:
            raise TimelineDamaged(path, "the file is no segment of this version of dateline")

    def block(self, start: int, length: int) -> memoryview:
        """The block of one article. Raises ``TimelineDamaged`` when the file has no such block."""
        if start < 0 or length < 0 or start + length > self.size:
            raise TimelineDamaged(self.path, f"there is no block of {length} bytes at {start}")
        return self._data[start : start + length]


class SegmentWriter:
    """Writes the blocks of articles into a new segment and collects what becomes their rows."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        file.write(HEADING)
        self.size = len(HEADING)
        self._seen: set[int] = set()
        self._numbers: list[int] = []
        self._starts: list[int] = []
        self._articles: list[bytes] = []
        self._events: list[bytes] = []
        self._terms: list[bytes] = []
        self.people: list[str] = []
        """The people of all events, one after the other."""
        self.places: list[str] = []
        """The places of all events, one after the other."""

    @property
    def given(self) -> NDArray[np.int32]:
        """The numbers of all articles that were given, with or without events."""
        return np.fromiter(self._seen, np.int32, len(self._seen))

    @property
    def used(self) -> bool:
        """Whether anything was written."""
        return self.size > len(HEADING)

    def add(self, number: int, article: StoredArticle) -> None:
        """Write an article, if it has events. Raises ``ValueError`` for one that was given before."""
        if number in self._seen:
            raise ValueError(f"article {number} was given twice")
        self._seen.add(number)
        if not article.events:
            return
        self._numbers.append(number)
        self._starts.append(self.copy(article.block))
        self._articles.append(article.row)
        self._events.append(article.events)
        self._terms.append(article.terms)
        self.people += article.people
        self.places += article.places

    def copy(self, block: bytes | memoryview) -> int:
        """Write a block as it is; its offset in the segment."""
        start = self.size
        self._file.write(block)
        self.size += len(block)
        return start

    def articles(self) -> Columns:
        """Columns of the articles added, in the order in which they were given."""
        table = np.frombuffer(b"".join(self._articles), ARTICLE_ROW)
        columns = {name: table[name] for name in ARTICLE_ROW.names or ()}
        numbers, starts = np.array(self._numbers, np.int32), np.array(self._starts, np.uint64)
        return columns | {"number": numbers, "start": starts}

    def events(self) -> Columns:
        """Columns of the events added, in the same order; with the lengths of their lists."""
        table = np.frombuffer(b"".join(self._events), EVENT_ROW)
        return {name: table[name] for name in EVENT_ROW.names or ()}

    def terms(self) -> NDArray[np.uint32]:
        """The hashes of the terms of all events, one after the other."""
        return np.frombuffer(b"".join(self._terms), "<u4")


def map_file(path: Path) -> mmap.mmap:
    """Map a whole file. Raises ``TimelineDamaged`` when it is missing, empty or cannot be read."""
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError as error:
        raise TimelineDamaged(path, "the file is missing") from error
    except ValueError as error:
        raise TimelineDamaged(path, "the file is empty") from error
    except OSError as error:
        raise TimelineDamaged(path, f"the file cannot be read ({error.strerror})") from error
