"""What is taken along from the archive: citations and originals."""

from __future__ import annotations

from tui.commands.command import Command, Group

TAKING = (
    Command(
        Group.TAKING,
        "copy",
        "y",
        "Copy citation",
        "Copy the event with its quote, outlet, title, dates and path; in the list of articles, the article",
        "copy_citation",
    ),
    Command(
        Group.TAKING,
        "original",
        "o",
        "Open original",
        "The article's web page if its address is known, else its file",
        "open_original",
    ),
)
