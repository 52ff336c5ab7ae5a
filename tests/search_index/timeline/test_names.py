"""People and places of events: given back, filtered by, and counted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search_index.events.event import Event
from search_index.timeline.names import NameKind
from search_index.timeline.timeline import Timeline
from search_index.timeline.writer import write_timeline
from tests.search_index.timeline.making import day, event

NONE = np.empty(0, np.int32)
LIND, COSTA, ODD = "Ana Lind", "Rui Costa", "Žofie \udcff"


def told(article: int, place: int, number: int, *people: str, places: tuple[str, ...] = ()) -> Event:
    return replace(event(article, place, day(2024, 2, number)), people=people, places=places)


@pytest.fixture(scope="module")
def timeline(tmp_path_factory: pytest.TempPathFactory) -> Timeline:
    directory = tmp_path_factory.mktemp("timeline")
    events = {
        1: [told(1, 0, 1, LIND, COSTA, places=("Kazan",)), told(1, 1, 2, COSTA), told(1, 2, 3, LIND)],
        2: [told(2, 0, 4, ODD, places=("Porto", "Kazan")), told(2, 1, 5)],
    }
    write_timeline(directory, 1, None, NONE, events.items())
    return Timeline.open(directory, 1)


def test_names_come_back_in_the_order_of_the_passage(timeline: Timeline) -> None:
    assert [each.people for each in timeline.select()] == [(LIND, COSTA), (COSTA,), (LIND,), (ODD,), ()]
    assert [each.places for each in timeline.of_article(2)] == [("Porto", "Kazan"), ()]


def test_events_are_chosen_by_any_of_the_names_given(timeline: Timeline) -> None:
    def days(**names: list[str]) -> list[int]:
        return [each.span.earliest.day for each in timeline.select(**names) if each.span]  # type: ignore[arg-type]

    assert days(people=[LIND]) == [1, 3]
    assert days(people=[LIND, ODD]) == [1, 3, 4]
    assert days(people=[LIND], places=["Kazan", "Porto"]) == [1]
    assert days(people=["Lind"]) == days(people=[]) == days(people=["Kazan"]) == []


def test_names_are_counted_by_events_or_by_articles_the_most_frequent_first(timeline: Timeline) -> None:
    view = timeline.select()
    people = view.names(NameKind.PERSON)
    assert (people.values, people.counts.tolist(), people.distinct) == ((LIND, COSTA, ODD), [2, 2, 1], 3)
    by_articles = view.names(NameKind.PERSON, of_articles=True, most=1)
    assert (by_articles.values, by_articles.counts.tolist(), by_articles.distinct) == ((LIND,), [1], 3)
    places = timeline.select(people=[LIND]).names(NameKind.PLACE)
    assert (places.values, places.counts.tolist()) == (("Kazan",), [1])
    assert timeline.select(people=[]).names(NameKind.PLACE).values == ()


some_names = st.lists(st.sampled_from([LIND, COSTA, ODD, "", "Kazan"]), max_size=3, unique=True)
steps = st.lists(
    st.tuples(st.dictionaries(st.integers(0, 4), st.lists(some_names, max_size=3), max_size=3), some_names),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40)
@given(steps)
def test_names_stay_right_through_updates(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[dict[int, list[list[str]]], list[str]]]
) -> None:
    directory = tmp_path_factory.mktemp("timeline")
    state: dict[int, list[Event]] = {}
    timeline = None
    for generation, (added, asked) in enumerate(steps, 1):
        fresh = {
            article: [told(article, place, place + 1, *people) for place, people in enumerate(events)]
            for article, events in added.items()
        }
        write_timeline(directory, generation, timeline, NONE, fresh.items())
        state |= fresh
        timeline = Timeline.open(directory, generation)
        everything = [each for events in state.values() for each in events]
        assert sorted(each.people for each in timeline.select()) == sorted(each.people for each in everything)
        chosen = {each.id for each in everything if set(each.people) & set(asked)}
        assert {each.id for each in timeline.select(people=asked)} == chosen
        counts = timeline.select().names(NameKind.PERSON)
        for name, count in zip(counts.values, counts.counts.tolist(), strict=True):
            assert count == sum(name in each.people for each in everything)
        assert set(counts.values) == {name for each in everything for name in each.people}
