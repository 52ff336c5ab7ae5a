"""The stretch of time that the chart shows, and how it is zoomed and moved."""

from __future__ import annotations

from dataclasses import dataclass

from tui.chart.days import Days

_ZOOM = 4
"""How many times as much time is shown after zooming out."""
_SHORTEST = 14
"""Days that are shown at least."""


@dataclass(frozen=True, slots=True)
class Window:
    """From day ``since`` to day ``until`` of all that there is, ``first`` to ``last``; proleptic ordinals."""

    since: int
    until: int
    first: int
    last: int

    @property
    def shown(self) -> Days:
        """The days that are shown."""
        return self.since, self.until

    @property
    def is_whole(self) -> bool:
        """Whether all that there is is shown."""
        return self.since <= self.first and self.until >= self.last

    def zoomed_in(self, around: int) -> Window:
        """A part of it around a day."""
        return self._of_length(max(_SHORTEST, (self.until - self.since + 1) // _ZOOM), around)

    def zoomed_out(self, around: int) -> Window:
        """More than it around a day, at most all that there is."""
        return self._of_length((self.until - self.since + 1) * _ZOOM, around)

    def holding(self, since: int, until: int) -> Window:
        """Moved, no farther than needed, so that days from ``since`` to ``until`` are shown, if they fit."""
        since, until = max(since, self.first), min(until, self.last)
        shift = min(0, since - self.since) or max(0, until - self.until)
        return Window(self.since + shift, self.until + shift, self.first, self.last) if shift else self

    def _of_length(self, days: int, around: int) -> Window:
        if days > self.last - self.first:
            return Window(self.first, self.last, self.first, self.last)
        since = min(max(around - days // 2, self.first), self.last - days + 1)
        return Window(since, since + days - 1, self.first, self.last)
