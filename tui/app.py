"""The app: screen, themes and commands put together, nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from os import environ
from pathlib import PurePath
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.screen import Screen

from search_index.archive import Archive
from tui.commands import palette_commands
from tui.commands.keymap import NO_KEY
from tui.configuration import BUILT_IN_CONFIGURATION, Configuration
from tui.screens.explorer import Explorer
from tui.state import Asked
from tui.themes import TERMINAL, THEMES, VARIABLE_DEFAULTS
from tui.user_data.last_place import LastPlace


class DatelineApp(App[None]):
    """Explore one archive.

    ``query`` is searched for at the start, unless there is a ``place`` at which the user left off. With
    ``refresh`` the index is brought up to date in the background; an index that is missing is built in any
    case. ``configuration`` has the user's keys and theme.
    """

    TITLE = "dateline"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["styles/explorer.tcss", "styles/dialogs.tcss"]
    NOTIFICATION_TIMEOUT = 4
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(
        self,
        archive: Archive,
        *,
        query: str = "",
        place: LastPlace | None = None,
        refresh: bool = True,
        configuration: Configuration = BUILT_IN_CONFIGURATION,
    ) -> None:
        no_color = "NO_COLOR" in environ
        super().__init__(ansi_color=True if no_color else None)
        self.archive = archive
        self._start = place or LastPlace(Asked(query))
        self._refresh_at_start = refresh
        for theme in THEMES:
            self.register_theme(theme)
        self.configuration = configuration
        self.theme = TERMINAL.name if no_color else f"dateline-{configuration.theme or 'dark'}"
        self.set_keymap({name: keys or NO_KEY for name, keys in configuration.keymap.changed})

    def on_mount(self) -> None:
        """Say what of the configuration was not taken."""
        for line in self.configuration.problems:
            self.notify(line, severity="warning", timeout=12, markup=False)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours that a theme from elsewhere does not know."""
        return VARIABLE_DEFAULTS

    def get_default_screen(self) -> Screen[None]:
        """The explorer."""
        return Explorer(
            self.archive,
            self._start,
            refresh=self._refresh_at_start,
            commands=self.configuration.keymap.commands,
        )

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The command palette: the commands of the list, and nothing that is not in it."""
        if isinstance(screen, Explorer):
            for command in palette_commands():
                run = partial(self.run_action, command.action, screen)
                yield SystemCommand(command.title, command.description, run)

    async def action_quit(self) -> None:
        """Leave; where the user was is noted as long as it is still there."""
        for screen in self.screen_stack:
            if isinstance(screen, Explorer):
                screen.note_place()
        self.exit()

    def action_next_theme(self) -> None:
        """Take the next of the app's own themes."""
        names = [theme.name for theme in THEMES]
        here = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(here + 1) % len(names)]
