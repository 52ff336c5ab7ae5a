"""Starting where the user left off, and keeping where that is."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from textual.message import Message

from tui.arrangement import Pane
from tui.screens.explorer.searching import Searching
from tui.state import Places
from tui.user_data.last_place import LastPlace, write_last_place

_SECONDS_BETWEEN_NOTES = 5


class Returning(Searching):
    """Notes from time to time where the user is: a terminal may be closed without a word."""

    _noted: LastPlace | None = None

    def begin(self, place: LastPlace) -> None:
        """Ask what was asked last and show it where the user was."""
        self.put_in_box(place.asked.query)
        self.search_pane.box.select_all()
        if place.places.article_path is not None:
            self.article_pane.remember(place.places.article_path, place.reading)
        places = place.places if place.places != Places() else None
        if not self.archive.exists:
            self.conversation.ask_later(place.asked, places)
            return
        self.conversation.ask_anew(place.asked, places)
        self.go_to(place.pane, self.search_pane.box if place.pane is Pane.RESULTS else None)

    def on_mount(self) -> None:
        """Note where the user is, from now on."""
        self.set_interval(_SECONDS_BETWEEN_NOTES, self.note_place)

    def note_place(self) -> None:
        """Write down where the user is, if that is somewhere else than before."""
        if self.conversation.answer is None:
            return
        place = LastPlace(self.asked, self._pane, self.places(), self.article_pane.place)
        if place != self._noted:
            self._noted = place
            self.filing.put(partial(_write, self.archive.folder, place))


def _write(folder: Path, place: LastPlace) -> Message | None:
    write_last_place(folder, place)
    return None
