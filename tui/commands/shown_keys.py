"""The one key by which a command is named to the user in passing ("X for all again")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.commands.command import Command
from tui.commands.key_names import printed_key
from tui.commands.registry import COMMANDS


def shown_keys(commands: Sequence[Command]) -> Mapping[str, str]:
    """The first key of each command, as it is printed, by the command's id; ":" and the name without one."""
    return {
        command.id: printed_key(command.keys.split(",")[0]) if command.keys else f": {command.title}"
        for command in commands
    }


BUILT_IN_KEYS = shown_keys(COMMANDS)
"""The keys of the commands as long as the user has set none."""
