"""What the timeline gives back, selects and counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from corpus.article import UNKNOWN, Confidence, Provenance, Published
from search_index.dates import spans
from search_index.events.event import DatedBy, Event, Status
from search_index.timeline.histogram import Unit, histogram
from search_index.timeline.timeline import Timeline
from search_index.timeline.view import UNDATED_YEAR
from search_index.timeline.writer import TimelineStatistics, write_timeline
from tests.search_index.timeline.making import REPORTED, day, event

NONE = np.empty(0, np.int32)

EVENTS = {
    7: [
        event(7, 0, day(2024, 2, 21)),
        event(7, 1, spans.decade(1990)),
        event(7, 2, None),
        event(7, 3, day(2024, 5, 1), status=Status.PLANNED),
    ],
    3: [
        event(3, 0, spans.month(2024, 2).about()),
        event(3, 1, day(2024, 2, 21)),
        event(3, 2, spans.year(1990)),
    ],
    9: [],
}
ORDER = [(3, 2), (7, 1), (3, 0), (3, 1), (7, 0), (7, 3), (7, 2)]
"""Article and place, in timeline order: earliest day, latest day, article, place; undated last."""


def written(
    directory: Path, added: Iterable[tuple[int, Sequence[Event]]] = tuple(EVENTS.items())
) -> Timeline:
    write_timeline(directory, 1, None, NONE, added)
    return Timeline.open(directory, 1)


def keys(events: Iterable[Event]) -> list[tuple[int, int]]:
    return [(int(each.title.split()[1]), each.sentence_start // 100) for each in events]


def test_events_come_back_whole_and_in_date_order(tmp_path: Path) -> None:
    timeline = written(tmp_path)
    assert [timeline.event(position) for position in range(len(timeline))] == [
        EVENTS[article][place] for article, place in ORDER
    ]


def test_everything_an_event_can_hold_survives(tmp_path: Path) -> None:
    bounded = Published(date(2018, 9, 15), None, Provenance.TEXT, Confidence.BOUNDED, ("one", "two\nlines"))
    strange = 'quotes " and \\ and \n line feeds \u2028 \x00 \udcff 🛳 مرحبا'
    events = [
        event(1, 0, day(1, 1, 1), text=strange, published=bounded, status=Status.DENIED),
        replace(
            event(1, 1, day(9999, 12, 31), published=bounded),
            reference=None,
            dated_by=DatedBy.REPORT,
        ),
        event(1, 2, spans.century(1900).about(), published=bounded, status=Status.HYPOTHETICAL),
    ]
    events = [replace(each, path="bad\udcff.txt", source=strange, title="report 1") for each in events]
    timeline = written(tmp_path, [(2**31 - 1, events), (0, [event(0, 0, None, published=UNKNOWN)])])
    assert list(timeline.of_article(2**31 - 1)) == events
    assert timeline.event(len(timeline) - 1).published == UNKNOWN


def test_statistics_count_events_undated_stories_and_articles(tmp_path: Path) -> None:
    two = EVENTS[3][:2]
    statistics = write_timeline(tmp_path, 1, None, NONE, [(7, EVENTS[7]), (3, two), (9, [])])
    assert statistics == TimelineStatistics(events=6, undated=1, stories=6, articles=2, segments=1)
    assert write_timeline(tmp_path, 2, None, NONE, []) == TimelineStatistics(0, 0, 0, 0, 0)
    assert len(Timeline.open(tmp_path, 2)) == 0


def test_a_selection_holds_what_passes_every_filter(tmp_path: Path) -> None:
    timeline = written(tmp_path)
    assert keys(timeline.select()) == ORDER
    assert keys(timeline.select(include_undated=False)) == ORDER[:-1]
    assert keys(timeline.select(articles=np.array([9, 3], np.int32))) == [(3, 2), (3, 0), (3, 1)]
    assert keys(timeline.select(articles=NONE)) == []
    assert keys(timeline.select(statuses={Status.PLANNED})) == [(7, 3)]
    assert keys(timeline.select(statuses=[Status.HAPPENED], articles=np.array([7], np.int32))) == [
        (7, 1),
        (7, 0),
        (7, 2),
    ]


def test_a_selection_between_days_keeps_spans_that_share_a_day_with_it(tmp_path: Path) -> None:
    timeline = written(tmp_path)
    assert keys(timeline.select(since=date(1995, 6, 1), until=date(1995, 6, 1))) == [(7, 1)]
    assert keys(timeline.select(since=date(2024, 2, 29))) == [(3, 0), (7, 3)]
    assert keys(timeline.select(until=date(2024, 2, 1))) == [(3, 2), (7, 1), (3, 0)]
    assert keys(timeline.select(since=date(2025, 1, 1))) == []


def test_an_article_gives_its_events_in_the_order_of_its_text(tmp_path: Path) -> None:
    timeline = written(tmp_path)
    view = timeline.of_article(7)
    assert keys(view) == [(7, 0), (7, 1), (7, 2), (7, 3)]
    assert {timeline.article_number(position) for position in view.positions} == {7}
    for absent in (9, 8, 10**6, -1):
        assert len(timeline.of_article(absent)) == 0


def test_headings_tell_the_first_row_of_each_year_with_the_undated_last(tmp_path: Path) -> None:
    view = written(tmp_path).select()
    assert [(each.row, each.year, each.count) for each in view.headings()] == [
        (0, 1990, 2),
        (2, 2024, 4),
        (6, None, 1),
    ]
    assert view.years.tolist() == [1990, 1990, 2024, 2024, 2024, 2024, UNDATED_YEAR]


def test_rows_are_found_by_position_and_by_day(tmp_path: Path) -> None:
    timeline = written(tmp_path)
    view = timeline.select(articles=np.array([7], np.int32))
    assert [view.row_of(int(position)) for position in view.positions] == [0, 1, 2, 3]
    assert view.row_of(0) is None
    assert view.row_at(date(1, 1, 1)) == 0
    assert view.row_at(date(2024, 2, 21)) == 1
    assert view.row_at(date(2024, 2, 22)) == 2
    assert view.row_at(date(2030, 1, 1)) == 3
    assert timeline.select(include_undated=False).row_at(date(2030, 1, 1)) == len(timeline) - 1


def test_an_empty_timeline_answers_everything() -> None:
    timeline = Timeline.empty()
    view = timeline.select(articles=np.array([1], np.int32), since=date(2024, 1, 1), statuses=[Status.DENIED])
    assert (len(timeline), len(view), list(view), view.headings()) == (0, 0, [], ())
    assert view.row_at(date(2024, 1, 1)) == 0
    assert view.row_of(0) is None
    assert len(timeline.of_article(1)) == 0
    assert len(histogram(view, Unit.YEAR).counts) == 0
    with pytest.raises(IndexError):
        timeline.event(0)


def test_a_histogram_counts_whole_spans_and_says_what_was_told_more_coarsely(tmp_path: Path) -> None:
    view = written(tmp_path).select()
    months = histogram(view, Unit.MONTH)
    assert (months.start(0), months.counts.tolist()) == (date(2024, 2, 1), [3, 0, 0, 1])
    assert (months.coarser, months.undated) == (2, 1)
    assert months.start(3) == date(2024, 5, 1)
    years = histogram(view, Unit.YEAR)
    assert (years.start(0), years.counts[0], years.counts[-1], years.coarser) == (date(1990, 1, 1), 1, 4, 1)
    decades = histogram(view, Unit.DECADE)
    assert (decades.start(3), decades.counts.tolist(), decades.coarser) == (date(2020, 1, 1), [2, 0, 0, 4], 0)
    days = histogram(view, Unit.DAY)
    assert (days.first, days.start(len(days.counts) - 1)) == (date(2024, 2, 21), date(2024, 5, 1))


def test_events_of_two_articles_cannot_be_given_as_one(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="given with those of"):
        write_timeline(tmp_path, 1, None, NONE, [(1, [event(1, 0, None), event(2, 0, None)])])
    with pytest.raises(ValueError, match="twice"):
        write_timeline(tmp_path, 1, None, NONE, [(1, []), (1, [])])
    assert REPORTED.day == date(2024, 2, 22)
