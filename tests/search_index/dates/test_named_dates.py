"""Dates that name their year, and numbers that are no dates."""

from __future__ import annotations

import pytest

from search_index.dates.digit_order import DigitOrder
from search_index.dates.spans import Precision
from search_index.dates.tagger import tag
from tests.search_index.dates.reading import days, read, values


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It opened on 21 February 2024 in Kazan.", "21 February 2024", "2024-02-21"),
        ("It opened on 21st February 2024.", "21st February 2024", "2024-02-21"),
        ("On the 21st of February, 2024, it opened.", "21st of February, 2024", "2024-02-21"),
        ("It opened on February 21, 2024.", "February 21, 2024", "2024-02-21"),
        ("It opened on February 21 2024.", "February 21 2024", "2024-02-21"),
        ("It opened on February 21st, 2024.", "February 21st, 2024", "2024-02-21"),
        ("It opened on February the 21st, 2024.", "February the 21st, 2024", "2024-02-21"),
        ("It opened on Feb. 21, 2024.", "Feb. 21, 2024", "2024-02-21"),
        ("It opened on Sept 3, 1998.", "Sept 3, 1998", "1998-09-03"),
        ("FEBRUARY 21, 2024", "FEBRUARY 21, 2024", "2024-02-21"),
        ("Filed 21-Feb-2024 by mail.", "21-Feb-2024", "2024-02-21"),
        ("Filed 2024-02-21 by mail.", "2024-02-21", "2024-02-21"),
        ("Filed 2024/02/21 by mail.", "2024/02/21", "2024-02-21"),
        ("Filed 2024-02-21T10:00 by mail.", "2024-02-21T10:00", "2024-02-21T10:00"),
        ("Filed 21.2.2024 by mail.", "21.2.2024", "2024-02-21"),
        ("Filed 21/2/2024 by mail.", "21/2/2024", "2024-02-21"),
        ("Filed 2/21/2024 by mail.", "2/21/2024", "2024-02-21"),
        ("Filed 2/21/24 by mail.", "2/21/24", "2024-02-21"),
        ("Filed 5/5/2024 by mail.", "5/5/2024", "2024-05-05"),
        ("On 2024 February 21 it opened.", "2024 February 21", "2024-02-21"),
        ("It was founded in May 1990.", "May 1990", "1990-05"),
        ("It was founded in March, 1990.", "March, 1990", "1990-03"),
        ("It was founded in early March of 1990.", "early March of 1990", "1990-03"),
        ("It was founded in October nineteen ninety-seven.", "October nineteen ninety-seven", "1997-10"),
        ("It was founded in 1990.", "1990", "1990"),
        ("It was founded in 1848.", "1848", "1848"),
        ("It was founded in mid-1990.", "mid-1990", "1990"),
        ("It was founded around 1990.", "around 1990", "1990"),
        ("It was founded in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("It will be finished by 2030.", "2030", "2030"),
        ("It was built in 44 BC.", "44 BC", "BC0044"),
        ("It was built in 1066 AD.", "1066 AD", "1066"),
        ("In the 1990s it grew.", "the 1990s", "199"),
        ("In the 1990's it grew.", "the 1990's", "199"),
        ("In the '90s it grew.", "the '90s", "199"),
        ("In the late 1980s it grew.", "the late 1980s", "198"),
        ("In the nineties it grew.", "the nineties", "199"),
        ("In the 1800s it grew.", "the 1800s", "18"),
        ("In the 19th century it grew.", "the 19th century", "18"),
        ("In the nineteenth century it grew.", "the nineteenth century", "18"),
        ("In the summer of 2014 it grew.", "the summer of 2014", "2014-SU"),
        ("In autumn 2014 it grew.", "autumn 2014", "2014-FA"),
        ("In the third quarter of 1989 it grew.", "the third quarter of 1989", "1989-Q3"),
        ("In Q3 2023 it grew.", "Q3 2023", "2023-Q3"),
        ("In H1 2024 it grew.", "H1 2024", "2024-H1"),
        ("In the first half of 2014 it grew.", "the first half of 2014", "2014-H1"),
        ("In 1989's first half it grew.", "1989's first half", "1989-H1"),
        ("In fiscal 2015 it grew.", "fiscal 2015", "2015"),
        ("In FY2016 it grew.", "FY2016", "2016"),
        ("Easter Monday 2024 was quiet.", "Easter Monday 2024", "2024-04-01"),
        ("Christmas Day 1991 was quiet.", "Christmas Day 1991", "1991-12-25"),
        ("Thanksgiving 2014 was quiet.", "Thanksgiving 2014", "2014-11-27"),
        ("It began at 11 a.m. on November 11, 1918.", "11 a.m. on November 11, 1918", "1918-11-11T11:00"),
        ("It began on the evening of 14 June 1982.", "the evening of 14 June 1982", "1982-06-14TEV"),
        ("By the end of 2014 it was over.", "the end of 2014", "2014"),
    ],
)
def test_a_date_that_names_its_year_needs_no_published_date(text: str, words: str, value: str) -> None:
    assert values(text, None) == [(words, value)]
    assert (words, value) in values(text)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("in May 2023", Precision.MONTH),
        ("in 2023", Precision.YEAR),
        ("in the 1990s", Precision.DECADE),
        ("in the 19th century", Precision.CENTURY),
        ("in the spring of 2023", Precision.SEASON),
        ("in the first quarter of 2023", Precision.QUARTER),
        ("on 3 May 2023", Precision.DAY),
        ("in 2014/15", Precision.RANGE),
    ],
)
def test_no_date_is_more_precise_than_its_words(text: str, precision: Precision) -> None:
    (found,) = read(text)
    assert found.span is not None
    assert found.span.precision is precision


@pytest.mark.parametrize(
    "text",
    [
        "It may rain, and they may march again.",
        "May I come? May the best one win.",
        "Theresa May said so.",
        "The Sun said so, and the sun set.",
        "They won 21-10 and lost 3-5.",
        "Call 555-1990 or 020 7946 0018.",
        "It cost $1990, or £1,990, or 1990 dollars.",
        "There were 1,990 people, then 1990 people.",
        "See section 1990 and resolution 1973.",
        "He drove a 1987 Ford and a Boeing 2000.",
        "It ran for a second, the second of many.",
        "It fell 1.5 percent to 1990.5 points.",
        "On 31 February 2024 and on 30 Feb it did not happen.",
        "On 99/99/9999 and on 2023-02-29 it did not happen.",
        "The fall of the house; prices fall; a spring in his step.",
        "Jan Smit won; Dec is a name too.",
        "It was USA Today that wrote so.",
        "He is a 52-year-old man.",
        "The marchers said the march would go on.",
        "The index fell a record 508 points and one to 1738, and set a new high of 1757.",
        "Corn 1920H 1920L 1907",
        "Grades 871 1296 2046 (1900 2303)",
        "He was the president of 20th Century Fox.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert [found for found in read(text) if found.span is not None] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the war of 1992-95", ["1992-01-01..1995-12-31", "1995-01-01..1995-12-31"]),
        ("the war of 1992–1995", ["1992-01-01..1995-12-31", "1995-01-01..1995-12-31"]),
        ("the war of 1992 – 1995", ["1992-01-01..1995-12-31", "1995-01-01..1995-12-31"]),
        ("the 2014/15 season", ["2014-01-01..2015-12-31"]),
        ("from 1992 to 1995", ["1992-01-01..1995-12-31", "1995-01-01..1995-12-31"]),
        ("between March and May 2014", ["2014-03-01..2014-05-31", "2014-05-01..2014-05-31"]),
        ("March-May 2014", ["2014-03-01..2014-05-31", "2014-05-01..2014-05-31"]),
        ("from 3 to 5 June 2014", ["2014-06-03..2014-06-05", "2014-06-05"]),
        ("3-5 June 2014", ["2014-06-03..2014-06-05", "2014-06-05"]),
        ("June 3-5, 2014", ["2014-06-03..2014-06-05", "2014-06-05"]),
        ("June 3 to 5, 2014", ["2014-06-03..2014-06-05", "2014-06-05"]),
        ("between 3 and 5 June 2014", ["2014-06-03..2014-06-05", "2014-06-05"]),
        ("from June 3 to July 5, 2015", ["2015-06-03..2015-07-05", "2015-07-05"]),
        ("Jan. 5-Feb. 10, 2015", ["2015-01-05", "2015-02-10"]),
        ("on 2 and 3 April 2014", ["2014-04-02", "2014-04-03"]),
        ("on April 2, 2014 and in May 2014", ["2014-04-02", "2014-05-01..2014-05-31"]),
    ],
)
def test_a_range_spans_from_its_first_day_to_its_last(text: str, expected: list[str]) -> None:
    assert days(text, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the war of 1992–95", [("1992", "1992"), ("95", "1995")]),
        ("June 3-5, 2014", [("June 3", "2014-06-03"), ("5, 2014", "2014-06-05")]),
        ("from 3 to 5 June 2014", [("3", "2014-06-03"), ("5 June 2014", "2014-06-05")]),
        ("March-May 2014", [("March", "2014-03"), ("May 2014", "2014-05")]),
        ("between 264 and 146 BC", [("264", "BC0264"), ("146 BC", "BC0146")]),
    ],
)
def test_the_two_ends_of_a_range_are_named_as_timex3_has_them(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert values(text, None) == expected


def test_where_day_and_month_could_be_either_neither_is_picked() -> None:
    (found,) = read("Filed 3/4/2024 by mail.")
    assert found.span is not None
    assert (str(found.span.earliest), str(found.span.latest)) == ("2024-03-04", "2024-04-03")
    assert found.span.approximate
    assert "unknown" in found.rule


@pytest.mark.parametrize(
    ("other", "expected"), [("21/2/2024", "2024-04-03"), ("2/21/2024", "2024-03-04"), ("2/2/2024", None)]
)
def test_the_other_dates_of_the_text_tell_the_order_of_day_and_month(
    other: str, expected: str | None
) -> None:
    found = read(f"Filed {other}, and again 3/4/2024.")[-1]
    assert found.text == "3/4/2024"
    assert (found.value == expected) is (expected is not None)


def test_the_archive_may_tell_the_order_of_day_and_month() -> None:
    (found,) = tag("Filed 3/4/2024.", order=DigitOrder.DAY_FIRST)
    assert (found.value, found.rule) == ("2024-04-03", "date in digits, day first")


def test_about_makes_a_date_approximate() -> None:
    for text in ("about 1990", "around 5 March 1990", "circa 1850"):
        (found,) = read(text)
        assert found.span is not None
        assert found.span.approximate, text
