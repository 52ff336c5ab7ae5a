"""Dates counted from the published date: Wednesday, 4 September 2024 unless told otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.article import Confidence, Provenance, Published
from search_index.dates.expression import ReferenceOrigin, TimexType
from search_index.dates.spans import year
from search_index.dates.tagger import tag
from tests.search_index.dates.reading import days, read, values


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He arrived today.", "today", "2024-09-04"),
        ("He arrived yesterday.", "yesterday", "2024-09-03"),
        ("He arrives tomorrow.", "tomorrow", "2024-09-05"),
        ("He arrived the day before yesterday.", "the day before yesterday", "2024-09-02"),
        ("He speaks tonight.", "tonight", "2024-09-04TNI"),
        ("He spoke last night.", "last night", "2024-09-03TNI"),
        ("He spoke this morning.", "this morning", "2024-09-04TMO"),
        ("He spoke yesterday afternoon.", "yesterday afternoon", "2024-09-03TAF"),
        ("He said Friday that he would go.", "Friday", "2024-08-30"),
        ("He said on Wednesday that he would go.", "Wednesday", "2024-09-04"),
        ("He will meet them Monday.", "Monday", "2024-09-09"),
        ("They are meeting on Friday.", "Friday", "2024-09-06"),
        ("The trial is scheduled to begin Tuesday.", "Tuesday", "2024-09-10"),
        ("It had been due to end Tuesday.", "Tuesday", "2024-09-03"),
        ("It was postponed until Tuesday.", "Tuesday", "2024-09-10"),
        ("They had filed reports by Monday.", "Monday", "2024-09-02"),
        ("It will be filed by Monday.", "Monday", "2024-09-09"),
        ("She put off her planned visit on Friday.", "Friday", "2024-09-06"),
        ("They proposed the sale to him Friday.", "Friday", "2024-08-30"),
        ("They will appeal Friday's ruling.", "Friday", "2024-08-30"),
        ("They will watch Friday's game.", "Friday", "2024-09-06"),
        ("See them this Wednesday.", "this Wednesday", "2024-09-04"),
        ("He will meet them Wednesday.", "Wednesday", "2024-09-04"),
        ("It is still trying to sell, under a February agreement.", "February", "2024-02"),
        ("It would be paid on a still unspecified date in January.", "January", "2025-01"),
        ("It had been set to expire Sept. 8.", "Sept. 8", "2024-09-08"),
        ("Shops shut over the last week.", "the last week", "P1W"),
        ("On this day in 1944 they landed.", "this day in 1944", "1944-09-04"),
        ("It was put off until 9 a.m. Tuesday.", "9 a.m. Tuesday", "2024-09-10T09:00"),
        ("He could come as early as Friday.", "Friday", "2024-09-06"),
        ("He spoke on Friday morning.", "Friday morning", "2024-08-30TMO"),
        ("He left last Friday.", "last Friday", "2024-08-30"),
        ("He left last Wednesday.", "last Wednesday", "2024-08-28"),
        ("He leaves next Wednesday.", "next Wednesday", "2024-09-11"),
        ("He leaves this coming Friday.", "this coming Friday", "2024-09-06"),
        ("He left this past Friday.", "this past Friday", "2024-08-30"),
        ("He left last week.", "last week", "2024-W35"),
        ("He leaves next week.", "next week", "2024-W37"),
        ("He left earlier this month.", "earlier this month", "2024-09"),
        ("He left last month.", "last month", "2024-08"),
        ("He left last year.", "last year", "2023"),
        ("He left late last year.", "late last year", "2023"),
        ("He leaves next year.", "next year", "2025"),
        ("He left this quarter.", "this quarter", "2024-Q3"),
        ("He left over the weekend.", "the weekend", "2024-W35-WE"),
        ("He left last weekend.", "last weekend", "2024-W35-WE"),
        ("He left last July.", "last July", "2023-07"),
        ("He left last June.", "last June", "2024-06"),
        ("He left last August.", "last August", "2023-08"),
        ("He left last summer.", "last summer", "2023-SU"),
        ("He left last December.", "last December", "2023-12"),
        ("He leaves next May.", "next May", "2025-05"),
        ("He left last Oct. 23.", "last Oct. 23", "2023-10-23"),
        ("He left this summer.", "this summer", "2024-SU"),
        ("He left last spring.", "last spring", "2024-SP"),
        ("He left in June of last year.", "June of last year", "2023-06"),
        ("He leaves in March next year.", "March next year", "2025-03"),
        ("He leaves on May 3 next year.", "May 3 next year", "2025-05-03"),
        ("It rose in last year's third quarter.", "last year's third quarter", "2023-Q3"),
        ("He left two years ago.", "two years ago", "2022"),
        ("He left a year ago.", "a year ago", "2023"),
        ("He left five months ago.", "five months ago", "2024-04"),
        ("He left ten days ago.", "ten days ago", "2024-08-25"),
        ("He left 10 days ago.", "10 days ago", "2024-08-25"),
        ("He left a decade ago.", "a decade ago", "2014"),
        ("He left twenty-one years ago.", "twenty-one years ago", "2003"),
        ("He left about two years ago.", "about two years ago", "2022"),
        ("He left two years ago today.", "two years ago today", "2022-09-04"),
        ("He left ten years ago this week.", "ten years ago this week", "2014-W36"),
        ("He leaves three weeks from now.", "three weeks from now", "2024-W39"),
        ("He leaves in two days' time.", "two days' time", "2024-09-06"),
        ("He left at the end of the month.", "the end of the month", "2024-09"),
        ("He spoke at 5 p.m. yesterday.", "5 p.m. yesterday", "2024-09-03T17:00"),
        ("He spoke at noon on Friday.", "noon on Friday", "2024-08-30T12:00"),
        ("He spoke at 14:30 GMT.", "14:30 GMT", "2024-09-04T14:30"),
        ("He spoke at 7 o'clock.", "7 o'clock", "2024-09-04T07:00"),
        ("He arrived on 21 August.", "21 August", "2024-08-21"),
        ("He arrived on August 21.", "August 21", "2024-08-21"),
        ("He arrived on the 21st of August.", "21st of August", "2024-08-21"),
        ("He arrived on Aug. 21st.", "Aug. 21st", "2024-08-21"),
        ("He arrived on October 2.", "October 2", "2023-10-02"),
        ("He will arrive on October 2.", "October 2", "2024-10-02"),
        ("The dividend is payable Jan. 2.", "Jan. 2", "2025-01-02"),
        ("He arrived on April two.", "April two", "2024-04-02"),
        ("He arrived on March eighth.", "March eighth", "2024-03-08"),
        ("He arrived on the third of June.", "the third of June", "2024-06-03"),
        ("He arrived Friday, Aug. 23.", "Friday, Aug. 23", "2024-08-23"),
        ("He arrives on Wednesday 9 October.", "Wednesday 9 October", "2024-10-09"),
        ("He arrived on Monday, Oct. 2.", "Monday, Oct. 2", "2023-10-02"),
        ("He arrived in June.", "June", "2024-06"),
        ("He arrived in December.", "December", "2023-12"),
        ("He will arrive in December.", "December", "2024-12"),
        ("He arrived in early May.", "early May", "2024-05"),
        ("He arrived in mid-March.", "mid-March", "2024-03"),
        ("He arrived around Aug. 5.", "around Aug. 5", "2024-08-05"),
        ("It rose in the second quarter.", "the second quarter", "2024-Q2"),
        ("It rose in spring.", "spring", "2024-SP"),
        ("KAZAN, Sept 3 - He arrived.", "Sept 3", "2024-09-03"),
        ("KAZAN, 3 September (Wire) — He arrived.", "3 September", "2024-09-03"),
        ("He arrived on Good Friday.", "Good Friday", "2024-03-29"),
        ("He arrived on New Year's Eve.", "New Year's Eve", "2023-12-31"),
        ("He arrived on Labor Day.", "Labor Day", "2024-09-02"),
        ("The week of March 6 was quiet.", "The week of March 6", "2024-W10"),
        ("He left on the 2nd.", "the 2nd", "2024-09-02"),
    ],
)
def test_it_is_counted_from_the_published_date(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]
    assert read(text)[0].reference is not None


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He arrived on 21 February.", "21 February", "XXXX-02-21"),
        ("He arrived on Friday.", "Friday", "XXXX-WXX-5"),
        ("He arrived in June.", "June", "XXXX-06"),
        ("He arrived last July.", "last July", "XXXX-07"),
        ("He arrived last year.", "last year", "XXXX"),
        ("He arrived yesterday.", "yesterday", "XXXX-XX-XX"),
        ("He arrived two years ago.", "two years ago", "P2Y"),
    ],
)
def test_without_a_published_date_it_is_found_but_not_dated(text: str, words: str, value: str) -> None:
    (found,) = read(text, None)
    assert (found.text, found.value, found.span) == (words, value, None)


def test_every_counted_date_says_from_what_and_by_which_rule() -> None:
    (found,) = read("He said Friday that he would go.")
    assert found.rule == "weekday before the published date"
    assert found.reference is not None
    assert found.reference.origin is ReferenceOrigin.PUBLISHED
    assert found.reference.span.earliest == date(2024, 9, 4)
    assert "front matter" in found.reference.detail


def test_from_a_month_only_what_is_sure_keeps_its_precision() -> None:
    published = Published(date(2024, 9, 1), date(2024, 9, 30), Provenance.FOLDER_NAME, Confidence.STATED)
    last_year, yesterday = tag("He left last year and came back yesterday.", published)
    assert last_year.value == "2023"
    assert yesterday.span is not None
    assert yesterday.span.approximate
    assert (yesterday.span.earliest, yesterday.span.latest) == (date(2024, 8, 31), date(2024, 9, 29))


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("It took two years.", "two years", TimexType.DURATION, "P2Y"),
        ("It was a two-day visit.", "two-day", TimexType.DURATION, "P2D"),
        ("It took 35 hours.", "35 hours", TimexType.DURATION, "PT35H"),
        ("It took 2 1/2 years.", "2 1/2 years", TimexType.DURATION, "P2Y6M"),
        ("It took at least 30 days.", "at least 30 days", TimexType.DURATION, "P30D"),
        ("It took several months.", "several months", TimexType.DURATION, "PXM"),
        ("It took a decade.", "a decade", TimexType.DURATION, "P10Y"),
        ("It lasted for weeks.", "weeks", TimexType.DURATION, "PXW"),
        ("It rose in the nine months.", "the nine months", TimexType.DURATION, "P9M"),
        ("It meets every Friday.", "every Friday", TimexType.SET, "XXXX-WXX-5"),
        ("It meets every two years.", "every two years", TimexType.SET, "P2Y"),
        ("It is published daily.", "daily", TimexType.SET, "P1D"),
        ("It is open now.", "now", TimexType.DATE, "PRESENT_REF"),
        ("It opened recently.", "recently", TimexType.DATE, "PAST_REF"),
        ("It has a place in the future.", "the future", TimexType.DATE, "FUTURE_REF"),
    ],
)
def test_amounts_of_time_and_what_recurs_have_no_place_on_the_calendar(
    text: str, words: str, kind: TimexType, value: str
) -> None:
    (found,) = read(text)
    assert (found.text, found.type, found.value, found.span) == (words, kind, value, None)


def test_a_stretch_up_to_the_published_date_is_a_range() -> None:
    (found,) = read("He spent the past two years there.")
    assert (found.text, found.type, found.value) == ("the past two years", TimexType.DURATION, "P2Y")
    assert found.span is not None
    assert (found.span.earliest, found.span.latest) == (date(2022, 9, 4), date(2024, 9, 4))


def test_nights_of_the_week_recur() -> None:
    found = [(each.text, each.type) for each in read("It opens on Monday and Tuesday nights.")]
    assert found == [("Monday", TimexType.SET), ("Tuesday", TimexType.SET)]


def test_a_night_told_by_a_clause_is_not_that_of_the_date_named_before() -> None:
    assert values("He left on Monday. She stayed until the night the dam broke.")[1:] == []


def test_the_last_week_of_something_is_not_last_week() -> None:
    assert values("Sales fell in the last week of June.") == [("June", "2024-06")]


def test_a_weekday_that_is_the_published_day_is_said_to_be_that() -> None:
    (found,) = read("The council will vote on Wednesday.")
    assert found.rule == "weekday of the published date itself"


def test_later_in_the_day_is_that_of_the_day_named_before() -> None:
    assert values("He arrived Monday and left later in the day.")[1] == ("later in the day", "2024-09-02")
    assert values("He will arrive Friday. It was launched later in the day.")[1][1] == "2024-09-04"


def test_to_this_day_is_the_present_at_large() -> None:
    assert values("Nobody knows to this day.") == [("this day", "PRESENT_REF")]


def test_the_present_tense_of_a_caption_is_no_plan() -> None:
    assert values("The two presidents meet in Rome on August 21.") == [("August 21", "2024-08-21")]
    assert values("The president meets the king in Rome on August 21.") == [("August 21", "2024-08-21")]


def test_less_than_so_long_ago_is_any_day_since_and_more_than_is_about_then() -> None:
    assert days("It opened less than two weeks ago.") == ["2024-08-21..2024-09-04"]
    (found,) = read("It opened more than three years ago.")
    assert (found.value, found.span) == ("2021", year(2021).about())
