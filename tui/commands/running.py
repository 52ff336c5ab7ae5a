"""The app itself: help, palette, index, theme."""

from __future__ import annotations

from tui.commands.command import Command, Group

RUNNING = (
    Command(Group.APP, "help", "question_mark,f1", "Help", "All keys and marks", "help", "help"),
    Command(
        Group.APP, "palette", "ctrl+p,colon", "Commands", "Find a command by its name", "app.command_palette"
    ),
    Command(
        Group.APP,
        "refresh",
        "r",
        "Refresh",
        "Take in files that were added, changed or removed",
        "refresh_index",
    ),
    Command(
        Group.APP,
        "problems",
        "exclamation_mark",
        "Problems",
        "Files that were skipped or read with reservations, and why",
        "problems",
    ),
    Command(
        Group.APP,
        "theme",
        "t",
        "Dark or light",
        "Switch between the dark, the light and the terminal's own colours",
        "app.next_theme",
    ),
    Command(Group.APP, "quit", "q", "Quit", "Leave; Ctrl+Q leaves from anywhere", "app.quit", "quit"),
)
