"""Watching a refresh that runs in a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual.message import Message

from search_index.archive import Archive, ArchiveError
from search_index.index.background import refresh_in_process
from search_index.index.report import RefreshReport
from tui.messages import RefreshAdvanced, RefreshDone, RefreshFailed

_SECONDS_BETWEEN_REPORTS = 0.05


def watch_refresh(archive: Archive, post: Callable[[Message], object], cancelled: Callable[[], bool]) -> None:
    """Refresh the archive's index in a process; blocks until it is done, failed or ``cancelled``.

    Progress is posted at most every twentieth of a second, however fast it comes.
    """
    last = 0.0
    try:
        for step in refresh_in_process(archive.folder, archive.index):
            if cancelled():
                return
            if isinstance(step, RefreshReport):
                post(RefreshDone(step))
            elif monotonic() - last >= _SECONDS_BETWEEN_REPORTS or step.done == step.total:
                last = monotonic()
                post(RefreshAdvanced(step))
    except ArchiveError as error:
        post(RefreshFailed(str(error)))
