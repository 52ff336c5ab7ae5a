"""The catalogue: what lists show of every article, without its text, and which files it came from.

Two files a generation. ``catalogue-<n>.jsonl`` has one JSON line an article; ``catalogue-<n>.npz`` has
arrays over the same lines (article number, byte offset, published days) and the lines' CRC-32. The lines are
memory-mapped and decoded one by one when shown, so that opening costs the same for any number of articles.
"""

from __future__ import annotations

import io
import json
import mmap
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.article import Confidence, Provenance, Published
from search_index.errors import IndexDamaged
from search_index.index.storage import write_durably
from search_index.search.results import ArticleSummary

_NO_DAY = 0
"""Stands for an unknown day; day 1 of the proleptic calendar is 0001-01-01."""


def catalogue_files(index: Path, generation: int) -> tuple[Path, Path]:
    """Return the two files of a generation: lines, arrays."""
    return index / f"catalogue-{generation}.jsonl", index / f"catalogue-{generation}.npz"


def write_catalogue(index: Path, generation: int, summaries: Iterable[ArticleSummary]) -> None:
    """Write the catalogue of a new generation, in order of article number."""
    lines: list[bytes] = []
    offsets, numbers, earliest, latest = [0], [], [], []
    for summary in sorted(summaries, key=lambda each: each.number):
        line = json.dumps(_record(summary), ensure_ascii=False).encode("utf-8", "surrogateescape") + b"\n"
        lines.append(line)
        offsets.append(offsets[-1] + len(line))
        numbers.append(summary.number)
        earliest.append(_ordinal(summary.published.earliest))
        latest.append(_ordinal(summary.published.latest))
    content = b"".join(lines)
    arrays = io.BytesIO()
    np.savez(
        arrays,
        offsets=np.array(offsets, np.int64),
        numbers=np.array(numbers, np.int32),
        earliest=np.array(earliest, np.int32),
        latest=np.array(latest, np.int32),
        checksum=np.array([zlib.crc32(content)], np.uint32),
    )
    lines_file, arrays_file = catalogue_files(index, generation)
    write_durably(lines_file, content)
    write_durably(arrays_file, arrays.getvalue())


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The articles of one generation, ascending by ``numbers``; the arrays run in parallel.

    ``earliest`` and ``latest`` are the published days as proleptic ordinals, 0 where unknown.
    """

    numbers: NDArray[np.int32]
    earliest: NDArray[np.int32]
    latest: NDArray[np.int32]
    offsets: NDArray[np.int64]
    lines: mmap.mmap | bytes

    @classmethod
    def open(cls, index: Path, generation: int) -> Catalogue:
        """Open the catalogue of a generation.

        Raises:
            IndexDamaged: a file is missing, cut short or altered.
        """
        lines_file, arrays_file = catalogue_files(index, generation)
        try:
            with lines_file.open("rb") as file:
                empty = not file.seek(0, io.SEEK_END)
                lines = b"" if empty else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            with np.load(arrays_file, allow_pickle=False) as arrays:
                found = {name: arrays[name] for name in ("numbers", "earliest", "latest", "offsets")}
                checksum = int(arrays["checksum"][0])
        except (
            OSError,
            ValueError,
            KeyError,
            EOFError,
            NotImplementedError,
            zipfile.BadZipFile,
            zlib.error,
        ) as error:
            raise IndexDamaged(f"the index at {index} is damaged ({arrays_file.name}: {error})") from error
        if zlib.crc32(lines) != checksum:
            raise IndexDamaged(f"the index at {index} is damaged ({lines_file.name} was altered)")
        return cls(lines=lines, **found)

    @classmethod
    def empty(cls) -> Catalogue:
        """Return a catalogue without articles."""
        none = np.zeros(0, np.int32)
        return cls(none, none, none, np.zeros(1, np.int64), b"")

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def next_number(self) -> int:
        """The first article number that is free."""
        return int(self.numbers[-1]) + 1 if len(self) else 0

    def summary(self, number: int) -> ArticleSummary:
        """Return the article with this number.

        Raises:
            KeyError: no article has it.
        """
        row = int(self.numbers.searchsorted(np.int32(number)))  # its own type: no conversion
        if row == len(self) or self.numbers[row] != number:
            raise KeyError(number)
        return self._at(row)

    def summaries(self) -> Iterable[ArticleSummary]:
        """Yield all articles by number."""
        return map(self._at, range(len(self)))

    def newest_first(self) -> NDArray[np.int32]:
        """Return all numbers by earliest published day, the newest first; those of unknown date last."""
        return self.numbers[np.lexsort((self.numbers, -self.latest, -self.earliest))]

    def _at(self, row: int) -> ArticleSummary:
        line = self.lines[int(self.offsets[row]) : int(self.offsets[row + 1])]
        return _summary(json.loads(line.decode("utf-8", "surrogateescape")))


def _record(summary: ArticleSummary) -> dict[str, Any]:
    return {
        "number": summary.number,
        "path": summary.path,
        "title": summary.title,
        "source": summary.source,
        "published": published_record(summary.published),
        "events": summary.events,
    }


def _summary(record: Mapping[str, Any]) -> ArticleSummary:
    return ArticleSummary(**{**record, "published": published_from(record["published"])})


def published_record(published: Published) -> list[Any]:
    """Return ``published`` as plain JSON values; see :func:`published_from`."""
    return [
        published.earliest and published.earliest.isoformat(),
        published.latest and published.latest.isoformat(),
        published.provenance.value,
        published.confidence.value,
        list(published.reasons),
    ]


def published_from(record: list[Any]) -> Published:
    """Return the value that :func:`published_record` wrote."""
    earliest, latest, provenance, confidence, reasons = record
    return Published(
        earliest and date.fromisoformat(earliest),
        latest and date.fromisoformat(latest),
        Provenance(provenance),
        Confidence(confidence),
        tuple(reasons),
    )


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else _NO_DAY
