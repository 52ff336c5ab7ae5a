"""Events stored without what their articles have: the index keeps each article once."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from corpus.article import Article
from search_index.dates.tagger import tag
from search_index.events.event import Event
from search_index.events.extraction import extract_events
from search_index.events.sources import origin_of
from search_index.timeline.blocks import PART
from search_index.timeline.storing import store_article
from search_index.timeline.timeline import Timeline, TimelineDamaged
from search_index.timeline.writer import write_timeline
from tests.search_index.timeline.making import REPORTED, day, event

NONE = np.empty(0, np.int32)
SHORT = Article(
    "short.txt",
    "The bridge",
    "On 3 May 1990 the bridge\n  was opened. It was closed in June 2001.\nIn 2011 it fell – with a bang 🛳.",
    "Wire",
    published=REPORTED,
)
LONG = replace(
    SHORT,
    path="long.txt",
    text="\n".join(f"In {year} the river flooded the town." for year in range(1000, 1990)),
)


def events_of(article: Article) -> list[Event]:
    return extract_events(article, tag(article.text, article.published))


def timeline_of(directory: Path, articles: Mapping[int, Article]) -> Timeline:
    added = [
        (number, store_article(events_of(article), origin_of(article.text), article))
        for number, article in articles.items()
    ]
    write_timeline(directory, 1, None, NONE, added)
    return Timeline.open(directory, 1, articles.__getitem__)


def test_events_come_back_whole_from_the_texts_of_their_articles(tmp_path: Path) -> None:
    timeline = timeline_of(tmp_path, {4: SHORT, 7: LONG})
    assert len(events_of(SHORT)) == 3
    assert len(events_of(LONG)) > 3 * PART
    assert list(timeline.of_article(4)) == events_of(SHORT)
    assert list(timeline.of_article(7)) == events_of(LONG)


@pytest.mark.parametrize("between", [32_000, 33_000, 140_000])
def test_events_come_back_however_far_apart_they_are_told(between: int, tmp_path: Path) -> None:
    far = replace(SHORT, text=f"{SHORT.text}\n\n{'- ' * (between // 2)}\n\n{SHORT.text}")
    timeline = timeline_of(tmp_path, {4: far})
    assert max(each.sentence_start for each in events_of(far)) > between
    assert list(timeline.of_article(4)) == events_of(far)


def test_an_event_with_an_id_of_another_length_is_refused() -> None:
    first, *others = events_of(SHORT)
    with pytest.raises(ValueError, match=r"an event of short\.txt has an id of another length"):
        store_article([replace(first, id=f"{first.id}00"), *others], article=SHORT)


def test_nothing_of_an_article_is_stored_with_its_events(tmp_path: Path) -> None:
    timeline_of(tmp_path, {4: SHORT})
    (tmp_path / "whole").mkdir()
    write_timeline(tmp_path / "whole", 1, None, NONE, [(4, events_of(SHORT))])
    apart, whole = ((folder / "events-1.segment").stat().st_size for folder in (tmp_path, tmp_path / "whole"))
    assert apart < whole - 80


def test_what_is_no_slice_of_the_text_is_stored_as_it_is(tmp_path: Path) -> None:
    first, second, third = events_of(SHORT)
    told = [first, replace(second, text="Somebody else's words.", expression="then"), third]
    write_timeline(tmp_path, 1, None, NONE, [(1, store_article(told, article=SHORT))])
    assert list(Timeline.open(tmp_path, 1, lambda _: SHORT).of_article(1)) == told


def test_another_text_than_the_events_are_from_is_noticed(tmp_path: Path) -> None:
    timeline_of(tmp_path, {4: SHORT})
    other = replace(SHORT, text=SHORT.text.replace("1990", "1991"))
    with pytest.raises(TimelineDamaged, match=r"events-1\.segment: the record of event 0 cannot be read"):
        Timeline.open(tmp_path, 1, lambda _: other).event(0)


def test_a_timeline_opened_without_articles_says_what_it_needs(tmp_path: Path) -> None:
    timeline_of(tmp_path, {4: SHORT})
    with pytest.raises(RuntimeError, match="open the timeline with"):
        Timeline.open(tmp_path, 1).event(0)


def test_blocks_are_carried_over_without_reading_any_article(tmp_path: Path) -> None:
    before = Timeline.open(tmp_path, 1) if (tmp_path / "timeline-1.columns").exists() else None
    assert before is None
    timeline_of(tmp_path, {number: replace(SHORT, path=f"{number}.txt") for number in range(20)})
    before = Timeline.open(tmp_path, 1)
    write_timeline(tmp_path, 2, before, np.arange(15, dtype=np.int32), [(30, [event(30, 0, day(2020))])])
    after = Timeline.open(tmp_path, 2, lambda number: replace(SHORT, path=f"{number}.txt"))
    assert {each.path for each in after.select()} == {
        *(f"{number}.txt" for number in range(15, 20)),
        "folder/30.txt",
    }
    assert [segment.name for segment in after.segments] == ["events-2.segment"]


def test_what_another_process_has_made_ready_is_the_same(tmp_path: Path) -> None:
    stored = store_article(events_of(SHORT), origin_of(SHORT.text), SHORT)
    assert pickle.loads(pickle.dumps(stored)) == stored
    assert stored.count == 3
    assert store_article([], origin_of(SHORT.text), SHORT).count == 0


def test_events_of_another_article_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"an event of short\.txt was given with those of long\.txt"):
        store_article(events_of(SHORT), article=LONG)


def test_a_flipped_bit_in_a_long_block_is_noticed_or_changes_nothing(tmp_path: Path) -> None:
    timeline = timeline_of(tmp_path, {7: LONG})
    expected = list(timeline.select(until=date(1200, 1, 1)))
    file = tmp_path / "events-1.segment"
    content = file.read_bytes()
    noticed = 0
    for position in range(0, len(content), 97):
        damaged = bytearray(content)
        damaged[position] ^= 1 << position % 8
        file.write_bytes(damaged)
        try:
            found = list(Timeline.open(tmp_path, 1, lambda _: LONG).select(until=date(1200, 1, 1)))
        except TimelineDamaged:
            noticed += 1
        else:
            assert found == expected
    assert noticed > 5
