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

    @property
    def scope(self) -> Scope:
        """Where the keys of the group's commands work."""
        return _SCOPES.get(self, Scope.EVERYWHERE)


_SCOPES = {Group.SEARCH_BOX: Scope.SEARCH_BOX, Group.LISTS: Scope.LIST, Group.ARTICLE: Scope.ARTICLE}


@dataclass(frozen=True, slots=True)
class Command:
    """Something the user can do.

    ``id`` is the name by which its keys can be set anew; ``keys`` are Textual's names of keys, with commas
    between, the one to show first. ``action`` is the action of the screen, or of the widget its scope names.
    ``footer`` is its word in the footer, empty for none; neighbours with the same word share it.
    """

    group: Group
    id: str
    keys: str
    title: str
    description: str
    action: str
    footer: str = ""

    @property
    def scope(self) -> Scope:
        """Where its keys work."""
        return self.group.scope


COMMANDS: tuple[Command, ...] = (
    Command(Group.GO, "search", "slash", "Search", "Type in the search box", "search", "search"),
    Command(Group.GO, "pane.results", "1", "Articles", "Go to the list of articles", "pane('results')"),
    Command(Group.GO, "pane.article", "2", "Article", "Go to the article", "pane('article')"),
    Command(Group.GO, "pane.events", "3", "Events", "Go to the list of events", "pane('events')"),
    Command(
        Group.GO,
        "pane.next",
        "tab",
        "Next pane",
        "Search box, articles, article, events, and round",
        "step_pane(1)",
        "pane",
    ),
    Command(Group.GO, "pane.previous", "shift+tab", "Previous pane", "The other way round", "step_pane(-1)"),
    Command(
        Group.GO,
        "events.fold",
        "f",
        "Fold events",
        "Fold or unfold what is told of no day but its report's own",
        "fold_events",
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
        "box.down",
        "down",
        "To the results",
        "Go to the results, still searching as you type",
        "leave_down",
    ),
    Command(Group.LISTS, "list.up", "k,up", "Previous row", "One row up", "cursor_up", "move"),
    Command(Group.LISTS, "list.down", "j,down", "Next row", "One row down", "cursor_down", "move"),
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
    Command(Group.ARTICLE, "text.up", "k,up", "Scroll up", "One line up", "line_up"),
    Command(Group.ARTICLE, "text.down", "j,down", "Scroll down", "One line down", "line_down"),
    Command(
        Group.ARTICLE, "text.page_down", "space,pagedown", "Page down", "A screenful down", "text_page_down"
    ),
    Command(Group.ARTICLE, "text.page_up", "b,pageup", "Page up", "A screenful up", "text_page_up"),
    Command(Group.ARTICLE, "text.top", "g,home", "Beginning", "To the beginning of the text", "text_top"),
    Command(Group.ARTICLE, "text.bottom", "G,end", "End", "To the end of the text", "text_bottom"),
    Command(
        Group.READING,
        "match.next",
        "n",
        "Next match",
        "To the next place where the search matches",
        "step_match(1)",
        "match",
    ),
    Command(
        Group.READING,
        "match.previous",
        "N",
        "Previous match",
        "To the match before",
        "step_match(-1)",
        "match",
    ),
    Command(
        Group.READING,
        "event.previous",
        "left_square_bracket",
        "Previous event",
        "To the sentence of the article's event before",
        "step_event(-1)",
        "event",
    ),
    Command(
        Group.READING,
        "event.next",
        "right_square_bracket",
        "Next event",
        "To the sentence of the article's next event",
        "step_event(1)",
        "event",
    ),
    Command(
        Group.READING,
        "why",
        "w",
        "Why this date",
        "How the date of the marked sentence was worked out",
        "why",
        "why",
    ),
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


def bindings(scope: Scope) -> list[BindingType]:
    """The key bindings of the commands in ``scope``, each named by its command so that it can be set anew."""
    return [
        Binding(
            command.keys,
            command.action,
            command.title,
            show=bool(command.footer),
            tooltip=command.description,
            id=command.id,
        )
        for command in COMMANDS
        if command.scope is scope
    ]


def palette_commands() -> list[Command]:
    """The commands that can be run by name: those that need no particular widget."""
    return [command for command in COMMANDS if command.scope is Scope.EVERYWHERE and command.id != "palette"]
