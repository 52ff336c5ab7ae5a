"""Keys have their effect one after the other, however fast they come and however busy the app is."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from textual.widget import Widget
else:  # Textual gives a widget the looks of its first base that is one, and this has none
    Widget = object

_SECONDS_TO_LEAVE = 1.0


class KeysInOrder(Widget):
    """A widget that does at once what a key does, and passes on those behind one that moves the focus.

    Textual has a key's command run when the key has come up from the widget to the app again. What was typed
    right behind it has reached the widget by then: after "/", the first letters of a query were commands of
    the list, and after Enter "j" was text of the box, whenever the app was busy for a moment.
    """

    _leaves_until = 0.0

    async def _on_key(self, event: events.Key) -> None:
        """Do what the key does, or let whatever has the focus now have it."""
        elsewhere = self.screen.focused is not self or self.app.screen is not self.screen
        if elsewhere or monotonic() < self._leaves_until:
            self.app.post_message(events.Key(event.key, event.character))
        else:
            active = self.screen.active_bindings.get(event.key)
            text = event.is_printable and self.check_consume_key(event.key, event.character)
            if text or active is None or not active.enabled:
                return
            await self.app.run_action(active.binding.action, active.node)
        event.stop()
        event.prevent_default()

    def leave(self) -> None:
        """Take no more keys: the focus has been asked to go elsewhere, and will in a moment."""
        self._leaves_until = monotonic() + _SECONDS_TO_LEAVE

    def _on_focus(self, _event: events.Focus) -> None:
        """Take keys again."""
        self._leaves_until = 0.0
