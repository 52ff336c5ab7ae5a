"""Dated events, as rows of a list under year headings."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from textual.content import Content

from search_index.events.event import Event, Status
from search_index.timeline.view import TimelineView
from tui.marks import CURRENT_DATE, DIM, HEADING, HEADING_COUNT, ROW_DATE, WARNING
from tui.rows.content import in_lines, joined, marked, one_line, plain
from tui.rows.source import RowSource
from tui.wording import STATUS_MARKS, UNDATED, count_of, event_date_words


class EventRows(RowSource):
    """The events of a view of the timeline, under the year in which each begins; the undated come last."""

    row_height = 3

    def __init__(self, view: TimelineView | None) -> None:
        self._view = view
        self._years = view.headings() if view is not None else ()
        self.headings = [heading.row for heading in self._years]

    def __len__(self) -> int:
        return len(self._view) if self._view is not None else 0

    def event(self, index: int) -> Event:
        """The event of a row."""
        if self._view is None:
            raise IndexError(index)
        return self._view[index]

    def position(self, index: int) -> int:
        """The place in the timeline of a row's event."""
        if self._view is None:
            raise IndexError(index)
        return int(self._view.positions[index])

    def row_of(self, position: int) -> int | None:
        """The row of the event at this position of the timeline, if it is listed."""
        return self._view.row_of(position) if self._view is not None else None

    def row_near(self, position: int) -> int:
        """The row of the event at this position, or of the last one listed before it."""
        if self._view is None:
            return 0
        return max(0, int(np.searchsorted(self._view.positions, position, side="right")) - 1)

    def row(self, index: int, width: int) -> Sequence[Content]:
        """Status mark, date, source and title; two lines of the passage around the words of the date."""
        event = self.event(index)
        folded = self._view.folded_into(index) if self._view is not None else 0
        first = joined(
            [
                Content.assemble(
                    (STATUS_MARKS[event.status] + " ", WARNING),
                    (event_date_words(event), ROW_DATE if event.span else DIM),
                    (f" {event.status.value}" if event.status is not Status.HAPPENED else "", WARNING),
                ),
                plain(count_of(event.sources, "source") if event.sources > 1 else "", DIM),
                plain("dates differ" if event.dates_differ else "", WARNING),
                plain(f"and {folded:,} more of that day" if folded else "", DIM),
                plain(event.source, DIM),
                plain(event.title, DIM),
            ]
        )
        return [
            one_line(first, width),
            *(Content("  ") + line for line in passage(event, width - 2, self.row_height - 1)),
        ]

    def heading(self, index: int, width: int) -> Content:
        """The year and how many events it has."""
        year = self._years[index]
        name = UNDATED.capitalize() if year.year is None else str(year.year)
        line = Content.assemble((name, HEADING), (f"  {count_of(year.count, 'event')}", HEADING_COUNT))
        return one_line(line, width)


def passage(event: Event, width: int, count: int) -> list[Content]:
    """``count`` lines of the event's passage, the words of its date among them and marked.

    They are its beginning if the words are there, else its end, else what stands around the words.
    """
    start, end = _place_of_words(event)
    lines: list[Content] = []
    for earliest in (0, len(event.text) - width * count + width // 4, start - width // 3):
        cut = _beginning_of_word(event.text, earliest, start)
        lines = _passage_from(event.text, cut, (start, end), width, count)
        if _letters(_marked_in(lines)) == _letters(event.text[start:end]):
            break
    return lines


def _passage_from(text: str, cut: int, words: tuple[int, int], width: int, count: int) -> list[Content]:
    """The lines that begin at ``cut``, with ``words`` marked as far as they are shown."""
    # Twice what there is room for, so that what is left out is told; never a passage of megabytes.
    shown = text[cut : cut + 2 * width * count]
    start, end = (min(offset - cut, len(shown)) for offset in words)
    content = marked(shown, [(start, end)], CURRENT_DATE)
    return in_lines(Content("…") + content if cut else content, width, count)


def _marked_in(lines: list[Content]) -> str:
    return "".join(
        line.plain[span.start : span.end]
        for line in lines
        for span in line.spans
        if span.style == CURRENT_DATE
    )


def _letters(text: str) -> str:
    """The text without its blanks: one is lost wherever a line ends."""
    return text.replace(" ", "")


def _beginning_of_word(text: str, earliest: int, latest: int) -> int:
    """Where the first word begins at or after ``earliest``; at the latest at ``latest``."""
    if earliest <= 0:
        return 0
    return text.find(" ", earliest, latest) + 1 or latest


def _place_of_words(event: Event) -> tuple[int, int]:
    """Where the words of the date stand in the event's passage; an empty stretch when they do not."""
    # White space is folded in the passage, so they stand where they do in the article, or before.
    latest = max(0, event.expression_start - event.sentence_start)
    words = " ".join(event.expression.split())
    start = event.text.rfind(words, 0, latest + len(words))
    return (start, start + len(words)) if start >= 0 else (0, 0)
