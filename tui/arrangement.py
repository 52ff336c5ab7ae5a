"""Which panes are in view: all side by side on a wide terminal, two on a medium one, else one at a time."""

from __future__ import annotations

from tui.state import Pane

WIDE = 120
MEDIUM = 100


def panes_in_view(width: int, active: Pane, companion: Pane) -> frozenset[Pane]:
    """The panes to show in ``width`` cells so that ``active`` is among them.

    ``companion`` is the pane, article or events, last used beside the results.
    """
    if width >= WIDE:
        return frozenset(Pane)
    if width >= MEDIUM:
        return frozenset({Pane.RESULTS, companion if active is Pane.RESULTS else active})
    return frozenset({active})
