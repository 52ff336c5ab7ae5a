"""Articles found, as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from textual.content import Content

from search_index.search.results import ArticleSummary, Hit, Snippet
from search_index.search.searcher import SearchResult
from tui.marks import DIM, MATCH, TITLE, WARNING
from tui.rows.content import joined, lines_with_first, one_line, plain
from tui.rows.source import RowSource
from tui.wording import count_of, published_date_words

_PAGE = 20
_COPY = "copy  "
_SNIPPET_LINES = 2


class ResultRows(RowSource):
    """The articles of a search result, each with its copies below it once they are unfolded.

    Without a result there are none. A row whose snippet has not come yet shows the rest of it.
    """

    row_height = 4

    def __init__(self, result: SearchResult | None, hits: Sequence[Hit] = ()) -> None:
        self.result = result
        self._snippets: dict[int, Snippet] = {}
        self._copies: dict[int, tuple[ArticleSummary, ...]] = {}
        self._unfolded: list[int] = []  # rows of the result, ascending
        self._below: list[int] = []  # in parallel: how many copies there are above and below each of them
        self.add(0, hits)

    def __len__(self) -> int:
        found = self.result.total if self.result is not None else 0
        return found + (self._below[-1] if self._below else 0)

    def add(self, start: int, hits: Sequence[Hit]) -> None:
        """Take in the snippets of the rows of the result from ``start`` on."""
        self._snippets.update((start + index, hit.snippet) for index, hit in enumerate(hits))

    def missing(self, rows: range) -> range:
        """The page of the result to read so that ``rows`` get their snippets; empty if all are there."""
        if not rows or self.result is None:
            return range(0)
        wanted = range(self._place(rows[0])[0], self._place(rows[-1])[0] + 1)
        first = next((row for row in wanted if row not in self._snippets), None)
        if first is None:
            return range(0)
        return range(first, min(max(first + _PAGE, wanted.stop), self.result.total))

    def path(self, index: int) -> str:
        """The path of the article of a row."""
        return self._summary(index).path

    def row_path(self, index: int) -> str:
        """The path of the article that a row stands for or is folded into."""
        return self._found(self._place(index)[0]).path

    def toggle_copies(self, index: int) -> int | None:
        """Unfold or fold the copies of a row; where its article stands then, ``None`` if there are none."""
        row, copy = self._place(index)
        if self.result is None or not self.result.folded_into(row):
            return None
        if self._copies.pop(row, None) is None:
            self._copies[row] = self.result.copies(row)
        self._unfolded = sorted(self._copies)
        self._below = list(accumulate(len(self._copies[row]) for row in self._unfolded))
        return index if copy is None else index - copy - 1

    def row(self, index: int, width: int) -> Sequence[Content]:
        """Title; source, published date and number of events; the lines of the snippet that have a match.

        Of a copy, its path instead.
        """
        row, copy = self._place(index)
        summary = self._summary(index)
        if copy is not None:
            title = Content.assemble((_COPY, DIM), plain(summary.title or summary.path))
            about = Content.blank(len(_COPY)) + _about(summary)
            path = Content.blank(len(_COPY)) + plain(summary.path, DIM)
            return [one_line(line, width) for line in (title, about, path)]
        folded = self.result.folded_into(row) if self.result is not None else 0
        lines = [
            one_line(plain(summary.title or summary.path, TITLE), width),
            one_line(_about(summary, folded), width),
        ]
        if snippet := self._snippets.get(row):
            lines += lines_with_first(snippet.text, snippet.matches, MATCH, width, _SNIPPET_LINES)
        return lines

    def _place(self, index: int) -> tuple[int, int | None]:
        """The row of the result, and which of its copies, that a row shows."""
        above = 0
        for row, below in zip(self._unfolded, self._below, strict=True):
            if index <= row + above:
                break
            if index <= row + below:
                return row, index - row - above - 1
            above = below
        return index - above, None

    def _summary(self, index: int) -> ArticleSummary:
        row, copy = self._place(index)
        return self._found(row) if copy is None else self._copies[row][copy]

    def _found(self, row: int) -> ArticleSummary:
        if self.result is None:
            raise IndexError(row)
        return self.result.summary(row)


def _about(summary: ArticleSummary, folded: int = 0) -> Content:
    copies = "and a copy" if folded == 1 else f"and {folded:,} copies"
    return joined(
        [
            plain(copies if folded else "", WARNING),
            plain(summary.source, DIM),
            plain(published_date_words(summary.published), DIM),
            plain(count_of(summary.events, "event"), DIM),
        ]
    )
