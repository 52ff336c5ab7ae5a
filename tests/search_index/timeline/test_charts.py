"""The chart over the event list: buckets of a fitting width, zoom, selection; and the gaps between events."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search_index.dates import spans
from search_index.dates.spans import DateSpan
from search_index.timeline.gaps import longest_gaps
from search_index.timeline.histogram import Unit, chart, histogram
from search_index.timeline.timeline import Timeline
from search_index.timeline.view import TimelineView
from search_index.timeline.writer import write_timeline
from tests.search_index.timeline.making import day, event

NONE = np.empty(0, np.int32)


@pytest.fixture(scope="module")
def view_of(tmp_path_factory: pytest.TempPathFactory):
    def make(*told: DateSpan | None) -> TimelineView:
        directory = tmp_path_factory.mktemp("timeline")
        events = [event(1, place, span) for place, span in enumerate(told)]
        write_timeline(directory, 1, None, NONE, [(1, events)])
        return Timeline.open(directory, 1).select()

    return make


@pytest.mark.parametrize(
    ("last", "unit", "first_day"),
    [
        (day(2024, 3, 20), Unit.DAY, date(2024, 2, 21)),
        (day(2024, 6, 1), Unit.WEEK, date(2024, 2, 19)),
        (day(2025, 12, 1), Unit.MONTH, date(2024, 2, 1)),
        (day(2030, 1, 1), Unit.QUARTER, date(2024, 1, 1)),
        (day(2050, 1, 1), Unit.YEAR, date(2024, 1, 1)),
        (day(2300, 1, 1), Unit.DECADE, date(2020, 1, 1)),
        (day(4000, 1, 1), Unit.CENTURY, date(2000, 1, 1)),
    ],
)
def test_a_chart_has_the_finest_buckets_for_which_there_is_room(view_of, last, unit, first_day) -> None:
    made = chart(view_of(day(2024, 2, 21), last), 30)
    assert (made.unit, made.first, made.counts.sum()) == (unit, first_day, 2)
    assert len(made.counts) <= 30
    assert made.bucket_of(date(2024, 2, 21)) == 0
    assert made.bucket_of(last.earliest) == len(made.counts) - 1
    assert made.bucket_of(first_day - timedelta(1)) is None


def test_what_is_told_more_coarsely_than_the_buckets_is_counted_apart(view_of) -> None:
    view = view_of(day(2024, 2, 21), day(2024, 2, 21), spans.month(2024, 2), spans.year(2024), None)
    days = chart(view, 400)
    assert (days.unit, days.counts.max(), days.coarser, days.undated) == (Unit.DAY, 2, 2, 1)
    months = chart(view, 12)
    assert (months.unit, months.counts.tolist()[1], months.coarser) == (Unit.MONTH, 3, 1)
    assert chart(view, 1).counts.tolist() == [4]


def test_a_century_among_days_does_not_stretch_the_chart(view_of) -> None:
    made = chart(view_of(day(2024, 2, 21), day(2024, 2, 25), spans.century(1900)), 10)
    assert (made.unit, len(made.counts), made.coarser) == (Unit.DAY, 5, 0)
    assert chart(view_of(spans.century(1900)), 10).counts.sum() == 1


def test_zooming_into_a_selection_counts_what_select_finds_there(view_of) -> None:
    view = view_of(*(day(2024, month, 3) for month in range(1, 13)), spans.year(2024), None)
    whole = chart(view, 12)
    since, until = whole.days(4, 2)
    assert (since, until) == (date(2024, 3, 1), date(2024, 5, 31))
    near = chart(view, 100, since, until)
    assert (near.unit, near.start(0), near.end(len(near.counts) - 1)) == (Unit.DAY, since, until)
    found = view.timeline.select(since=since, until=until)
    assert (near.counts.sum(), near.coarser) == (3, 1)
    assert len(found) == 4


def test_an_empty_chart_has_no_buckets_unless_days_are_asked_for(view_of) -> None:
    assert chart(view_of(None), 10).first is None
    assert chart(view_of(None), 10).undated == 1
    asked = chart(view_of(), 10, date(2024, 1, 1), date(2024, 1, 7))
    assert (asked.unit, asked.counts.tolist()) == (Unit.DAY, [0] * 7)
    with pytest.raises(IndexError):
        chart(view_of(), 10).start(0)


some_spans = st.one_of(
    st.none(),
    st.dates(date(1, 1, 1), date(9999, 12, 31)).map(spans.day),
    st.dates(date(1995, 1, 1), date(1999, 12, 31)).map(spans.week),
    st.builds(spans.month, st.integers(1995, 1999), st.integers(1, 12)),
    st.sampled_from([spans.decade(1990), spans.century(1900), spans.year(1), spans.year(9999)]),
)


@settings(max_examples=150)
@given(st.lists(some_spans, max_size=12), st.integers(1, 200), st.sampled_from(Unit))
def test_every_event_is_counted_once_and_buckets_follow_each_other(view_of, told, columns, unit) -> None:
    view = view_of(*told)
    shares_day = chart(view, columns)
    units = [histogram(view, unit)] if unit is not Unit.DAY else []
    for made in (shares_day, *units):
        assert all(first < second for first, second in pairwise(made.edges.tolist()))
        assert made.undated == sum(span is None for span in told)
        for bucket in range(min(3, len(made.counts))):
            first, last = made.days(bucket, bucket)
            inside = sum(span is not None and first <= span.earliest and span.latest <= last for span in told)
            assert made.counts[bucket] == inside
    for made in units:
        assert made.counts.sum() + made.coarser + made.undated == len(told)
    by_reported = chart(view.by_reported(), columns)
    assert by_reported.counts.tolist() == shares_day.counts.tolist()


def test_the_longest_gaps_are_where_no_event_may_lie(view_of) -> None:
    view = view_of(
        day(2024, 1, 1), spans.month(2024, 2), day(2024, 2, 10), day(2024, 3, 10), day(2024, 3, 11), None
    )
    gaps = longest_gaps(view)
    assert [(each.first, each.last, each.days) for each in gaps] == [
        (date(2024, 1, 2), date(2024, 1, 31), 30),
        (date(2024, 3, 1), date(2024, 3, 9), 9),
    ]
    assert [(each.before, each.after) for each in gaps] == [(0, 1), (2, 3)]
    assert longest_gaps(view, most=1) == gaps[:1]
    assert longest_gaps(view_of(day(2024), None)) == longest_gaps(view_of()) == ()


def test_a_century_fills_no_gap_unless_it_is_let(view_of) -> None:
    view = view_of(spans.century(1900), day(1910), day(1990))
    assert [each.first for each in longest_gaps(view)] == [date(1910, 1, 2)]
    assert longest_gaps(view, coarsest=40_000) == ()


@settings(max_examples=100)
@given(st.lists(st.dates(date(2024, 1, 1), date(2024, 4, 1)).map(spans.day), min_size=1, max_size=15))
def test_gaps_are_all_the_days_between_the_first_and_the_last_without_an_event(view_of, told) -> None:
    days = {span.earliest for span in told}
    empty = {
        gap.first + timedelta(step)
        for gap in longest_gaps(view_of(*told), most=100)
        for step in range(gap.days)
    }
    every = {min(days) + timedelta(step) for step in range((max(days) - min(days)).days + 1)}
    assert empty == every - days
