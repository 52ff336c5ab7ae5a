"""Suspicious dates: flagged, never dropped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.article import UNKNOWN, Provenance, Published
from search_index.dates import spans
from search_index.dates.spans import DateSpan
from search_index.dates.tagger import tag
from search_index.events.doubt import doubt_about_published
from search_index.events.event import Doubt, Event, Status
from search_index.events.extraction import extract_events
from tests.search_index.events.making import article, day, events_of, published


def doubt_of(text: str, words: str, span: DateSpan) -> Doubt | None:
    (event,) = (each for each in events_of(text, {words: span}) if each.expression)
    return event.doubt


@pytest.mark.parametrize(
    "text",
    [
        "The mill was founded in 2031 by two brothers.",
        "In 2031 the mill was closed.",
        "The council met the union in 2031.",
        "The widow died in 2031, aged 91.",
    ],
)
def test_what_is_told_as_past_but_dated_after_the_report_is_doubted(text: str) -> None:
    assert doubt_of(text, "2031", spans.year(2031)) is Doubt.AFTER_REPORT
    (event,) = events_of(text, {"2031": spans.year(2031)})
    assert event.status is Status.PLANNED, "a forecast is never shown as a fact"


@pytest.mark.parametrize(
    "text",
    [
        "The mill will close in 2031.",
        "The mill said it will close in 2031.",
        "The bond, issued in Riga, is due in 2031.",
        "The mill was to close in 2031.",
        "The lease runs out in 2031.",
    ],
)
def test_plans_are_not(text: str) -> None:
    assert doubt_of(text, "2031", spans.year(2031)) is None


def test_what_is_told_as_past_before_the_report_is_not() -> None:
    assert doubt_of("The mill was founded in 1931.", "1931", spans.year(1931)) is None


def test_a_year_farther_ahead_than_anybody_plans_is_doubted() -> None:
    text = "The capsule is to be opened in 8304."
    assert doubt_of(text, "8304", spans.year(8304)) is Doubt.FAR_YEAR
    assert doubt_of("The seas will rise until 2150.", "2150", spans.year(2150)) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1970-01-01", Doubt.FILLED_IN),
        ("01/01/1970", Doubt.FILLED_IN),
        ("1 January 1970", None),
        ("1970-01-02", None),
    ],
)
def test_a_day_that_programs_count_from_is_doubted_where_it_is_written_in_digits(
    words: str, expected: Doubt | None
) -> None:
    span = day(1970, 1, 2 if words.endswith("02") else 1)
    assert doubt_of(f"The firm was entered on {words} in Riga.", words, span) is expected


def told_on(stated: Published, text: str) -> list[Event]:
    report = replace(article(text), published=stated)
    return extract_events(report, tag(text, report.published))


def test_dates_counted_from_a_published_date_that_was_filled_in_are_doubted_and_tell_no_plans() -> None:
    opened, sold = told_on(
        published(date(1970, 1, 1)), "The mayor opened the bridge.\n\nThe ferry was sold in 1998."
    )
    assert (opened.span, opened.doubt) == (day(1970, 1, 1), Doubt.FILLED_IN)
    assert (sold.span, sold.status, sold.doubt) == (spans.year(1998), Status.HAPPENED, None)


def test_a_published_date_is_doubted_unless_the_user_gave_it() -> None:
    assert doubt_about_published(published(date(1900, 1, 1))) is Doubt.FILLED_IN
    assert doubt_about_published(published(date(8304, 5, 1))) is Doubt.FAR_YEAR
    assert doubt_about_published(published(date(2024, 3, 10))) is None
    assert doubt_about_published(UNKNOWN) is None
    corrected = replace(published(date(1900, 1, 1)), provenance=Provenance.CORRECTION)
    assert doubt_about_published(corrected) is None
