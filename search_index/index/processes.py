"""Other processes that a refresh shares its work with."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TypeVar

from search_index.errors import ArchiveError

_WORTH_PROCESSES = 400
"""Below this many files, starting other processes takes longer than reading the files here."""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class OtherProcesses:
    """So many processes, each of which does one thing after the other."""

    count: int
    _pool: ProcessPoolExecutor

    def submit(self, work: Callable[..., Result], *arguments: object) -> Future[Result]:
        """Have one of them call a function of some module; all that goes there and comes back is copied."""
        return self._pool.submit(work, *arguments)

    def call(self, work: Callable[..., Result], *arguments: object) -> Result:
        """Have one of them call a function of some module, and wait for what it returns."""
        return self.submit(work, *arguments).result()


@contextlib.contextmanager
def other_processes(
    files: int, begin: Callable[[], None], count: int | None = None
) -> Iterator[OtherProcesses | None]:
    """Give the processes that share the work on so many files; ``None`` for a few, best done right here.

    Each calls ``begin`` at first. By default there is one less than there are cores: the caller uses one.

    Raises:
        ArchiveError: one of them came to its end too soon.
    """
    if count is None:
        count = _cores() - 1 if files >= _WORTH_PROCESSES else 0
    if not count:
        yield None
        return
    # Spawned, not forked: the caller may run threads (the app does), and a fork copies their locks.
    spawned = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(count, mp_context=spawned, initializer=begin)
    try:
        yield OtherProcesses(count, pool)
    except BrokenProcessPool as error:
        raise ArchiveError(
            "a process that read the articles was ended from outside, perhaps for want of memory; "
            "the index is as it was before: try again"
        ) from error
    except BaseException:
        pool.shutdown(cancel_futures=True)
        raise
    pool.shutdown(wait=False)  # all is done: the processes end while the caller goes on


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
