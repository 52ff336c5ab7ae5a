"""Chronicles, live reports and the notes of editors: whole articles, dated by the tagger."""

from __future__ import annotations

import pytest

from search_index.dates import spans
from search_index.dates.tagger import tag
from search_index.events.event import Event, Status
from search_index.events.extraction import extract_events
from tests.search_index.events.making import article, day


def told(text: str) -> list[Event]:
    """The events of an article of Sunday, 10 March 2024."""
    report = article(text)
    return extract_events(report, tag(text, report.published))


def test_all_of_a_line_that_opens_with_a_date_belongs_to_it() -> None:
    events = told(
        "- 15 February 2022 – The dam fails. Eleven people die.\n- 3 March 2023 – The board resigns."
    )
    assert [(each.text, each.span) for each in events] == [
        ("- 15 February 2022 – The dam fails.", day(2022, 2, 15)),
        ("Eleven people die.", day(2022, 2, 15)),
        ("- 3 March 2023 – The board resigns.", day(2023, 3, 3)),
    ]


def test_what_follows_in_a_line_of_the_future_is_planned() -> None:
    *_, last = told("5 January 2025 – The trial opens. The jury meets.")
    assert (last.span, last.status) == (day(2025, 1, 5), Status.PLANNED)


def test_the_time_of_an_entry_dates_it_only_where_nothing_else_does() -> None:
    (entry,) = told("11:20 A tree fell near Holm on Friday, police said.")
    assert (entry.expression, entry.span) == ("Friday", day(2024, 3, 8))


@pytest.mark.parametrize(
    "note",
    [
        "Correction, 9 March 2024: An earlier version of this article said that it was sold in 1912.",
        "This article was amended on 9 March 2024 to name the owner.",
        "This page was last updated on 9 March 2024 at 18:41.",
        "An earlier version of this story misstated the year as 1912.",
    ],
)
def test_notes_of_the_editors_tell_of_no_happening(note: str) -> None:
    assert told(note) == []


def test_a_dateline_does_not_hide_the_same_day_named_by_the_sentence() -> None:
    (event,) = told("RIGA, March 10 (Wire) - The mayor opened the bridge on Sunday.")
    assert event.expression == "Sunday"


def test_a_range_is_one_date() -> None:
    (event,) = told("She sat on the council between 2004 and 2018.")
    assert (event.span, event.expression) == (
        spans.between(spans.year(2004), spans.year(2018)),
        "2004 and 2018",
    )


def test_ages_are_no_happenings() -> None:
    assert told("The mayor died on Friday. She was 91.")[1:] == []


@pytest.mark.parametrize(
    "text",
    [
        "It is the third strike since 2015.",
        "Turnout was 64 percent, the lowest since 1991.",
        "Profit was $12.4 million, compared with $12.1 million in 2018.",
        "The index stood at 106.7 points, up from 102.9 in 2018.",
    ],
)
def test_what_is_compared_or_counted_dates_no_happening(text: str) -> None:
    assert [each.expression for each in told(text) if each.expression] == []


def test_conditions_are_hypothetical() -> None:
    for text in (
        "If the deal is not signed by 31 March 2025, either side may leave.",
        "If it had rained in May 2023, the crop would have lived.",
    ):
        assert [each.status for each in told(text) if each.expression] == [Status.HYPOTHETICAL], text
    assert told("Had she been elected, taxes could have risen.") == []
