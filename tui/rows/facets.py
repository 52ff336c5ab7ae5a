"""Values that a search can be narrowed to, as rows of a list under the kinds of facets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from search_index.search.narrowing import Facet, FacetChoice
from tui.marks import HEADING, HEADING_COUNT
from tui.rows.choices import choice_row
from tui.rows.content import one_line
from tui.rows.source import RowSource
from tui.search_wording import FACET_HEADINGS
from tui.wording import count_of


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A value with the number of articles that have it, and whether the search is narrowed to it."""

    choice: FacetChoice
    count: int
    chosen: bool


class FacetRows(RowSource):
    """The values that have all words of ``typed`` in them; the chosen ones come first, counted or not."""

    row_height = 1

    def __init__(self, facets: Sequence[Facet], chosen: frozenset[FacetChoice], typed: str = "") -> None:
        self.rows: list[FacetRow] = []
        self.headings = []
        self._facets: list[Facet] = []
        for facet in facets:
            if rows := _rows(facet, chosen, typed.casefold().split()):
                self.headings.append(len(self.rows))
                self._facets.append(facet)
                self.rows += rows

    def __len__(self) -> int:
        return len(self.rows)

    def row_of(self, choice: FacetChoice) -> int | None:
        """Where a value stands."""
        return next((index for index, row in enumerate(self.rows) if row.choice == choice), None)

    def row(self, index: int, width: int) -> Sequence[Content]:
        """Whether it is chosen, how many articles have it, what it is."""
        row = self.rows[index]
        return [choice_row(row.choice.value, row.count, width, chosen=row.chosen)]

    def heading(self, index: int, width: int) -> Content:
        """The kind, and how many values of it there are."""
        facet = self._facets[index]
        name = FACET_HEADINGS[facet.kind]
        words = f"  {count_of(facet.distinct, 'value')}"
        if facet.distinct > len(facet.values):
            words += f", the {len(facet.values):,} most frequent"
        return one_line(Content.assemble((name, HEADING), (words, HEADING_COUNT)), width)


def _rows(facet: Facet, chosen: frozenset[FacetChoice], words: Sequence[str]) -> list[FacetRow]:
    counts = {value.choice: value.count for value in facet.values}
    first = sorted((choice for choice in chosen if choice.kind is facet.kind), key=lambda each: each.value)
    choices = [*first, *(choice for choice in counts if choice not in chosen)]
    return [
        FacetRow(choice, counts.get(choice, 0), choice in chosen)
        for choice in choices
        if all(word in choice.value.casefold() for word in words)
    ]
