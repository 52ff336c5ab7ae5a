"""Times of day in four digits are no years, and belong to a day only where the text says so."""

from __future__ import annotations

import pytest

from tests.search_index.dates.reading import values


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Between 1700 and 2100 hrs the guns fired.", ["T17:00", "T21:00"]),
        ("The road is closed from 1700 to 2100 local time.", ["T17:00", "T21:00"]),
        ("The road is closed 1700-2100 hrs.", ["T17:00", "T21:00"]),
        ("The pit trades from 1800 to 2100 local Chicago time.", ["T18:00", "T21:00"]),
        ("A curfew runs from 2100 to 0500 hours.", ["T21:00", "T05:00"]),
        ("The shelling went on from 1915 to 1930 GMT.", ["T19:15", "T19:30"]),
        ("It struck at 2030 local time.", ["T20:30"]),
        ("They left at 1500 hours.", ["T15:00"]),
    ],
)
def test_four_digits_that_are_called_a_time_are_one(text: str, times: list[str]) -> None:
    assert [value for _, value in values(text)] == [f"2024-09-04{time}" for time in times]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The town grew between 1700 and 1750.", ["1700", "1750"]),
        ("The town grew in 1700-1750.", ["1700", "1750"]),
        ("She flew 1500 hours.", ["PT1500H"]),
        ("They kept 1500 hours of film.", ["PT1500H"]),
    ],
)
def test_years_and_amounts_are_no_times(text: str, value: list[str]) -> None:
    assert [each for _, each in values(text)] == value


def test_a_time_whose_day_is_counted_from_an_event_is_not_put_on_another_day() -> None:
    text = "The trial began Monday. A man had called at 6 a.m. ten days before the raid."
    assert ("6 a.m.", "T06:00") in values(text)
    assert ("6 a.m.", "2024-09-02T06:00") in values(
        "It began Monday. He called at 6 a.m. two hours before us."
    )


def test_both_times_are_on_the_day_that_follows_them() -> None:
    text = "The guns fired between 1700 and 2100 hrs on Monday."
    assert values(text) == [("1700", "2024-09-02T17:00"), ("2100 hrs on Monday", "2024-09-02T21:00")]
