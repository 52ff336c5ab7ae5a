"""What of a timeline can be asked for, beside what ``test_timeline`` shows; and what is counted of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.dates import spans
from search_index.dates.spans import Precision
from search_index.events.event import Doubt, Event, Status
from search_index.timeline.timeline import Timeline
from search_index.timeline.writer import write_timeline
from tests.search_index.timeline.making import day, event

NONE = np.empty(0, np.int32)
EVENTS = [
    event(1, 0, spans.decade(1990)),
    event(1, 1, day(1995, 6, 1), status=Status.PLANNED),
    event(1, 2, spans.month(1995, 6)),
    replace(event(1, 3, day(2031)), doubt=Doubt.AFTER_REPORT),
    replace(event(1, 4, None), doubt=Doubt.FAR_YEAR),
    event(2, 0, day(1995, 7, 1), status=Status.DENIED),
    event(2, 1, day(1996, 1, 1)),
]


@pytest.fixture(scope="module")
def timeline(tmp_path_factory: pytest.TempPathFactory) -> Timeline:
    directory = tmp_path_factory.mktemp("timeline")
    write_timeline(directory, 1, None, NONE, [(1, EVENTS[:5]), (2, EVENTS[5:])])
    return Timeline.open(directory, 1)


def ids(events: object) -> set[str]:
    return {each.id for each in events}  # type: ignore[attr-defined]


def test_what_is_doubtful_comes_back_with_its_doubt_and_can_be_chosen(timeline: Timeline) -> None:
    assert ids(timeline.select(doubtful=True)) == ids(EVENTS[3:5])
    assert [each.doubt for each in timeline.select(doubtful=True)] == [Doubt.AFTER_REPORT, Doubt.FAR_YEAR]
    assert ids(timeline.select(doubtful=False)) == ids(EVENTS[:3] + EVENTS[5:])


def test_precisions_choose_how_closely_it_is_told_and_the_undated_are_told_at_none(
    timeline: Timeline,
) -> None:
    assert ids(timeline.select(precisions=[Precision.MONTH, Precision.DECADE])) == ids([EVENTS[0], EVENTS[2]])
    assert EVENTS[4].id not in ids(timeline.select(precisions=list(Precision)))
    assert ids(timeline.select(precisions=[Precision.DAY], statuses=[Status.DENIED])) == ids(EVENTS[5:6])


days = st.dates(date(1989, 1, 1), date(2033, 1, 1))


@given(since=st.none() | days, until=st.none() | days)
def test_certainly_keeps_spans_that_lie_within_and_possibly_those_that_share_a_day(
    timeline: Timeline, since: date | None, until: date | None
) -> None:
    first, last = since or date.min, until or date.max
    dated = [each for each in EVENTS if each.span]
    if since is None and until is None:
        return
    within = [
        each for each in dated if each.span and first <= each.span.earliest and each.span.latest <= last
    ]
    sharing = [
        each for each in dated if each.span and first <= each.span.latest and each.span.earliest <= last
    ]
    assert ids(timeline.select(since=since, until=until, certainly=True)) == ids(within)
    assert ids(timeline.select(since=since, until=until)) == ids(sharing)


def test_statuses_are_counted_by_events_or_by_articles(timeline: Timeline) -> None:
    counts = timeline.select().statuses()
    assert counts.values == tuple(status.value for status in Status)
    assert (counts.counts.tolist(), counts.distinct) == ([5, 1, 0, 1], 3)
    assert timeline.select().statuses(of_articles=True).counts.tolist() == [2, 1, 0, 1]


def test_years_are_those_in_which_events_begin(timeline: Timeline) -> None:
    counts = timeline.select().year_counts()
    assert (counts.values, counts.counts.tolist()) == ((1990, 1995, 1996, 2031), [1, 3, 1, 1])
    by_articles = timeline.select().year_counts(of_articles=True)
    assert (by_articles.values, by_articles.counts.tolist()) == ((1990, 1995, 1996, 2031), [1, 2, 1, 1])
    assert timeline.select(articles=NONE).year_counts().values == ()


def test_a_timeline_is_counted_the_same_after_it_was_written_anew(tmp_path: Path) -> None:
    write_timeline(tmp_path, 1, None, NONE, [(1, EVENTS[:5])])
    write_timeline(tmp_path, 2, Timeline.open(tmp_path, 1), NONE, [(2, EVENTS[5:])])
    view = Timeline.open(tmp_path, 2).select()
    assert view.statuses().counts.tolist() == [5, 1, 0, 1]
    assert ids(view.timeline.select(doubtful=True)) == ids(EVENTS[3:5])


def test_every_event_survives_the_numbers_that_its_flags_are_packed_in(tmp_path: Path) -> None:
    def variants() -> list[Event]:
        found: list[Event] = []
        for status in Status:
            for doubt in (None, *Doubt):
                for span in (None, spans.year(2001), spans.quarter(2001, 3).about(), spans.century(1900)):
                    made = event(3, len(found), span, status=status)
                    found.append(replace(made, doubt=doubt))
        return found

    events = variants()
    write_timeline(tmp_path, 1, None, NONE, [(3, events)])
    found = list(Timeline.open(tmp_path, 1).of_article(3))
    assert [(each.status, each.doubt, each.span) for each in found] == [
        (each.status, each.doubt, each.span) for each in events
    ]
