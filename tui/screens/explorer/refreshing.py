"""Bringing the index up to date while the user reads on."""

from __future__ import annotations

from threading import Event

from textual import on, work

from search_index.archive import Archive
from search_index.index.report import Problem
from tui.arrangement import Pane
from tui.messages import FilesChanged, RefreshDone, RefreshFailed, WatchFailed
from tui.screens.explorer.panes import Panes
from tui.widgets.refresh_pane import RefreshPane
from tui.wording import changes_words, count_of
from tui.workers.watching import watch_files


class Refreshing(Panes):
    """Starts a refresh, takes in what it brought, and says so; the reader keeps their place."""

    problems: tuple[Problem, ...] = ()

    def __init__(self, archive: Archive) -> None:
        super().__init__(archive)
        self._watch_ends = Event()

    def watch_files(self) -> None:
        """From now on take in files that change, without a word until something is new."""
        self._watch_files()

    def on_unmount(self) -> None:
        """Let the thread that watches the files go."""
        self._watch_ends.set()

    @work(thread=True, group="watch", name="watch")
    def _watch_files(self) -> None:
        watch_files(self.archive.folder, self.post_message, self._watch_ends)

    @on(FilesChanged)
    def _refresh_quietly(self) -> None:
        self.query_one(RefreshPane).start(quiet=True)

    @on(WatchFailed)
    def _tell_that_nobody_watches(self, message: WatchFailed) -> None:
        self.notify(message.words, severity="warning", markup=False)

    def action_refresh_index(self) -> None:
        """Bring the index up to date in the background; while there is none, a search may be typed."""
        self.set_class(not self.archive.exists, "-building")
        self.refresh_bindings()
        if self.building:
            self.go_to(Pane.RESULTS, self.search_pane.box)
        self.query_one(RefreshPane).start()

    @on(RefreshDone)
    def _take_in(self, message: RefreshDone) -> None:
        report = message.report
        new_problems = report.problems != self.problems
        self.problems = report.problems
        self.query_one(RefreshPane).stop()
        if self.building:
            self.remove_class("-building")
            box = self.search_pane.box
            self.go_to(Pane.RESULTS, box if self.focused is box else None)
        if report.generation != self.archive.generation or report.damage:
            self.conversation.ask_again(self.places())
        if report.damage:
            self.notify(f"{report.damage}; it has been rebuilt", severity="warning", markup=False)
        elif words := changes_words(report):
            self.notify(words, markup=False)
        if report.problems and new_problems:
            keys = self.keys["problems"]
            if self.focused is self.search_pane.box:  # where the key is text
                keys = f"{self.keys['back']}, then {keys}"
            words = f"{count_of(len(report.problems), 'problem')} with the files. Press {keys} to see them."
            self.notify(words, severity="warning", markup=False)

    @on(RefreshFailed)
    def _tell_failure(self, message: RefreshFailed) -> None:
        if self.building:
            self.set_focus(None)  # the keys that are told are no text
            self.query_one(RefreshPane).stop(f"{message.words}\nPress r to try again, q to leave.")
        else:
            self.query_one(RefreshPane).stop()
            self.notify(message.words, severity="error", markup=False)
