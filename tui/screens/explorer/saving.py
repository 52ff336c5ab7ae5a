"""Searches that are kept under a name."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from textual import on
from textual.message import Message

from tui.arrangement import Pane
from tui.messages import SearchesRead, Told
from tui.screens.explorer.searching import Searching
from tui.screens.saved_searches import NameSearchScreen, SavedSearchesScreen
from tui.user_data.saved_searches import (
    SavedSearch,
    delete_saved_search,
    read_saved_searches,
    save_search,
)


class Saving(Searching):
    """Gives searches names, lists them, searches again."""

    def action_save_search(self) -> None:
        """Ask for a name to keep the search under."""
        self.app.push_screen(NameSearchScreen(self.asked), self._save)

    def _save(self, search: SavedSearch | None) -> None:
        if search is not None:
            self.filing.put(partial(_save, self.archive.folder, search))

    def action_saved_searches(self) -> None:
        """List the searches that have names."""
        self.filing.put(partial(_read, self.archive.folder))

    @on(SearchesRead)
    def _list_searches(self, message: SearchesRead) -> None:
        key = self.keys["search.save"]
        self.app.push_screen(SavedSearchesScreen(message.searches, self._delete, key), self._search_again)

    def _delete(self, name: str) -> None:
        self.filing.put(partial(_delete, self.archive.folder, name))

    def _search_again(self, search: SavedSearch | None) -> None:
        if search is not None:
            self.put_in_box(search.asked.query)
            self.conversation.ask_anew(search.asked)
            self.go_to(Pane.RESULTS)


def _save(folder: Path, search: SavedSearch) -> Message:
    save_search(folder, search)
    return Told(f"Saved as “{search.name}”.")


def _read(folder: Path) -> Message:
    return SearchesRead(read_saved_searches(folder))


def _delete(folder: Path, name: str) -> Message:
    delete_saved_search(folder, name)
    return Told(f"Deleted “{name}”.")
