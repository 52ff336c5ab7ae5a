"""A text of uncertain day is dated to what both ends of its interval agree on, or to the range of both."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Confidence, Provenance, Published
from corpus.sample import sample_folder
from search_index.dates.tagger import tag

FIRST = date(2024, 3, 1)
DAYS = 30
SAMPLES = [path.read_text(encoding="utf-8") for path in sorted(sample_folder().rglob("*.md"))]
SENTENCES = (
    *("They met yesterday.", "On Friday he resigned.", "It will open on 14 March.", "They left in April."),
    *("The first quarter was weak.", "In the nine months to March sales rose.", "It grew from May to July."),
    *(
        "In 1999 the bank was founded.",
        "Two years later it failed.",
        "A year ago it had lost.",
        "It is 2024.",
    ),
    *("He died that summer.", "The second quarter of 2024 is better.", "In the past three weeks it fell."),
    *("Between 3 and 9 March it rained.", "By the same month they had gone.", "The meeting is at 5 p.m."),
)


def published(first, last):
    return Published(first, last, Provenance.FOLDER_NAME, Confidence.STATED)


def expected(text, first, last):
    """What is found from both ends, each with the range of what it means from them."""
    late = {(found.start, found.end): found for found in tag(text, published(last, last))}
    for early in tag(text, published(first, first)):
        other = late.get((early.start, early.end))
        if other is None:
            continue
        if None in (early.span, other.span) or early.span == other.span:
            yield early, early.span if early.span == other.span else None
        else:
            ends = [*{early.span, other.span}]
            yield early, (min(end.earliest for end in ends), max(end.latest for end in ends))


def check(text, first, last):
    found = tag(text, published(first, last))
    wanted = [*expected(text, first, last)]
    assert [(each.start, each.end) for each in found] == [(each.start, each.end) for each, _ in wanted]
    for each, (early, span) in zip(found, wanted, strict=True):
        if isinstance(span, tuple):
            assert (each.span.earliest, each.span.latest, each.span.approximate) == (*span, True)
        else:
            assert each.span == span
        assert (each.type, each.rule, each.reference) == (early.type, early.rule, early.reference)


@pytest.mark.parametrize("text", SAMPLES, ids=range(len(SAMPLES)))
@pytest.mark.parametrize("days", [1, 30, 400])
def test_the_sample_articles_are(text, days):
    for first in (date(2022, 9, 15), date(2023, 12, 20), date(2024, 2, 1)):
        check(text, first, first + timedelta(days=days))


@given(
    st.lists(st.sampled_from(SENTENCES), max_size=8),
    st.dates(date(2023, 1, 1), date(2024, 12, 31)),
    st.integers(1, 500),
)
def test_any_row_of_sentences_is(sentences, first, days):
    check(" ".join(sentences), first, first + timedelta(days=days))


def test_what_follows_a_date_that_both_ends_disagree_about_is_read_from_both():
    text = "They met yesterday. Two days later, in March, they parted."
    yesterday, later, march = tag(text, published(FIRST, FIRST + timedelta(days=DAYS)))
    assert (yesterday.span.earliest, yesterday.span.latest) == (date(2024, 2, 29), date(2024, 3, 30))
    assert (later.span.earliest, later.span.latest) == (date(2024, 3, 2), date(2024, 4, 1))
    assert (march.span.earliest, march.span.approximate) == (date(2024, 3, 1), False)


def test_a_quarter_that_begins_within_the_interval_is_reported_on_from_its_last_day_alone():
    text = "The first quarter of 2022 was weak. The second quarter of 2024 is likened to the 1988 period."
    first, last = date(2024, 3, 1), date(2024, 4, 15)
    from_both = [tag(text, published(day, day))[-1].span.earliest for day in (first, last)]
    assert from_both == [date(1988, 1, 1), date(1988, 4, 1)]
    span = tag(text, published(first, last))[-1].span
    assert (span.earliest, span.latest, span.approximate) == (date(1988, 1, 1), date(1988, 6, 30), True)
