"""Searches with names, as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from search_index.search.narrowing import Sort
from tui.marks import DIM, TITLE
from tui.rows.content import joined, one_line, plain
from tui.rows.source import RowSource
from tui.search_wording import SORT_WORDS, narrowing_words
from tui.user_data.saved_searches import SavedSearch


class SavedSearchRows(RowSource):
    """The name; the query, what it is narrowed to and how it is sorted."""

    row_height = 2

    def __init__(self, searches: Sequence[SavedSearch]) -> None:
        self.searches = tuple(searches)

    def __len__(self) -> int:
        return len(self.searches)

    def row(self, index: int, width: int) -> Sequence[Content]:
        """Two lines."""
        search = self.searches[index]
        asked = search.asked
        about = [
            plain(asked.query or "all articles", DIM),
            plain(f"only {narrowing_words(asked.narrowing)}" if asked.narrowing else "", DIM),
            plain(SORT_WORDS[asked.sort] if asked.sort is not Sort.RELEVANCE else "", DIM),
        ]
        return [one_line(plain(search.name, TITLE), width), one_line(joined(about), width)]
