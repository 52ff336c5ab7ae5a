"""The catalogue: what lists show of every article, without its text.

One file of columns a generation, ``catalogue-<n>.columns``, over the articles in order of their numbers. All
of it is memory-mapped and a row is put together when it is shown, so that opening and showing cost the same
for any number of articles. What many articles share (their outlet, how their published day is known) is kept
once. Beside what is shown there is what lists are made by: the order of titles, and which are copies.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.article import Confidence, Provenance, Published
from search_index.errors import IndexDamaged
from search_index.events.sources import SKETCH_SIZE
from search_index.index.analysis import fold
from search_index.index.storage import DurableStorage, sync
from search_index.json_text import read_json
from search_index.packed.sections import SectionFile, SectionWriter, smallest_unsigned
from search_index.search.copies import Sketches, copy_groups, sketch_array
from search_index.search.results import ArticleSummary
from search_index.values import maker

_NO_DAY = 0
"""Stands for an unknown day; day 1 of the proleptic calendar is 0001-01-01."""
_SHARED_TEXTS_KEPT = 1_000
_PROVENANCES, _CONFIDENCES = tuple(Provenance), tuple(Confidence)
_PATH = "\0"
"""Stands for the article's own path in what is kept once for many: no path has this character."""

_new_published = maker(Published)
_TO_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def catalogue_file(index: Path, generation: int) -> Path:
    """Return the catalogue's file of a generation."""
    return index / f"catalogue-{generation}.columns"


def write_catalogue(
    index: Path,
    generation: int,
    summaries: Iterable[ArticleSummary],
    sketches: Mapping[int, bytes] = MappingProxyType({}),
) -> None:
    """Write the catalogue of a new generation, in order of article number, and force it to the disk.

    ``sketches`` are those of the articles' texts by number (see ``events.sources``); an article without one
    is no copy of another.
    """
    rows = sorted(summaries, key=lambda each: each.number)
    published = [row.published for row in rows]
    file = catalogue_file(index, generation)
    writer = SectionWriter(DurableStorage(index), file.name)
    writer.add("numbers", np.array([row.number for row in rows], np.int32))
    writer.add("earliest", np.array([_ordinal(each.earliest) for each in published], np.int32))
    writer.add("latest", np.array([_ordinal(each.latest) for each in published], np.int32))
    writer.add("known_by", _numbers([_PROVENANCES.index(each.provenance) for each in published]))
    writer.add("confidence", _numbers([_CONFIDENCES.index(each.confidence) for each in published]))
    writer.add("events", _numbers([row.events for row in rows]))
    _write_texts(writer, "path", [row.path for row in rows])
    _write_texts(writer, "title", [row.title for row in rows])
    _write_shared(writer, "source", [row.source for row in rows])
    _write_shared(writer, "reasons", [_encode_reasons(row) for row in rows])
    _write_order_and_copies(writer, rows, sketch_array([sketches.get(row.number, b"") for row in rows]))
    writer.close({})
    sync(file)


def _write_order_and_copies(
    writer: SectionWriter, rows: Sequence[ArticleSummary], sketches: Sketches
) -> None:
    titles = [fold(row.title) for row in rows]
    in_order = sorted(range(len(rows)), key=lambda row: (not titles[row], titles[row]))
    ranks = np.empty(len(rows), np.int64)
    ranks[in_order] = np.arange(len(rows))
    writer.add("title_order", ranks.astype(smallest_unsigned(len(rows))))
    numbers = np.array([row.number for row in rows], np.int32)
    days = np.array([_ordinal(row.published.earliest) for row in rows], np.int32)
    hashes = np.array([zlib.crc32(title.encode("utf-8", "surrogateescape")) for title in titles], np.uint32)
    writer.add("copies", copy_groups(numbers, sketches, hashes, days))
    writer.add("sketches", sketches.ravel())


def _numbers(values: Sequence[int]) -> NDArray[Any]:
    return np.array(values, smallest_unsigned(max(values, default=0)))


def _write_texts(writer: SectionWriter, name: str, texts: Sequence[str]) -> None:
    encoded = [text.encode("utf-8", "surrogateescape") for text in texts]
    ends = np.cumsum([0, *map(len, encoded)], dtype=np.int64)
    writer.add(name, b"".join(encoded))
    writer.add(f"{name}_ends", ends.astype(smallest_unsigned(int(ends[-1]))))


def _write_shared(writer: SectionWriter, name: str, texts: Sequence[str]) -> None:
    distinct = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    _write_texts(writer, name, list(distinct))
    writer.add(f"{name}_numbers", _numbers([distinct[text] for text in texts]))


class Catalogue:
    """The articles of one generation, ascending by ``numbers``; the arrays run in parallel.

    ``earliest`` and ``latest`` are the published days as proleptic ordinals, 0 where unknown;
    ``source_codes`` tells which of ``sources`` an article is by; ``title_order`` is its place among all by
    title, those without a title last; ``copies`` is the number of the article that stands for it and its
    copies, its own when it has none. For use by any number of threads.
    """

    def __init__(self, file: SectionFile) -> None:
        self.numbers: NDArray[np.int32] = file.array("numbers")
        self.earliest: NDArray[np.int32] = file.array("earliest")
        self.latest: NDArray[np.int32] = file.array("latest")
        # Plain numbers come faster out of a memoryview than out of an array.
        self._days = self.earliest.data, self.latest.data
        self._known_by = file.array("known_by").data
        self._confidence = file.array("confidence").data
        self._events = file.array("events").data
        self._path, self._title = _texts(file, "path"), _texts(file, "title")
        self._source, self._reasons = _shared(file, "source"), _shared(file, "reasons")
        self.source_codes: NDArray[Any] = file.array("source_numbers")
        self.title_order: NDArray[Any] = file.array("title_order")
        self.copies: NDArray[np.int32] = file.array("copies")
        self._sketches = file.array("sketches")
        self._source_name, self._sources = _texts(file, "source"), len(file.array("source_ends")) - 1

    @classmethod
    def open(cls, index: Path, generation: int) -> Catalogue:
        """Open the catalogue of a generation.

        Raises:
            IndexDamaged: the file is missing, cut short or altered.
        """
        file = SectionFile(DurableStorage(index), catalogue_file(index, generation).name)
        file.verify()
        try:
            return cls(file)
        except (KeyError, ValueError, TypeError) as error:  # whole, but not one of ours
            raise IndexDamaged(
                f"the index at {index} is damaged (catalogue-{generation}: {error})"
            ) from error

    def __len__(self) -> int:
        return len(self.numbers)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The names of all outlets; that of articles of unknown source is empty."""
        return tuple(map(self._source_name, range(self._sources)))

    def sketches(self) -> dict[int, bytes]:
        """Return the sketches of all texts by article number."""
        width, content = SKETCH_SIZE, self._sketches.tobytes()
        return {
            number: content[row * width : (row + 1) * width]
            for row, number in enumerate(self.numbers.tolist())
        }

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
        return self._at(number, row)

    def summaries_of(self, numbers: NDArray[np.int32]) -> list[ArticleSummary]:
        """Return the articles with these numbers, which all are there, in parallel."""
        return list(map(self._at, numbers.tolist(), self.numbers.searchsorted(numbers).tolist()))

    def summaries(self) -> Iterator[ArticleSummary]:
        """Yield all articles by number."""
        return map(self._at, self.numbers.tolist(), range(len(self)))

    def newest_first(self) -> NDArray[np.int32]:
        """Return all numbers by earliest published day, the newest first; those of unknown date last."""
        return self._newest_first

    @cached_property
    def _newest_first(self) -> NDArray[np.int32]:
        return self.numbers[np.lexsort((self.numbers, -self.latest, -self.earliest))]

    def _at(self, number: int, row: int) -> ArticleSummary:
        earliest, latest = self._days[0][row], self._days[1][row]
        path = self._path(row)
        reasons = self._reasons(row)
        published = _new_published(
            date.fromordinal(earliest) if earliest else None,
            date.fromordinal(latest) if latest else None,
            _PROVENANCES[self._known_by[row]],
            _CONFIDENCES[self._confidence[row]],
            _decode_reasons(reasons, path) if reasons else (),
        )
        return ArticleSummary(number, path, self._title(row), self._source(row), published, self._events[row])


def _texts(file: SectionFile, name: str) -> Callable[[int], str]:
    """Return what gives the texts of a column by row."""
    content = file.array(name).data
    ends = file.array(f"{name}_ends").data

    def text(row: int) -> str:
        return str(content[ends[row] : ends[row + 1]], "utf-8", "surrogateescape")

    return text


def _shared(file: SectionFile, name: str) -> Callable[[int], str]:
    """Return what gives the texts of a column by row, when each is kept once."""
    text = _texts(file, name)
    numbers = file.array(f"{name}_numbers").data
    recent: dict[int, str] = {}

    def shared(row: int) -> str:
        number = numbers[row]
        found = recent.get(number)
        if found is None:
            found = text(number)
            if len(recent) < _SHARED_TEXTS_KEPT:
                recent[number] = found
        return found

    return shared


def _encode_reasons(summary: ArticleSummary) -> str:
    """Return why a published day is believed, with a mark in place of the path: then many say the same."""
    reasons = summary.published.reasons
    if not reasons:
        return ""
    encoded = _TO_JSON([*reasons])
    path = _TO_JSON(summary.path)[1:-1]
    return encoded.replace(path, _PATH) if path else encoded


def _decode_reasons(encoded: str, path: str) -> tuple[str, ...]:
    if _PATH in encoded:
        encoded = encoded.replace(_PATH, _TO_JSON(path)[1:-1])
    return tuple(read_json(encoded))


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else _NO_DAY
