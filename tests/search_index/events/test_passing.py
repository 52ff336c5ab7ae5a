"""Dates named in passing date nothing; dates of happenings do."""

from __future__ import annotations

import pytest

from search_index.dates.tagger import tag
from search_index.events.event import DatedBy
from search_index.events.extraction import extract_events
from tests.search_index.events.making import article


def dates(text: str) -> list[str]:
    """The words that date the events of a text."""
    report = article(text)
    events = extract_events(report, tag(text, report.published))
    return [event.expression for event in events if event.dated_by is DatedBy.EXPRESSION]


@pytest.mark.parametrize(
    "text",
    [
        "The court struck down the 2010 law.",
        "Rivals broke their 1991 agreement on trade marks.",
        "She spoke at Harbour Forum 2019 of tolls.",
        "Profit rose to 5 mln dlrs, compared with 4 mln in 1986.",
        "Tolls are higher than in 2019.",
        "Profit fell from 5 million dollars in 1986.",
        "It was the third flood in the past decade.",
        "It was the eighth strike since 2015.",
        "Last year's winner came second.",
        "Prices are the highest since 2015.",
        "The 34-year-old mayor, aged 34, has 1,500 people to feed.",
        "Call 555-1984 for tickets to the bridge.",
    ],
)
def test_names_comparisons_counts_and_mere_numbers_date_nothing(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The accords of 1995 still hold.", "1995"),
        ("Troops from the 2003 invasion stayed on.", "2003"),
        ("The 1995 Harbour Accords that ended the strike still hold.", "1995"),
        ("In 1995 tolls fell.", "1995"),
        ("It was the eighth strike since 2015, when six ports had walked out together.", "2015"),
        ("This year's race was won by Ada in February.", "February"),
        ("The mayor lost last year's election.", "last year"),
        ("He has been with the port since 1995.", "1995"),
        ("It was the worst flood since a dam broke in 1995.", "1995"),
        ("The bridge opened less than two weeks ago.", "two weeks ago"),
        ("She left the port more than three years ago.", "three years ago"),
        ("The west pier has stood in the south harbour since 1995.", "1995"),
        ("A protest over interest has gone on since 1995.", "1995"),
        ("The bridge opened in May 1995 to traffic.", "May 1995"),
    ],
)
def test_happenings_are_dated_by_their_year(text: str, words: str) -> None:
    assert dates(text) == [words]


def test_the_end_of_a_time_is_not_compared_with() -> None:
    assert dates("She led the port from 2011 until she resigned in May 2015.") == ["2011", "May 2015"]
