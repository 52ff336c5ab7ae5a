"""Articles found, as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from search_index.search.results import ArticleSummary, Hit, Snippet
from search_index.search.searcher import SearchResult
from tui.marks import DIM, MATCH, TITLE
from tui.rows.content import in_lines, joined, marked, one_line, plain
from tui.rows.source import RowSource
from tui.wording import count_of, published_date_words

_PAGE = 20


class ResultRows(RowSource):
    """The articles of a search result; without a result, none.

    A row whose snippet has not come yet shows the rest of it.
    """

    row_height = 4

    def __init__(self, result: SearchResult | None, hits: Sequence[Hit] = ()) -> None:
        self.result = result
        self._snippets: dict[int, Snippet] = {}
        self.add(0, hits)

    def __len__(self) -> int:
        return self.result.total if self.result is not None else 0

    def add(self, start: int, hits: Sequence[Hit]) -> None:
        """Take in the snippets of the rows from ``start`` on."""
        self._snippets.update((start + index, hit.snippet) for index, hit in enumerate(hits))

    def missing(self, rows: range) -> range:
        """The page of rows to read so that ``rows`` get their snippets; empty when all are there."""
        first = next((row for row in rows if row not in self._snippets), None)
        if first is None:
            return range(0)
        return range(first, min(max(first + _PAGE, rows.stop), len(self)))

    def path(self, index: int) -> str:
        """The path of the article of a row."""
        return self._summary(index).path

    def row(self, index: int, width: int) -> Sequence[Content]:
        """Title; source, published date and number of events; two lines of snippet."""
        summary = self._summary(index)
        lines = [
            one_line(plain(summary.title or summary.path, TITLE), width),
            one_line(_about(summary), width),
        ]
        if snippet := self._snippets.get(index):
            lines += in_lines(marked(snippet.text, snippet.matches, MATCH), width, 2)
        return lines

    def _summary(self, index: int) -> ArticleSummary:
        if self.result is None:
            raise IndexError(index)
        return self.result.summary(index)


def _about(summary: ArticleSummary) -> Content:
    return joined(
        [
            plain(summary.source, DIM),
            plain(published_date_words(summary.published), DIM),
            plain(count_of(summary.events, "event"), DIM),
        ]
    )
