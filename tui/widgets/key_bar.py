"""The line of keys at the bottom: what can be done here and now, as much of it as there is room for."""

from __future__ import annotations

from itertools import groupby

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from tui.commands import COMMANDS, Scope
from tui.commands.keymap import NO_KEY
from tui.marks import DIM, KEY

_GAP = 2


class KeyBar(Widget):
    """Painted from the active bindings, in the order of the list of commands; a click on a key presses it.

    One line of text where Textual's footer mounts a widget for every key: changing panes must be instant.
    """

    ALLOW_SELECT = False

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """Keys and words of the commands, those with the same word together, until the line is full."""
        line = Content()
        for entry in self._entries():
            if line.cell_length + _GAP + entry.cell_length > self.size.width:
                break
            line = line + Content.blank(_GAP) + entry if line else entry
        return line

    def action_press(self, key: str) -> None:
        """Do what a key does, for a click on it."""
        self.app.simulate_key(key)

    def _entries(self) -> list[Content]:
        shown: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            if active.binding.show and active.enabled and active.binding.id and active.binding.key != NO_KEY:
                shown.setdefault(active.binding.id, active.binding)
        commands = [command for command in COMMANDS if command.footer and command.id in shown]
        commands.sort(key=lambda command: command.scope is Scope.EVERYWHERE)
        return [
            Content.assemble(*(self._key(shown[command.id]) for command in alike), " ", (word, DIM))
            for word, alike in groupby(commands, key=lambda command: command.footer)
        ]

    def _key(self, binding: Binding) -> Content:
        click = Style.from_meta({"@click": f"press({binding.key!r})"})
        return Content.styled(self.app.get_key_display(binding), KEY).stylize(click)
