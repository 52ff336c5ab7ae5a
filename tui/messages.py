"""What the workers tell the screen."""

from __future__ import annotations

from pathlib import Path

from textual.message import Message

from corpus.article import Article
from search_index.events.event import Event
from search_index.index.report import Progress, RefreshReport
from tui.state import DateCorrection
from tui.user_data.saved_searches import SavedSearch
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


class FilingFailed(Message):
    """A file of the user's own could not be read or written; ``words`` are the one line for the user."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class HistoryRead(Message):
    """The queries that were searched for, the newest last."""

    def __init__(self, queries: tuple[str, ...]) -> None:
        super().__init__()
        self.queries = queries


class FilesChanged(Message):
    """Files of the archive were added, changed or removed."""


class WatchFailed(Message):
    """Files that change can't be noticed; ``words`` say why, in one line."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class CitationWritten(Message):
    """A citation to be copied; ``file`` is where it lies too if the clipboard is not sure to have it."""

    def __init__(self, text: str, file: Path | None) -> None:
        super().__init__()
        self.text = text
        self.file = file


class OriginalFound(Message):
    """The web address or the path of an article's original, to be opened."""

    def __init__(self, original: str) -> None:
        super().__init__()
        self.original = original


class Told(Message):
    """Something was done; ``words`` say what."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class CorrectionWanted(Message):
    """The user wants to correct a date of an article, or of an event of it."""

    def __init__(self, article: Article, event: Event | None) -> None:
        super().__init__()
        self.article = article
        self.event = event


class DatesCorrected(Message):
    """The user's corrections of dates were written down; a refresh takes them in."""

    def __init__(self, corrections: tuple[DateCorrection, ...]) -> None:
        super().__init__()
        self.corrections = corrections


class SearchesRead(Message):
    """The searches that have names, which the user asked to see."""

    def __init__(self, searches: tuple[SavedSearch, ...]) -> None:
        super().__init__()
        self.searches = searches
