"""Articles that nobody would write: bounded time, nothing lost, nothing invented."""

from __future__ import annotations

import time

import pytest

from search_index.dates.expression import DateExpression, TimexType
from search_index.events.extraction import extract_events
from tests.search_index.events.making import article, day


def seconds_for(text: str, expressions: list[DateExpression]) -> tuple[float, int]:
    began = time.process_time()
    events = extract_events(article(text), expressions)
    return time.process_time() - began, len(events)


@pytest.mark.parametrize(
    "piece",
    [
        "Mr Ab said that it had been left and, who is ",
        "President Ana Lind of the Ab in Ab, ",
        "(“if ",
        '"not, which ',
        "compared with 1.2 up ",
        "这个城市在河上。",
        "Она приехала в мае и ",
        "# Heading\n\n",
        "…" * 40,
        "a-b'c",
        "U.S.A. ",
    ],
)
def test_a_long_text_of_one_kind_takes_time_in_proportion(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert seconds_for(text, [])[0] < 3


def test_headings_alone_tell_of_nothing() -> None:
    assert seconds_for("The Mayor Opened A Bridge\n\n" * 1_000, [])[1] == 0


@pytest.mark.slow
def test_five_megabytes_with_ten_thousand_dates_lose_none() -> None:
    line = "The mayor said that the bridge was opened on 21 May 2001 in Riga.\n\n"
    text = line * (5_000_000 // len(line))
    places = range(line.index("21 May"), len(text), len(line) * (len(text) // len(line) // 10_000))
    found = [
        DateExpression(at, at + 11, "21 May 2001", TimexType.DATE, "2001-05-21", day(2001, 5, 21), "a rule")
        for at in places
    ]
    took, events = seconds_for(text, found)
    assert took < 30
    assert events >= len(found) >= 10_000
