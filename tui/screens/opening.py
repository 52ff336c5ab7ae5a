"""The explorer's frames, still empty: on the screen at once, while what searching needs is being loaded."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import accumulate

from textual.content import Content
from textual.screen import Screen

from tui.arrangement import Pane, panes_in_view

_TITLES = {Pane.RESULTS: "Articles", Pane.ARTICLE: "Article", Pane.EVENTS: "Events"}
_SHARES = {Pane.RESULTS: Fraction(1), Pane.ARTICLE: Fraction("1.45"), Pane.EVENTS: Fraction(1)}
_FRAME, _WORDS = "$pane-border", "$text-muted"


class OpeningScreen(Screen[None]):
    """Painted by itself, without a widget; ``painted`` is called when it is on the screen."""

    def __init__(self, name: str, painted: Callable[[], object]) -> None:
        super().__init__()
        self._archive_name = name
        self._painted = painted

    def on_mount(self) -> None:
        """Tell when it is painted."""
        self.call_after_refresh(self._painted)

    def render(self) -> Content:
        """Frames where the panes will be, and which archive is opened."""
        width, height = self.size
        panes = [pane for pane in Pane if pane in panes_in_view(width, Pane.RESULTS, Pane.ARTICLE)]
        shares = list(accumulate(_SHARES[pane] for pane in panes))
        ends = [int(width * share / shares[-1]) for share in shares]
        widths = [end - start for start, end in zip([0, *ends], ends, strict=False)]
        top = Content().join([_top(_TITLES[pane], cells) for pane, cells in zip(panes, widths, strict=True)])
        body = Content.styled("".join(f"│{' ' * (cells - 2)}│" for cells in widths), _FRAME)
        bottom = Content.styled("".join(f"╰{'─' * (cells - 2)}╯" for cells in widths), _FRAME)
        words = Content.styled(f" Opening {self._archive_name} …", _WORDS)
        return Content("\n").join([top, *[body] * max(0, height - 3), bottom, words])


def _top(title: str, width: int) -> Content:
    rest = "─" * max(0, width - len(title) - 5)
    return Content.assemble(("╭─ ", _FRAME), (title, _WORDS), (f" {rest}╮", _FRAME))
