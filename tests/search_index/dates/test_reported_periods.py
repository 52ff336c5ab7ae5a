"""What reports on results speak of: quarters by their end, months of a year, and what they compare with."""

from __future__ import annotations

import pytest

from tests.search_index.dates.reading import days, read, values

_AUTUMN = "2024-11-06"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sales rose in the quarter ended Sept. 30.", "2024-Q3"),
        ("Sales rose in the quarter ended July 31.", "2024-Q2"),
        ("Sales rose in the quarter to March 2023.", "2023-Q1"),
        ("Orders for the quarter ending 31 December 2024 look good.", "2024-Q4"),
    ],
)
def test_a_quarter_named_by_its_end_is_the_nearest_of_the_calendar(text: str, value: str) -> None:
    assert values(text, _AUTUMN)[0] == ("the quarter", value)


def test_a_year_is_over_when_it_ended_unless_the_sentence_looks_ahead() -> None:
    assert values("It earned more in the year ended Nov. 20.", _AUTUMN)[-1] == ("Nov. 20", "2023-11-20")
    assert values("It expects a loss for the year ended Nov. 20.", _AUTUMN)[-1] == ("Nov. 20", "2024-11-20")


@pytest.mark.parametrize(
    "months", ["In the first nine months", "For the nine months", "In the latest nine months"]
)
def test_months_reported_on_are_compared_with_the_same_months(months: str) -> None:
    text = f"It lost money in the third quarter. {months}, profit doubled from that of the 2023 period."
    found = read(text, _AUTUMN)
    assert [each.value for each in found] == ["2024-Q3", "P9M", "2023"]
    assert days(text, _AUTUMN) == [
        "2024-07-01..2024-09-30",
        "2024-01-01..2024-09-30",
        "2023-01-01..2023-09-30",
    ]


def test_nine_months_that_no_results_were_told_of_have_no_place_on_the_calendar() -> None:
    assert days("The nine months were hard.", _AUTUMN) == []


def test_a_comparison_is_with_what_was_reported_not_with_a_forecast() -> None:
    text = (
        "It fears a weak third quarter of 2025. The third quarter of 2024 was good. "
        "The first quarter of 2025 will be better. Sales beat the year-ago quarter."
    )
    assert values(text, _AUTUMN)[-1] == ("the year-ago quarter", "2023-Q3")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It shrank in the first two quarters of 2023.", "the first two quarters of 2023", "2023-H1"),
        ("It grew in the last two quarters of 2023.", "the last two quarters of 2023", "2023-H2"),
        (
            "It grew in the first three quarters of 2023.",
            "the first three quarters of 2023",
            "2023-01-01/2023-09-30",
        ),
        ("It grew in the last quarter of 2023.", "the last quarter of 2023", "2023-Q4"),
        ("It has risen since year-end.", "year-end", "2023-12-31"),
        ("It must be paid by year-end.", "year-end", "2024-12-31"),
    ],
)
def test_parts_of_years(text: str, words: str, value: str) -> None:
    assert values(text, _AUTUMN) == [(words, value)]


def test_last_years_quarter_is_that_of_the_quarter_reported_on() -> None:
    text = "Sales in the third quarter beat last year's quarter."
    assert values(text, _AUTUMN)[-1] == ("last year's quarter", "2023-Q3")
