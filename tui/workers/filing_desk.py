"""Reading and writing the user's own files beside the app's thread, one job after the other."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from textual.message import Message

from tui.messages import FilingFailed


class FilingDesk:
    """Does jobs in the order in which they were put in; what a job returns is posted.

    A job that fails is told by a ``FilingFailed``, never raised. ``close`` waits for the jobs put in before.
    """

    def __init__(self, post: Callable[[Message], object]) -> None:
        self._post = post
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="filing")

    def put(self, job: Callable[[], Message | None]) -> None:
        """Leave a job to be done; never blocks. Nothing is taken in after ``close``."""
        try:
            self._thread.submit(self._do, job)
        except RuntimeError:  # closed: the app is going
            return

    def close(self) -> None:
        """Finish what was left to be done."""
        self._thread.shutdown(wait=True)

    def _do(self, job: Callable[[], Message | None]) -> None:
        try:
            reply = job()
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not vanish with its thread
            reply = FilingFailed(_words(error))
        if reply is not None:
            self._post(reply)


def _words(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'a file'}: {error.strerror}"
    return str(error) or type(error).__name__
