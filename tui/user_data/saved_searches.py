"""Searches that the user has given names to, in a TOML file that a person can read and edit.

::

    [[search]]
    name = "Strike in Varna"
    query = "varna dockers"
    sort = "published"
    source = ["Harbour Gazette"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import tomlkit

from search_index.index.location import own_work_folder
from tui.state import Asked
from tui.user_data.asked import asked_of, asked_table
from tui.user_data.text_files import write_text


class SavedSearchesUnreadable(ValueError):
    """The file can't be read, so nothing may be written over it; the message says where and why."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under the name that the user gave it."""

    name: str
    asked: Asked


def saved_searches_file(archive: Path) -> Path:
    """Where the saved searches of an archive lie; it need not exist."""
    return own_work_folder(archive) / "searches.toml"


def read_saved_searches(archive: Path) -> tuple[SavedSearch, ...]:
    """The saved searches in the order in which they were first saved.

    Raises:
        SavedSearchesUnreadable: the file is there but says nothing that can be read.
    """
    file = saved_searches_file(archive)
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8")).get("search", [])
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SavedSearchesUnreadable(f"{file}: can't be read ({error}); mend or remove it") from error
    searches = {
        table["name"]: SavedSearch(table["name"], asked_of(table))
        for table in (tables if isinstance(tables, list) else [])
        if isinstance(table, dict) and isinstance(table.get("name"), str)
    }
    return tuple(searches.values())


def save_search(archive: Path, search: SavedSearch) -> tuple[SavedSearch, ...]:
    """Save a search, in place of one of the same name, and return all of them.

    Raises:
        SavedSearchesUnreadable: what was saved before can't be read.
        OSError: the file can't be written.
    """
    searches = {each.name: each for each in read_saved_searches(archive)}
    return _write(archive, (searches | {search.name: search}).values())


def delete_saved_search(archive: Path, name: str) -> tuple[SavedSearch, ...]:
    """Delete the search of this name, if there is one, and return those that are left.

    Raises:
        SavedSearchesUnreadable: what was saved before can't be read.
        OSError: the file can't be written.
    """
    return _write(archive, (each for each in read_saved_searches(archive) if each.name != name))


def _write(archive: Path, searches: Iterable[SavedSearch]) -> tuple[SavedSearch, ...]:
    kept = tuple(searches)
    tables = [{"name": each.name, **asked_table(each.asked)} for each in kept]
    write_text(saved_searches_file(archive), tomlkit.dumps({"search": tables}))
    return kept
