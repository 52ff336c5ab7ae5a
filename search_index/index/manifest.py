"""The manifest: which files an index was made from, and what has changed among them since.

It is one JSON object, compressed, with a CRC-32 before it: a third of its length, and no altered digit is
believed.
"""

from __future__ import annotations

import json
import time
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import zstandard

from corpus.folder import FileEntry, Skipped, fingerprint, walk
from search_index.errors import IndexDamaged
from search_index.index.seal import admit
from search_index.index.storage import write_durably
from search_index.json_text import read_json

_CHECKSUM_BYTES = 4
_SETTLED_NANOSECONDS = 2_000_000_000
"""A file this fresh when it was indexed may change again without a visible change of time or size."""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file as it was when indexed.

    ``modified`` is in nanoseconds since the epoch, 0 when the file was too fresh to trust its time;
    ``articles`` are the numbers of its articles; ``problems`` says what was wrong with it, if anything.
    """

    size: int
    modified: int
    fingerprint: str
    articles: tuple[int, ...] = ()
    problems: tuple[str, ...] = ()


Manifest = Mapping[str, FileRecord]


@dataclass(frozen=True, slots=True)
class Changes:
    """What has to be done so that an index matches its archive.

    ``touched`` are files with a new time but the same content: their record is renewed, nothing is read.
    """

    added: tuple[FileEntry, ...] = ()
    changed: tuple[FileEntry, ...] = ()
    removed: tuple[str, ...] = ()
    touched: Mapping[str, FileRecord] = field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def manifest_file(index: Path, generation: int) -> Path:
    """Return the manifest's file of a generation."""
    return index / f"manifest-{generation}.records"


def write_manifest(index: Path, generation: int, manifest: Manifest) -> None:
    """Write the manifest of a generation, in place of the one it may have; for one writer at a time."""
    records = {
        path: [each.size, each.modified, each.fingerprint, each.articles, each.problems]
        for path, each in manifest.items()
    }
    text = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
    content = zstandard.compress(text.encode("utf-8", "surrogateescape"))
    file = manifest_file(index, generation)
    draft = file.with_suffix(".draft")
    write_durably(draft, zlib.crc32(content).to_bytes(_CHECKSUM_BYTES, "little") + content)
    admit(index, generation, file.name, draft)
    draft.replace(file)


def read_manifest(index: Path, generation: int) -> dict[str, FileRecord]:
    """Read the manifest of a generation.

    Raises:
        IndexDamaged: it is missing or is not what was written.
    """
    file = manifest_file(index, generation)
    try:
        whole = file.read_bytes()
        checksum, content = whole[:_CHECKSUM_BYTES], whole[_CHECKSUM_BYTES:]
        if checksum != zlib.crc32(content).to_bytes(_CHECKSUM_BYTES, "little"):
            raise ValueError("it was altered or cut short")
        records = read_json(zstandard.decompress(content).decode("utf-8", "surrogateescape"))
        return {
            path: FileRecord(
                int(size), int(modified), str(digest), tuple(map(int, articles)), tuple(map(str, problems))
            )
            for path, (size, modified, digest, articles, problems) in records.items()
        }
    except (OSError, ValueError, TypeError, AttributeError, zstandard.ZstdError) as error:
        raise IndexDamaged(f"the index at {index} is damaged ({file.name}: {error})") from error


def find_changes(archive: Path, manifest: Manifest) -> Changes:
    """Compare an archive's files with the manifest: by size and time, and by content where these differ.

    Raises:
        corpus.folder.FolderError: the archive is missing or is not a folder.
    """
    added: list[FileEntry] = []
    changed: list[FileEntry] = []
    skipped: list[Skipped] = []
    touched: dict[str, FileRecord] = {}
    seen: set[str] = set()
    for found in walk(archive):
        if isinstance(found, Skipped):
            skipped.append(found)
            continue
        seen.add(found.path)
        record = manifest.get(found.path)
        if record is None:
            added.append(found)
        elif (record.size, record.modified) != (found.size, found.modified):
            if _same_content(archive, found, record):
                touched[found.path] = renewed(record, found)
            else:
                changed.append(found)
    removed = tuple(path for path in manifest if path not in seen)
    return Changes(tuple(added), tuple(changed), removed, touched, tuple(skipped))


def renewed(record: FileRecord, entry: FileEntry) -> FileRecord:
    """Return ``record`` with the size and the time of ``entry``, the time only if it can be trusted."""
    return replace(record, size=entry.size, modified=settled_time(entry))


def settled_time(entry: FileEntry) -> int:
    """Return when a file was modified, 0 when that is too fresh to be trusted."""
    return entry.modified if time.time_ns() - entry.modified > _SETTLED_NANOSECONDS else 0


def _same_content(archive: Path, entry: FileEntry, record: FileRecord) -> bool:
    if record.size != entry.size:
        return False
    try:
        return fingerprint((archive / entry.path).read_bytes()) == record.fingerprint
    except OSError:  # reading it for the index will say what is wrong
        return False


def all_problems(manifest: Manifest, skipped: Iterable[Skipped]) -> list[tuple[str, str]]:
    """Return (path, message) for every file that was skipped or read with reservations, by path."""
    noted = [(path, message) for path, record in manifest.items() for message in record.problems]
    return sorted(noted + [(each.path, each.reason) for each in skipped])
