"""The files of an archive: which ones hold articles, and what is passed over and why."""

from __future__ import annotations

import os
import re
import stat
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from corpus.decode import clean_text
from corpus.readers import SUPPORTED_SUFFIXES, suffix_of

LARGEST_FILE = 64 * 1024 * 1024
"""Files of more bytes than this are skipped: no article is that long."""

_PASSED_NAMES = frozenset(
    {"__MACOSX", "__pycache__", "node_modules", "$RECYCLE.BIN", "System Volume Information"}
    | {"Thumbs.db", "desktop.ini"}
)
_EDITOR_LEFTOVER = re.compile(r".*(~|\.sw[op]|\.bak)|#.*#|~\$.*", re.DOTALL)


class FolderError(OSError):
    """A folder that can't be used as an archive. ``str(error)`` is one line for the user."""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file that may hold articles.

    ``path`` is relative to the archive, with forward slashes; ``size`` is in bytes and ``modified`` in
    nanoseconds since the epoch.
    """

    path: str
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that was not taken in. ``path`` is fit to be shown, ``reason`` is one line."""

    path: str
    reason: str


def walk(folder: Path) -> Iterator[FileEntry | Skipped]:
    """List an archive: depth first, each folder sorted by name, so that the order is always the same.

    Hidden files and folders, editor backups and folders of machinery (``node_modules`` …) are passed
    silently; everything else that isn't taken in is reported. Links to files are followed where they
    stand; links to folders after everything else, each folder once, so that loops end.

    Raises:
        FolderError: at the call, if ``folder`` is missing, is no folder or can't be listed.
    """
    shown = _shown(str(folder))
    try:
        status = folder.stat()
        if not stat.S_ISDIR(status.st_mode):
            raise FolderError(
                f"{shown}: this is a file, not a folder; name the folder that holds the articles"
            )
        with os.scandir(folder):
            pass
    except FileNotFoundError:
        raise FolderError(f"{shown}: there is no such folder; check the spelling") from None
    except PermissionError:
        raise FolderError(f"{shown}: you may not read this folder; check its permissions") from None
    except FolderError:
        raise
    except (OSError, ValueError) as error:
        raise FolderError(f"{shown}: the folder can't be opened ({_because(error)})") from None
    return _walk(folder, (status.st_dev, status.st_ino))


def is_passed_over(path: str) -> bool:
    """Whether a file of this path (relative to the archive, forward slashes) is never looked at.

    It is when any part of the path is hidden, an editor's backup or a folder of machinery.
    """
    return any(map(_is_passed, path.split("/")))


def fingerprint(content: bytes) -> str:
    """Return the BLAKE2b digest (16 bytes, as hexadecimal) by which unchanged content is known again."""
    return blake2b(content, digest_size=16).hexdigest()


def _walk(folder: Path, identity: tuple[int, int]) -> Iterator[FileEntry | Skipped]:
    root = str(folder)
    seen = {identity}
    pending = _children(root, root)
    links: deque[os.DirEntry[str]] = deque()
    while True:
        while pending:
            item = pending.pop()
            if isinstance(item, Skipped):
                yield item
            elif not _is_folder(item):
                yield _file(item, root)
            elif item.is_symlink():
                links.append(item)
            elif _is_new(item, seen):
                pending += _children(item.path, root)
        if not links:
            return
        link = links.popleft()
        if _is_new(link, seen):
            pending = _children(link.path, root)


def _children(path: str, root: str) -> list[os.DirEntry[str] | Skipped]:
    """List what is worth a look in a folder, sorted by name, the last one first."""
    try:
        with os.scandir(path) as entries:
            kept = [entry for entry in entries if not _is_passed(entry.name)]
    except OSError as error:
        return [Skipped(_shown(_inside(path, root)) or ".", f"the folder can't be read ({_because(error)})")]
    kept.sort(key=lambda entry: entry.name, reverse=True)
    return [*kept]


def _is_passed(name: str) -> bool:
    return name.startswith(".") or name in _PASSED_NAMES or _EDITOR_LEFTOVER.fullmatch(name) is not None


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_new(entry: os.DirEntry[str], seen: set[tuple[int, int]]) -> bool:
    """Whether a folder was not walked before; it is remembered."""
    try:
        status = entry.stat()
    except OSError:
        return True  # listing it will fail as well, and say why
    identity = (status.st_dev, status.st_ino)
    if identity in seen:
        return False
    seen.add(identity)
    return True


def _file(entry: os.DirEntry[str], root: str) -> FileEntry | Skipped:
    """Look at one file: an entry, or the reason why it is none."""
    path = _inside(entry.path, root)
    shown = _shown(path)
    try:
        status = entry.stat()
    except FileNotFoundError:
        return Skipped(shown, "a link to a file that does not exist")
    except OSError as error:
        return Skipped(shown, f"the file can't be read ({_because(error)})")
    suffix = suffix_of(entry.name)
    if shown != path:
        reason = "its name has characters that can't be shown; rename it"
    elif not stat.S_ISREG(status.st_mode):
        reason = "not a regular file"
    elif suffix not in SUPPORTED_SUFFIXES:
        reason = f"no reader for {suffix} files"
    elif status.st_size > LARGEST_FILE:
        reason = f"larger than {LARGEST_FILE // 2**20} MB"
    elif status.st_size == 0:
        reason = "the file is empty"
    elif not os.access(entry.path, os.R_OK):
        reason = "you may not read this file; check its permissions"
    else:
        return FileEntry(path, status.st_size, status.st_mtime_ns)
    return Skipped(shown, reason)


def _inside(path: str, root: str) -> str:
    """Return a path relative to the archive, with forward slashes."""
    return path[len(root) :].lstrip(os.sep).replace(os.sep, "/")


def _shown(path: str) -> str:
    r"""Return a path fit to be shown: no controls, and bytes that aren't UTF-8 written as ``\xff``."""
    if path.isprintable():  # as nearly all are: then there are neither
        return path
    return clean_text(os.fsencode(path).decode("utf-8", errors="backslashreplace")).replace("\n", "")


def _because(error: OSError | ValueError) -> str:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return (reason or type(error).__name__).lower()
