"""Any text at all is tagged in bounded time, and every offset points at its words."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Confidence, Provenance, Published
from search_index.dates.tagger import tag
from tests.search_index.dates.reading import read

_LENGTH = 40_000
_PIECES = (
    *("1", "/", "1/", "the ", "January", "March ", "one ", "twenty-", "1990 ", " ", "\n", "İ", "’s ", "Q1 "),
    *(
        "from 1990 to ",
        "between 1990 and ",
        "the end of ",
        "two days before ",
        "Friday, ",
        "5 a.m. ",
        "May 5, ",
    ),
    *("5 p.m. on , ", "(1990 ", "Jan. 5 - ", "3 and ", "the past the last ", "the morning of "),
    *(
        "early late mid about ",
        "490 BC ",
        "in 476 ",
        "3–5 June ",
        "1992–95 ",
        "the 12th and ",
        "had on 5 May ",
    ),
)


@pytest.mark.parametrize("piece", _PIECES)
def test_the_same_words_over_and_over_take_no_more_than_seconds(piece: str) -> None:
    text = piece * (_LENGTH // len(piece))
    start = time.process_time()
    read(text)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("text", ["1" * 100_000, "/" * 100_000, "the " * 100_000, "JanuaryFebruary" * 10_000])
def test_long_runs_are_passed_over(text: str) -> None:
    assert read(text) == []


def test_time_grows_with_length_only() -> None:
    sentence = "On 3 May 2014 the army said Friday it will leave a week before the 7 October vote.\n"

    def seconds(copies: int) -> float:
        start = time.process_time()
        read(sentence * copies)
        return time.process_time() - start

    assert seconds(3000) < 4 * 4 * max(seconds(750), 0.05)


_WORDS = st.sampled_from(
    [
        *("the", "a", "of", "3", "31", "99", "1990", "2024", "May", "March", "Friday", "last", "next", "two"),
        *("years", "ago", "before", "after", "from", "to", "between", "and", ",", ".", "-", "/", ":", "Feb."),
        *(
            "21st",
            "quarter",
            "first",
            "the’s",
            "",
            "\n\n",
            "5",
            "p.m.",
            "early",
            "mid-",
            "Easter",
            "ß",
            "10:30",
        ),
        "İstanbul",
    ]
)


@settings(max_examples=300)
@given(st.lists(_WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_offsets_point_at_the_words_and_expressions_are_disjoint(text: str) -> None:
    read(text)
    read(text, None)


def test_offsets_hold_across_the_seams_of_a_long_text() -> None:
    text = "Nothing to date here, İstanbul.\n" * 5000 + "It opened on 3 May 2014."
    (found,) = read(text)
    assert found.text == "3 May 2014"
    assert found.start == len(text) - len("3 May 2014.")


_COUNTED = (
    *(
        "In the third quarter it rose.",
        "In the first half it fell.",
        "In the summer he left.",
        "In March he left.",
    ),
    *("At Easter he came.", "It was Christmas week.", "He met her yesterday, and she comes tomorrow."),
    *(
        "Last week he left.",
        "He comes next week.",
        "Next month it ends.",
        "He came on Friday.",
        "He left overnight.",
    ),
    *(
        "It was a week ago Friday.",
        "He comes Tuesday next week.",
        "It was sold at the weekend.",
        "Two years ago.",
    ),
    *(
        "A year earlier it had lost.",
        "The following summer he left.",
        "Last summer he came.",
        "October futures fell.",
    ),
    *(
        "It rose in the past two years.",
        "It was so for the last week.",
        "The quarter ended July 31 was weak.",
    ),
    *("In 9999 he came. Two years later he left.", "31 December 9999 came. The next day he left."),
)


@pytest.mark.parametrize("text", _COUNTED)
@pytest.mark.parametrize(
    ("first", "last"),
    [(date.min, date.min), (date.max, date.max), (date.min, date.max), (date.min, date(1, 1, 2))],
)
def test_what_is_counted_beyond_the_calendar_has_no_place_on_it(text: str, first: date, last: date) -> None:
    published = Published(first, last, Provenance.FRONT_MATTER, Confidence.STATED)
    for found in tag(text, published):
        assert text[found.start : found.end] == found.text
