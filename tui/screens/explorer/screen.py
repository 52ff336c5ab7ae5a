"""The screen where everything happens: search and results, article, events."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal

from search_index.archive import Archive
from tui.commands import COMMANDS, Command, Scope
from tui.commands.bindings import bindings
from tui.commands.shown_keys import shown_keys
from tui.messages import DeskReplied
from tui.screens.explorer.charting import Charting
from tui.screens.explorer.copying import Copying
from tui.screens.explorer.correcting import Correcting
from tui.screens.explorer.listing import ListedEvents
from tui.screens.explorer.reading import Reading
from tui.screens.explorer.returning import Returning
from tui.screens.explorer.saving import Saving
from tui.screens.help import HelpScreen
from tui.screens.problems import ProblemsScreen
from tui.user_data.last_place import LastPlace
from tui.widgets.article_pane import ArticlePane
from tui.widgets.event_pane import EventPane
from tui.widgets.key_bar import KeyBar
from tui.widgets.refresh_pane import RefreshPane
from tui.widgets.search_pane import SearchPane

_ABOUT_THE_ARTICLE = frozenset({"step_match", "step_event"})
_ABOUT_THE_EVENTS = frozenset({"toggle_story", "next_order", "fold_events", "zoom_chart", "toggle_chart"})
_WITHOUT_AN_INDEX = frozenset({"help", "refresh_index", "search", "back"})


class Explorer(Charting, ListedEvents, Saving, Returning, Reading, Copying, Correcting):
    """Three panes over one archive.

    What the user does becomes a question to the archive; the replies come back as messages and are
    passed down to the panes, unless they are no longer wanted. It begins at the place ``start``.
    """

    BINDINGS = bindings(Scope.EVERYWHERE)
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../../styles/explorer.tcss", "../../styles/dialogs.tcss"]
    AUTO_FOCUS = ""

    def __init__(
        self,
        archive: Archive,
        start: LastPlace | None = None,
        *,
        refresh: bool = True,
        commands: Sequence[Command] = COMMANDS,
    ) -> None:
        super().__init__(archive)
        self._start = start or LastPlace()
        self._refresh_at_start = refresh
        self._commands = commands
        self.keys = shown_keys(commands)

    def compose(self) -> ComposeResult:
        """The panes, the progress of the index, the footer."""
        with Horizontal(id="panes"):
            yield SearchPane(self.keys)
            yield ArticlePane()
            yield EventPane(self.keys)
        yield RefreshPane(self.archive)
        yield KeyBar()

    def on_mount(self) -> None:
        """Start the search thread, show what is there, and bring the index up to date."""
        self._serve()
        self._arrange()
        self.read_history()
        self.begin(self._start)
        if self._refresh_at_start or not self.archive.exists:
            self.action_refresh_index()
        if self._refresh_at_start:
            self.watch_files()

    def on_unmount(self) -> None:
        """Let the search thread go; finish what is being written."""
        self.conversation.close()
        self.filing.close()

    @work(thread=True, group="search", name="search")
    def _serve(self) -> None:
        self.conversation.serve(lambda reply: self.post_message(DeskReplied(reply)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Commands about a pane rest while it is out of view; while there is no index, most do."""
        if self.building:
            return action in _WITHOUT_AN_INDEX
        if action in _ABOUT_THE_EVENTS:
            return self.event_pane.display
        if action == "why":
            return self.article_pane.display or self.event_pane.display
        return action not in _ABOUT_THE_ARTICLE or self.article_pane.display

    def action_help(self) -> None:
        """Show all keys and marks."""
        self.app.push_screen(HelpScreen(self._commands))

    def action_problems(self) -> None:
        """Show the files that were skipped or read with reservations."""
        self.app.push_screen(ProblemsScreen(self.problems))
