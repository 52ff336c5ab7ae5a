"""Copies and light rewrites of one text are one row; forms that are filled in anew are not."""

import zlib
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.events.sources import SKETCH_SIZE, origin_of
from search_index.search.copies import copy_groups, sketch_array
from search_index.search.folding import Folds
from tests.search_index.search.making import WIRE, article, opened, paths

OTHER = """A ship with grain for three ports left the harbour on Friday morning, the first in over a month.
Inspectors went through its papers for nine hours. Its owner said that two more were waiting for a pilot, and
that the price of the insurance had doubled. Farmers in the south still have last year's harvest in store."""


def grouped(*told):
    """Group articles, told as (text, title, day), numbered from 10 on."""
    texts, titles, days = zip(*told, strict=True)
    return copy_groups(
        np.arange(10, 10 + len(told), dtype=np.int32),
        sketch_array([origin_of(text).sketch for text in texts]),
        np.array([zlib.crc32(title.encode()) for title in titles], np.uint32),
        np.array([date.fromisoformat(day).toordinal() if day else 0 for day in days], np.int32),
    ).tolist()


def test_the_same_text_under_another_title_is_a_copy():
    assert grouped((WIRE, "Border stays open", "2024-03-05"), (WIRE, "Ministers agree", "2024-03-06")) == [
        10,
        10,
    ]


def test_a_light_rewrite_is_a_copy_and_another_report_is_not():
    rewrite = WIRE.replace("on Tuesday", "late on Tuesday").replace("a beginning", "a good beginning")
    told = [(WIRE, "a", "2024-03-05"), (rewrite, "b", "2024-03-05"), (OTHER, "c", "2024-03-05")]
    assert grouped(*told) == [10, 10, 12]


def test_what_is_alike_but_published_days_apart_is_no_copy():
    form = (
        WIRE.replace("six", "seven").replace("four days", "two days").replace("second round", "third round")
    )
    assert grouped((WIRE, "Talks", "2024-03-05"), (form, "Talks", "2024-03-06")) == [10, 10]
    assert grouped((WIRE, "Talks", "2024-03-05"), (form, "Talks", "2024-04-05")) == [10, 11]
    assert grouped((WIRE, "Talks", "2024-03-05"), (WIRE, "Talks", "2024-04-05")) == [10, 10], "word for word"


def test_of_a_text_as_short_as_a_form_title_and_day_must_be_the_same():
    dividend = "Quarterly dividend ten cents against ten cents before. Pay April 1, record March 1."
    told = [(dividend, "Adams Inc", "2024-03-05"), (dividend, "Baker Inc", "2024-03-05")]
    assert grouped(*told) == [10, 11]
    assert grouped(told[0], told[0]) == [10, 10]


def test_articles_without_text_are_no_copies():
    assert grouped(("", "", ""), ("", "", ""), ("One two", "", "")) == [10, 11, 12]
    assert grouped(("", "", "")) == [10]


@given(st.permutations(range(8)))
def test_groups_do_not_depend_on_the_order_of_the_articles(order):
    edited = [WIRE, WIRE.replace("river", "lake"), WIRE[:-40], OTHER, OTHER + " So it was said.", WIRE]
    told = [(text, "t", "2024-03-05") for text in edited] + [
        ("short text of few words", "t", "2024-03-05")
    ] * 2
    there = grouped(*told)
    here = grouped(*(told[place] for place in order))
    for first in range(8):
        for second in range(8):
            same = there[order[first]] == there[order[second]]
            assert (here[first] == here[second]) == same


def test_thousands_of_copies_are_grouped_as_fast_as_they_are_read():
    count = 50_000
    sketches = np.tile(np.arange(1, SKETCH_SIZE + 1, dtype=np.uint8), (count, 1))
    numbers, same = np.arange(count, dtype=np.int32), np.zeros(count, np.uint32)
    assert set(copy_groups(numbers, sketches, same, same.astype(np.int32)).tolist()) == {0}


@given(st.lists(st.integers(0, 5), max_size=30))
def test_a_fold_shows_the_best_of_each_group_with_the_others_behind_it(groups):
    folds = Folds.of(np.array(groups, np.int64))
    assert [groups[place] for place in folds.shown] == list(dict.fromkeys(groups))
    for index, place in enumerate(folds.shown.tolist()):
        behind = folds.under(index).tolist()
        assert behind == [
            each for each, group in enumerate(groups) if group == groups[place] and each != place
        ]
        assert folds.counts[index] == len(behind)


@pytest.fixture
def archive(tmp_path):
    with opened(
        tmp_path,
        {
            "wire.md": article("Border stays open", WIRE, source="Wire", day="2024-03-05"),
            "daily.md": article("River border open all winter", WIRE, source="Daily", day="2024-03-06"),
            "weekly.md": article(
                "Ministers agree", WIRE, source="Weekly", day="2024-03-06", ending="More soon."
            ),
            "ship.md": article("Ship sails", OTHER, source="Daily", day="2024-03-08"),
        },
    ) as made:
        yield made


def test_copies_are_one_row_with_a_count_and_can_be_unfolded(archive):
    result = archive.search("river")
    assert (result.total, result.articles) == (1, 3)
    assert result.summary(0).title == "River border open all winter", "the best-ranked stands for them"
    assert result.folded_into(0) == 2
    assert sorted(copy.path for copy in result.copies(0)) == ["weekly.md", "wire.md"]
    unfolded = archive.search("river", fold=False)
    assert (unfolded.total, unfolded.articles, unfolded.copies(0)) == (3, 3, ())


def test_only_copies_that_are_found_are_counted(archive):
    result = archive.search("border source:wire")
    assert (paths(result), result.folded_into(0)) == (["wire.md"], 0)


def test_events_are_those_of_every_copy(archive):
    told = {event.path for event in archive.search("border").events()}
    assert told == {"wire.md", "daily.md", "weekly.md"}


def test_the_list_of_all_articles_is_folded_too(archive):
    assert len(paths(archive.search(""))) == 2
    assert archive.search("").articles == 4


def test_copies_that_come_later_or_change_are_grouped_anew(archive, tmp_path):
    added = tmp_path / "archive" / "late.md"
    added.write_text(article("Late", WIRE, source="Late", day="2024-03-06"))
    archive.refresh()
    assert archive.search("border").folded_into(0) == 3
    added.write_text(article("Late", OTHER, source="Late", day="2024-03-08"))
    archive.refresh()
    assert archive.search("border").folded_into(0) == 2
    assert archive.search("ship").folded_into(0) == 1
    for name in ("wire.md", "daily.md"):
        (tmp_path / "archive" / name).unlink()
    archive.refresh()
    assert (paths(archive.search("border")), archive.search("border").folded_into(0)) == (["weekly.md"], 0)
