"""The panes, and which are in view: all on a wide terminal, two on a medium one, else one at a time."""

from __future__ import annotations

from enum import StrEnum

WIDE = 120
MEDIUM = 100


class Pane(StrEnum):
    """The three panes; the search box belongs to the results."""

    RESULTS = "results"
    ARTICLE = "article"
    EVENTS = "events"


def panes_in_view(width: int, active: Pane, companion: Pane) -> frozenset[Pane]:
    """The panes to show in ``width`` cells so that ``active`` is among them.

    ``companion`` is the pane, article or events, last used beside the results.
    """
    if width >= WIDE:
        return frozenset(Pane)
    if width >= MEDIUM:
        return frozenset({Pane.RESULTS, companion if active is Pane.RESULTS else active})
    return frozenset({active})
