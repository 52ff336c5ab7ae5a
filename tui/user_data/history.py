"""The queries that were searched for, a line each, the newest last."""

from __future__ import annotations

from pathlib import Path

from search_index.index.location import own_work_folder
from tui.user_data.text_files import read_text, write_text

MOST = 500
"""So many queries are kept."""


def history_file(archive: Path) -> Path:
    """Where the history of an archive lies; it need not exist."""
    return own_work_folder(archive) / "history.txt"


def read_history(archive: Path) -> tuple[str, ...]:
    """The queries of former days and of today, the newest last, none of them twice."""
    return _newest(read_text(history_file(archive)).split("\n"))


def add_to_history(archive: Path, query: str) -> tuple[str, ...]:
    """Note a query as the newest and return the history with it; an empty one is not noted.

    The file is read again before, for another window on the archive may have added to it.

    Raises:
        OSError: the history can't be written.
    """
    before = read_history(archive)
    after = _newest([*before, " ".join(query.split())])
    if after != before:
        write_text(history_file(archive), "".join(f"{each}\n" for each in after))
    return after


def _newest(queries: list[str]) -> tuple[str, ...]:
    """The last of each query, in order, as many as are kept."""
    last_first = dict.fromkeys(query for query in reversed(queries) if query.strip())
    return tuple(reversed(list(last_first)[:MOST]))
