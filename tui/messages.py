"""What the workers tell the screen."""

from __future__ import annotations

from textual.message import Message

from search_index.index.report import Progress, RefreshReport
from tui.workers.reading_desk import DeskReply


class DeskReplied(Message):
    """The search thread has done what a request asked."""

    def __init__(self, reply: DeskReply) -> None:
        super().__init__()
        self.reply = reply


class RefreshAdvanced(Message):
    """A refresh of the index has come farther."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress


class RefreshDone(Message):
    """The index is up to date."""

    def __init__(self, report: RefreshReport) -> None:
        super().__init__()
        self.report = report


class RefreshFailed(Message):
    """The index could not be brought up to date; ``words`` are the one line for the user."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class FilesChanged(Message):
    """Files of the archive were added, changed or removed."""


class WatchFailed(Message):
    """Files that change can't be noticed; ``words`` say why, in one line."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
