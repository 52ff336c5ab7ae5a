"""Refreshing an index in a process of its own, so that a screen beside it never stutters.

The process is this module, run by the same Python; it tells its progress as JSON Lines on its stdout. (Not
``multiprocessing``: its helper process needs the real stderr, which belongs to the screen while an app runs.)
"""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from search_index.errors import ArchiveError
from search_index.index.refresh import refresh
from search_index.index.report import Problem, Progress, RefreshReport

_LOCK_SECONDS = 60.0


def refresh_in_process(folder: Path, index: Path) -> Iterator[Progress | RefreshReport]:
    """Refresh ``index`` in another process; yield its progress, and the report last.

    Closing the generator ends the process; the index then is as it was.

    Raises:
        ArchiveError: as :meth:`search_index.archive.Archive.refresh`, or the process was ended from outside.
    """
    # -P: the working folder may be anybody's, and must not be searched for modules.
    command = [sys.executable, "-P", "-m", __name__, str(folder), str(index)]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        assert process.stdout is not None, "asked for a pipe"
        for line in process.stdout:
            message = _read(json.loads(line))
            yield message
            if isinstance(message, RefreshReport):
                return
        code = process.wait()
        raise ArchiveError(
            f"refreshing {folder} was ended from outside (exit code {code}); the index is kept"
        )
    finally:
        process.terminate()
        process.wait()
        if process.stdout:
            process.stdout.close()


def _read(record: dict[str, Any]) -> Progress | RefreshReport:
    match record.pop("kind"):
        case "progress":
            return Progress(**record)
        case "report":
            problems = tuple(Problem(**problem) for problem in record.pop("problems"))
            return RefreshReport(**record, problems=problems)
        case _:
            raise ArchiveError(record["message"])


def _tell(kind: str, **values: object) -> None:
    print(json.dumps({"kind": kind, **values}), flush=True)  # noqa: T201 - stdout is the channel


def _main() -> None:
    """Refresh the index named by the arguments and tell about it on stdout."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c in the terminal is the app's to deal with
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # leave by the exits, so that drafts are removed
    folder, index = map(Path, sys.argv[1:])
    with contextlib.suppress(BrokenPipeError):  # nobody waits for it any more
        try:
            report = refresh(
                folder, index, lambda progress: _tell("progress", **asdict(progress)), _LOCK_SECONDS
            )
            _tell("report", **asdict(report))
        except ArchiveError as error:
            _tell("error", message=str(error))


if __name__ == "__main__":
    _main()
