"""What a list of events says of dates, of the time between happening and report, and what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Confidence, Provenance, Published
from search_index.dates import spans
from search_index.dates.spans import DateSpan, Precision
from search_index.events.event import Event, Status
from search_index.search.narrowing import Narrowing
from tests.tui.test_rows import event_in
from tui.event_list import Listing
from tui.event_wording import (
    DATE_COLUMN,
    days_words,
    lag_words,
    listed_date,
    listing_words,
    range_words,
    sources_words,
)

_DAY = date(2024, 3, 4)


def event_of(span: DateSpan | None, earliest: date | None = None, latest: date | None = None) -> Event:
    event = event_in("It happened then.", "then", span=span)
    if earliest is None:
        return event
    return replace(
        event, published=Published(earliest, latest or earliest, Provenance.FRONT_MATTER, Confidence.STATED)
    )


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (spans.day(_DAY), "  4 Mar 2024"),
        (spans.month(2024, 3), "    Mar 2024"),
        (spans.year(2024), "        2024"),
        (spans.year(1995).about(), "       ~1995"),
        (spans.decade(1990), "       1990s"),
        (None, "     no date"),
    ],
)
def test_what_is_not_told_of_a_date_is_blank(span: DateSpan | None, words: str) -> None:
    assert listed_date(event_of(span)) == words
    assert len(words) == DATE_COLUMN


@pytest.mark.parametrize(
    ("span", "published", "words"),
    [
        (spans.day(_DAY), (date(2024, 3, 4),), "reported the same day"),
        (spans.day(_DAY), (date(2024, 3, 5),), "reported 1 day later"),
        (spans.day(_DAY), (date(2024, 3, 7),), "reported 3 days later"),
        (spans.day(_DAY), (date(2024, 9, 4),), "reported 6 months later"),
        (spans.day(_DAY), (date(2034, 3, 4),), "reported 10 years later"),
        (spans.day(_DAY), (date(2024, 3, 1),), "reported 3 days ahead"),
        (spans.day(_DAY), (date(2024, 3, 4), date(2024, 3, 6)), "reported up to 2 days later"),
        (spans.month(2024, 3), (date(2024, 4, 2),), "reported 2 days later"),
        (spans.month(2024, 3), (date(2024, 3, 20),), "reported 20 Mar 2024"),
        (None, (date(2024, 3, 20),), "reported 20 Mar 2024"),
        (spans.day(_DAY), (), "report undated"),
    ],
)
def test_how_much_later_is_said_no_finer_than_it_is_known(
    span: DateSpan | None, published: tuple[date, ...], words: str
) -> None:
    assert lag_words(event_of(span, *published)) == words


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (date(2018, 9, 1), date(2018, 10, 31), "Sep–Oct 2018"),
        (date(2018, 1, 1), date(2018, 12, 31), "2018"),
        (date(2010, 1, 1), date(2019, 12, 31), "2010s"),
        (date(2018, 7, 1), date(2018, 9, 30), "Q3 2018"),
        (_DAY, _DAY, "4 Mar 2024"),
        (_DAY, None, "since 4 Mar 2024"),
        (None, _DAY, "until 4 Mar 2024"),
    ],
)
def test_a_stretch_of_days_goes_by_its_shortest_name(
    since: date | None, until: date | None, words: str
) -> None:
    assert days_words(since, until) == words
    assert range_words(Narrowing(since=since, until=until)) == words
    assert range_words(Narrowing(since=since, until=until, certainly=True)) == f"wholly in {words}"


@given(st.dates(), st.dates())
def test_every_stretch_of_days_has_a_name(one: date, other: date) -> None:
    assert days_words(min(one, other), max(one, other))


def test_sources_that_copied_are_not_counted_twice() -> None:
    event = event_of(None)
    assert sources_words(event) == ""
    assert sources_words(replace(event, sources=3, articles=3)) == "3 sources"
    assert sources_words(replace(event, sources=1, articles=4)) == "1 source in 4 articles"


def test_what_a_listing_keeps_is_said_kind_by_kind() -> None:
    assert listing_words(Listing()) == ""
    kept = Listing(
        statuses=frozenset({Status.DENIED, Status.PLANNED}),
        precisions=frozenset({Precision.MONTH, None}),
        doubtful=True,
    )
    assert listing_words(kept) == "planned or denied, month or no date, doubtful"
