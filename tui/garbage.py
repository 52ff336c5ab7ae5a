"""Garbage is looked for while the user pauses: that takes several times as long as painting an answer."""

from __future__ import annotations

import gc

_AT_THE_LATEST = 1_000
"""So many collections of young objects bring about one of all objects even when there is no pause."""


class GarbageInPauses:
    """Collects garbage when it is told that there is time for it, and hardly otherwise.

    Nothing is collected until the first pause; what is there by then, most of it code, is never looked at
    again. For a process that is all the app's own.
    """

    def __init__(self) -> None:
        self._begun = False
        gc.disable()

    def collect(self) -> None:
        """Use a pause; costs nothing when hardly anything has come about since the last one."""
        if not self._begun:
            self._begun = True
            gc.freeze()
            gc.set_threshold(*gc.get_threshold()[:2], _AT_THE_LATEST)
            gc.enable()
        elif gc.get_count()[2]:
            gc.collect()
