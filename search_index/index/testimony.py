"""What the articles of an archive tell of one another's dates, kept from one refresh to the next.

One file a generation, ``testimony-<n>.bin``: a heading, a CRC-32 of all that follows, a JSON object, and the
tellings of articles of known date as columns (article number, proleptic day, how many names, the names).
The JSON holds the articles that ask something of the others or show an order of day and month, few in most
archives, with what they were told; and the user's corrections that the generation was dated with.
"""

from __future__ import annotations

import json
import struct
import zlib
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_index.dates.digit_order import DigitOrder
from search_index.dates.publication.archive import Settlement
from search_index.dates.publication.testimony import OpenDay, Telling, Testimony
from search_index.errors import IndexDamaged
from search_index.index.storage import write_durably
from search_index.json_text import read_json

_HEADING = b"dateline testimony 1\n"
_CHECKSUM, _SIZES = struct.Struct("<I"), struct.Struct("<III")
_ORDERS = {"d": DigitOrder.DAY_FIRST, "m": DigitOrder.MONTH_FIRST}


@dataclass(frozen=True, slots=True)
class Tellings:
    """Columns over what articles of known date tell; ``names`` of a row follow those of the row before."""

    number: NDArray[np.int32]
    day: NDArray[np.int32]
    count: NDArray[np.uint8]
    names: NDArray[np.uint32]

    @classmethod
    def of(cls, told: Iterable[tuple[int, Telling]]) -> Tellings:
        """Make columns of tellings with the numbers of their articles."""
        number, day, count, names = array("i"), array("i"), array("B"), array("I")
        for each, telling in told:
            number.append(each)
            day.append(telling.day.toordinal())
            count.append(len(telling.names))
            names.extend(telling.names)
        return cls(*(np.array(column, column.typecode) for column in (number, day, count, names)))

    def of_rows(self, keep: NDArray[np.bool_]) -> Tellings:
        """Return some of the rows."""
        names = self.names[np.repeat(keep, self.count)]
        return Tellings(self.number[keep], self.day[keep], self.count[keep], names)

    def __add__(self, other: Tellings) -> Tellings:
        pairs = ((getattr(self, name), getattr(other, name)) for name in self.__slots__)
        return Tellings(*(np.concatenate(pair) for pair in pairs))

    def __iter__(self) -> Iterator[tuple[int, Telling]]:
        ends = np.cumsum(self.count, dtype=np.int64).tolist()
        start = 0
        for number, day, end in zip(self.number.tolist(), self.day.tolist(), ends, strict=True):
            yield number, Telling(date.fromordinal(day), tuple(self.names[start:end].tolist()))
            start = end

    @property
    def month_days(self) -> NDArray[np.int32]:
        """The month and day of each row, as :func:`month_day` has them."""
        days = (self.day - date(1970, 1, 1).toordinal()).astype("datetime64[D]")
        months = days.astype("datetime64[M]")
        of_month = (days - months).astype(np.int32) + 1
        found: NDArray[np.int32] = (months.astype(np.int32) % 12 + 1) * 32 + of_month
        return found


def month_day(month: int, day: int) -> int:
    """Return a month and day as one number."""
    return month * 32 + day


@dataclass(frozen=True, slots=True)
class Petition:
    """An article that asks something or shows an order, and what it was dated with.

    ``testimony`` is without its tellings; ``told_order`` is the article's ``digit_order``.
    """

    source: str
    testimony: Testimony
    told_order: str = ""
    settlement: Settlement | None = None


@dataclass(frozen=True, slots=True)
class RecordedTestimony:
    """The testimony of one generation; ``corrections`` are ``Corrections.statements``."""

    tellings: Tellings = field(default_factory=lambda: Tellings.of(()))
    petitions: Mapping[int, Petition] = field(default_factory=dict)
    corrections: frozenset[tuple[str, ...]] = frozenset()


def testimony_file(index: Path, generation: int) -> Path:
    """Return the testimony's file of a generation."""
    return index / f"testimony-{generation}.bin"


def write_testimony(index: Path, generation: int, recorded: RecordedTestimony) -> None:
    """Write the testimony of a new generation."""
    tellings = recorded.tellings
    record = {
        "petitions": [[number, *_record(each)] for number, each in sorted(recorded.petitions.items())],
        "corrections": sorted(recorded.corrections),
    }
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    parts = [
        _SIZES.pack(len(text), len(tellings.number), len(tellings.names)),
        text,
        tellings.number.astype("<i4").tobytes(),
        tellings.day.astype("<i4").tobytes(),
        tellings.count.tobytes(),
        tellings.names.astype("<u4").tobytes(),
    ]
    content = b"".join(parts)
    write_durably(testimony_file(index, generation), _HEADING + _CHECKSUM.pack(zlib.crc32(content)) + content)


def read_testimony(index: Path, generation: int) -> RecordedTestimony:
    """Read the testimony of a generation.

    Raises:
        IndexDamaged: it is missing or is not what was written.
    """
    file = testimony_file(index, generation)
    try:
        whole = file.read_bytes()
        start = len(_HEADING) + _CHECKSUM.size
        if whole[:start] != _HEADING + _CHECKSUM.pack(zlib.crc32(whole[start:])):
            raise ValueError("it was altered")
        return _decode(memoryview(whole)[start:])
    except (OSError, ValueError, TypeError, KeyError, LookupError, OverflowError, struct.error) as error:
        raise IndexDamaged(f"the index at {index} is damaged ({file.name}: {error})") from error


def _decode(content: memoryview) -> RecordedTestimony:
    text_size, rows, names = _SIZES.unpack_from(content)
    place = _SIZES.size + text_size
    record = read_json(bytes(content[_SIZES.size : place]).decode("utf-8", "surrogatepass"))
    columns: list[NDArray[Any]] = []
    for kind, length in (("<i4", rows), ("<i4", rows), ("<u1", rows), ("<u4", names)):
        columns.append(np.frombuffer(content, kind, length, place))
        place += columns[-1].nbytes
    return RecordedTestimony(
        Tellings(*columns),
        {number: _petition(*fields) for number, *fields in record["petitions"]},
        frozenset(tuple(map(str, each)) for each in record["corrections"]),
    )


def _record(petition: Petition) -> list[Any]:
    testimony, settled = petition.testimony, petition.settlement
    return [
        petition.source,
        petition.told_order,
        settled and [settled.day.toordinal(), settled.path],
        testimony.not_before and testimony.not_before.toordinal(),
        "".join(letter for letter, order in _ORDERS.items() if order in testimony.orders),
        int(testimony.asks_order),
        [[each.month, each.day, each.weekday, *each.names] for each in testimony.open_days],
    ]


def _petition(
    source: str,
    told_order: str,
    settled: list[Any] | None,
    not_before: int | None,
    orders: str,
    asks_order: int,
    open_days: Collection[list[int]],
) -> Petition:
    days = tuple(OpenDay(month, day, weekday, tuple(names)) for month, day, weekday, *names in open_days)
    testimony = Testimony(
        open_days=days,
        not_before=date.fromordinal(not_before) if not_before else None,
        orders=frozenset(_ORDERS[letter] for letter in orders),
        asks_order=bool(asks_order),
    )
    settlement = Settlement(date.fromordinal(settled[0]), settled[1]) if settled else None
    return Petition(source, testimony, told_order, settlement)
