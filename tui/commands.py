"""Every command of the app, once: keys, footer, help and palette are all made from this list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding, BindingType


class Scope(StrEnum):
    """Where a command's keys work."""

    EVERYWHERE = "everywhere"
    SEARCH_BOX = "search box"
    LIST = "list"
    ARTICLE = "article"


class Group(StrEnum):
    """The heading under which the help shows a command."""

    GO = "Go to"
    SEARCH_BOX = "In the search box"
    LISTS = "In the lists of articles and events"
    ARTICLE = "In the article"
    READING = "Matches and events of the article"
    APP = "The app"


@dataclass(frozen=True, slots=True)
class Command:
    """Something the user can do.

    ``id`` is the name by which its keys can be set; ``keys`` are Textual's key names, the one to show
    first. ``footer`` is its word in the footer (empty: not shown there; commands next to each other
    with the same word share it). ``action`` is the action of the screen, or of the widget in ``scope``.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    description: str
    group: Group
    scope: Scope
    action: str
    footer: str = ""


COMMANDS: tuple[Command, ...] = (
    Command(
        "search",
        ("slash",),
        "Search",
        "Type in the search box",
        Group.GO,
        Scope.EVERYWHERE,
        "search",
        "search",
    ),
    Command(
        "pane.results",
        ("1",),
        "Articles",
        "Go to the list of articles",
        Group.GO,
        Scope.EVERYWHERE,
        "pane('results')",
    ),
    Command(
        "pane.article", ("2",), "Article", "Go to the article", Group.GO, Scope.EVERYWHERE, "pane('article')"
    ),
    Command(
        "pane.events",
        ("3",),
        "Events",
        "Go to the list of events",
        Group.GO,
        Scope.EVERYWHERE,
        "pane('events')",
    ),
    Command(
        "pane.next",
        ("tab",),
        "Next pane",
        "Search box, articles, article, events, and round",
        Group.GO,
        Scope.EVERYWHERE,
        "next_pane",
        "pane",
    ),
    Command(
        "pane.previous",
        ("shift+tab",),
        "Previous pane",
        "The other way round",
        Group.GO,
        Scope.EVERYWHERE,
        "previous_pane",
    ),
    Command(
        "back",
        ("escape",),
        "Back",
        "From an article to its list, from a list to the articles, then clear the search",
        Group.GO,
        Scope.EVERYWHERE,
        "back",
        "back",
    ),
    Command(
        "box.enter",
        ("enter",),
        "Show results",
        "Take the query as it stands and go to the results",
        Group.SEARCH_BOX,
        Scope.SEARCH_BOX,
        "submit",
        "results",
    ),
    Command(
        "box.down",
        ("down",),
        "To the results",
        "Go to the results, still searching as you type",
        Group.SEARCH_BOX,
        Scope.SEARCH_BOX,
        "leave_down",
    ),
    Command(
        "list.down", ("j", "down"), "Next row", "One row down", Group.LISTS, Scope.LIST, "cursor_down", "move"
    ),
    Command(
        "list.up", ("k", "up"), "Previous row", "One row up", Group.LISTS, Scope.LIST, "cursor_up", "move"
    ),
    Command(
        "list.page_down",
        ("pagedown", "space"),
        "Page down",
        "A screenful of rows down",
        Group.LISTS,
        Scope.LIST,
        "page_down",
    ),
    Command(
        "list.page_up",
        ("pageup", "b"),
        "Page up",
        "A screenful of rows up",
        Group.LISTS,
        Scope.LIST,
        "page_up",
    ),
    Command("list.first", ("g", "home"), "First row", "To the first row", Group.LISTS, Scope.LIST, "first"),
    Command("list.last", ("G", "end"), "Last row", "To the last row", Group.LISTS, Scope.LIST, "last"),
    Command(
        "list.open",
        ("enter",),
        "Open",
        "Read the article; an event's article opens at its sentence",
        Group.LISTS,
        Scope.LIST,
        "choose",
        "open",
    ),
    Command(
        "text.down",
        ("j", "down"),
        "Scroll down",
        "One line down",
        Group.ARTICLE,
        Scope.ARTICLE,
        "line_down",
    ),
    Command("text.up", ("k", "up"), "Scroll up", "One line up", Group.ARTICLE, Scope.ARTICLE, "line_up"),
    Command(
        "text.page_down",
        ("space", "pagedown"),
        "Page down",
        "A screenful down",
        Group.ARTICLE,
        Scope.ARTICLE,
        "text_page_down",
    ),
    Command(
        "text.page_up",
        ("b", "pageup"),
        "Page up",
        "A screenful up",
        Group.ARTICLE,
        Scope.ARTICLE,
        "text_page_up",
    ),
    Command(
        "text.top",
        ("g", "home"),
        "Beginning",
        "To the beginning of the text",
        Group.ARTICLE,
        Scope.ARTICLE,
        "text_top",
    ),
    Command(
        "text.bottom",
        ("G", "end"),
        "End",
        "To the end of the text",
        Group.ARTICLE,
        Scope.ARTICLE,
        "text_bottom",
    ),
    Command(
        "match.next",
        ("n",),
        "Next match",
        "To the next place where the search matches",
        Group.READING,
        Scope.EVERYWHERE,
        "next_match",
        "match",
    ),
    Command(
        "match.previous",
        ("N",),
        "Previous match",
        "To the match before",
        Group.READING,
        Scope.EVERYWHERE,
        "previous_match",
        "match",
    ),
    Command(
        "event.previous",
        ("left_square_bracket",),
        "Previous event",
        "To the sentence of the article's event before",
        Group.READING,
        Scope.EVERYWHERE,
        "previous_event",
        "event",
    ),
    Command(
        "event.next",
        ("right_square_bracket",),
        "Next event",
        "To the sentence of the article's next event",
        Group.READING,
        Scope.EVERYWHERE,
        "next_event",
        "event",
    ),
    Command(
        "why",
        ("w",),
        "Why this date",
        "How the date of the marked sentence was worked out",
        Group.READING,
        Scope.EVERYWHERE,
        "why",
        "why",
    ),
    Command(
        "help",
        ("question_mark", "f1"),
        "Help",
        "All keys and marks",
        Group.APP,
        Scope.EVERYWHERE,
        "help",
        "help",
    ),
    Command(
        "palette",
        ("ctrl+p", "colon"),
        "Commands",
        "Find a command by its name",
        Group.APP,
        Scope.EVERYWHERE,
        "app.command_palette",
    ),
    Command(
        "refresh",
        ("r",),
        "Refresh",
        "Take in files that were added, changed or removed",
        Group.APP,
        Scope.EVERYWHERE,
        "refresh_index",
    ),
    Command(
        "problems",
        ("exclamation_mark",),
        "Problems",
        "Files that were skipped or read with reservations, and why",
        Group.APP,
        Scope.EVERYWHERE,
        "problems",
    ),
    Command(
        "theme",
        ("t",),
        "Dark or light",
        "Switch between the dark, the light and the terminal's own colours",
        Group.APP,
        Scope.EVERYWHERE,
        "app.next_theme",
    ),
    Command(
        "quit",
        ("q",),
        "Quit",
        "Leave; Ctrl+Q leaves from anywhere",
        Group.APP,
        Scope.EVERYWHERE,
        "app.quit",
        "quit",
    ),
)


def bindings(scope: Scope) -> list[BindingType]:
    """The key bindings of the commands in ``scope``, each named by its command so that it can be set anew."""
    return [
        Binding(
            ",".join(command.keys),
            command.action,
            command.footer or command.title,
            show=bool(command.footer),
            tooltip=command.description,
            id=command.id,
        )
        for command in COMMANDS
        if command.scope is scope and command.keys
    ]


def palette_commands() -> list[Command]:
    """The commands that can be run by name: those that need no particular widget."""
    return [command for command in COMMANDS if command.scope is Scope.EVERYWHERE and command.id != "palette"]
