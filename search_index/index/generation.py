"""What a refresh builds upon: the last committed generation, if it can be used."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from search_index.errors import IndexDamaged
from search_index.index import location
from search_index.index.catalogue import catalogue_file
from search_index.index.manifest import FileRecord, manifest_file, read_manifest
from search_index.index.snapshot import Snapshot, latest_generation, open_snapshot
from search_index.index.testimony import RecordedTestimony, read_testimony, testimony_file
from search_index.timeline.writer import remove_stale


@dataclass(frozen=True, slots=True)
class Generation:
    """A committed generation with what only a refresh needs; without a snapshot there is nothing."""

    snapshot: Snapshot | None = None
    manifest: dict[str, FileRecord] = field(default_factory=dict)
    testimony: RecordedTestimony = field(default_factory=RecordedTestimony)


@contextlib.contextmanager
def last_generation(archive: Path, index: Path) -> Iterator[Generation]:
    """Open what can be built upon: nothing, if the index is of another schema or damaged."""
    generation = Generation()
    if latest_generation(index) and location.is_current(index, archive):
        with contextlib.suppress(IndexDamaged):
            generation = _open(index)
    try:
        yield generation
    finally:
        if generation.snapshot:
            generation.snapshot.close()


def _open(index: Path) -> Generation:
    snapshot = open_snapshot(index)
    try:
        number = snapshot.generation
        return Generation(snapshot, read_manifest(index, number), read_testimony(index, number))
    except IndexDamaged:
        snapshot.close()
        raise


def remove_older(index: Path, generation: int) -> None:
    """Remove the files of generations before ``generation``; readers that have them open keep them."""
    keep = {
        catalogue_file(index, generation),
        manifest_file(index, generation),
        testimony_file(index, generation),
    }
    for pattern in ("catalogue-*", "manifest-*", "testimony-*"):
        for path in set(index.glob(pattern)) - keep:
            path.unlink(missing_ok=True)
    remove_stale(index, generation)
