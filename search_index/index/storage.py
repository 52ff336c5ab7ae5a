"""Files of the index, written so that a commit is all or nothing.

Whoosh's table of contents (TOC) is the only commit point: everything else that belongs to a generation is
written beside the old files, named by the new generation's number, and synced before the TOC is renamed
into place.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage


def sync(path: Path) -> None:
    """Force a file, or a directory's entries, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_durably(path: Path, content: bytes) -> None:
    """Write a new file and force it to the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


class DurableStorage(FileStorage):
    """Whoosh's file storage, which syncs what a commit refers to before the commit itself."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._written: set[str] = set()

    def create_file(self, name: str, *args: Any, **options: Any) -> Any:
        """Create a file and remember that it has to reach the disk."""
        self._written.add(name)
        return super().create_file(name, *args, **options)

    def before_commit(self, draft: str, name: str) -> None:
        """Do what is to be done when all but a rename, of ``draft`` to ``name``, is on the disk: nothing."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Rename; a ``safe`` rename is a commit, so all that was written is synced before it."""
        if safe:
            for name in self._written & set(self.list()):
                sync(Path(self.folder, name))
            self._written.clear()
            self.before_commit(oldname, newname)
        super().rename_file(oldname, newname, safe=safe)
        if safe:
            sync(Path(self.folder))
