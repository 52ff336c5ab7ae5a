"""Bringing the index up to date, in a line, or over the whole screen while there is nothing to show."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import ProgressBar, Static
from textual.worker import get_current_worker

from search_index.archive import Archive
from tui.marks import ERROR
from tui.messages import RefreshAdvanced, RefreshFailed
from tui.rows.content import plain
from tui.workers.refreshing import watch_refresh

_STAGES = {"reading": "Reading and dating articles", "writing": "Writing the index"}


class RefreshPane(Vertical):
    """A progress bar with counts and the time left; out of view while there is nothing to do."""

    def __init__(self, archive: Archive) -> None:
        super().__init__(id="refresh")
        self.archive = archive
        self.running = False
        self._again = False

    def compose(self) -> ComposeResult:
        """The words, and the bar under or beside them."""
        yield Static(id="refresh-words")
        yield ProgressBar(id="refresh-bar", show_eta=True)

    def on_mount(self) -> None:
        """Begin out of view."""
        self.display = False

    def start(self, *, quiet: bool = False) -> None:
        """Refresh in the background; what comes of it is told by messages.

        One at a time: asked for while one is running, another follows it. ``quiet`` shows nothing until
        there is something to take in.
        """
        if self.running:
            self._again = True
            return
        self.running = True
        self.display = not quiet
        self.query_one("#refresh-words", Static).update(plain(f"Looking through {self.archive.folder}"))
        bar = self.query_one(ProgressBar)
        bar.display = True
        bar.update(total=None, progress=0)
        self._watch()

    def stop(self, failure: str = "") -> None:
        """The refresh is over; ``failure`` stays to be read."""
        self.running = False
        self.display = bool(failure)
        self.query_one(ProgressBar).display = False
        self.query_one("#refresh-words", Static).update(plain(failure, ERROR))
        if self._again:
            self._again = False
            self.start(quiet=True)

    @work(thread=True, group="refresh", name="refresh")
    def _watch(self) -> None:
        worker = get_current_worker()
        watch_refresh(self.archive, self.post_message, lambda: worker.is_cancelled)

    @on(RefreshAdvanced)
    def _show_progress(self, message: RefreshAdvanced) -> None:
        message.stop()
        progress = message.progress
        self.display = True
        stage = _STAGES.get(progress.stage, progress.stage.capitalize())
        words = f"{stage}: {progress.done:,} of {progress.total:,}"
        self.query_one("#refresh-words", Static).update(plain(words))
        self.query_one(ProgressBar).update(total=progress.total or None, progress=progress.done)

    @on(RefreshFailed)
    def _end(self) -> None:
        self.running = False
