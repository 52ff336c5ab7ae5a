"""A short text in a fixed number of lines: what does not fit is told by an ellipsis."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from tui.rows.content import in_lines


class FittedText(Widget):
    """Text that never changes the layout around it; its height is set by its style."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._words = Content()

    def show(self, words: Content) -> None:
        """Show other words."""
        self._words = words
        self.refresh()

    def render(self) -> Content:
        """As much as fits."""
        return Content("\n").join(in_lines(self._words, self.size.width, self.size.height))
