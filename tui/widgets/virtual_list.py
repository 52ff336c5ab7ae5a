"""A list that costs nothing to fill: rows are asked for when they come into view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.cache import FIFOCache
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.style import Style

from tui.commands import Scope
from tui.commands.bindings import bindings
from tui.marks import CURSOR_BAR, DIM
from tui.rows.content import in_lines, plain
from tui.rows.layout import Place, RowLayout
from tui.rows.source import NoRows, RowSource
from tui.widgets.keys_in_order import KeysInOrder
from tui.widgets.steady_scroll_view import SteadyScrollView
from tui.widgets.strips import line_strip

_GUTTER = 2
_CACHED_ROWS = 256


class VirtualList(KeysInOrder, SteadyScrollView, can_focus=True):
    """Rows of a ``RowSource`` with a cursor.

    The row under the cursor is always in view after a key; the wheel may scroll it out of view.
    ``opens_at_click`` is the click in a row, of several quick ones, that opens a row.
    """

    BINDINGS = bindings(Scope.LIST)
    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"virtual-list--cursor"}

    class OfRow(Message):
        """Something about ``row`` of what the list showed when the message was sent."""

        def __init__(self, virtual_list: VirtualList, row: int) -> None:
            super().__init__()
            self.virtual_list = virtual_list
            self.row = row
            self._source = virtual_list.source

        @property
        def control(self) -> VirtualList:
            """The list of the row."""
            return self.virtual_list

        @property
        def is_stale(self) -> bool:
            """Whether the list shows other rows by now."""
            return self._source is not self.virtual_list.source

    class CursorMoved(OfRow):
        """The user moved the cursor to ``row``."""

    class RowChosen(OfRow):
        """The user opened ``row``."""

    class RowsShown(Message):
        """Other ``rows`` than before have come into view."""

        def __init__(self, virtual_list: VirtualList, rows: range) -> None:
            super().__init__()
            self.virtual_list = virtual_list
            self.rows = rows

        @property
        def control(self) -> VirtualList:
            """The list that was scrolled or filled."""
            return self.virtual_list

    def __init__(self, *, id: str | None = None, opens_at_click: int = 2) -> None:  # noqa: A002
        super().__init__(id=id)
        self._opens_at_click = opens_at_click
        self.source: RowSource = NoRows()
        self.cursor = 0
        self._layout_of_rows = RowLayout(0, 1)
        self._lines: FIFOCache[tuple[int, int, bool, bool], Sequence[Strip]] = FIFOCache(_CACHED_ROWS)
        self._rows_shown = range(0)
        self._hint = ""

    # What it shows

    def show(self, source: RowSource, cursor: int = 0, *, keep_place: bool = False, hint: str = "") -> None:
        """Show other rows, the cursor on row ``cursor``; ``hint`` is what to say when there are none.

        With ``keep_place`` the row under the cursor stays on the line of the screen where the cursor was.
        """
        self._hint = hint
        distance = self._layout_of_rows.line_of(self.cursor) - self.scroll_offset.y
        self.source = source
        self._layout_of_rows = RowLayout(len(source), source.row_height, source.headings)
        self.cursor = max(0, min(cursor, len(source) - 1))
        self._rows_shown = range(0)
        self.virtual_size = Size(self.scrollable_size.width, self._layout_of_rows.line_count)
        self.repaint_rows()
        line = self._layout_of_rows.line_of(self.cursor) - distance if keep_place else 0
        self._scroll_to_line(line)
        self._show_cursor()
        self._tell_rows_shown()

    def repaint_rows(self) -> None:
        """Ask the source for the rows in view again."""
        self._lines.clear()
        self.refresh()

    @property
    def rows_in_view(self) -> range:
        """The rows of which at least a line is in view."""
        top = self.scroll_offset.y
        return self._layout_of_rows.rows_between(top, top + max(0, self.size.height - 1))

    # The cursor

    def move_cursor(self, row: int, *, tell: bool = True) -> None:
        """Put the cursor on ``row`` (the nearest that exists) and bring it into view."""
        row = max(0, min(row, len(self.source) - 1))
        moved = row != self.cursor
        self.cursor = row
        self._show_cursor()
        if moved:
            self.refresh()
            if tell:
                self.post_message(self.CursorMoved(self, row))

    def bring_into_view(self, row: int) -> None:
        """Scroll down until ``row``, below the cursor, is in view, as long as the cursor is too."""
        layout = self._layout_of_rows
        bottom = layout.line_of(row) + self.source.row_height
        line = min(bottom - self.size.height, layout.top_of(self.cursor))
        if line > self.scroll_offset.y:
            self._scroll_to_line(line)

    def _show_cursor(self) -> None:
        height = self.size.height
        if not height or not len(self.source):
            return
        top = self._layout_of_rows.top_of(self.cursor)
        bottom = self._layout_of_rows.line_of(self.cursor) + self.source.row_height
        scroll = self.scroll_offset.y
        if top < scroll:
            self._scroll_to_line(top)
        elif bottom > scroll + height:
            self._scroll_to_line(bottom - height)

    def _scroll_to_line(self, line: int) -> None:
        # Forced: new rows may be there before the layout knows that there is something to scroll.
        self.scroll_to(y=max(0, line), animate=False, force=True)

    def action_cursor_down(self) -> None:
        """Move the cursor one row down."""
        self.move_cursor(self.cursor + 1)

    def action_cursor_up(self) -> None:
        """Move the cursor one row up."""
        self.move_cursor(self.cursor - 1)

    def action_page_down(self) -> None:
        """Move the cursor a screenful down."""
        self.move_cursor(self.cursor + self._rows_in_a_page())

    def action_page_up(self) -> None:
        """Move the cursor a screenful up."""
        self.move_cursor(self.cursor - self._rows_in_a_page())

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self.move_cursor(0)

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self.move_cursor(len(self.source) - 1)

    def action_choose(self) -> None:
        """Open the row under the cursor."""
        if len(self.source):
            self.post_message(self.RowChosen(self, self.cursor))

    def _rows_in_a_page(self) -> int:
        return max(1, self.size.height // self.source.row_height - 1)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, the second one opens; in a list of choices the first one does."""
        place = self._layout_of_rows.place_at(self.scroll_offset.y + event.get_content_offset_capture(self).y)
        if place is None or place.heading is not None:
            return
        self.move_cursor(place.row)
        if self._opens_at_click in (1, event.chain):
            self.action_choose()

    # Scrolling and size

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell which rows have come into view."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._tell_rows_shown()

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self.virtual_size = Size(self.scrollable_size.width, self._layout_of_rows.line_count)
        self._show_cursor()
        self._tell_rows_shown()

    def _tell_rows_shown(self) -> None:
        rows = self.rows_in_view if self.size.height else range(0)
        if rows != self._rows_shown:
            self._rows_shown = rows
            self.post_message(self.RowsShown(self, rows))

    # Painting

    def notify_style_update(self) -> None:
        """Forget painted lines when the theme or the focus changes."""
        super().notify_style_update()
        self._lines.clear()

    def render_line(self, y: int) -> Strip:
        """One line of the viewport."""
        width = self.scrollable_size.width
        base = self.visual_style
        place = self._layout_of_rows.place_at(self.scroll_offset.y + y)
        if place is None:
            return self._hint_line(y, width, base)
        if place.heading is not None:
            content = Content(" ") + self.source.heading(place.heading, max(1, width - 1))
            return line_strip(content, width, base, self.app.stylesheet.parse_style)
        return self._row_line(place, width, base)

    def _hint_line(self, y: int, width: int, base: Style) -> Strip:
        hint = "" if len(self.source) else self._hint
        lines = in_lines(plain(hint, DIM), width - 2 * _GUTTER, self.size.height)
        content = Content(" " * _GUTTER) + lines[y - 1] if 0 < y <= len(lines) else Content()
        return line_strip(content, width, base, self.app.stylesheet.parse_style)

    def _row_line(self, place: Place, width: int, base: Style) -> Strip:
        at_cursor = place.row == self.cursor
        key = (place.row, width, at_cursor, self.has_focus)
        lines = self._lines.get(key)
        if lines is None:
            lines = self._lines[key] = self._paint_row(place.row, width, base, at_cursor=at_cursor)
        return lines[place.line]

    def _paint_row(self, row: int, width: int, base: Style, *, at_cursor: bool) -> Sequence[Strip]:
        gutter = Content(" " * _GUTTER)
        if at_cursor:
            base = self.get_visual_style("virtual-list--cursor")
            gutter = Content.styled(CURSOR_BAR.ljust(_GUTTER), "$accent" if self.has_focus else "$muted")
        lines = list(self.source.row(row, max(1, width - _GUTTER)))[: self.source.row_height]
        lines += [Content()] * (self.source.row_height - len(lines))
        parse_style = self.app.stylesheet.parse_style
        return [line_strip(gutter + line, width, base, parse_style) for line in lines]
