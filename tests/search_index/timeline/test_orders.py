"""By happened or by reported: the order of rows, their headings, and the way to a day."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import UNKNOWN, Confidence, Provenance, Published
from search_index.dates import spans
from search_index.dates.spans import DateSpan
from search_index.timeline.timeline import Timeline
from search_index.timeline.view import MonthHeading, TimelineView, YearHeading
from search_index.timeline.writer import write_timeline
from tests.search_index.timeline.making import day, event

NONE = np.empty(0, np.int32)


def reported(first: date, last: date | None = None) -> Published:
    return Published(first, last or first, Provenance.TEXT, Confidence.INFERRED)


EVENTS = {
    1: [
        event(1, 0, day(2018, 1, 1), published=reported(date(2020, 3, 5))),
        event(1, 1, spans.year(2018), published=reported(date(2020, 3, 5))),
        event(1, 2, spans.month(2018, 1), published=reported(date(2020, 3, 5))),
        event(1, 3, None, published=reported(date(2020, 3, 5))),
    ],
    2: [
        event(2, 0, spans.between(spans.year(2018), spans.year(2020)), published=UNKNOWN),
        event(2, 1, spans.quarter(2018, 2), published=UNKNOWN),
    ],
    3: [
        event(3, 0, day(2018, 4, 2), published=reported(date(2019, 12, 1), date(2020, 4, 30))),
        event(3, 1, day(2017, 12, 31), published=reported(date(2019, 12, 1), date(2020, 4, 30))),
    ],
}


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> TimelineView:
    directory = tmp_path_factory.mktemp("timeline")
    write_timeline(directory, 1, None, NONE, EVENTS.items())
    return Timeline.open(directory, 1).select()


def places(view: TimelineView) -> list[tuple[int, int]]:
    return [(int(each.title.split()[1]), each.sentence_start // 100) for each in view]


def test_what_is_told_of_whole_years_comes_before_the_months_of_the_first(view: TimelineView) -> None:
    assert places(view) == [(3, 1), (1, 1), (2, 0), (1, 0), (1, 2), (2, 1), (3, 0), (1, 3)]
    assert view.month_headings() == (
        MonthHeading(0, 2017, 12, 1),
        MonthHeading(1, 2018, None, 2),
        MonthHeading(3, 2018, 1, 2),
        MonthHeading(5, 2018, 4, 2),
        MonthHeading(7, None, None, 1),
    )


def test_by_reported_goes_by_article_and_text_and_leaves_unknown_dates_for_last(view: TimelineView) -> None:
    by_reported = view.by_reported()
    assert places(by_reported) == [(3, 0), (3, 1), (1, 0), (1, 1), (1, 2), (1, 3), (2, 0), (2, 1)]
    assert by_reported.headings() == (
        YearHeading(0, 2019, 2),
        YearHeading(2, 2020, 4),
        YearHeading(6, None, 2),
    )
    assert by_reported.month_headings()[0] == MonthHeading(0, 2019, 12, 2)
    assert places(by_reported.by_happened()) == places(view)


def test_a_day_is_found_in_both_orders(view: TimelineView) -> None:
    by_reported = view.by_reported()
    found = [by_reported.row_at(day) for day in (date.min, date(2019, 12, 1), date(2019, 12, 2), date.max)]
    assert found == [0, 0, 2, 6]
    assert [view.row_at(day) for day in (date(2018, 1, 1), date(2018, 1, 2), date.max)] == [1, 5, 7]


def test_folded_rows_keep_their_counts_in_either_order(view: TimelineView) -> None:
    folded = TimelineView(view.timeline, view.positions, np.arange(len(view)))
    turned = folded.by_reported()
    assert [turned.folded_into(turned.row_of(int(p)) or 0) for p in folded.positions] == list(
        range(len(view))
    )


some_spans = st.one_of(
    st.none(),
    st.dates(date(1990, 1, 1), date(1992, 12, 31)).map(spans.day),
    st.builds(spans.month, st.integers(1990, 1992), st.integers(1, 12)),
    st.builds(spans.quarter, st.integers(1990, 1992), st.integers(1, 4)),
    st.builds(spans.year, st.integers(1990, 1992)),
    st.just(spans.decade(1990)),
)


@settings(max_examples=60)
@given(st.lists(some_spans, max_size=20), st.dates(date(1989, 6, 1), date(1993, 6, 1)))
def test_headings_part_the_rows_each_heading_once_and_days_are_found(
    tmp_path_factory: pytest.TempPathFactory, told: list[DateSpan | None], wanted: date
) -> None:
    directory = tmp_path_factory.mktemp("timeline")
    events = [event(1, place, span) for place, span in enumerate(told)]
    write_timeline(directory, 1, None, NONE, [(1, events)])
    view = Timeline.open(directory, 1).select()
    headings = view.month_headings()
    assert len({(each.year, each.month) for each in headings}) == len(headings)
    assert sum(each.count for each in headings) == len(view)
    assert [each.row for each in headings] == [
        sum(h.count for h in headings[:i]) for i in range(len(headings))
    ]
    by_year = {}
    for each in headings:
        by_year[each.year] = by_year.get(each.year, 0) + each.count
    assert by_year == {each.year: each.count for each in view.headings()}
    earliest = [each.span.earliest if each.span else date.max for each in view]
    assert earliest == sorted(earliest)
    assert view.row_at(wanted) == sum(each < wanted for each in earliest)
