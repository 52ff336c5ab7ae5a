"""What a refresh builds upon: the last committed generation, if it can be used."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from search_index.errors import IndexDamaged
from search_index.index import location
from search_index.index.catalogue import catalogue_file
from search_index.index.damage import noted_damage
from search_index.index.manifest import FileRecord, manifest_file, read_manifest
from search_index.index.seal import check, read_seal, seal_file
from search_index.index.snapshot import Snapshot, open_snapshot
from search_index.index.testimony import RecordedTestimony, read_testimony, testimony_file
from search_index.timeline.writer import remove_stale


@dataclass(frozen=True, slots=True)
class Generation:
    """A committed generation with what only a refresh needs; without a snapshot there is nothing.

    ``damage`` says in one line why there is nothing, if it can't be read.
    """

    snapshot: Snapshot | None = None
    manifest: dict[str, FileRecord] = field(default_factory=dict)
    testimony: RecordedTestimony = field(default_factory=RecordedTestimony)
    damage: str = ""

    @property
    def number(self) -> int:
        """The number of the generation, 0 if there is none."""
        return self.snapshot.generation if self.snapshot else 0


@contextlib.contextmanager
def last_generation(archive: Path, index: Path, *, thorough: bool = False) -> Iterator[Generation]:
    """Open what can be built upon: nothing, if the index is of another schema or damaged.

    ``thorough`` looks for damage in all that the index has, not only in what a refresh needs.
    """
    generation = Generation()
    if location.latest_generation(index):
        try:
            location.check_description(index)
            if location.is_current(index, archive):
                generation = _open(index, thorough=thorough)
        except IndexDamaged as error:
            generation = Generation(damage=str(error))
    try:
        yield generation
    finally:
        if generation.snapshot:
            generation.snapshot.close()


def _open(index: Path, *, thorough: bool) -> Generation:
    snapshot = open_snapshot(index)
    try:
        number = snapshot.generation
        if noted := noted_damage(index, snapshot.commit):
            raise IndexDamaged(noted)
        seal = read_seal(index, number)
        check(index, seal, [manifest_file(index, number).name, testimony_file(index, number).name])
        if thorough:
            snapshot.verify()
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
        seal_file(index, generation),
    }
    for pattern in ("catalogue-*", "manifest-*", "testimony-*", "seal-*"):
        for path in set(index.glob(pattern)) - keep:
            path.unlink(missing_ok=True)
    remove_stale(index, generation)
