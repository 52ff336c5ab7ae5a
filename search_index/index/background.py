"""Refreshing an index in a process of its own, so that a screen beside it never stutters."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from search_index.index.errors import ArchiveError
from search_index.index.refresh import refresh
from search_index.index.report import Progress, RefreshReport

_LOCK_SECONDS = 60.0


def refresh_in_process(folder: Path, index: Path) -> Iterator[Progress | RefreshReport]:
    """Refresh ``index`` in another process; yield its progress, and the report last.

    Closing the generator ends the process; the index then is as it was.

    Raises:
        ArchiveError: as :meth:`search_index.archive.Archive.refresh`, or the process was killed.
    """
    # Spawned, not forked: a fork would copy the locks of the caller's threads.
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(folder, index, sender), name="dateline refresh")
    process.start()
    sender.close()
    try:
        while True:
            message = receiver.recv()
            if isinstance(message, ArchiveError):
                raise message
            yield message
            if isinstance(message, RefreshReport):
                return
    except EOFError:
        process.join()
        raise ArchiveError(
            f"refreshing {folder} was ended from outside (exit code {process.exitcode}); the index is kept"
        ) from None
    finally:
        if process.is_alive():
            process.terminate()
        process.join()
        receiver.close()


def _run(folder: Path, index: Path, sender: Connection) -> None:
    try:
        sender.send(refresh(folder, index, sender.send, _LOCK_SECONDS))
    except ArchiveError as error:
        sender.send(error)
    except (BrokenPipeError, KeyboardInterrupt):  # nobody waits for it any more
        return
