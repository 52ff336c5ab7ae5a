"""All keys, made from the list of commands, and what the marks mean."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.keys import format_key
from textual.screen import ModalScreen
from textual.widgets import Static

from search_index.events.event import Status
from tui.commands import COMMANDS, Command
from tui.marks import CURRENT_MATCH, DATE, DIM, HEADING, KEY, MATCH, SENTENCE_BAR, WARNING
from tui.wording import INFERRED_MARK, STATUS_MARKS

_KEY_COLUMN = 16


class HelpScreen(ModalScreen[None]):
    """A page of help over the explorer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "Close"),
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
    ]

    def compose(self) -> ComposeResult:
        """One long text that scrolls."""
        with VerticalScroll(id="help", can_focus=True) as page:
            page.border_title = Content("Help")
            page.border_subtitle = Content("Esc closes")
            yield Static(help_text())

    def action_scroll_down(self) -> None:
        """Scroll one line down."""
        self.query_one("#help").scroll_down(animate=False)

    def action_scroll_up(self) -> None:
        """Scroll one line up."""
        self.query_one("#help").scroll_up(animate=False)


def help_text() -> Content:
    """Every command of the list under its heading, then the marks."""
    lines: list[Content] = []
    for group, commands in groupby(COMMANDS, key=lambda command: command.group):
        lines.append(Content.styled(group.value, HEADING))
        lines += map(_command_line, commands)
        lines.append(Content())
    return Content("\n").join([*lines, Content.styled("Marks", HEADING), *_mark_lines()])


def keys_words(command: Command) -> str:
    """The command's keys as they are printed on the keyboard."""
    return " ".join(key_words(key) for key in command.keys)


def key_words(key: str) -> str:
    """A key as it is printed on the keyboard: ``/``, ``Ctrl+P``, ``PageDown``."""
    names = {"pagedown": "PageDown", "pageup": "PageUp", "escape": "Esc"}
    if key in names:
        return names[key]
    if "+" in key:
        return "+".join(part.capitalize() for part in key.split("+"))
    words = format_key(key)
    return words if len(words) == 1 else words.capitalize()


def _command_line(command: Command) -> Content:
    keys = f"  {keys_words(command):{_KEY_COLUMN}}"
    return Content.assemble((keys, KEY), f"{command.title}  ", (command.description, DIM))


def _mark_lines() -> list[Content]:
    meanings = [
        (Content.styled("kazan", MATCH), "a match of the search"),
        (Content.styled("kazan", CURRENT_MATCH), "the match you are at"),
        (Content.styled("last July", DATE), "words that name a time"),
        (Content.styled(SENTENCE_BAR, KEY), "the sentence of the event you are at"),
        *(
            (Content.styled(STATUS_MARKS[status], WARNING), words)
            for status, words in _STATUS_MEANINGS.items()
        ),
        (Content(INFERRED_MARK), "a published date that was inferred, not stated"),
        (Content("c."), "an approximate date"),
    ]
    return [
        Content("  ") + mark.pad_right(max(0, _KEY_COLUMN - mark.cell_length)) + Content.styled(meaning, DIM)
        for mark, meaning in meanings
    ]


_STATUS_MEANINGS = {
    Status.PLANNED: "an event that is planned or foretold, not one that has happened",
    Status.HYPOTHETICAL: "an event that is merely supposed",
    Status.DENIED: "an event that is denied",
}
