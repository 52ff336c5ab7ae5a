"""What is listed of the events: by status, by how precisely they are dated, by doubt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen

from search_index.dates.spans import Precision
from search_index.events.event import Status
from tui.event_list import FilterCounts, Listing
from tui.event_wording import precision_words
from tui.marks import HEADING
from tui.rows.choices import choice_row
from tui.rows.content import one_line
from tui.rows.source import RowSource
from tui.widgets.virtual_list import VirtualList

_DOUBTFUL = "doubtful dates alone"

Choice = Status | Precision | str | None
"""A status, a precision (``None`` that of events without a date), or the words of the one that remains."""


class FilterRows(RowSource):
    """What can be chosen, under headings, with the number of events of each; what none has is left out."""

    row_height = 1

    def __init__(self, listing: Listing, counts: FilterCounts) -> None:
        self.listing = listing
        statuses: list[tuple[Choice, int]] = [(status, counts.statuses[status]) for status in Status]
        precisions: list[tuple[Choice, int]] = [
            (precision, counts.precisions[precision]) for precision in (*Precision, None)
        ]
        groups = (
            ("Status", statuses),
            ("How precisely the date is told", precisions),
            ("Doubt", [(_DOUBTFUL, counts.doubtful)]),
        )
        self.choices: list[tuple[Choice, int]] = []
        self._titles: list[str] = []
        self.headings = []
        for title, choices in groups:
            left = [(choice, count) for choice, count in choices if count or self.is_chosen(choice)]
            if left:
                self._titles.append(title)
                self.headings.append(len(self.choices))
                self.choices += left

    def __len__(self) -> int:
        return len(self.choices)

    def is_chosen(self, choice: Choice) -> bool:
        """Whether the listing asks for it."""
        if isinstance(choice, Status):
            return choice in self.listing.statuses
        if choice == _DOUBTFUL:
            return self.listing.doubtful
        return choice in self.listing.precisions

    def row(self, index: int, width: int) -> Sequence[Content]:
        """Whether it is chosen, how many events have it, what it is."""
        choice, number = self.choices[index]
        name = choice.value if isinstance(choice, Status) else _DOUBTFUL
        if choice is None or isinstance(choice, Precision):
            name = precision_words(choice)
        return [choice_row(name, number, width, chosen=self.is_chosen(choice))]

    def heading(self, index: int, width: int) -> Content:
        """What the choices below are about."""
        return one_line(Content.styled(self._titles[index], HEADING), width)


class FilterEventsScreen(ModalScreen[None]):
    """Choices to tick; ``apply`` is called with the listing after each. Nothing ticked lists everything."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,p", "dismiss", "Close"),
        Binding("space", "tick", "Choose", priority=True),
        Binding("x", "none", "Everything"),
    ]

    def __init__(self, listing: Listing, counts: FilterCounts, apply: Callable[[Listing], object]) -> None:
        super().__init__()
        self._counts = counts
        self._apply = apply
        self._rows = FilterRows(listing, counts)

    def compose(self) -> ComposeResult:
        """The list."""
        choices = VirtualList(id="event-filter", opens_at_click=1)
        choices.border_title = Content("List only events that are")
        choices.border_subtitle = Content("Space chooses · x everything · Esc closes")
        yield choices

    def on_mount(self) -> None:
        """Fill the list."""
        self._list.show(self._rows, hint="There are no events to choose from.")
        self._list.focus()

    @property
    def _list(self) -> VirtualList:
        return self.query_one("#event-filter", VirtualList)

    def action_tick(self) -> None:
        """Tick what is under the cursor, or no longer."""
        if not len(self._rows):
            return
        choice, _ = self._rows.choices[self._list.cursor]
        listing = self._rows.listing
        if isinstance(choice, Status):
            listing = replace(listing, statuses=listing.statuses ^ {choice})
        elif choice is None or isinstance(choice, Precision):
            listing = replace(listing, precisions=listing.precisions ^ {choice})
        else:
            listing = replace(listing, doubtful=not listing.doubtful)
        self._take(listing)

    def action_none(self) -> None:
        """Tick nothing: everything is listed."""
        self._take(replace(self._rows.listing, statuses=frozenset(), precisions=frozenset(), doubtful=False))

    @on(VirtualList.RowChosen)
    def _choose(self, message: VirtualList.RowChosen) -> None:
        message.stop()
        self.action_tick()

    def _take(self, listing: Listing) -> None:
        self._rows = FilterRows(listing, self._counts)
        self._list.show(self._rows, self._list.cursor, keep_place=True)
        self._apply(listing)
