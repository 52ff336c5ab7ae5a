"""Python's garbage collector, told how little of it a refresh needs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MADE_BEFORE_A_LOOK = 50_000
"""Objects made and kept before the collector looks for cycles among them; Python's own default is 700."""


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Let the collector look for unreachable cycles less often for a while, in this process.

    A refresh makes millions of objects and no cycles in bulk: what is dropped is freed at once, by its
    reference count, and what the collector looks through, again and again, is what stays.
    """
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        if before[0] < _MADE_BEFORE_A_LOOK:  # else another thread has seen to it, and will see to its end
            gc.set_threshold(*before)


def collect_seldom() -> None:
    """The same for good: for a process that does nothing else."""
    _, *older = gc.get_threshold()
    gc.set_threshold(_MADE_BEFORE_A_LOOK, *older)
