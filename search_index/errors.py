"""What can be wrong with an archive or its index, each said in one line."""

from __future__ import annotations


class ArchiveError(Exception):
    """An archive or an index that can't be used; ``str()`` is the one line for the user."""


class IndexBusy(ArchiveError):
    """Another process is writing this index."""


class IndexDamaged(ArchiveError):
    """The index's files do not fit together; it has to be rebuilt from the articles."""
