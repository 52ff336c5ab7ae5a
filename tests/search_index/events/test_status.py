"""Status: what happened, what is to come, what is supposed or denied."""

from __future__ import annotations

import pytest

from corpus.article import UNKNOWN
from search_index.dates.spans import DateSpan
from search_index.events.event import Status
from search_index.events.status import DateTold
from tests.search_index.events.making import day, published

PAST, FUTURE = day(2024, 3, 4), day(2024, 3, 18)


def status(marked: str, span: DateSpan | None = None) -> Status:
    """The status of a sentence in which the date stands in braces."""
    start, end = marked.index("{"), marked.index("}") - 1
    told = DateTold(marked.replace("{", "").replace("}", ""), start, end)
    return told.status(span, published())


@pytest.mark.parametrize(
    "sentence",
    [
        "The council met on {Monday}.",
        "On {4 March} the tower was lit in blue.",
        "She said on {Monday} that the bridge will close.",
        "The bill did not pass until {Monday}.",
        "He denied on {Monday} that there had been a deal.",
        "It was signed in {1995}, but will lapse soon.",
        "The bloc does not recognise the port but has traded with it since {2011}.",
        "They were among the few who had not been fined for opening the dam in {2022}.",
        "Born on {1 May}, he lives in Riga.",
    ],
)
def test_what_is_told_in_the_past_happened(sentence: str) -> None:
    assert status(sentence, PAST) is Status.HAPPENED


@pytest.mark.parametrize(
    "sentence",
    [
        "The council will meet on {Monday}.",
        "The council will\nmeet on {Monday}.",
        "The final has been scheduled to take place in Oslo on {18 March}.",
        "The congress is to be held on {Monday}.",
        "The board plans to sign the deed on {Monday}.",
        "Ministers will sign a revised treaty on {Monday}.",
        "On {Monday} the revised budget will be published.",
        "He said the road would open on {Monday}.",
        "The firm expects sales to rise in {2024}.",
        "Ada, who is running for mayor on {18 March}, met the press.",
    ],
)
def test_what_is_announced_is_planned(sentence: str) -> None:
    assert status(sentence, FUTURE) is Status.PLANNED


@pytest.mark.parametrize(
    "sentence",
    [
        "If elected, she would resign on {Monday}.",
        "If the talks fail, a vote will be held on {Monday}.",
        "Prices could fall in {April}.",
        "Ada, who may run in {2026}, met the press.",
    ],
)
def test_what_hangs_on_a_condition_is_hypothetical(sentence: str) -> None:
    assert status(sentence, FUTURE) is Status.HYPOTHETICAL


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister denied that she had met the envoy in {May}.",
        "The minister did not sign the deed in {2015}.",
        "The board hasn’t met since {Monday}.",
    ],
)
def test_what_is_said_not_to_be_so_is_denied(sentence: str) -> None:
    assert status(sentence, PAST) is Status.DENIED


def test_what_is_said_not_to_come_is_denied() -> None:
    assert status("They won't come on {Monday}.", FUTURE) is Status.DENIED


def test_what_is_to_be_is_planned_on_the_day_of_the_report_too() -> None:
    today = day(2024, 3, 10)
    assert status("The mayor is to speak at {noon}.", today) is Status.PLANNED
    assert status("Both are to be sworn in {today}.", today) is Status.PLANNED
    assert status("The mayor spoke at {noon}.", today) is Status.HAPPENED


def test_a_day_after_the_report_is_never_told_as_a_fact() -> None:
    assert status("Election day, {18 March}, is near.", FUTURE) is Status.PLANNED
    assert status("Election day, {18 March}, is near.", PAST) is Status.HAPPENED


def test_a_plan_told_of_a_day_long_past_stays_a_plan_but_a_comparison_does_not() -> None:
    assert status("Talks were due to begin on {Monday}.", PAST) is Status.PLANNED
    assert status("Sales will be lower than in {2023}.", PAST) is Status.HAPPENED
    assert status("The plan could breach the treaty of {1985}.", PAST) is Status.HAPPENED
    assert status("The plan does not breach the treaty of {1985}.", PAST) is Status.HAPPENED
    assert status("She might have met him in {1985}.", PAST) is Status.HYPOTHETICAL
    assert status("She might have resigned in {1985}.", PAST) is Status.HYPOTHETICAL
    assert status("She said the road would open in {1985}.", PAST) is Status.PLANNED


@pytest.mark.parametrize(
    "sentence",
    [
        "The board will lift the ban imposed on {Monday}.",
        "He would veto any bill that draws on the fund set up {last month}.",
        "It agreed to sell the pier in {October}.",
        "No toll is given due to the merger of {1995}.",
        "The firm is set to review the deed signed in {1985}.",
        "He said he would undo the reform begun {last year}.",
    ],
)
def test_what_a_plan_refers_back_to_happened(sentence: str) -> None:
    assert status(sentence, PAST) is Status.HAPPENED


def test_what_had_been_planned_for_a_past_day_stays_a_plan() -> None:
    assert (
        status("It had agreed to be ready by then; the gala was to be held on {Monday}.", PAST)
        is Status.PLANNED
    )
    assert status("The gala, scheduled for {Monday}, was called off.", PAST) is Status.PLANNED
    assert status("The council had hoped to open it by {Monday}.", PAST) is Status.PLANNED


def test_without_a_published_date_the_words_decide() -> None:
    assert DateTold("The vote is on 2 May.", 15, 20).status(FUTURE, UNKNOWN) is Status.HAPPENED
    assert DateTold("They will vote on 2 May.", 18, 23).status(None, UNKNOWN) is Status.PLANNED


def test_a_month_called_may_is_no_modal_verb() -> None:
    assert status("In May the board voted on {3 March}.", PAST) is Status.HAPPENED
