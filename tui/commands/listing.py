"""Moving in the lists of articles and events."""

from __future__ import annotations

from tui.commands.command import Command, Group

LISTING = (
    Command(Group.LISTS, "list.up", "k,up", "Previous row", "One row up", "cursor_up"),
    Command(Group.LISTS, "list.down", "j,down", "Next row", "One row down", "cursor_down"),
    Command(
        Group.LISTS, "list.page_down", "pagedown,space", "Page down", "A screenful of rows down", "page_down"
    ),
    Command(Group.LISTS, "list.page_up", "pageup,b", "Page up", "A screenful of rows up", "page_up"),
    Command(Group.LISTS, "list.first", "g,home", "First row", "To the first row", "first"),
    Command(Group.LISTS, "list.last", "G,end", "Last row", "To the last row", "last"),
    Command(
        Group.LISTS,
        "list.open",
        "enter",
        "Open",
        "Read the article; an event's article opens at its sentence",
        "choose",
        "open",
    ),
)
