"""How many events there are at what time, as bars over an axis, with a cursor and a stretch to choose."""

from __future__ import annotations

from textual import events
from textual.content import Content, Span
from textual.message import Message
from textual.widget import Widget

from search_index.timeline.histogram import Unit
from tui.chart.bars import bars
from tui.chart.days import Days, day_of
from tui.chart.drawing import Drawing
from tui.chart.scale import Scale, axis
from tui.chart.window import Window
from tui.commands import Scope
from tui.commands.bindings import bindings
from tui.event_wording import days_words
from tui.marks import BAR, CHART_CURSOR, CHOSEN_BAR, DIM, LEFT_BAR, TITLE
from tui.rows.content import joined, one_line, plain
from tui.widgets.keys_in_order import KeysInOrder
from tui.wording import count_of

_NOTHING = "No dated events to draw."
_UNIT_WORDS = {Unit.QUARTER: "quarter of a year"}
_CAPTION_AND_AXIS = 2


class TimelineChart(KeysInOrder, Widget, can_focus=True):
    """A caption, bars, an axis.

    What is drawn is counted elsewhere: the chart asks for it, and goes on showing the last drawing until the
    next one comes. The cursor is a day, so it stays when zooming changes the bars.
    """

    BINDINGS = bindings(Scope.CHART)
    ALLOW_SELECT = False

    class DrawingWanted(Message):
        """To be drawn in so many ``columns``: the days ``shown``, or else what shows nearly all events."""

        def __init__(self, columns: int, shown: Days | None) -> None:
            super().__init__()
            self.columns = columns
            self.shown = shown

    class StretchChosen(Message):
        """The user chose these days."""

        def __init__(self, days: Days) -> None:
            super().__init__()
            self.since, self.until = map(day_of, days)

    class CursorMoved(Message):
        """The user moved the cursor to the bar that begins on ``since``."""

        def __init__(self, since: int) -> None:
            super().__init__()
            self.since = day_of(since)

    def __init__(self) -> None:
        super().__init__(id="timeline-chart")
        self.drawing: Drawing | None = None
        self.window: Window | None = None
        self.chosen: Days | None = None
        self.cursor = 1
        self.begun: int | None = None
        self._pressed = False
        self._due = False

    # What it shows

    def show(self, chosen: Days | None, *, keep_window: bool) -> None:
        """Ask for a drawing of other events; ``chosen`` are the days that all is narrowed to.

        With ``keep_window`` the same stretch of time stays in view, as far as there is anything in it.
        """
        self.chosen, self.begun = chosen, None
        if not keep_window:
            self.window = None
        self._due = True
        self._ask()
        self.refresh()

    def show_drawing(self, drawing: Drawing) -> None:
        """Show what was asked for."""
        self.drawing, self.window = drawing, drawing.window
        if self.window is not None:
            self.cursor = max(self.window.first, min(self.cursor, self.window.last))
        self.refresh()

    def follow(self, day: int) -> None:
        """Put the cursor on a day that something else shows; not while the chart has the keyboard."""
        if self.has_focus:
            return
        scale, before, self.cursor = self.scale, self.cursor, day
        if scale is not None and scale.bucket_of(before) != scale.bucket_of(day):
            self.refresh()
        if self.window is not None:
            self._see(day, day)

    @property
    def scale(self) -> Scale | None:
        """How the bars are laid out; ``None`` when there are none."""
        if self.drawing is None or not len(self.drawing.histogram.counts):
            return None
        return Scale.fitting(self.drawing.histogram, self.drawing.columns)

    @property
    def marked(self) -> Days | None:
        """The days of the bars from where the stretch begins to the cursor, or of the cursor's bar."""
        scale = self.scale
        if scale is None:
            return None
        ends = sorted((self.cursor, self.begun or self.cursor))
        since, until = (scale.days_of(bucket, bucket) for bucket in map(scale.bucket_of, ends))
        return min(since[0], ends[0]), max(until[1], ends[1])

    def _ask(self) -> None:
        if self.size.width:
            self._due = False
            shown = self.window.shown if self.window is not None else None
            self.post_message(self.DrawingWanted(self.size.width, shown))

    def _see(self, since: int, until: int) -> None:
        """Move the window so that these days are in it."""
        if self.window is not None and (moved := self.window.holding(since, until)) is not self.window:
            self.window = moved
            self._ask()

    def on_resize(self) -> None:
        """Draw for the new width, or what was to be drawn while there was no room."""
        if self._due or self.drawing is None or self.drawing.columns != self.size.width:
            self._ask()

    # Moving and choosing

    def action_step(self, step: int) -> None:
        """Move the cursor by bars; a stretch that was begun grows or shrinks."""
        scale = self.scale
        if scale is not None and self.window is not None:
            bucket = scale.bucket_of(self.cursor)
            since, until = scale.days_of(bucket, bucket)
            # The bar beside it, drawn or not: about as long, and begun by the day that follows.
            length = until - since
            beside = until + 1 + length // 2 if step > 0 else since - 1 - length // 2
            if 0 <= bucket + step < scale.count:
                beside = sum(scale.days_of(bucket + step, bucket + step)) // 2
            self._go_to(beside)

    def action_extend(self, step: int) -> None:
        """Move the cursor by bars, a stretch being begun where it was."""
        self.begun = self.begun or self.cursor
        self.action_step(step)

    def action_first(self) -> None:
        """Move the cursor to the first bar of all."""
        if self.window is not None:
            self._go_to(self.window.first)

    def action_last(self) -> None:
        """Move the cursor to the last bar of all."""
        if self.window is not None:
            self._go_to(self.window.last)

    def action_mark(self) -> None:
        """Begin a stretch at the cursor, or drop the one that was begun."""
        self.begun = self.cursor if self.begun is None else None
        self.refresh()

    def drop_stretch(self) -> bool:
        """Forget the stretch that was begun; whether there was one."""
        dropped, self.begun = self.begun is not None, None
        self.refresh()
        return dropped

    def action_choose(self) -> None:
        """Choose the stretch that was begun, or the bar under the cursor."""
        marked = self.marked
        if marked is not None:
            self.begun = None
            self.post_message(self.StretchChosen(marked))

    def zoom(self, step: int) -> None:
        """Show less time around the cursor (``step`` 1), or more (-1)."""
        window = self.window
        if window is not None:
            self.window = window.zoomed_in(self.cursor) if step > 0 else window.zoomed_out(self.cursor)
            self._ask()

    def _go_to(self, day: int) -> None:
        """Put the cursor on a day, or on the nearest one that there is anything to show of."""
        window = self.window
        if window is None or self.scale is None:
            return
        self.cursor = max(window.first, min(day, window.last))
        bucket = self.scale.bucket_of(self.cursor)
        since, until = self.scale.days_of(bucket, bucket)
        self._see(min(since, self.cursor), max(until, self.cursor))
        self.refresh()
        self.post_message(self.CursorMoved(max(1, min(since, self.cursor))))

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor there; a stretch may begin."""
        self.begun = None
        self._pressed = True
        self.capture_mouse()
        self._go_to_column(event.get_content_offset_capture(self).x)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Draw a stretch from where the button was pressed."""
        scale, column = self.scale, event.get_content_offset_capture(self).x
        if self._pressed and scale is not None and scale.bucket_at(column) != scale.bucket_of(self.cursor):
            self.begun = self.begun or self.cursor
            self._go_to_column(column)

    def on_mouse_up(self) -> None:
        """Choose the stretch that was drawn."""
        self.release_mouse()
        if self._pressed and self.begun is not None:
            self.action_choose()
        self._pressed = False

    def on_click(self, event: events.Click) -> None:
        """A double click chooses the bar."""
        if event.chain == 2:
            self.action_choose()

    def _go_to_column(self, column: int) -> None:
        scale = self.scale
        if scale is not None:
            bucket = scale.bucket_at(column)
            self._go_to(sum(scale.days_of(bucket, bucket)) // 2)

    # Painting

    def on_focus(self) -> None:
        """Show what the cursor is on."""
        self.refresh()

    def on_blur(self) -> None:
        """Show what all bars are."""
        self.refresh()

    def render(self) -> Content:
        """Caption, bars, axis."""
        drawing, scale = self.drawing, self.scale
        if drawing is None or scale is None:
            return plain(_NOTHING if drawing is not None else "", DIM)
        lines = max(1, self.size.height - _CAPTION_AND_AXIS)
        spans = self._spans(scale)
        return Content("\n").join(
            [
                one_line(self._caption(drawing, scale), self.size.width),
                *(
                    Content(line, spans=spans)
                    for line in bars(scale.histogram.counts.tolist(), lines, scale.cells)
                ),
                Content.styled(axis(scale, self.size.width), DIM),
            ]
        )

    def _spans(self, scale: Scale) -> list[Span]:
        """The styles of the columns: what is narrowed away, what is chosen, the cursor."""
        spans = [Span(0, scale.width, BAR if self.chosen is None else LEFT_BAR)]
        for days, style in (
            (self.chosen, CHOSEN_BAR),
            (self.marked if self.has_focus else None, CHART_CURSOR),
        ):
            columns = scale.columns_of(days) if days is not None else None
            if columns is not None:
                spans.append(Span(*columns, style))
        return spans

    def _caption(self, drawing: Drawing, scale: Scale) -> Content:
        """With the keyboard, what the cursor is on; in any case what the bars are and what they leave out."""
        histogram, marked = scale.histogram, self.marked
        parts = []
        if self.has_focus and marked is not None:
            first, last = map(scale.bucket_of, marked)
            count = int(histogram.counts[first : last + 1].sum())
            words = scale.words_of(marked) or days_words(*map(day_of, marked))
            parts.append(plain(f"{words}: {count_of(count, 'event')}", TITLE))
        parts.append(plain(f"by {_UNIT_WORDS.get(histogram.unit, histogram.unit.value)}", DIM))
        beside = (
            (histogram.coarser, "told more coarsely"),
            (drawing.earlier, "earlier"),
            (drawing.later, "later"),
            (histogram.undated, "undated"),
        )
        parts += [plain(f"{count:,} {what}", DIM) for count, what in beside if count]
        return joined(parts)
