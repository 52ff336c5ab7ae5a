"""Commands as Textual's key bindings; apart from the list, so that listing keys does not load Textual."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.commands.command import Scope
from tui.commands.registry import COMMANDS


def bindings(scope: Scope) -> list[BindingType]:
    """The key bindings of the commands in ``scope``, each named by its command so that it can be set anew."""
    return [
        Binding(
            command.keys,
            command.action,
            command.title,
            show=bool(command.footer),
            tooltip=command.description,
            id=command.id,
        )
        for command in COMMANDS
        if command.scope is scope
    ]
