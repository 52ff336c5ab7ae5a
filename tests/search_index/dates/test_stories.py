"""Dates counted from dates named before: in histories, and in phrases such as "a year later"."""

from __future__ import annotations

import pytest

from search_index.dates.expression import ReferenceOrigin
from tests.search_index.dates.reading import WEDNESDAY, read, values

_HISTORY = """
The island war was a conflict of ten weeks in 1982. The islands had been claimed since 1833. On 2
April 1982 a force landed near the capital. The next day the council met. A fleet sailed on 5 April.
On 25 and 26 April a harbour was retaken.

On the night of 30 April a zone was closed. On 2 May a cruiser (launched in 1938 under another name)
was sunk; two days later a destroyer was hit. Landings began at 04:40 on 21 May, and the following
morning three thousand men were ashore. The surrender came on the evening of 14 June. By the end of
the year a garrison stood there.

In January a new governor was installed. In 1983 there were elections on 30 October. Later that year
trials began. The following March officers were charged. Ties were resumed in February 1990.
"""


@pytest.mark.parametrize("published", [None, WEDNESDAY, "1995-06-01"])
def test_a_history_is_recognised_and_its_dates_continue_the_story(published: str | None) -> None:
    found = {" ".join(words.split()): value for words, value in values(_HISTORY, published)}
    expected = {
        "The next day": "1982-04-03",
        "5 April": "1982-04-05",
        "25": "1982-04-25",
        "the night of 30 April": "1982-04-30TNI",
        "2 May": "1982-05-02",
        "two days later": "1982-05-04",
        "04:40 on 21 May": "1982-05-21T04:40",
        "the following morning": "1982-05-22TMO",
        "the evening of 14 June": "1982-06-14TEV",
        "the end of the year": "1982",
        "January": "1983-01",
        "30 October": "1983-10-30",
        "Later that year": "1983",
        "The following March": "1984-03",
    }
    assert {words: found.get(words) for words in expected} == expected


def test_a_report_is_not_taken_for_a_history() -> None:
    report = """The president said Friday he would visit in May. He last came in 2014, and before that in 1998
    and 1995. "We met on June 3," he said, and told reporters on
    Monday that talks would go on next week."""
    assert ("June 3", "2024-06-03") in values(report)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He came on 3 May 1990. He left two days later.", "two days later", "1990-05-05"),
        ("He came on 3 May 1990. He left the next day.", "the next day", "1990-05-04"),
        ("He came on 3 May 1990. He left the following day.", "the following day", "1990-05-04"),
        ("He came on 3 May 1990. He left that day.", "that day", "1990-05-03"),
        ("He came on 3 May 1990. He left the same day.", "the same day", "1990-05-03"),
        ("He came on 3 May 1990. He had left the day before.", "the day before", "1990-05-02"),
        ("He came on 3 May 1990. He had left the previous month.", "the previous month", "1990-04"),
        ("He came on 3 May 1990. He left that evening.", "that evening", "1990-05-03TEV"),
        ("He came on 3 May 1990. He left the next morning.", "the next morning", "1990-05-04TMO"),
        ("He came in May 1990. He left a month later.", "a month later", "1990-06"),
        ("He came in 1990. He left a year later.", "a year later", "1991"),
        ("He came in 1990. He had left two years earlier.", "two years earlier", "1988"),
        ("He came in 1990. He left the following year.", "the following year", "1991"),
        ("He came in 1990. He left later that year.", "later that year", "1990"),
        ("He came on 3 May 1990. He left the following March.", "the following March", "1991-03"),
        ("He came on 3 May 1990. He left that summer.", "that summer", "1990-SU"),
        ("It rose in the third quarter of 1989 from a year earlier.", "a year earlier", "1988-Q3"),
        ("In the third quarter of 1989 it beat the year-ago quarter.", "the year-ago quarter", "1988-Q3"),
    ],
)
def test_it_is_counted_from_the_date_named_before(text: str, words: str, value: str) -> None:
    found = next(each for each in read(text) if each.text == words)
    assert found.value == value
    assert found.reference is not None
    assert found.reference.origin is ReferenceOrigin.DISCOURSE
    assert found.reference.detail in text


@pytest.mark.parametrize(
    ("text", "words", "value", "anchor"),
    [
        ("It began two days before the 7 October vote.", "two days before", "2024-10-05", "7 October"),
        ("It began a week after 3 March 1990.", "a week after 3 March 1990", "1990-03-10", "3 March 1990"),
        (
            "It began a day before Christmas 1991.",
            "a day before Christmas 1991",
            "1991-12-24",
            "Christmas 1991",
        ),
        ("It began three years before 1990.", "three years before 1990", "1987", "1990"),
    ],
)
def test_it_is_counted_from_the_date_in_its_own_phrase(
    text: str, words: str, value: str, anchor: str
) -> None:
    found = read(text)[0]
    assert (found.text, found.value) == (words, value)
    assert found.reference is not None
    assert found.reference.origin is ReferenceOrigin.ANCHOR
    assert found.reference.detail == anchor
