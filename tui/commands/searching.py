"""In the search box."""

from __future__ import annotations

from tui.commands.command import Command, Group

SEARCHING = (
    Command(
        Group.SEARCH_BOX,
        "box.enter",
        "enter",
        "Show results",
        "Take the query as it stands and go to the results",
        "submit",
        "results",
    ),
    Command(
        Group.SEARCH_BOX,
        "box.up",
        "up",
        "Earlier search",
        "What you searched for before, the newest first",
        "earlier_query",
    ),
    Command(
        Group.SEARCH_BOX,
        "box.down",
        "down",
        "To the results",
        "Back to later searches, then to the results, still searching as you type",
        "leave_down",
    ),
)
