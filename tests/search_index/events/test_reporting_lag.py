"""How long after a happening its report came."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.article import UNKNOWN, Published
from search_index.dates import spans
from search_index.dates.spans import DateSpan
from search_index.events.reporting_lag import reporting_lag
from tests.search_index.events.making import day, events_of, published

(EVENT,) = events_of("The road opened on 21 February.", {"21 February": day(2024, 2, 21)})


@pytest.mark.parametrize(
    ("span", "lag"),
    [
        (day(2024, 3, 10), (0, 0)),
        (day(2024, 3, 9), (1, 1)),
        (day(2024, 3, 18), (-8, -8)),
        (spans.month(2024, 2), (10, 38)),
        (spans.month(2024, 3), (-21, 9)),
        (spans.year(2030), (-2487, -2123)),
    ],
)
def test_days_lie_between_happening_and_report(span: DateSpan, lag: tuple[int, int]) -> None:
    assert reporting_lag(replace(EVENT, span=span, published=published(date(2024, 3, 10)))) == lag


def test_a_published_date_known_roughly_makes_the_lag_wider() -> None:
    roughly = Published(date(2024, 3, 1), date(2024, 3, 31))
    assert reporting_lag(replace(EVENT, span=day(2024, 2, 21), published=roughly)) == (9, 39)


def test_nothing_is_told_where_a_date_is_unknown() -> None:
    assert reporting_lag(replace(EVENT, span=None)) is None
    assert reporting_lag(replace(EVENT, published=UNKNOWN)) is None
    assert reporting_lag(replace(EVENT, published=Published(date(2024, 3, 1)))) is None
