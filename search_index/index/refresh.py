"""Bringing an index up to date with its archive, in one atomic commit.

All files of the new generation are written beside the old ones; Whoosh's rename of its table of contents
makes them the index. Whatever happens before that (an error, a kill, a full disk) leaves the old generation.
"""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from whoosh.index import FileIndex
from whoosh.util.filelock import try_for

from corpus.folder import FolderError
from search_index.corrections import Corrections, load_corrections
from search_index.dates.publication.happenings import HappeningsError, load_happenings
from search_index.errors import ArchiveError, IndexBusy, IndexDamaged
from search_index.index import location
from search_index.index.collecting import seldom_collecting
from search_index.index.draft import Draft
from search_index.index.generation import Generation, last_generation, remove_older
from search_index.index.manifest import Changes, FileRecord, all_problems, find_changes, write_manifest
from search_index.index.report import Problem, ProgressListener, RefreshReport
from search_index.index.schema import article_schema
from search_index.index.seal import SealingStorage
from search_index.index.snapshot import Snapshot, open_snapshot, open_whoosh
from search_index.index.storage import DurableStorage

_LOCK = "refresh"
_A_MOMENT = 1.0
"""Seconds for which a look at an archive holds."""


def refresh(
    archive: Path, index: Path, listener: ProgressListener, lock_seconds: float, *, thorough: bool = False
) -> RefreshReport:
    """Bring ``index`` up to date with the files of ``archive``; nothing is written when nothing changed.

    A damaged index is built anew; ``thorough`` looks for damage in all of it, which reads it as a whole.

    Raises:
        ArchiveError: the archive can't be read or the index can't be written.
        IndexBusy: another process has been writing the index for longer than ``lock_seconds``.
    """
    started = time.monotonic()
    try:
        load_happenings(location.happenings_file())  # so that a mistake in it is told before any work
        corrections = load_corrections(location.corrections_file(archive))
        location.prepare(index, archive)
        report = _look(archive, index, corrections, started, thorough=thorough)
        if isinstance(report, _Looked):
            with _refresh_lock(index, lock_seconds):
                report = _renew(archive, index, corrections, listener, started, report, thorough=thorough)
    except (FolderError, HappeningsError) as error:
        raise ArchiveError(str(error)) from error
    except OSError as error:
        what = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        raise ArchiveError(
            f"can't write the index at {index} ({what}); what was there before is kept"
        ) from error
    return report


@dataclass(frozen=True, slots=True)
class _Looked:
    """What a look at an archive has found: what has changed since which generation (0: none), and when."""

    changes: Changes
    generation: int
    at: float


def _look(
    archive: Path, index: Path, corrections: Corrections, started: float, *, thorough: bool
) -> RefreshReport | _Looked:
    """Return the report of an index that is up to date, or else what it lacks."""
    with last_generation(archive, index, thorough=thorough) as last:
        changes = find_changes(archive, last.manifest)
        if last.snapshot is None or not _is_current(last, changes, corrections):
            return _Looked(changes, last.number, time.monotonic())
        if changes.touched:
            last.manifest.update(changes.touched)
            with contextlib.suppress(IndexBusy), _refresh_lock(index, 0):  # else the next one will do it
                write_manifest(index, last.snapshot.generation, last.manifest)
        return _report(index, last.snapshot, last.manifest, changes, started)


def _is_current(last: Generation, changes: Changes, corrections: Corrections) -> bool:
    return not changes and last.testimony.corrections == corrections.statements


def _renew(
    archive: Path,
    index: Path,
    corrections: Corrections,
    listener: ProgressListener,
    started: float,
    looked: _Looked,
    *,
    thorough: bool,
) -> RefreshReport:
    with seldom_collecting(), last_generation(archive, index, thorough=thorough) as last:
        damage = last.damage
        changes = looked.changes
        if looked.generation != last.number or time.monotonic() - looked.at > _A_MOMENT:
            changes = find_changes(archive, last.manifest)  # other processes were at work meanwhile
        if last.snapshot and _is_current(last, changes, corrections):
            # Another process did the work while this one waited.
            return _report(index, last.snapshot, last.manifest, changes, started)
        try:
            draft = _write(archive, index, last, changes, corrections, listener)
        except IndexDamaged as error:  # which showed only when something in it was needed
            damage = str(error)
            changes = find_changes(archive, {})
            draft = _write(archive, index, Generation(), changes, corrections, listener)
    with contextlib.closing(open_snapshot(index)) as snapshot:
        remove_older(index, snapshot.generation)
        report = _report(index, snapshot, draft.manifest, changes, started, draft.redated)
        return replace(report, damage=damage)


def _write(
    archive: Path,
    index: Path,
    last: Generation,
    changes: Changes,
    corrections: Corrections,
    listener: ProgressListener,
) -> Draft:
    draft = Draft(archive, index, last, corrections, listener)
    draft.write(open_whoosh(index) if last.snapshot else _create(index, archive), changes)
    return draft


def _create(index: Path, archive: Path) -> FileIndex:
    """Begin a new index in place of whatever there was."""
    for path in index.iterdir():
        if path.name.startswith(_LOCK) or path.name == location.DESCRIPTION:
            continue  # without its description, the folder would look like somebody else's for a moment
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    location.describe(index, archive)
    return FileIndex.create(SealingStorage(index), article_schema(), "MAIN")


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


def _report(
    index: Path,
    snapshot: Snapshot,
    manifest: dict[str, FileRecord],
    changes: Changes,
    started: float,
    redated: int = 0,
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
        redated=redated,
        problems=tuple(Problem(path, message) for path, message in all_problems(manifest, changes.skipped)),
    )
