"""All keys, made from the list of commands; what can be searched for; what the marks mean."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from search_index.events.event import Status
from search_index.queries.syntax import TEXT_FIELDS
from tui.commands import COMMANDS, Command
from tui.commands.key_names import printed_keys
from tui.event_wording import APPROXIMATE_MARK
from tui.marks import CURRENT_MATCH, DATE, DIM, HEADING, KEY, MATCH, SENTENCE_BAR, WARNING
from tui.rows.content import hanging
from tui.rows.events import CLOSED_MARK, OPENED_MARK
from tui.wording import INFERRED_MARK, STATUS_MARKS

_KEY_COLUMN = 17
_TITLE_COLUMN = 17
_GAP = 1
_WIDEST = 100
_FRAME = 6


class HelpScreen(ModalScreen[None]):
    """A page of help over the explorer; ``commands`` have the keys that they have now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "Close"),
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
    ]

    def __init__(self, commands: Sequence[Command] = COMMANDS) -> None:
        super().__init__()
        self._commands = commands

    def compose(self) -> ComposeResult:
        """One long text that scrolls."""
        with VerticalScroll(id="help", can_focus=True) as page:
            page.border_title = Content("Help")
            page.border_subtitle = Content("Esc closes")
            yield Static(id="help-text")

    def on_resize(self) -> None:
        """Write the page for this width."""
        page = self.query_one("#help-text", Static)
        width = min(self.size.width, _WIDEST) - _FRAME
        page.update(help_text(width, self._commands))

    def action_scroll_down(self) -> None:
        """Scroll one line down."""
        self.query_one("#help").scroll_down(animate=False)

    def action_scroll_up(self) -> None:
        """Scroll one line up."""
        self.query_one("#help").scroll_up(animate=False)


def help_text(width: int, commands: Sequence[Command] = COMMANDS) -> Content:
    """Every command of the list under its heading, what can be searched for, and the marks."""
    lines: list[Content] = []
    for group, alike in groupby(commands, key=lambda command: command.group):
        lines.append(Content.styled(group.value, HEADING))
        for command in alike:
            lines += _row(
                Content.styled(printed_keys(command.keys), KEY), command.title, command.description, width
            )
        lines.append(Content())
    lines.append(Content.styled("What to search for", HEADING))
    for example, title, meaning in QUERIES:
        lines += _row(Content.styled(example, KEY), title, meaning, width)
    lines += [Content(), Content.styled("Marks", HEADING)]
    for mark, title, meaning in _marks():
        lines += _row(mark, title, meaning, width)
    return Content("\n").join(lines)


def _row(first: Content, title: str, description: str, width: int) -> list[Content]:
    """Three columns; what does not fit the last one goes on below it."""
    left = Content("  ") + first.pad_right(max(_GAP, _KEY_COLUMN - first.cell_length))
    titled = left + Content(title).pad_right(max(_GAP, _TITLE_COLUMN - len(title)))
    return hanging(titled, Content.styled(description, DIM), width)


QUERIES = (
    ("kazan vote", "Words", "Articles with all of them, in any of their forms"),
    ('"old bridge"', "Phrase", "These words in a row"),
    ("sanction*", "Beginning", "Words that begin so"),
    ("a OR b, -c", "Either, without", "Also NOT, and brackets"),
    ("title:kazan", "One field", f"Also {', '.join(f'{field}:' for field in TEXT_FIELDS[1:])}"),
    ("published:2024", "Published then", "A year, a month or a day; 2022..2024 for a range"),
    ("on:2024-02", "Events then", "Events of these days; also before: and after:"),
)


def _marks() -> list[tuple[Content, str, str]]:
    return [
        (Content.styled("kazan", MATCH), "Match", "Where the search matches"),
        (Content.styled("kazan", CURRENT_MATCH), "Current match", "The match you are at"),
        (Content.styled("last July", DATE), "Date", "Words that name a time"),
        (Content.styled(SENTENCE_BAR, KEY), "Sentence", "Of the event you are at"),
        (_status(Status.PLANNED), "Planned", "Foretold or intended, not a fact"),
        (_status(Status.HYPOTHETICAL), "Hypothetical", "Merely supposed"),
        (_status(Status.DENIED), "Denied", "Said not to have happened"),
        (Content(INFERRED_MARK), "Inferred", "A published date that is not stated but was worked out"),
        (Content(f"{APPROXIMATE_MARK} c."), "Approximate", "A date that is told as roughly so"),
        (Content(f"{CLOSED_MARK} {OPENED_MARK}"), "Story", "Several articles tell it; open: who says which"),
        (Content.styled("doubtful", WARNING), "Doubtful", "A date not to be believed unseen; w says why"),
    ]


def _status(status: Status) -> Content:
    return Content.styled(STATUS_MARKS[status], WARNING)
