"""Requests on their way to a worker: the newest of each kind waits, what it replaces is dropped."""

from __future__ import annotations

from threading import Condition
from typing import Generic, TypeVar

Request = TypeVar("Request")


class Mailbox(Generic[Request]):
    """A place for one waiting request of each kind, taken in the order in which the kinds are named.

    Any thread may ``put``; one thread takes. A request that is still waiting when a newer one of its
    kind arrives is never answered.
    """

    def __init__(self, *kinds: type) -> None:
        self._kinds = kinds
        self._waiting: dict[type, Request] = {}
        self._changed = Condition()
        self._closed = False

    def put(self, request: Request) -> None:
        """Leave a request; never blocks for long. Nothing is taken in after ``close``."""
        if type(request) not in self._kinds:
            raise TypeError(f"no place for a {type(request).__name__}")
        with self._changed:
            self._waiting[type(request)] = request
            self._changed.notify()

    def take(self) -> Request | None:
        """Wait for a request; ``None`` when the mailbox was closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._waiting)
            if self._closed:
                return None
            kind = next(kind for kind in self._kinds if kind in self._waiting)
            return self._waiting.pop(kind)

    def close(self) -> None:
        """Let the taker go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
