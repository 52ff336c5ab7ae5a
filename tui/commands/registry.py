"""Every command of the app, once, in the order of the help."""

from __future__ import annotations

from tui.commands.charting import CHARTING
from tui.commands.command import Command, Scope
from tui.commands.events import EVENTS
from tui.commands.finding import FINDING
from tui.commands.going import GOING
from tui.commands.listing import LISTING
from tui.commands.reading import READING
from tui.commands.running import RUNNING
from tui.commands.searching import SEARCHING
from tui.commands.taking import TAKING

COMMANDS: tuple[Command, ...] = (
    *GOING,
    *SEARCHING,
    *FINDING,
    *LISTING,
    *EVENTS,
    *CHARTING,
    *READING,
    *TAKING,
    *RUNNING,
)


def palette_commands() -> list[Command]:
    """The commands that can be run by name: those that need no particular widget."""
    return [command for command in COMMANDS if command.scope is Scope.EVERYWHERE and command.id != "palette"]
