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
from threading import Lock
from typing import Any

from search_index.errors import ArchiveError
from search_index.index.report import Problem, Progress, RefreshReport

_LOCK_SECONDS = 60.0


def refresh_in_process(folder: Path, index: Path) -> RefreshProcess:
    """Refresh ``index`` in another process; iterate over its progress, and the report last."""
    return RefreshProcess(folder, index)


class RefreshProcess:
    """A refresh in another process: yields its progress, and the report last.

    It may be closed at any time and by any thread, also while another one waits for the next step: for that
    one the iteration then is over. Closing ends the process; the index then is as it was.
    """

    def __init__(self, folder: Path, index: Path) -> None:
        self._folder = folder
        self._closed = True  # until there is something to close
        # -P: the working folder may be anybody's, and must not be searched for modules.
        command = [sys.executable, "-P", "-m", __name__, str(folder), str(index)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self._process.stdout is not None, "asked for a pipe"
        self._output = self._process.stdout
        self._reading = Lock()
        self._closed = False

    def __iter__(self) -> Iterator[Progress | RefreshReport]:
        return self

    def __next__(self) -> Progress | RefreshReport:
        """Wait for the next step.

        Raises:
            ArchiveError: as :meth:`search_index.archive.Archive.refresh`, or the process was ended from
                outside.
        """
        with self._reading:
            line = "" if self._closed else self._output.readline()
        if self._closed:
            raise StopIteration
        if not line:
            code = self._process.wait()
            self.close()
            raise ArchiveError(
                f"refreshing {self._folder} was ended from outside (exit code {code}); the index is kept"
            )
        step = _step(json.loads(line))
        if not isinstance(step, Progress):
            self.close()
        if isinstance(step, ArchiveError):
            raise step
        return step

    def close(self) -> None:
        """End the process and wait until it is gone."""
        self._closed = True
        self._process.terminate()
        self._process.wait()
        with self._reading:  # a thread that waits for a line has got the end of the output by now
            self._output.close()

    def __del__(self) -> None:
        if not self._closed:
            self.close()


def _step(record: dict[str, Any]) -> Progress | RefreshReport | ArchiveError:
    match record.pop("kind"):
        case "progress":
            return Progress(**record)
        case "report":
            problems = tuple(Problem(**problem) for problem in record.pop("problems"))
            return RefreshReport(**record, problems=problems)
        case _:
            return ArchiveError(record["message"])


def _tell(kind: str, **values: object) -> None:
    print(json.dumps({"kind": kind, **values}), flush=True)  # noqa: T201 - stdout is the channel


def _main() -> None:
    """Refresh the index named by the arguments and tell about it on stdout."""
    from search_index.index.refresh import refresh  # not needed by whoever waits for it

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
