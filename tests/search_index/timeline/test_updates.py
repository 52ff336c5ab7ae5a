"""Generations: an updated timeline is the one that would have been built from nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search_index.dates import spans
from search_index.events.event import Event
from search_index.timeline.timeline import Timeline, live_files
from search_index.timeline.writer import MOST_SEGMENTS, remove_stale, write_timeline
from tests.search_index.timeline.making import day, event

NONE = np.empty(0, np.int32)

some_spans = st.sampled_from([None, day(1995), day(2024, 2, 21), spans.month(2024, 2), spans.year(1995)])
articles = st.dictionaries(st.integers(0, 6), st.lists(some_spans, max_size=3), max_size=4)
updates = st.lists(st.tuples(articles, st.lists(st.integers(0, 6), max_size=3)), min_size=1, max_size=6)


def content(timeline: Timeline) -> list[Event]:
    return list(timeline.select())


def from_nothing(state: Mapping[int, list[Event]]) -> list[Event]:
    with tempfile.TemporaryDirectory() as name:
        write_timeline(Path(name), 1, None, NONE, state.items())
        return content(Timeline.open(Path(name), 1))


@settings(max_examples=40)
@given(updates)
def test_updates_give_what_building_from_nothing_gives(
    steps: list[tuple[dict[int, list[None]], list[int]]],
) -> None:
    state: dict[int, list[Event]] = {}
    timeline = None
    with tempfile.TemporaryDirectory() as name:
        for generation, (added, removed) in enumerate(steps, 1):
            fresh = {
                number: [
                    event(number, place, span, text=f"Version {generation}.")
                    for place, span in enumerate(found)
                ]
                for number, found in added.items()
            }
            gone = np.array(removed, np.int32)
            statistics = write_timeline(Path(name), generation, timeline, gone, fresh.items())
            state = {number: events for number, events in state.items() if number not in removed} | fresh
            timeline = Timeline.open(Path(name), generation)
            remove_stale(Path(name), generation)
            assert content(timeline) == from_nothing(state)
            assert statistics.events == len(timeline) == sum(map(len, state.values()))
            for number, events in state.items():
                assert list(timeline.of_article(number)) == events


def test_segments_stay_few_and_little_of_them_is_dead(tmp_path: Path) -> None:
    timeline = None
    for generation in range(1, 60):
        fresh = [event(generation, place, day(2000, 1, 1 + place)) for place in range(3)]
        statistics = write_timeline(tmp_path, generation, timeline, NONE, [(generation, fresh)])
        remove_stale(tmp_path, generation)
        timeline = Timeline.open(tmp_path, generation)
        assert statistics.segments <= MOST_SEGMENTS
    assert len(timeline) == 59 * 3
    full = _segment_bytes(tmp_path)

    write_timeline(tmp_path, 100, timeline, np.arange(1, 56, dtype=np.int32), [])
    remove_stale(tmp_path, 100)
    assert len(Timeline.open(tmp_path, 100)) == 4 * 3
    assert _segment_bytes(tmp_path) < full / 4


def test_writing_leaves_the_live_generation_alone_until_it_is_removed(tmp_path: Path) -> None:
    write_timeline(tmp_path, 1, None, NONE, [(1, [event(1, 0, day(1995))])])
    old = Timeline.open(tmp_path, 1)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    write_timeline(tmp_path, 2, old, np.array([1], np.int32), [(2, [event(2, 0, day(2024))])])
    assert {name: (tmp_path / name).read_bytes() for name in before} == before
    assert content(Timeline.open(tmp_path, 1)) == content(old)

    remove_stale(tmp_path, 2)
    assert {path.name for path in tmp_path.iterdir()} == live_files(tmp_path, 2)
    assert old.event(0).title == "report 1"


def test_a_failed_attempt_is_written_over_and_other_files_are_left(tmp_path: Path) -> None:
    (tmp_path / "events-1.segment").write_bytes(b"half")
    (tmp_path / "timeline-9.columns").write_bytes(b"half")
    (tmp_path / "notes.txt").write_text("mine")
    write_timeline(tmp_path, 1, None, NONE, [(1, [event(1, 0, day(1995))])])
    assert len(Timeline.open(tmp_path, 1)) == 1
    remove_stale(tmp_path, 1)
    assert {path.name for path in tmp_path.iterdir()} == {
        "events-1.segment",
        "timeline-1.columns",
        "notes.txt",
    }


def test_a_generation_must_be_newer_than_the_one_it_follows(tmp_path: Path) -> None:
    write_timeline(tmp_path, 5, None, NONE, [])
    with pytest.raises(ValueError, match="not newer"):
        write_timeline(tmp_path, 5, Timeline.open(tmp_path, 5), NONE, [])


def _segment_bytes(directory: Path) -> int:
    return sum(path.stat().st_size for path in directory.glob("*.segment"))
