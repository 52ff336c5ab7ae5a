"""What a command is: the one thing that keys, footer, help and palette are made from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Where a command's keys work."""

    EVERYWHERE = "everywhere"
    SEARCH_BOX = "search box"
    LIST = "list"
    ARTICLE = "article"
    CHART = "chart"


class Group(StrEnum):
    """The heading under which the help shows a command."""

    GO = "Go to"
    SEARCH_BOX = "In the search box"
    FOUND = "The articles found"
    LISTS = "In the lists of articles and events"
    EVENTS = "The events found"
    CHART = "In the timeline chart"
    ARTICLE = "In the article"
    READING = "Matches and events of the article"
    TAKING = "Copy and open"
    APP = "The app"

    @property
    def scope(self) -> Scope:
        """Where the keys of the group's commands work."""
        return _SCOPES.get(self, Scope.EVERYWHERE)


_SCOPES = {
    Group.SEARCH_BOX: Scope.SEARCH_BOX,
    Group.LISTS: Scope.LIST,
    Group.ARTICLE: Scope.ARTICLE,
    Group.CHART: Scope.CHART,
}


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
