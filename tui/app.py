"""The app: screens, themes and commands put together, nothing else.

The first frame must not wait for what searching needs: nothing here may load it before that is painted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from os import environ
from typing import TYPE_CHECKING

from textual import events
from textual.app import App, SystemCommand
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.timer import Timer

from tui.commands import palette_commands
from tui.commands.key_names import printed_keys
from tui.commands.keymap import NO_KEY
from tui.configuration import BUILT_IN_CONFIGURATION, Configuration
from tui.screens.opening import OpeningScreen
from tui.themes import TERMINAL, THEMES, VARIABLE_DEFAULTS

if TYPE_CHECKING:
    from search_index.archive import Archive
    from tui.user_data.last_place import LastPlace

_SECONDS_OF_A_PAUSE = 1.0


class DatelineApp(App[None]):
    """Explore one archive.

    ``query`` is searched for at the start, unless there is a ``place`` at which to begin, or the app
    ``returns`` to where the user left off. With ``refresh`` the index is brought up to date beside;
    an index that is missing is built in any case. ``configuration`` has the user's keys and theme.
    ``in_pauses`` is called again and again, but not while the user does anything.
    """

    TITLE = "dateline"
    NOTIFICATION_TIMEOUT = 4
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(
        self,
        archive: Archive,
        *,
        query: str = "",
        place: LastPlace | None = None,
        returns: bool = False,
        refresh: bool = True,
        configuration: Configuration = BUILT_IN_CONFIGURATION,
        in_pauses: Callable[[], None] | None = None,
    ) -> None:
        no_color = "NO_COLOR" in environ
        super().__init__(ansi_color=True if no_color else None)
        self.archive = archive
        self._query = query
        self._place = place
        self._returns = returns
        self._refresh_at_start = refresh
        self._in_pauses = in_pauses
        self._pauses: Timer | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.configuration = configuration
        self.theme = TERMINAL.name if no_color else f"dateline-{configuration.theme or 'dark'}"
        self.set_keymap({name: keys or NO_KEY for name, keys in configuration.keymap.changed})

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours that a theme from elsewhere does not know."""
        return VARIABLE_DEFAULTS

    def get_default_screen(self) -> Screen[None]:
        """The explorer's frames, empty, which is there at once."""
        return OpeningScreen(self.archive.folder.name, lambda: self.call_later(self._open_explorer))

    async def _open_explorer(self) -> None:
        """Load the explorer and show it; keys that are pressed meanwhile wait for it."""
        from tui.screens.explorer import Explorer
        from tui.state import Asked
        from tui.user_data.last_place import LastPlace, read_last_place

        place = read_last_place(self.archive.folder) if self._returns else self._place
        explorer = Explorer(
            self.archive,
            place or LastPlace(Asked(self._query)),
            refresh=self._refresh_at_start,
            commands=self.configuration.keymap.commands,
        )
        self.add_mode("explorer", lambda: explorer)
        await self.switch_mode("explorer")
        for line in self.configuration.problems:
            self.notify(line, severity="warning", timeout=12, markup=False)
        if self._in_pauses is not None:
            self._pauses = self.set_interval(_SECONDS_OF_A_PAUSE, self._in_pauses)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Say something in passing; what was said before gives way, unless either is a warning."""
        severities = {severity, *(said.severity for said in self._notifications)}
        if severities == {"information"}:
            self.clear_notifications()
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    async def on_event(self, event: events.Event) -> None:
        """Pass an event on; one from the user's hands ends a pause."""
        if self._pauses is not None and isinstance(event, events.InputEvent):
            self._pauses.reset()
        await super().on_event(event)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The command palette: the commands of the list with their keys, and nothing that is not in it."""
        if not isinstance(screen, OpeningScreen):
            keys = {each.id: printed_keys(each.keys) for each in self.configuration.keymap.commands}
            for command in palette_commands():
                run = partial(self.run_action, command.action, screen)
                told = (command.description, keys[command.id])
                yield SystemCommand(command.title, " · ".join(filter(None, told)), run)

    async def action_quit(self) -> None:
        """Leave; where the user was is noted as long as it is still there."""
        from tui.screens.explorer import Explorer

        for screen in self.screen_stack:
            if isinstance(screen, Explorer):
                screen.note_place()
        self.exit()

    def action_next_theme(self) -> None:
        """Take the next of the app's own themes."""
        names = [theme.name for theme in THEMES]
        here = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(here + 1) % len(names)]
