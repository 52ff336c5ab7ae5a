"""Events of an article."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.dates import spans
from search_index.dates.expression import DateExpression, TimexType
from search_index.dates.spans import DateSpan
from search_index.dates.tagger import tag
from search_index.events.event import DatedBy
from search_index.events.extraction import extract_events
from search_index.events.status import Status
from tests.search_index.events.making import REPORTED, article, day, events_of, expression

SIGNED, OPENED = day(2024, 2, 21), day(2024, 3, 4)


def test_each_sentence_with_a_date_is_an_event_in_text_order() -> None:
    text = "The deed was signed on 21 February.\nNobody objected. The road\nopened on Monday."
    first, second = events_of(text, {"21 February": SIGNED, "Monday": OPENED})
    assert (first.text, first.span) == ("The deed was signed on 21 February.", SIGNED)
    assert (second.text, second.span) == ("The road opened on Monday.", OPENED)
    assert text[second.sentence_start : second.sentence_end] == "The road\nopened on Monday."
    assert text[second.expression_start : second.expression_end] == second.expression == "Monday"
    assert (second.path, second.title, second.source, second.story) == (
        "report.txt",
        "A report",
        "Wire",
        second.id[:16],
    )


def test_two_dates_in_one_sentence_are_two_events_that_keep_their_own_words() -> None:
    text = "The deed was signed on 21 February and the road opened on Monday."
    events = events_of(text, {"21 February": SIGNED, "Monday": OPENED})
    assert [(each.expression, each.span) for each in events] == [("21 February", SIGNED), ("Monday", OPENED)]
    assert events[0].id != events[1].id


def test_words_side_by_side_that_name_one_day_are_one_event() -> None:
    text = "The road opened on Monday, 4 March, at last."
    (event,) = events_of(text, {"Monday": OPENED, "4 March": OPENED})
    assert event.expression == "Monday, 4 March"
    text = "The road opened last year, in May."
    (event,) = events_of(text, {"last year": spans.year(2023), "May": spans.month(2023, 5)})
    assert (event.expression, event.span) == ("last year, in May", spans.month(2023, 5))


def test_the_same_day_named_twice_in_a_sentence_is_one_event() -> None:
    text = "The road opened on Monday, and on 4 March the toll began."
    assert len(events_of(text, {"Monday": OPENED, "4 March": OPENED})) == 1


def test_a_date_that_cannot_be_known_gives_an_undated_event() -> None:
    (event,) = events_of("The road opens on February 21, the mayor said.", {"February 21": None})
    assert event.span is None


def test_durations_sets_and_words_for_now_give_no_event() -> None:
    text = "Two years long, to be held every Monday, now closed and from 9 a.m. on open"
    found = [
        expression(text, "Two years", None, type_=TimexType.DURATION, value="P2Y"),
        expression(text, "every Monday", None, type_=TimexType.SET, value="XXXX-WXX-1"),
        expression(text, "now", day(2024, 3, 10), value="PRESENT_REF"),
        expression(text, "9 a.m", None, type_=TimexType.TIME, value="T09:00"),
    ]
    found.sort(key=lambda each: each.start)
    assert extract_events(article(text), found) == []


def test_lines_about_the_report_give_no_event() -> None:
    for line in (
        "September 21, 2018",
        "Updated Monday 4 March 2018, 9:15 GMT",
        "Published 4 March 2018 by Ana Lind",
        "By Ana Lind and Juan de la Cruz, 4 March 2018",
        "Photo: Ana Lind / Wire, 4 March 2018",
        "Copyright 2018 Wire. All rights reserved.",
        "<https://wire.example/2018/09/21/harbour-plans>",
        "With reporting by Ana Lind on 4 March 2018",
    ):
        words = next(
            each for each in ("September 21, 2018", "4 March 2018", "2018/09/21", "2018") if each in line
        )
        found = expression(line, words, day(2018, 3, 4))
        assert extract_events(article(f"Harbour plans\n\n{line}\n\nMore."), [_moved(found, 15)]) == [], line


def test_sentences_that_merely_look_like_such_lines_are_events() -> None:
    for line in (
        "By 2030 China will lead.",
        "By Wednesday evening troops had left",
        "Published in 1995, the book sold well.",
        "Updated rules took effect in 1995",
        "The copyright law was passed in 1995.",
        "Source code was found in 1995",
        "Date set for 1995 election",
    ):
        words = next(each for each in ("2030", "Wednesday", "1995") if each in line)
        assert len(extract_events(article(line), [expression(line, words, spans.year(1995))])) == 1, line


def test_a_dateline_gives_no_event_but_its_sentence_may() -> None:
    for dateline in ("RIGA, Feb 21 — ", "RIGA, Latvia, Feb 21 (Wire) - ", "ST. JOHN'S, Feb 21 /PRN/ -- "):
        text = f"{dateline}The road opened on Monday."
        (event,) = events_of(text, {"Feb 21": SIGNED, "Monday": OPENED})
        assert event.expression == "Monday"


def test_identity_lasts_while_path_and_passage_do_and_tells_repetitions_apart() -> None:
    text = "It opened in 1995. It opened in 1995."
    year = spans.year(1995)
    found = [expression(text, "1995", year), expression(text, "1995", year, after=18)]
    first, second = extract_events(article(text), found)
    assert first.id != second.id
    moved = extract_events(article(f"A new line.\n\n{text}"), [_moved(each, 13) for each in found])
    assert [each.id for each in moved] == [first.id, second.id]
    elsewhere = extract_events(article(text, path="copy.txt"), found)
    assert {each.id for each in elsewhere}.isdisjoint({first.id, second.id})
    assert len(first.id) == 24


def test_a_day_after_the_published_date_is_planned() -> None:
    (event,) = events_of("The vote is on 18 March.", {"18 March": day(2024, 3, 18)})
    assert event.status is Status.PLANNED


def test_a_table_of_dates_is_cut_between_them() -> None:
    text = " ".join(f"{1900 + n} item{n}," for n in range(40))
    found = [expression(text, str(1900 + n), spans.year(1900 + n)) for n in range(40)]
    events = extract_events(article(text), found)
    assert len(events) == 40
    assert events[7].text == "item6, 1907 item7"


def test_a_text_of_nothing_but_dates_takes_bounded_time_and_room() -> None:
    text = "in 1995 x " * 30_000
    span = spans.year(1995)
    found = [
        DateExpression(at + 3, at + 7, "1995", TimexType.DATE, "1995", span, "year")
        for at in range(0, len(text), 10)
    ]
    began = time.process_time()
    events = extract_events(article(text), found)
    assert time.process_time() - began < 10
    assert events
    assert sum(len(each.text) for each in events) <= 10 * len(text)


@given(
    st.lists(
        st.sampled_from(["It opened in", "1995", "1996", ".", "\n", "\n\n", "and", "RIGA,", "—", "(", "By"])
    )
)
def test_every_event_covers_its_expression_and_quotes_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    found, position = [], 0
    for part in parts:
        if part.isdigit():
            found.append(expression(text, part, spans.year(int(part)), after=position))
        position += len(part) + 1
    for event in extract_events(article(text), found):
        assert event.sentence_start <= event.expression_start <= event.expression_end <= event.sentence_end
        assert (event.expression != "") == (event.dated_by is DatedBy.EXPRESSION)
        assert text[event.expression_start : event.expression_end] == event.expression
        assert " ".join(text[event.sentence_start : event.sentence_end].split()) == event.text
        assert event.span is not None
        assert event.span.earliest in (date(1995, 1, 1), date(1996, 1, 1), REPORTED)


def _moved(found: DateExpression, by: int) -> DateExpression:
    return DateExpression(
        found.start + by, found.end + by, found.text, found.type, found.value, found.span, found.rule
    )


def told_days(text: str) -> list[tuple[str, DateSpan | None]]:
    report = article(text)
    return [(each.expression, each.span) for each in extract_events(report, tag(text, report.published))]


def test_days_from_one_date_to_another_happening_date_that_too() -> None:
    text = "The bank failed on Friday, a day after parliament had met, and opened again on Saturday."
    assert told_days(text) == [
        ("Friday", day(2024, 3, 8)),
        ("a day after", day(2024, 3, 7)),
        ("Saturday", day(2024, 3, 9)),
    ]
    report = article(AHEAD)
    planned = extract_events(report, tag(AHEAD, report.published))
    assert [(each.span, each.status) for each in planned] == [
        (day(2024, 3, 12), Status.PLANNED),
        (day(2024, 3, 9), Status.HAPPENED),
    ]


AHEAD = "The mayor will speak on 12 March 2024, three days after the fire."


@pytest.mark.parametrize(
    "text",
    [
        "The bank failed on Friday, a day after the 7 March vote.",
        "The bank failed on Friday, a day after that.",
        "The bank failed in February, two days after the vote.",
    ],
)
def test_days_counted_from_what_has_a_date_or_from_no_day_date_nothing(text: str) -> None:
    assert "a day after" not in [words for words, _ in told_days(text)]
    assert "two days after" not in [words for words, _ in told_days(text)]
