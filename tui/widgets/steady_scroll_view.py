"""A scroll view whose contents may change without all of the screen being laid out and painted anew."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar

from tui.widgets.steady_scroll_bar import SteadyScrollBar


class SteadyScrollView(ScrollView):
    """Of a size that does not depend on what is in it, its scroll bar always in its place.

    Textual lays out the screen whenever the contents of a scroll view grow or shrink, which costs several
    times what painting one pane does; here only the scroll bar follows. It needs ``overflow-y: scroll``.
    """

    virtual_size = Reactive(Size(0, 0), layout=False)

    def watch_virtual_size(self, size: Size) -> None:
        """Let the scroll bar follow, and the place that is shown stay within the contents."""
        bar = self.vertical_scrollbar
        bar.window_virtual_size = size.height
        bar.window_size = self.container_size.height
        self.scroll_y = self.validate_scroll_y(self.scroll_y)

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """A scroll bar that paints no more than has changed; made when it is first asked for."""
        if self._vertical_scrollbar is None:
            thickness = self.scrollbar_size_vertical
            self._vertical_scrollbar = SteadyScrollBar(vertical=True, name="vertical", thickness=thickness)
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar
