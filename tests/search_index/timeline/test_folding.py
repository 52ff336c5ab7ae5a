"""Folding: a story has one row, and so has what a report tells of a day as its news."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from search_index.archive import Archive
from search_index.dates import spans
from search_index.events.event import DatedBy, Event
from search_index.timeline.timeline import Timeline
from search_index.timeline.view import Order, TimelineView
from search_index.timeline.writer import write_timeline
from tests.search_index.timeline.making import REPORTED, day, event

LIND = "Mayor Ana Lind opened the Sava Bridge in Kazan with a speech on tolls."
AGAIN = "Ana Lind gave a speech on tolls as she opened the Sava Bridge in Kazan."


@pytest.fixture
def view(archive_folder, tmp_path):
    for name, published in (("a", "2021-05-03"), ("b", "2021-05-04")):
        (archive_folder / f"{name}.md").write_text(
            f"---\ntitle: Flood in the valley\ndate: {published}\n---\nThe river burst its banks. "
            "Soldiers rescued forty people. The mayor thanked them.\n\n"
            "A flood had hit the valley in June 1998.\n"
        )
    with Archive.open(archive_folder, tmp_path / "index") as archive:
        archive.refresh()
        yield archive.timeline.select()


def test_events_that_the_words_date_are_all_kept(view):
    folded = view.fold_report_days()
    dated = [event for event in view if event.dated_by is not DatedBy.REPORT]
    assert [event for event in folded if event.dated_by is not DatedBy.REPORT] == dated


def test_each_report_keeps_the_first_of_its_day_which_counts_the_rest(view):
    told: dict[str, list[str]] = {}
    for each in sorted(view, key=lambda each: each.sentence_start):
        if each.dated_by is DatedBy.REPORT:
            told.setdefault(each.path, []).append(each.text)
    assert any(len(texts) > 1 for texts in told.values())
    folded = view.fold_report_days()
    rows = [(each, folded.folded_into(row)) for row, each in enumerate(folded)]
    kept = {each.path: (each.text, count) for each, count in rows if each.dated_by is DatedBy.REPORT}
    assert kept == {path: (texts[0], len(texts) - 1) for path, texts in told.items()}
    assert len(folded) + sum(count for _, count in rows) == len(view)


def test_folding_keeps_the_order_and_the_places(view):
    folded = view.fold_report_days()
    assert sorted(folded.positions) == list(folded.positions)
    assert set(folded.positions) <= set(view.positions)
    assert len(folded.fold_report_days()) == len(folded)


def view_of(directory: Path, *articles: list[Event]) -> TimelineView:
    write_timeline(directory, 1, None, np.empty(0, np.int32), enumerate(articles))
    return Timeline.open(directory, 1).select()


def rows(view: TimelineView) -> list[tuple[str, int]]:
    return [(each.text, view.folded_into(row)) for row, each in enumerate(view)]


def test_a_story_has_the_row_that_dates_it_most_narrowly(tmp_path: Path) -> None:
    opened, month = day(2024, 2, 21), spans.month(2024, 2)
    view = view_of(tmp_path, [event(0, 0, month, text=LIND)], [event(1, 0, opened, text=AGAIN)])
    assert view[0].story == view[1].story
    assert rows(view.fold_stories()) == [(AGAIN, 0)]
    assert rows(view.folded_for(Order.REPORTED)) == rows(view), "as reported, each report has its say"


def test_a_story_whose_sources_differ_has_a_row_for_each_date(tmp_path: Path) -> None:
    made = [[event(n, 0, day(2024, 2, d), text=LIND)] for n, d in enumerate((21, 21, 22))]
    view = view_of(tmp_path, *made)
    assert all(each.dates_differ for each in view)
    assert [each.span for each in view.fold_stories()] == [day(2024, 2, 21), day(2024, 2, 22)]


def test_events_of_one_row_stories_are_left_as_they_are(tmp_path: Path) -> None:
    view = view_of(tmp_path, [event(0, 0, day(2001), text=LIND)], [event(1, 0, day(2010), text=AGAIN)])
    assert rows(view.fold_stories()) == rows(view)
    assert len(Timeline.empty().select().fold_stories().fold_report_days()) == 0


def goes_on(place: int, text: str, when: date) -> Event:
    return replace(event(0, place, spans.day(when), text=text), dated_by=DatedBy.DISCOURSE)


def test_what_goes_on_about_the_day_of_the_news_is_folded_into_what_names_that_day(tmp_path: Path) -> None:
    reported = REPORTED.latest
    assert reported is not None
    news, past = date(2024, 2, 20), date(2020, 2, 20)
    view = view_of(
        tmp_path,
        [
            event(0, 0, spans.day(news), text="Ministers met on Tuesday."),
            goes_on(1, "They spoke of tolls.", news),
            event(0, 2, spans.day(past), text="A dam broke on 20 February 2020."),
            goes_on(3, "It drowned nine men.", past),
            replace(event(0, 4, spans.day(reported), text="The army helped."), dated_by=DatedBy.REPORT),
            replace(event(0, 5, spans.day(reported), text="The mayor wept."), dated_by=DatedBy.REPORT),
        ],
    )
    assert rows(view.fold_report_days()) == [
        ("A dam broke on 20 February 2020.", 0),
        ("It drowned nine men.", 0),
        ("Ministers met on Tuesday.", 1),
        ("The army helped.", 1),
    ]
