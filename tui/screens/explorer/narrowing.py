"""The order of the articles found, and what they are narrowed to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from search_index.search.narrowing import NOT_NARROWED, Facet, FacetChoice, Narrowing, Sort
from tui.arrangement import Pane
from tui.screens.explorer.searching import Searching
from tui.screens.facets import FacetsScreen
from tui.state import Answer, Places

_VALUES_OF_A_KIND = 2_000
"""So many values of each kind are listed."""


class Narrowed(Searching):
    """Asks the same again, in another order or of fewer articles; whoever is reading goes on reading."""

    def action_next_sort(self) -> None:
        """Take the next order of the articles found."""
        orders = list(Sort)
        order = orders[(orders.index(self.conversation.question.sort) + 1) % len(orders)]
        self.conversation.sort_by(order, self._place_of_reader())

    def action_clear_narrowing(self) -> None:
        """Show all that the search finds."""
        if self.conversation.question.narrowing:
            self.narrow(NOT_NARROWED)

    def narrow(self, narrowing: Narrowing) -> None:
        """Show of what the search finds only this."""
        self.conversation.narrow(narrowing, self._place_of_reader())

    def action_facets(self) -> None:
        """Choose years, sources, people, places and status from a list with counts."""
        self.app.push_screen(FacetsScreen(self.conversation.question.narrowing.choices, self._toggle))
        self.conversation.read_facets(_VALUES_OF_A_KIND)

    def _toggle(self, choice: FacetChoice) -> None:
        narrowing = self.conversation.question.narrowing
        self.narrow(replace(narrowing, choices=narrowing.choices ^ {choice}))

    def show_facets(self, facets: Sequence[Facet]) -> None:
        """Pass counts on to the list that waits for them."""
        if isinstance(self.app.screen, FacetsScreen):
            self.app.screen.show(facets)

    def show_answer(self, answer: Answer) -> None:
        """Show what was found, and count it anew while there is a list of counts."""
        super().show_answer(answer)
        if isinstance(self.app.screen, FacetsScreen):
            self.conversation.read_facets(_VALUES_OF_A_KIND)

    def _place_of_reader(self) -> Places | None:
        """The places to keep; in the list of articles none, for there the first of them is wanted."""
        return self.places() if self._pane is not Pane.RESULTS else None
