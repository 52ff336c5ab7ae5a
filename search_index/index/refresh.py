"""Bringing an index up to date with its archive, in one atomic commit.

All files of the new generation are written beside the old ones; Whoosh's rename of its table of contents
makes them the index. Whatever happens before that (an error, a kill, a full disk) leaves the old generation.
"""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from whoosh.index import FileIndex
from whoosh.util.filelock import try_for

from corpus.folder import FolderError
from search_index.dates.publication.happenings import HappeningsError, load_happenings
from search_index.errors import ArchiveError, IndexBusy, IndexDamaged
from search_index.index import location
from search_index.index.catalogue import catalogue_files
from search_index.index.draft import Draft
from search_index.index.manifest import (
    Changes,
    FileRecord,
    all_problems,
    find_changes,
    manifest_file,
    read_manifest,
    write_manifest,
)
from search_index.index.report import Problem, ProgressListener, RefreshReport
from search_index.index.schema import article_schema
from search_index.index.snapshot import Snapshot, latest_generation, open_snapshot, open_whoosh
from search_index.index.storage import DurableStorage
from search_index.timeline.writer import remove_stale

_LOCK = "refresh"


def refresh(archive: Path, index: Path, listener: ProgressListener, lock_seconds: float) -> RefreshReport:
    """Bring ``index`` up to date with the files of ``archive``; nothing is written when nothing changed.

    Raises:
        ArchiveError: the archive can't be read or the index can't be written.
        IndexBusy: another process has been writing the index for longer than ``lock_seconds``.
    """
    started = time.monotonic()
    try:
        load_happenings(location.happenings_file())  # so that a mistake in it is told before any work
        location.prepare(index, archive)
        report = _report_if_current(archive, index, started)
        if report is None:
            with _refresh_lock(index, lock_seconds):
                report = _renew(archive, index, listener, started)
    except (FolderError, HappeningsError) as error:
        raise ArchiveError(str(error)) from error
    except OSError as error:
        what = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        raise ArchiveError(
            f"can't write the index at {index} ({what}); what was there before is kept"
        ) from error
    return report


@dataclass(frozen=True, slots=True)
class _Generation:
    """A committed generation with its manifest; without a snapshot there is nothing to build upon."""

    snapshot: Snapshot | None = None
    manifest: dict[str, FileRecord] = field(default_factory=dict)


@contextlib.contextmanager
def _current(archive: Path, index: Path) -> Iterator[_Generation]:
    """Open what can be built upon: nothing, if the index is of another schema or damaged."""
    generation = _Generation()
    if latest_generation(index) and location.is_current(index, archive):
        with contextlib.suppress(IndexDamaged):
            snapshot = open_snapshot(index)
            generation = _Generation(snapshot, read_manifest(index, snapshot.generation))
    try:
        yield generation
    finally:
        if generation.snapshot:
            generation.snapshot.close()


def _report_if_current(archive: Path, index: Path, started: float) -> RefreshReport | None:
    with _current(archive, index) as generation:
        changes = find_changes(archive, generation.manifest)
        if generation.snapshot is None or changes:
            return None
        if changes.touched:
            generation.manifest.update(changes.touched)
            write_manifest(index, generation.snapshot.generation, generation.manifest)
        return _report(index, generation.snapshot, generation.manifest, changes, started)


def _renew(archive: Path, index: Path, listener: ProgressListener, started: float) -> RefreshReport:
    with _current(archive, index) as generation:
        changes = find_changes(archive, generation.manifest)
        if generation.snapshot and not changes:  # another process did the work while this one waited
            return _report(index, generation.snapshot, generation.manifest, changes, started)
        whoosh = open_whoosh(index) if generation.snapshot else _create(index, archive)
        draft = Draft(archive, index, generation.snapshot, generation.manifest, listener)
        draft.write(whoosh, changes)
    with contextlib.closing(open_snapshot(index)) as snapshot:
        _remove_older(index, snapshot.generation)
        return _report(index, snapshot, draft.manifest, changes, started)


def _create(index: Path, archive: Path) -> FileIndex:
    """Begin a new index in place of whatever there was."""
    for path in index.iterdir():
        if path.name.startswith(_LOCK):
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    location.describe(index, archive)
    return FileIndex.create(DurableStorage(index), article_schema(), "MAIN")


@contextlib.contextmanager
def _refresh_lock(index: Path, seconds: float) -> Iterator[None]:
    lock = DurableStorage(index).lock(_LOCK)
    if not try_for(lock.acquire, timeout=seconds, delay=0.05):
        raise IndexBusy(
            f"another dateline is refreshing the index at {index}; wait for it, or use --no-refresh"
        )
    try:
        yield
    finally:
        lock.release()


def _remove_older(index: Path, generation: int) -> None:
    """Remove the files of generations before ``generation``; readers that have them open keep them."""
    keep = {*catalogue_files(index, generation), manifest_file(index, generation)}
    for pattern in ("catalogue-*", "manifest-*"):
        for path in set(index.glob(pattern)) - keep:
            path.unlink(missing_ok=True)
    remove_stale(index, generation)


def _report(
    index: Path, snapshot: Snapshot, manifest: dict[str, FileRecord], changes: Changes, started: float
) -> RefreshReport:
    return RefreshReport(
        articles=len(snapshot.catalogue),
        added=len(changes.added),
        changed=len(changes.changed),
        removed=len(changes.removed),
        skipped=len(changes.skipped) + sum(not record.articles for record in manifest.values()),
        events=len(snapshot.timeline),
        stories=snapshot.timeline.stories,
        seconds=round(time.monotonic() - started, 3),
        index=str(index),
        generation=snapshot.generation,
        problems=tuple(Problem(path, message) for path, message in all_problems(manifest, changes.skipped)),
    )
