"""Ways to say when, in histories and in reports, each with what it means."""

from __future__ import annotations

import pytest

from tests.search_index.dates.reading import days, values

_STORY = "The school was founded in 1840 and rebuilt in 1857. It burned on 3 June 1861. "


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # days counted from the story
        ("The day after that he left.", "The day after that", "1861-06-04"),
        ("Two days after this the hall fell.", "Two days after this", "1861-06-05"),
        ("Two years previously he had come.", "Two years previously", "1859"),
        ("On that date he left.", "that date", "1861-06-03"),
        ("The following weekend he left.", "The following weekend", "1861-W23-WE"),
        # numbered days: of the month that the story has come to
        ("On the 24th Havelock died.", "the 24th", "1861-06-24"),
        ("On the 24th 300 men died.", "the 24th", "1861-06-24"),
        ("At 9 p.m. on the 14th Ada gave up.", "9 p.m. on the 14th", "1861-06-14T21:00"),
        ("He left on the 5th and 6th.", "6th", "1861-06-06"),
        ("He left on 5, 6 and 7 July.", "5", "1861-07-05"),
        # nights between two days are those of the first
        ("He left on the night of 5/6 July.", "the night of 5/6 July", "1861-07-05TNI"),
        ("He left on the night of July 5–6, 1863.", "the night of July 5–6, 1863", "1863-07-05TNI"),
        ("It rained in the night of 5 to 6 July.", "the night of 5 to 6 July", "1861-07-05TNI"),
        # weekdays of months, parts of months and centuries
        ("It shut on the last Sunday of July.", "the last Sunday of July", "1861-07-28"),
        ("It shut on the second Tuesday in July 1862.", "the second Tuesday in July 1862", "1862-07-08"),
        ("In the first half of July he left.", "the first half of July", "1861-07"),
        ("In the second half of the 19th century.", "the second half of the 19th century", "18"),
        # seasons and decades
        ("By spring he had left.", "spring", "1862-SP"),
        ("In midsummer 1862 he left.", "midsummer 1862", "1862-SU"),
        ("In the sixties he left.", "the sixties", "186"),
        # years
        ("In 1863 he came and twelve months later left.", "twelve months later", "1864"),
        ("As early as 1862 he left.", "1862", "1862"),
        ("It was told in his 1862 book.", "1862", "1862"),
        ("It was built in A.D. 1152.", "A.D. 1152", "1152"),
    ],
)
def test_a_history_says_when(text: str, words: str, value: str) -> None:
    assert (words, value) in values(_STORY + text)


def test_a_night_between_two_days_spans_both_and_the_story_goes_on_from_the_first() -> None:
    text = _STORY + "He left on the night of 5/6 July. Two days later he was caught."
    assert days(text)[-2:] == ["1861-07-05..1861-07-06", "1861-07-07"]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He quit on Thursday of last week.", "Thursday of last week", "2024-08-29"),
        ("He will quit Tuesday next week.", "Tuesday next week", "2024-09-10"),
        ("He will quit on Monday week.", "Monday week", "2024-09-16"),
        ("He quit on the 20th of last month.", "the 20th of last month", "2024-08-20"),
        ("It will fall in the second half of the year.", "the second half of the year", "2024-H2"),
        ("It rose in FY24.", "FY24", "2024"),
        ("December futures fell.", "December", "2024-12"),
        ("Brent for August delivery rose.", "August", "2025-08"),
        ("It is to be in April or May.", "May", "2025-05"),
        ("It is forecast to reach the coast on Saturday.", "Saturday", "2024-09-07"),
        ("They prepared for the funeral on Saturday.", "Saturday", "2024-09-07"),
        ("They met after the deadline of midnight on Monday.", "midnight on Monday", "2024-09-02T24:00"),
        ("The parade is today; Sunday is the feast.", "Sunday", "2024-09-08"),
        ("The show runs from Thursday.", "Thursday", "2024-09-05"),
        ("It was the worst since the 1883 eruption.", "1883", "1883"),
        ("It was as in the 1848 revolutions.", "1848", "1848"),
        ("The Fourth of July parade was long.", "Fourth of July", "2024-07-04"),
        ("Key dates: 1954: opened.", "1954", "1954"),
    ],
)
def test_a_report_says_when(text: str, words: str, value: str) -> None:
    assert (words, value) in values(text)


def test_a_season_that_ended_a_month_ago_is_the_last_one() -> None:
    assert values("It was approved last fall.", "1999-01-04") == [("last fall", "1998-FA")]


@pytest.mark.parametrize(
    "text",
    [
        "He lives at 10 May Road and she in May Street.",
        "He is in his mid-50s and she in her late 40s.",
        "They fought in the 9th Army on the 9th floor.",
        "The 1883 men and their 1848 guns stayed.",
        "It was agreed two days after that battle had begun to go badly.",
    ],
)
def test_names_ages_and_amounts_say_no_time(text: str) -> None:
    assert [value for _, value in values(text) if value != "P2D"] == []


def test_a_time_to_come_is_not_put_on_a_day_that_is_over() -> None:
    text = "It opened on January 9. The doors will close at 4:30 p.m. today. They will be shut at 6 p.m."
    assert [value for _, value in values(text)] == ["2024-01-09", "2024-09-04T16:30", "2024-09-04T18:00"]


def test_earlier_in_the_day_is_that_of_the_report_unless_another_is_near() -> None:
    assert ("earlier in the day", "2024-09-04") in values(
        "The term ended May 15, he said earlier in the day."
    )
    assert ("earlier in the day", "2024-09-03") in values(
        "They met on Tuesday, and earlier in the day spoke."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 1 January AD 69 they swore.", [("1 January AD 69", "0069-01-01")]),
        ("In August AD 79 it fell.", [("August AD 79", "0079-08")]),
        ("In the spring of AD 79 it fell.", [("the spring of AD 79", "0079-SP")]),
    ],
)
def test_the_era_may_stand_before_the_year(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text, None) == expected


def test_a_history_is_of_the_year_that_it_names_first_also_before_that() -> None:
    text = (
        "In early May the army was still at home. It crossed the river on 24 June 1812. Four days later it "
        "took the city. On 7 September it fought, and in October it left."
    )
    assert values(text)[0] == ("early May", "1812-05")


def test_a_short_year_may_stand_after_its_month_in_an_old_history() -> None:
    text = (
        "Galba entered Rome in October 68. On 1 January AD 69 the legions rose. On 15 January he was killed. "
        "The following year Vespasian came, and reigned until 79."
    )
    assert [value for _, value in values(text)] == ["0068-10", "0069-01-01", "0069-01-15", "0070", "0079"]


def test_what_somebody_in_a_history_said_of_tomorrow_has_no_place_on_the_calendar() -> None:
    text = (
        'The war began in 1809. On 3 May 1811 the general said: "Tomorrow we march." On the 5th they had '
        "crossed the river."
    )
    read = dict(values(text))
    assert (read["Tomorrow"], read["the 5th"]) == ("XXXX-XX-XX", "1811-05-05")
