"""Date spans as EDTF, out and in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.dates import spans
from search_index.dates.edtf import from_edtf, to_edtf
from search_index.dates.spans import DateSpan, Precision

_DAYS = st.dates(date(100, 1, 1), date(9990, 12, 31))


@st.composite
def date_spans(draw: st.DrawFn) -> DateSpan:
    """Any span that dating a text can yield."""
    day, precision = draw(_DAYS), draw(st.sampled_from(Precision))
    if precision is Precision.RANGE:
        last = day + timedelta(days=draw(st.integers(0, 4000)))
        made = DateSpan(day, min(last, date(9999, 12, 31)), Precision.RANGE)
    else:
        made = spans.holding(day, precision)
    return made.about() if draw(st.booleans()) else made


@given(date_spans())
def test_a_span_written_as_edtf_reads_back_as_itself(span: DateSpan) -> None:
    read = from_edtf(to_edtf(span))
    is_a_week = span.earliest.weekday() == 0 and (span.latest - span.earliest).days == 6
    if span.precision is Precision.RANGE and is_a_week:
        assert (read.earliest, read.latest, read.precision) == (span.earliest, span.latest, Precision.WEEK)
    else:
        assert read == span


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (spans.day(date(2024, 2, 21)), "2024-02-21"),
        (spans.month(2024, 2), "2024-02"),
        (spans.year(2024), "2024"),
        (spans.decade(1990), "199X"),
        (spans.century(1900), "19XX"),
        (spans.season(2018, "spring"), "2018-21"),
        (spans.season(2018, "winter"), "2018-24"),
        (spans.quarter(2024, 1), "2024-33"),
        (spans.week(date(2024, 2, 21)), "2024-02-19/2024-02-25"),
        (spans.half(2024, 1), "2024-01/2024-06"),
        (spans.between(spans.year(1992), spans.year(1995)), "1992/1995"),
        (spans.year(1990).about(), "1990~"),
        (spans.between(spans.month(2014, 3), spans.month(2014, 5)).about(), "2014-03~/2014-05~"),
    ],
)
def test_each_precision_has_its_own_form(span: DateSpan, text: str) -> None:
    assert to_edtf(span) == text
    assert from_edtf(text) == span


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2004-06-XX", "2004-06-01", "2004-06-30"),
        ("2004-XX-XX", "2004-01-01", "2004-12-31"),
        ("2004-41", "2004-07-01", "2004-12-31"),
        ("2004-37", "2004-01-01", "2004-04-30"),
        ("2004?", "2004-01-01", "2004-12-31"),
        ("2004-06-11T10:00:00Z", "2004-06-11", "2004-06-11"),
    ],
)
def test_the_rest_of_edtf_is_read_too(text: str, first: str, last: str) -> None:
    span = from_edtf(text)
    assert (span.earliest.isoformat(), span.latest.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2024-02-31",
        "2024-13",
        "2024-99",
        "0000",
        "2024/",
        "/2024",
        "../2024",
        "2025/2024",
        "199X-02",
        "20240221",
    ],
)
def test_what_names_no_closed_span_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_edtf(text)


@pytest.mark.parametrize(("first", "last"), [(date(2024, 2, 2), date(2024, 2, 1))])
def test_a_span_cannot_end_before_it_begins(first: date, last: date) -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        DateSpan(first, last, Precision.RANGE)
