"""Noticing files that change while the app is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from textual.message import Message
from watchfiles import Change, watch

from corpus.folder import is_passed_over
from tui.messages import FilesChanged, WatchFailed

_CALM_MILLISECONDS = 1_000
"""Changes that follow each other within this time are told once: a copied folder, a sync."""


def watch_files(folder: Path, post: Callable[[Message], object], stop: Event) -> None:
    """Post a message whenever files of the archive have changed; blocks until ``stop`` is set."""
    root = folder.resolve()

    def counts(_change: Change, path: str) -> bool:
        changed = Path(path)
        inside = changed.is_relative_to(root)
        return not inside or not is_passed_over(changed.relative_to(root).as_posix())

    try:
        changes = watch(
            root,
            watch_filter=counts,
            debounce=_CALM_MILLISECONDS,
            stop_event=stop,
            raise_interrupt=False,
            ignore_permission_denied=True,
        )
        for _ in changes:
            post(FilesChanged())
    except (OSError, RuntimeError) as error:  # the system's watches are used up, the folder is gone, …
        if not stop.is_set():
            post(WatchFailed(f"Changed files can't be noticed ({error}). Press r to take them in."))
