"""Sentences without a date of their own: what dates them, and which of them tell of nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.article import UNKNOWN
from search_index.dates import spans
from search_index.dates.tagger import tag
from search_index.events.discourse import AS_OF, CONTINUES, COUNTED_FROM, DAY_OF_THE_REPORT, DAY_TOLD_OF
from search_index.events.event import DatedBy, Event, Status
from search_index.events.extraction import extract_events
from tests.search_index.events.making import REPORTED, article

SUNDAY = date(2024, 3, 10)
assert SUNDAY == REPORTED


def told(text: str) -> list[Event]:
    """The events of an article of Sunday, 10 March 2024, its dates tagged."""
    report = article(text)
    return extract_events(report, tag(text, report.published))


def last(text: str) -> Event:
    return told(text)[-1]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor opened the bridge.",
        "The mayor, who is ill, did not open the bridge.",
        "The bridge was closed by the river police.",
        "While boats waited, the mayor spoke of tolls.",
        "“We are late,” the mayor said.",
        "The builder has finished the bridge.",
    ],
)
def test_what_the_lead_reports_is_dated_to_the_day_of_the_report(sentence: str) -> None:
    (event,) = told(sentence)
    assert (event.dated_by, event.rule, event.span) == (DatedBy.REPORT, DAY_OF_THE_REPORT, spans.day(SUNDAY))
    assert (event.expression, event.expression_start) == ("", event.expression_end)
    assert event.reference is not None
    assert event.reference.span == spans.day(SUNDAY)


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge will open soon.",
        "It could rain over the bridge.",
        "The mayor had lived in Riga.",
        "Opening of the bridge",
        "Traffic over the bridge, by class.",
        "“We are late.”",
    ],
)
def test_plans_suppositions_headings_and_what_had_been_before_are_not(sentence: str) -> None:
    assert told(sentence) == []


def test_a_state_says_that_it_is_one() -> None:
    event = last("The mayor opened the bridge. It cost a lot. The bridge is 90 metres long.")
    assert (event.rule, event.dated_by) == (AS_OF, DatedBy.REPORT)


def test_what_did_not_happen_is_denied() -> None:
    assert last("The mayor did not speak.").status is Status.DENIED
    assert last("The mayor has never spoken.").status is Status.DENIED


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("If convicted, he faces five years in jail.", Status.HYPOTHETICAL),
        ("The port hopes to reopen soon.", Status.PLANNED),
        ("Two ferries are expected to stay in the harbour.", Status.PLANNED),
        ("Two ferries were moored in the harbour.", Status.HAPPENED),
    ],
)
def test_what_is_hoped_or_hangs_on_a_condition_has_not_happened(sentence: str, status: Status) -> None:
    assert [each.status for each in told(f"The mayor closed the port. {sentence}")][1:] == [status]


def test_deeds_go_with_the_day_that_the_report_tells_of() -> None:
    first, second = told("The mayor opened the bridge on Friday. She cut a ribbon.")
    assert (first.dated_by, second.dated_by) == (DatedBy.EXPRESSION, DatedBy.DISCOURSE)
    assert (second.span, second.rule) == (spans.day(date(2024, 3, 8)), DAY_TOLD_OF)
    assert second.reference is not None
    assert second.reference.detail == "Friday"


def test_a_day_long_past_is_not_what_the_report_tells_of() -> None:
    event = last("The old bridge fell on 3 May 1990.\n\nThe mayor opened a new one.")
    assert event.span == spans.day(SUNDAY)


def test_a_sentence_that_goes_on_about_the_past_belongs_to_the_date_before() -> None:
    event = last("The old bridge fell in 1990. It killed two men.")
    assert (event.span, event.rule, event.dated_by) == (spans.year(1990), CONTINUES, DatedBy.DISCOURSE)
    assert [each.rule for each in told("The old bridge fell in 1990. Boats replaced ferries.")][1:] == []
    assert last("The old bridge fell in 1990. She said she was sorry.").span == spans.day(SUNDAY)


@pytest.mark.parametrize(
    "sentence",
    [
        "The owner warned then that ferries would be late.",
        "Two boats sank in the harbour at the time.",
        "The owner said then that he was sorry.",
    ],
)
def test_words_that_point_at_the_time_before_do_so_over_the_end_of_a_paragraph(sentence: str) -> None:
    event = last(f"The old bridge fell in 1990.\n\n{sentence}")
    assert (event.span, event.rule) == (spans.year(1990), CONTINUES)
    event = last(
        f"The old bridge fell in 1990.\n\n{sentence.replace(' then', '').replace(' at the time', '')}"
    )
    assert event.span == spans.day(SUNDAY)


def test_a_saying_has_its_own_day_when_what_is_said_has_another() -> None:
    saying, said = told("The mayor said that the old bridge fell in 1990.")
    assert (saying.dated_by, saying.span) == (DatedBy.REPORT, spans.day(SUNDAY))
    assert (said.dated_by, said.span) == (DatedBy.EXPRESSION, spans.year(1990))
    (only,) = told("The mayor said in 1990 that the old bridge was safe.")
    assert only.span == spans.year(1990)


def test_an_article_of_unknown_date_keeps_one_undated_passage() -> None:
    report = replace(article("The mayor opened the bridge. She cut a ribbon. They sang."), published=UNKNOWN)
    (event,) = extract_events(report, [])
    assert (event.span, event.dated_by) == (None, DatedBy.REPORT)
    assert "not known" in event.rule


def test_two_dated_deeds_in_one_sentence_have_a_clause_each() -> None:
    first, second = told("She won the seat in 2004, and in 2009 the party expelled her.")
    assert (first.text, second.text) == ("She won the seat in 2004", "in 2009 the party expelled her.")
    built, sold = told("In 1986 she built a mill which was sold to the town in 2005.")
    assert built.text == "In 1986 she built a mill"
    assert sold.text == "In 1986 she built a mill which was sold to the town in 2005."
    for event in told("She showed up in March and June to see the mill."):
        assert event.text == "She showed up in March and June to see the mill."


def test_a_day_that_led_to_the_news_does_not_become_the_day_told_of() -> None:
    text = "The dam broke on Saturday. The mayor had opened it last Monday.\n\nPeople fled to the hills."
    assert (last(text).span, last(text).rule) == (spans.day(date(2024, 3, 9)), DAY_TOLD_OF)


def test_the_day_told_of_is_that_of_the_deed_not_that_of_the_plan_in_its_sentence() -> None:
    text = "The fleet will stay until 2042, the presidents agreed on Friday. They signed the deal in Yalta."
    assert (last(text).span, last(text).rule) == (spans.day(date(2024, 3, 8)), DAY_TOLD_OF)


@pytest.mark.parametrize(
    "sentence",
    [
        "Seventeen days after the collapse, a drill reached them.",
        "The firm filed for insolvency within weeks of the rescue.",
    ],
)
def test_what_is_counted_from_a_happening_of_unknown_date_is_not_of_the_report_s_day(sentence: str) -> None:
    text = f"The mine reopened on Saturday. Crowds cheered.\n\n{sentence}"
    assert (last(text).text, last(text).span, last(text).rule) == (sentence, None, COUNTED_FROM)
    assert last(f"The bell rang. {sentence}").span == spans.day(SUNDAY)  # the lead tells the news
