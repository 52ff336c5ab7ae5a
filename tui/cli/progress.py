"""A progress bar on stderr, shown only on a terminal and only for work that takes a moment."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

import click
from click.termui import progressbar

from search_index.index.report import Progress, ProgressListener

_SHOWN_AFTER = 0.3
"""Seconds; a bar that flashes up and vanishes tells nothing."""
_LABELS = {"reading": "Reading and dating", "writing": "Writing the index "}


class _Bar:
    """One bar a stage, replaced when the next stage begins."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._started = time.monotonic()
        self._stage = ""
        self._bar: click._termui_impl.ProgressBar[int] | None = None

    def tell(self, progress: Progress) -> None:
        if time.monotonic() - self._started < _SHOWN_AFTER or not progress.total:
            return
        if progress.stage != self._stage:
            self.close()
            self._stage = progress.stage
            label = _LABELS.get(progress.stage, progress.stage)
            self._bar = progressbar(length=progress.total, label=label, file=self._stream, show_pos=True)
            self._bar.render_progress()
        assert self._bar is not None
        self._bar.update(progress.done - self._bar.pos)

    def close(self) -> None:
        if self._bar:
            self._bar.render_finish()
            self._bar = None


@contextmanager
def progress_bar(stream: TextIO) -> Iterator[ProgressListener | None]:
    """Give a listener that draws a bar on ``stream``, or ``None`` where that is no terminal."""
    if not stream.isatty():
        yield None
        return
    bar = _Bar(stream)
    try:
        yield bar.tell
    finally:
        bar.close()
