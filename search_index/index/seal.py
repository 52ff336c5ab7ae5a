"""The seal of a generation: what each of its files was when it was committed.

Every file has checksums within itself, most of them compared only when a part of it is read. They do not tell
whether files belong together: one that was put back from a backup, or taken from another index, is whole. So
beside them lies ``seal-<n>.json`` with the size and checksums of every file of the generation. When an index
is opened, the sizes and ends of its files are compared with it, which takes a millisecond for any index. The
table of contents, which Whoosh has pickled, is compared as a whole before it is read.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from search_index.errors import IndexDamaged
from search_index.index.storage import DurableStorage, write_durably
from search_index.json_text import read_json

_SEALED = (".documents", ".terms", ".columns", ".segment", ".records", ".bin")
_END = 4_096
"""Bytes of either end of a file that are compared on opening. There the formats keep their own checksums."""
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Print:
    """A file's size in bytes, and the CRC-32 of its two ends together and of the whole."""

    size: int
    ends: int
    whole: int


Seal = dict[str, list[Print]]
"""What each file may be, by name: one print, or two while one is about to take the other's place."""


def seal_file(index: Path, generation: int) -> Path:
    """Return the seal's file of a generation."""
    return index / f"seal-{generation}.json"


def table_of_contents(generation: int) -> str:
    """Return the name of the file with Whoosh's table of contents of a generation."""
    return f"_MAIN_{generation}.toc"


class SealingStorage(DurableStorage):
    """Storage that seals a generation when it is committed."""

    def before_commit(self, draft: str, name: str) -> None:
        """Seal all files, and the table of contents that ``draft`` is to become."""
        index = Path(self.folder)
        generation = int(name.removesuffix(".toc").rpartition("_")[2])
        if generation:  # nothing is in generation 0
            _write(index, generation, {**_prints(index, generation), name: [_print_of(index / draft)]})


def read_seal(index: Path, generation: int) -> Seal:
    """Read the seal of a generation.

    Raises:
        IndexDamaged: it is missing or is not what was written.
    """
    file = seal_file(index, generation)
    try:
        checksum, _, content = file.read_bytes().partition(b"\n")
        if int(checksum) != zlib.crc32(content):
            raise ValueError("it was altered or cut short")
        return {name: [Print(*each) for each in prints] for name, prints in read_json(content).items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise IndexDamaged(f"the index at {index} is damaged ({file.name}: {error})") from error


def check(index: Path, seal: Seal, names: Iterable[str], *, whole: bool = False) -> None:
    """Compare files with a seal: their sizes and ends, or all of them.

    Raises:
        IndexDamaged: one is missing or is not what was sealed.
    """
    for name in names:
        try:
            found = _print_of(index / name) if whole else _quick_print_of(index / name)
        except OSError as error:
            raise IndexDamaged(f"the index at {index} is damaged ({name}: {error.strerror})") from error
        known = [(each.size, each.ends, each.whole if whole else 0) for each in seal.get(name, ())]
        if (found.size, found.ends, found.whole) not in known:
            raise IndexDamaged(f"the index at {index} is damaged ({name} is not what was committed)")


def admit(index: Path, generation: int, name: str, draft: Path) -> None:
    """Let a sealed file be what ``draft`` is, so that this can take its place. For one writer at a time."""
    try:
        seal = read_seal(index, generation)
    except IndexDamaged:  # of a generation that is not committed yet, or not any more
        return
    _write(index, generation, {**seal, name: [*seal.get(name, ())[-1:], _print_of(draft)]})


def _prints(index: Path, generation: int) -> Seal:
    """Return the prints of all files; those that were sealed before are not read again as a whole."""
    known: Seal = {}
    for path in index.glob("seal-*.json"):
        number = path.stem.removeprefix("seal-")
        if number.isdigit() and int(number) == generation - 1:
            try:
                known = read_seal(index, generation - 1)
            except IndexDamaged:
                break
    prints: Seal = {}
    for path in index.iterdir():
        if path.suffix in _SEALED:
            before = known.get(path.name, [])
            quick = _quick_print_of(path)
            same = [each for each in before if (each.size, each.ends) == (quick.size, quick.ends)]
            prints[path.name] = same[:1] or [_print_of(path)]
    return prints


def _write(index: Path, generation: int, seal: Seal) -> None:
    record = {name: [[each.size, each.ends, each.whole] for each in prints] for name, prints in seal.items()}
    content = json.dumps(record).encode()
    draft = seal_file(index, generation).with_suffix(".draft")
    write_durably(draft, b"%d\n%b" % (zlib.crc32(content), content))
    draft.replace(seal_file(index, generation))


def _quick_print_of(path: Path) -> Print:
    with path.open("rb") as file:
        first = file.read(_END)
        size = file.seek(0, 2)
        file.seek(max(len(first), size - _END))
        return Print(size, zlib.crc32(file.read(), zlib.crc32(first)), 0)


def _print_of(path: Path) -> Print:
    quick = _quick_print_of(path)
    whole = 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            whole = zlib.crc32(piece, whole)
    return Print(quick.size, quick.ends, whole)
