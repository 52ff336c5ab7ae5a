"""Long text to read: wrapped once, painted line by line, with matches, dates and a sentence marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.cache import FIFOCache
from textual.content import Content, Span
from textual.geometry import Size
from textual.strip import Strip

from tui.commands import Scope
from tui.commands.bindings import bindings
from tui.marks import CURRENT_DATE, CURRENT_MATCH, DATE, MATCH, SENTENCE, SENTENCE_BAR
from tui.plain_text import visible
from tui.text_wrapping import WrappedText, wrap
from tui.widgets.keys_in_order import KeysInOrder
from tui.widgets.steady_scroll_view import SteadyScrollView
from tui.widgets.strips import line_strip

Stretch = tuple[int, int]

READABLE_WIDTH = 80
_GUTTER = 2
_CONTEXT_LINES = 4
_CACHED_LINES = 256


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text and what is marked in it: ascending, disjoint stretches (code points, end exclusive)."""

    text: str = ""
    matches: Sequence[Stretch] = ()
    dates: Sequence[Stretch] = ()


@dataclass(frozen=True, slots=True)
class Spotlight:
    """The stretches that stand out among the marks: one sentence with the words of its date, one match."""

    sentence: Stretch | None = None
    date: Stretch | None = None
    match: Stretch | None = None


class TextView(KeysInOrder, SteadyScrollView, can_focus=True):
    """A text at a readable width.

    Only the lines in view are painted, so a text of megabytes scrolls like a short one. A resize keeps
    the line at the top in its place.
    """

    BINDINGS = bindings(Scope.ARTICLE)
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.marked = MarkedText()
        self.spotlight = Spotlight()
        self._wrapped: WrappedText = wrap("", READABLE_WIDTH)
        self._lines: FIFOCache[tuple[int, int], Strip] = FIFOCache(_CACHED_LINES)
        # The place to keep through a resize: a stretch brought into view, until the reader scrolls away
        # from it, else the offset of the line at the top.
        self._anchor = 0
        self._held: Stretch | None = None
        self._settled_size = Size(0, 0)

    # What it shows

    def show(self, marked: MarkedText) -> None:
        """Show a text from its beginning; the same text with other marks stays where it is."""
        if marked.text != self.marked.text:
            self.marked = marked
            self._anchor, self._held = 0, None
            self._wrap_again()
            self._keep_place()
        self.marked = marked
        self.light(Spotlight())

    def light(self, spotlight: Spotlight) -> None:
        """Let other stretches stand out."""
        self.spotlight = spotlight
        self._lines.clear()
        self.refresh()

    @property
    def top_offset(self) -> int:
        """The offset in the text of the first line in view."""
        line = min(self.scroll_offset.y, len(self._wrapped) - 1)
        return self._wrapped.starts[line]

    @property
    def kept_offset(self) -> int:
        """The offset at the top of the view, or of what is to be there as soon as there is a view."""
        return self._anchor

    def scroll_to_offset(self, offset: int) -> None:
        """Scroll so that the line with this offset is at the top, now and after the next resize."""
        self._anchor, self._held = max(0, min(offset, len(self.marked.text))), None
        self._keep_place()

    def scroll_into_view(self, stretch: Stretch) -> None:
        """Scroll so that the stretch is in view with some lines before it; no farther than needed."""
        first = self._wrapped.line_of(stretch[0])
        last = self._wrapped.line_of(max(stretch[0], stretch[1] - 1))
        height = self.size.height
        top = self.scroll_offset.y
        context = min(_CONTEXT_LINES, max(0, (height - (last - first + 1)) // 2))
        if not top <= first - min(1, context) or not last + 1 < top + height:
            self._scroll_to_line(first - context)
        self._anchor, self._held = self.top_offset, stretch

    # Size

    def on_resize(self) -> None:
        """Wrap to the new width and keep the place."""
        self._settled_size = self.size
        if self._text_width() != self._wrapped.width:
            self._wrap_again()
        self._keep_place()

    def _text_width(self) -> int:
        """Cells for the text; out of view there are none, and the width it had is the best guess."""
        room = self.scrollable_size.width - _GUTTER
        return min(READABLE_WIDTH, room) if room > 0 else self._wrapped.width

    def _wrap_again(self) -> None:
        self._wrapped = wrap(self.marked.text, self._text_width())
        self._lines.clear()
        self.virtual_size = Size(self.scrollable_size.width, len(self._wrapped))
        self.refresh()

    def _keep_place(self) -> None:
        anchor, held = self._anchor, self._held
        self._scroll_to_line(self._wrapped.line_of(anchor) if anchor else 0)
        if held is not None:
            self.scroll_into_view(held)
        self._anchor, self._held = anchor, held

    # Scrolling

    def _scroll_to_line(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place the reader scrolled to; not where the text slips to while the size changes."""
        super().watch_scroll_y(old_value, new_value)
        if self.size == self._settled_size:
            self._anchor = self.top_offset
            self._held = self._held if self._in_view(self._held) else None

    def _in_view(self, stretch: Stretch | None) -> bool:
        """Whether the beginning of a stretch is in view."""
        line = self._wrapped.line_of(stretch[0]) if stretch is not None else -1
        return self.scroll_offset.y <= line < self.scroll_offset.y + self.size.height

    def action_line_down(self) -> None:
        """Scroll one line down."""
        self._scroll_to_line(self.scroll_offset.y + 1)

    def action_line_up(self) -> None:
        """Scroll one line up."""
        self._scroll_to_line(self.scroll_offset.y - 1)

    def action_text_page_down(self) -> None:
        """Scroll a screenful down, two lines of the last one kept."""
        self._scroll_to_line(self.scroll_offset.y + max(1, self.size.height - 2))

    def action_text_page_up(self) -> None:
        """Scroll a screenful up, two lines of the last one kept."""
        self._scroll_to_line(self.scroll_offset.y - max(1, self.size.height - 2))

    def action_text_top(self) -> None:
        """Scroll to the beginning."""
        self._scroll_to_line(0)

    def action_text_bottom(self) -> None:
        """Scroll to the end."""
        self._scroll_to_line(len(self._wrapped))

    # Painting

    def notify_style_update(self) -> None:
        """Forget painted lines when the theme changes."""
        super().notify_style_update()
        self._lines.clear()

    def render_line(self, y: int) -> Strip:
        """One line of the viewport."""
        width = self.scrollable_size.width
        number = self.scroll_offset.y + y
        if number >= len(self._wrapped):
            return Strip.blank(width, self.visual_style.rich_style)
        strip = self._lines.get((number, width))
        if strip is None:
            content = self._line(self._wrapped.starts[number], self._wrapped.ends[number])
            strip = line_strip(content, width, self.visual_style, self.app.stylesheet.parse_style)
            self._lines[(number, width)] = strip
        return strip

    def _line(self, start: int, end: int) -> Content:
        """The text from ``start`` to ``end`` with its marks, later ones over earlier ones."""
        spotlight = self.spotlight
        spans: list[Span] = []
        in_sentence = False
        if spotlight.sentence is not None:
            in_sentence = spotlight.sentence[0] < end and start < spotlight.sentence[1]
            spans += _spans([spotlight.sentence], start, end, SENTENCE)
        spans += _spans(self.marked.dates, start, end, DATE)
        if spotlight.date is not None:
            spans += _spans([spotlight.date], start, end, CURRENT_DATE)
        spans += _spans(self.marked.matches, start, end, MATCH)
        if spotlight.match is not None:
            spans += _spans([spotlight.match], start, end, CURRENT_MATCH)
        gutter = Content.styled((SENTENCE_BAR if in_sentence else "").ljust(_GUTTER), "$accent")
        return gutter + Content(visible(self.marked.text[start:end]), spans)


def _spans(stretches: Sequence[Stretch], start: int, end: int, style: str) -> Iterator[Span]:
    """The parts of ascending, disjoint stretches that lie in ``start`` to ``end``, counted from ``start``."""
    first = bisect_right(stretches, start, key=lambda stretch: stretch[1])
    last = bisect_left(stretches, end, key=lambda stretch: stretch[0])
    for stretch_start, stretch_end in stretches[first:last]:
        yield Span(max(stretch_start, start) - start, min(stretch_end, end) - start, style)
