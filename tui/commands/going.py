"""Going to panes and back."""

from __future__ import annotations

from tui.commands.command import Command, Group

GOING = (
    Command(Group.GO, "search", "slash", "Search", "Type in the search box", "search", "search"),
    Command(Group.GO, "pane.results", "1", "Articles", "Go to the list of articles", "pane('results')"),
    Command(Group.GO, "pane.article", "2", "Article", "Go to the article", "pane('article')"),
    Command(Group.GO, "pane.events", "3", "Events", "Go to the list of events", "pane('events')"),
    Command(
        Group.GO,
        "pane.next",
        "tab",
        "Next pane",
        "Search box, articles, article, events, chart, and round",
        "step_pane(1)",
        "pane",
    ),
    Command(Group.GO, "pane.previous", "shift+tab", "Previous pane", "The other way round", "step_pane(-1)"),
    Command(
        Group.GO,
        "pane.maximise",
        "M",
        "Maximise",
        "Give the pane in use the whole screen, or no longer",
        "maximise",
    ),
    Command(
        Group.GO,
        "back",
        "escape",
        "Back",
        "To the list, to the articles, and at last clear the search",
        "back",
        "back",
    ),
)
