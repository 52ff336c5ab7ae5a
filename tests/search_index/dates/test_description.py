"""Date spans in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.dates import spans
from search_index.dates.description import describe_span
from search_index.dates.spans import DateSpan, Precision


def ranged(first: date, last: date) -> DateSpan:
    return DateSpan(first, last, Precision.RANGE)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (spans.day(date(2024, 2, 21)), "21 Feb 2024"),
        (spans.week(date(2024, 2, 21)), "19–25 Feb 2024"),
        (spans.week(date(2024, 3, 1)), "26 Feb–3 Mar 2024"),
        (spans.week(date(2024, 12, 31)), "30 Dec 2024–5 Jan 2025"),
        (spans.month(2024, 2), "Feb 2024"),
        (spans.quarter(2024, 3), "Q3 2024"),
        (spans.season(2024, "autumn"), "Sep–Nov 2024"),
        (spans.season(2023, "winter"), "Dec 2023–Feb 2024"),
        (spans.year(2024), "2024"),
        (spans.decade(1990), "1990s"),
        (spans.century(1900), "20th century"),
        (spans.century(1000), "11th century"),
        (spans.century(2000), "21st century"),
        (DateSpan(date(1901, 1, 1), date(2000, 12, 31), Precision.CENTURY), "20th century"),
        (ranged(date(1992, 1, 1), date(1995, 12, 31)), "1992–1995"),
        (ranged(date(2024, 9, 1), date(2024, 11, 30)), "Sep–Nov 2024"),
        (ranged(date(2024, 9, 5), date(2024, 9, 9)), "5–9 Sep 2024"),
        (ranged(date(2024, 9, 5), date(2024, 9, 5)), "5 Sep 2024"),
        (spans.half(2024, 1), "Jan–Jun 2024"),
        (spans.year(987).about(), "c. 987"),
        (DateSpan(date(1992, 1, 1), date(1999, 12, 31), Precision.DECADE), "1992–1999"),
        (DateSpan(date(2024, 2, 1), date(2024, 4, 30), Precision.QUARTER), "Feb–Apr 2024"),
    ],
)
def test_a_span_is_written_at_its_own_precision(span: DateSpan, words: str) -> None:
    assert describe_span(span) == words


@given(st.dates(), st.sampled_from([Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.YEAR]))
def test_nothing_coarser_than_a_week_is_ever_written_with_a_day(day: date, precision: Precision) -> None:
    try:
        span = spans.holding(day, precision)
    except ValueError:
        return  # a winter that would begin before the calendar or end after it
    words = describe_span(span).replace("–", " ").split()
    assert not [word for word in words if word.isdecimal() and len(word) <= 2 and span.earliest.year > 99]
