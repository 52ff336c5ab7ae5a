"""Dated events, as rows of a list under year headings."""

from __future__ import annotations

from collections.abc import Sequence

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

    def row_of(self, position: int) -> int | None:
        """The row of the event at this position of the timeline, if it is listed."""
        return self._view.row_of(position) if self._view is not None else None

    def row(self, index: int, width: int) -> Sequence[Content]:
        """Status mark, date, source and title; two lines of the passage around the words of the date."""
        event = self.event(index)
        first = joined(
            [
                Content.assemble(
                    (STATUS_MARKS[event.status] + " ", WARNING),
                    (event_date_words(event), ROW_DATE if event.span else DIM),
                    (f" {event.status.value}" if event.status is not Status.HAPPENED else "", WARNING),
                ),
                plain(event.source, DIM),
                plain(event.title, DIM),
            ]
        )
        return [
            one_line(first, width),
            *(Content("  ") + line for line in in_lines(passage(event, 2 * (width - 2)), width - 2, 2)),
        ]

    def heading(self, index: int, width: int) -> Content:
        """The year and how many events it has."""
        year = self._years[index]
        name = UNDATED.capitalize() if year.year is None else str(year.year)
        line = Content.assemble((name, HEADING), (f"  {count_of(year.count, 'event')}", HEADING_COUNT))
        return one_line(line, width)


def passage(event: Event, room: int) -> Content:
    """The event's passage, its date's words marked, begun late enough that ``room`` cells show them."""
    text = event.text
    # White space was folded in the text, so the words stand at their offset in the article or before it.
    offset = max(0, event.expression_start - event.sentence_start)
    words = " ".join(event.expression.split())
    start = text.rfind(words, 0, offset + len(words))
    if start < 0:
        start = max(0, text.find(words))
    end = start + len(words) if text.startswith(words, start) else start
    cut = 0
    if end > room - 4 and len(text) > room:
        cut = max(0, min(start - room // 3, len(text) - room + 4))
        cut = text.find(" ", cut, start) + 1 or start
    if not cut:
        return marked(text, [(start, end)], CURRENT_DATE)
    return Content("…") + marked(text[cut:], [(start - cut, end - cut)], CURRENT_DATE)
