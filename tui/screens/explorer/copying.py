"""Taking along what was found: a citation to the clipboard, the original to the desktop's programs."""

from __future__ import annotations

from functools import partial
from os import environ

from textual import on
from textual.message import Message

from corpus.article import Article
from search_index.archive import Archive
from search_index.events.event import Event
from search_index.index.location import own_work_folder
from tui.arrangement import Pane
from tui.citation import article_citation, event_citation
from tui.desktop.clipboard import surely_copies
from tui.desktop.opening import is_web_address, open_with, opener, original_of
from tui.messages import CitationWritten, OriginalFound, Told
from tui.screens.explorer.panes import Panes
from tui.user_data.text_files import write_text

_SECONDS_TO_READ = 10
_SHOWN = 80


class Copying(Panes):
    """Copies citations and opens originals, and says what was done."""

    def action_copy_citation(self) -> None:
        """Copy the event under the cursor or the current one of the article; among articles, the article."""
        path, event = self._meant()
        if path is None:
            self.notify("There is nothing to copy.", markup=False)
            return
        self.filing.put(partial(_cite, self.archive, path, event, self._in_view(path)))

    @on(CitationWritten)
    def _copy(self, message: CitationWritten) -> None:
        self.app.copy_to_clipboard(message.text)
        if message.file is None:
            self.notify(f"Copied {_beginning(message.text)}", markup=False)
        else:
            words = f"Sent to the terminal's clipboard. If it is not there, it is in {message.file}"
            self.notify(words, markup=False, timeout=_SECONDS_TO_READ)

    def action_open_original(self) -> None:
        """Open the article's web page, or else its file."""
        path, _ = self._meant()
        if path is None:
            self.notify("There is no article to open.", markup=False)
            return
        self.filing.put(partial(_find_original, self.archive, path, self._in_view(path)))

    @on(OriginalFound)
    def _open_original(self, message: OriginalFound) -> None:
        original = message.original
        program = opener(environ)
        if self.app.is_web and is_web_address(original):
            self.app.open_url(original)
            self.notify(f"Opened {original}", markup=False)
        elif program is not None and not self.app.is_web:
            self.filing.put(partial(_open, program, original))
        else:
            self.app.copy_to_clipboard(original)
            words = f"No desktop to open it on. The original is {original} (sent to the clipboard)"
            self.notify(words, markup=False, timeout=_SECONDS_TO_READ)

    @on(Told)
    def _tell(self, message: Told) -> None:
        self.notify(message.words, markup=False)

    def _meant(self) -> tuple[str | None, Event | None]:
        """The path of the article and the event of it that the user has in view."""
        if self._pane is Pane.EVENTS:
            event = self.event_pane.event_at_cursor
            return (event.path, event) if event is not None else (None, None)
        opened = self.article_pane.opened
        if self._pane is Pane.ARTICLE and opened is not None:
            return opened.article.path, self.article_pane.current_event
        return self.search_pane.path_at_cursor, None

    def _in_view(self, path: str) -> Article | None:
        """The article at ``path`` if it is the open one, which needs no reading then."""
        opened = self.article_pane.opened
        return opened.article if opened is not None and opened.article.path == path else None


def _cite(archive: Archive, path: str, event: Event | None, in_view: Article | None) -> Message:
    """Write the citation, to a file as well where the clipboard is not sure to have it."""
    article, folder = in_view or _article(archive, path), archive.folder
    text = event_citation(event, article, folder) if event else article_citation(article, folder)
    if surely_copies(text, environ):
        return CitationWritten(text, None)
    file = own_work_folder(folder) / "copied.txt"
    write_text(file, f"{text}\n")
    return CitationWritten(text, file)


def _find_original(archive: Archive, path: str, in_view: Article | None) -> Message:
    article = in_view or _article(archive, path)
    return OriginalFound(original_of(archive.folder, path, article.url))


def _open(program: str, original: str) -> Message:
    open_with(program, original)
    return Told(f"Opening {original}")


def _article(archive: Archive, path: str) -> Article:
    indexed = archive.article(path, tagged=False)
    if indexed is None:
        raise LookupError(f"{path} is not in the index any more.")
    return indexed.article


def _beginning(text: str) -> str:
    first = text.partition("\n")[0]
    return first if len(first) <= _SHOWN else f"{first[: _SHOWN - 1]}…"
