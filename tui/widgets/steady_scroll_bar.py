"""A scroll bar that paints only those of its lines that have changed."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip

_ENDS = "▁▂▃▄▅▆▇"


@dataclass(frozen=True, slots=True)
class _Look:
    """What a vertical bar of ``height`` lines looks like: a thumb in eighths of a line from the top."""

    height: int
    style: Style
    start: int
    end: int

    def line(self, y: int) -> tuple[int, int]:
        """Which eighths of a line, from its top, the thumb covers."""
        return max(0, min(8, self.start - 8 * y)), max(0, min(8, self.end - 8 * y))


class SteadyScrollBar(ScrollBar):
    """A vertical bar, as Textual's to look at and to use.

    Textual paints all lines of a scroll bar whenever the contents grow or shrink, each with all that belongs
    to a widget's line: beside three long lists that costs as much as the lists.
    """

    _painted: _Look | None = None

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> SteadyScrollBar:
        """Have painted anew what looks otherwise than it was painted last."""
        before = self._painted
        if repaint and not (regions or layout or recompose) and before is not None and self.is_attached:
            look = self._look()
            if (look.height, look.style) == (before.height, before.style):
                lines = [y for y in range(look.height) if look.line(y) != before.line(y)]
                if not lines:
                    return self
                regions = (Region(0, lines[0], self.size.width, lines[-1] - lines[0] + 1),)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Forget how it was painted when the theme changes."""
        super().notify_style_update()
        self._painted = None

    def _look(self) -> _Look:
        height, content, window = self.size.height, self.window_virtual_size, self.window_size
        style = self._bar_style()
        if not height or not window or window >= content:
            return _Look(height, style, 0, 0)
        thumb = max(1.0, window * height / content)
        start = int((height - thumb) * self.position / (content - window) * 8)
        return _Look(height, style, start, start + ceil(thumb * 8))

    def _bar_style(self) -> Style:
        assert self.parent is not None
        styles = self.parent.styles
        background, color = styles.scrollbar_background, styles.scrollbar_color
        if self.grabbed:
            background, color = styles.scrollbar_background_active, styles.scrollbar_color_active
        elif self.mouse_over:
            background, color = styles.scrollbar_background_hover, styles.scrollbar_color_hover
        if background.a < 1:
            background = self.parent.background_colors[0] + background
        return Style.from_color((background + color).rich_color, background.rich_color)

    def render_line(self, y: int) -> Strip:
        """One line: nothing, the thumb, or an end of it; with what a click there does."""
        look = self._painted = self._look()
        start, end = look.line(y)
        action = "grab" if start < end else "scroll_up" if 8 * y < look.start else "scroll_down"
        character, reverse = " ", False
        if (start, end) == (0, 8):
            reverse = True
        elif start < end == 8:  # the upper end: the lower part of the line is the thumb's
            character = _ENDS[8 - start - 1]
        elif start < end:  # the lower end: what is left of the line below it is background
            character, reverse = _ENDS[8 - end - 1], True
        style = look.style + Style(reverse=reverse, meta={"@mouse.down": action})
        return Strip([Segment(character * self.size.width, style)], self.size.width)
