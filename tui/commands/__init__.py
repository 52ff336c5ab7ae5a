"""Every command of the app, once: keys, footer, help and palette are all made from this list."""

from tui.commands.command import Command, Group, Scope
from tui.commands.registry import COMMANDS, palette_commands

__all__ = ["COMMANDS", "Command", "Group", "Scope", "palette_commands"]
