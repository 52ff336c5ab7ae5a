"""The articles found: their order, what they are narrowed to, searches kept for later."""

from __future__ import annotations

from tui.commands.command import Command, Group

FINDING = (
    Command(
        Group.FOUND,
        "sort",
        "S",
        "Sort",
        "By relevance, by published date, by title, and round",
        "next_sort",
    ),
    Command(
        Group.FOUND,
        "facets",
        "F",
        "Narrow",
        "To years, sources, people, places or a status, with counts",
        "facets",
    ),
    Command(
        Group.FOUND,
        "facets.clear",
        "X",
        "All again",
        "Narrow the articles found no longer",
        "clear_narrowing",
    ),
    Command(
        Group.FOUND,
        "suggestion",
        "ctrl+y",
        "Did you mean",
        "Search for what is suggested when nothing was found",
        "take_suggestion",
    ),
    Command(
        Group.FOUND,
        "copies",
        "c",
        "Copies",
        "Show or fold the copies of the article under the cursor",
        "toggle_copies",
    ),
    Command(
        Group.FOUND, "alike", "m", "More like this", "Articles that tell of much the same", "more_like_this"
    ),
    Command(
        Group.FOUND,
        "search.save",
        "ctrl+s",
        "Save search",
        "Give the search, narrowed and sorted as it is, a name",
        "save_search",
    ),
    Command(
        Group.FOUND,
        "search.saved",
        "s",
        "Saved searches",
        "List, search again, delete the searches with names",
        "saved_searches",
    ),
)
