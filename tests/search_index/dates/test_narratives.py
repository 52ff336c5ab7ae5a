"""A text that goes through history is read from date to date, whenever it was published."""

from __future__ import annotations

import pytest

from tests.search_index.dates.reading import days, read, values

_WINTER = (
    "The siege began on 3 November 1861. Two days later the bridge was blown up. On 20 December the river "
    "froze. In January the town gave up, and on the 14th the garrison left. That spring it was won back."
)
_DAYS_OF_WINTER = [
    ("3 November 1861", "1861-11-03"),
    ("Two days later", "1861-11-05"),
    ("20 December", "1861-12-20"),
    ("January", "1862-01"),
    ("the 14th", "1862-01-14"),
    ("That spring", "1862-SP"),
]


@pytest.mark.parametrize("published", [None, "1999-03-01", "2024-09-04"])
def test_a_history_is_counted_from_the_date_named_last_whenever_it_was_published(
    published: str | None,
) -> None:
    assert values(_WINTER, published) == _DAYS_OF_WINTER


def test_one_named_year_and_its_steps_make_a_history() -> None:
    text = (
        "The strike of 1926 lasted nine days. It was called on 3 May. The following day no trains ran. "
        "Three days later the first convoys left the docks. On 12 May it was called off."
    )
    assert [value for _, value in values(text)] == [
        *("1926", "P9D", "1926-05-03", "1926-05-04", "1926-05-07", "1926-05-12"),
    ]


def test_a_report_that_looks_back_stays_a_report() -> None:
    text = (
        "The bridge, opened in 1932, was closed on Tuesday, the mayor said. It was mended in 1954 and 1987. "
        "The next check was due on 20 September."
    )
    assert values(text)[-1] == ("20 September", "2024-09-20")
    assert ("Tuesday", "2024-09-03") in values(text)


def test_an_agencys_dateline_makes_a_report() -> None:
    text = "ROME (AP) -- He was born in 1936, wed in 1959, and freed in 1971. The trial opens on 9 October."
    assert values(text)[-1] == ("9 October", "2024-10-09")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("A year later he resigned.", "A year later", "1862"),
        ("Two years earlier he had come.", "Two years earlier", "1859"),
        ("In March of the following year it rained.", "March of the following year", "1862-03"),
        ("In the autumn of the same year it rained.", "the autumn of the same year", "1861-FA"),
        ("He came back on the last day of the year.", "the last day of the year", "1861-12-31"),
        ("At 9:30 that morning they met.", "9:30 that morning", "1861-06-03T09:30"),
        ("It ended at noon on the 5th.", "noon on the 5th", "1861-06-05T12:00"),
        ("He fled on the night of the 9th.", "the night of the 9th", "1861-06-09TNI"),
        ("He left at dawn on 7 June.", "dawn on 7 June", "1861-06-07TMO"),
        ("In October the first soldiers came.", "October", "1861-10"),
        ("Today it is a museum.", "Today", "PRESENT_REF"),
        ("It was in the 1850s a market.", "the 1850s", "185"),
    ],
)
def test_steps_of_a_history(text: str, words: str, value: str) -> None:
    story = "The school was founded in 1840 and rebuilt in 1857. It burned on 3 June 1861. "
    assert values(story + text)[-1] == (words, value)


def test_a_year_on_a_line_of_its_own_heads_what_follows() -> None:
    text = "He wrote in 1850 and 1852.\n\n1861\n\nIn May he left. In July he was back."
    assert [value for _, value in values(text)] == ["1850", "1852", "1861", "1861-05", "1861-07"]


@pytest.mark.parametrize("text", ["The Winter War of 1939 was short.", "The Hundred Days ended in 1815."])
def test_the_names_of_wars_are_no_dates(text: str) -> None:
    assert len(values(text)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was built in 490 BC.", [("490 BC", "BC0490")]),
        ("It was built in 490 B.C. by slaves.", [("490 B.C.", "BC0490")]),
        ("He fell on 2 August 216 BC.", [("2 August 216 BC", "BC0216-08-02")]),
        ("They met in August 480 BCE.", [("August 480 BCE", "BC0480-08")]),
        ("In the spring of 431 BC it began.", [("the spring of 431 BC", "BC0431-SP")]),
        ("the wars of 264–146 BC", [("264", "BC0264"), ("146 BC", "BC0146")]),
        ("in the 4th century BC", [("the 4th century BC", "BC03")]),
        ("in the 480s BC", [("the 480s BC", "BC048")]),
        ("around 9000 BC", [("around 9000 BC", "BC9000")]),
        ("He died in AD 14.", [("AD 14", "0014")]),
    ],
)
def test_dates_are_told_with_their_era(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text, None) == expected


def test_a_date_before_the_era_has_no_span_and_says_so() -> None:
    (found,) = read("It was built in 490 BC.", None)
    assert found.span is None
    assert "no years BC" in found.rule


def test_a_history_is_counted_on_before_the_era_and_into_it() -> None:
    text = (
        "He was born in 63 BC. In 44 BC his uncle was killed. The following year he was consul. In October "
        "he marched north. He won the last battle on 2 September 31 BC. The next day he pardoned many. Peace "
        "was made two years later. Fifty years later he was dead."
    )
    assert [value for _, value in values(text)] == [
        *("BC0063", "BC0044", "BC0043", "BC0043-10", "BC0031-09-02", "BC0031-09-03", "BC0029", "0022"),
    ]
    assert days(text) == ["0022-01-01..0022-12-31"]


def test_what_cannot_be_counted_before_the_era_is_not_claimed() -> None:
    text = "In 490 BC he came. In 480 BC he left. In 479 BC he died. That decade was hard."
    assert [value for _, value in values(text)] == ["BC0490", "BC0480", "BC0479"]


def test_years_of_three_digits_are_those_of_an_old_history() -> None:
    text = (
        "The tribe crossed the river in 376. On 9 August 378 it won. Its king died in January 395. He had "
        "300 ships in 390, and in 410 men of his took the city."
    )
    assert [value for _, value in values(text)] == ["0376", "0378-08-09", "0395-01", "0390"]
    assert values("They came in 376 and left in 378.") == []


_WAR = "The war began in 1903 and ended in 1905. The port fell on 2 January 1905. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fleet, which had sailed in October 1904, fought on 27 May.", ["1904-10", "1905-05-27"]),
        ("He was back in Egypt, where he had last been in October.", ["1904-10"]),
        ("The winter was hard. It lasted until March.", ["1904-WI", "1905-03"]),
        ("By the end of the day they were ashore.", ["1905-01-02"]),
        ("By March they had won.", ["1905-03"]),
    ],
)
def test_a_history_looks_back_without_going_back(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(_WAR + text)][3:] == expected
