"""Where an archive's index lives, and whether it may be trusted.

Whoosh reads pickles from its index: a file that someone else could have written is code that someone
else could have written. So an index that is not the user's own is refused.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path

import platformdirs

from search_index.errors import ArchiveError, IndexDamaged
from search_index.json_text import read_json

DESCRIPTION = "dateline.json"
"""The file that says what an index is for."""
_OWN_FILES = re.compile(
    r"_?MAIN_.+|(?:catalogue|manifest|testimony|timeline|events|seal)-\d+\..+|refresh.*|damage\.json.*"
)
"""What else is called so is an index's."""


def cache_folder() -> Path:
    """Return the folder that holds the indexes of all archives."""
    return Path(platformdirs.user_cache_path("dateline")) / "archives"


def happenings_file() -> Path:
    """Return the user's own table of dated public happenings, which need not exist."""
    return Path(platformdirs.user_config_path("dateline")) / "happenings.toml"


def index_folder(archive: Path) -> Path:
    """Return the index folder of an archive."""
    return cache_folder() / _name_of(archive)


def own_work_folder(archive: Path) -> Path:
    """Return the folder of what the user made of an archive, to be kept for good; it need not exist."""
    return Path(platformdirs.user_data_path("dateline")) / "archives" / _name_of(archive)


def corrections_file(archive: Path) -> Path:
    """Return the user's own corrections of dates in an archive; the file need not exist."""
    return own_work_folder(archive) / "corrections.toml"


def _name_of(archive: Path) -> str:
    """Return the name of an archive's folders: its own, made safe, and a hash of its whole path."""
    resolved = str(archive.resolve())
    name = re.sub(r"[^\w-]+", "-", archive.resolve().name).strip("-")[:40] or "archive"
    digest = hashlib.blake2b(os.fsencode(resolved), digest_size=6).hexdigest()
    return f"{name}-{digest}"


def prepare(index: Path, archive: Path) -> None:
    """Make ``index`` a private folder that describes itself as the index of ``archive``.

    Raises:
        ArchiveError: the folder can't be made, holds something else, or is not the user's own.
    """
    try:
        index.mkdir(mode=0o700, parents=True, exist_ok=True)
        check_trust(index)
        if not (index / DESCRIPTION).exists():
            names = {path.name for path in index.iterdir()}
            # Looked at twice: another process may describe the same new folder at this moment.
            if _are_foreign(names) and not (index / DESCRIPTION).exists():
                raise ArchiveError(
                    f"{index} holds files that are not dateline's; choose an empty or new folder with --index"
                )
            index.chmod(0o700)
            if not names:  # an index that has lost its description is built anew
                describe(index, archive)
    except OSError as error:
        raise ArchiveError(
            f"can't use {index} for the index: {error.strerror}; choose another with --index"
        ) from error


def _are_foreign(names: Iterable[str]) -> bool:
    """Whether files are not those of an index that has lost its description."""
    return not all(map(_OWN_FILES.fullmatch, names))


def latest_generation(index: Path) -> int:
    """Return the number of the newest committed generation, 0 when there is none."""
    found = (path.name.removeprefix("_MAIN_").removesuffix(".toc") for path in index.glob("_MAIN_*.toc"))
    return max((int(number) for number in found if number.isdigit()), default=0)


def describe(index: Path, archive: Path) -> None:
    """Write what the index is for: which archive, which version of the schema, which happenings."""
    from search_index.index.storage import write_durably  # which loads Whoosh

    content = json.dumps(_description(archive), ensure_ascii=False)
    write_durably(index / DESCRIPTION, content.encode("utf-8", "surrogateescape"))


def is_current(index: Path, archive: Path) -> bool:
    """Whether the index was made from this archive, with this version of the schema and these happenings."""
    try:
        found = read_json((index / DESCRIPTION).read_bytes().decode("utf-8", "surrogateescape"))
    except (OSError, ValueError):
        return False
    return bool(found == _description(archive))


def check_description(index: Path) -> None:
    """Refuse an index that does not say what it is for.

    Raises:
        IndexDamaged: its description is missing, or is none.
    """
    try:
        description = read_json((index / DESCRIPTION).read_bytes().decode("utf-8", "surrogateescape"))
        if not {"archive", "schema"} <= description.keys():
            raise ValueError("it was altered")
    except OSError as error:
        raise IndexDamaged(f"the index at {index} is damaged ({DESCRIPTION}: {error.strerror})") from error
    except (ValueError, AttributeError) as error:
        raise IndexDamaged(f"the index at {index} is damaged ({DESCRIPTION}: {error})") from error


def _description(archive: Path) -> dict[str, object]:
    from search_index.index.schema import SCHEMA_VERSION  # which loads Whoosh: not needed to find an index

    description: dict[str, object] = {"archive": str(archive.resolve()), "schema": SCHEMA_VERSION}
    if happenings_file().is_file():  # published dates are inferred with them
        description["happenings"] = hashlib.blake2b(
            happenings_file().read_bytes(), digest_size=16
        ).hexdigest()
    return description


def check_trust(index: Path) -> None:
    """Refuse an index that is not owned by the user or that others can write.

    Raises:
        ArchiveError: with the reason.
    """
    if not index.is_dir():
        raise ArchiveError(
            f"{index} is not a folder, so it can't hold the index; choose another with --index"
        )
    _check_ownership(index)
    _check_writers(index)
    private = not index.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    for path in index.iterdir():
        try:
            _check_ownership(path)
            if not private:
                _check_writers(path)
        except FileNotFoundError:  # a file of an older generation, removed by a commit just now
            continue


def _check_ownership(path: Path) -> None:
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        raise ArchiveError(f"refused: {path} is a symbolic link; remove it, and the index will be rebuilt")
    if found.st_uid != os.getuid():
        raise ArchiveError(f"refused: {path} belongs to another user; remove it or choose another --index")


def _check_writers(path: Path) -> None:
    if path.lstat().st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise ArchiveError(f"refused: others can write {path}; run: chmod go-w '{path}'")
