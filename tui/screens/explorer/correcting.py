"""Dates that the user knows better: asked for, written down, and taken in by a refresh."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.message import Message

from search_index.archive import Archive
from search_index.events.event import Event
from tui.arrangement import Pane
from tui.messages import CorrectionWanted, DatesCorrected
from tui.screens.correct_date import CorrectDateScreen, Corrections
from tui.screens.explorer.refreshing import Refreshing
from tui.state import DateCorrection


class Correcting(Refreshing):
    """Asks for a date and has it taken in; the reader keeps their place."""

    def action_correct_date(self) -> None:
        """Ask when the marked event happened, and when the article was published."""
        opened = self.article_pane.opened
        if self._pane is Pane.EVENTS:
            event = self.event_pane.event_at_cursor
        else:
            event = self.article_pane.current_event if self._pane is Pane.ARTICLE else None
        if opened is not None and (event is None or event.path == opened.article.path):
            self._ask(CorrectionWanted(opened.article, event))
        elif event is not None:  # its article has not been opened
            self.filing.put(partial(_read, self.archive, event))
        else:
            self.notify("There is no article to correct a date of.", markup=False)

    @on(CorrectionWanted)
    def _ask(self, message: CorrectionWanted) -> None:
        self.app.push_screen(CorrectDateScreen(message.article, message.event), self._write_down)

    def _write_down(self, corrections: Corrections | None) -> None:
        if corrections:
            self.filing.put(partial(_correct, self.archive, corrections))

    @on(DatesCorrected)
    def _take_in_dates(self, message: DatesCorrected) -> None:
        taken_back = all(correction.span is None for correction in message.corrections)
        words = "Your correction is taken back." if taken_back else "Your correction is kept."
        self.notify(f"{words} Working out the dates anew.", markup=False)
        self.action_refresh_index()


def _read(archive: Archive, event: Event) -> Message:
    indexed = archive.article(event.path, tagged=False)
    if indexed is None:
        raise LookupError(f"{event.path} is not in the index any more.")
    return CorrectionWanted(indexed.article, event)


def _correct(archive: Archive, corrections: tuple[DateCorrection, ...]) -> Message:
    for correction in corrections:
        if correction.event_id is None:
            archive.correct_published(correction.path, correction.span)
        else:
            archive.correct_event(correction.event_id, correction.path, correction.span)
    return DatesCorrected(corrections)
