"""The query language says what people mean, and names the place where it can't."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.queries.errors import QueryError
from search_index.queries.parser import LONGEST, parse
from search_index.queries.syntax import (
    And,
    Everything,
    Not,
    Or,
    Phrase,
    PublishedWithin,
    Word,
    WordBeginning,
)


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("", Everything()),
        ("   ", Everything()),
        ("*", Everything()),
        ("kazan", Word("kazan")),
        ("kazan summit", And((Word("kazan"), Word("summit")))),
        ("kazan AND summit", And((Word("kazan"), Word("summit")))),
        ("kazan OR minsk", Or((Word("kazan"), Word("minsk")))),
        ("a b OR c", Or((And((Word("a"), Word("b"))), Word("c")))),
        ("a (b OR c)", And((Word("a"), Or((Word("b"), Word("c")))))),
        ("kazan -minsk", And((Word("kazan"), Not(Word("minsk"))))),
        ("NOT minsk", Not(Word("minsk"))),
        ('"two words"', Phrase("two words")),
        ("“two words”", Phrase("two words")),
        ("sanct*", WordBeginning("sanct")),
        ("title:kazan", Word("kazan", "title")),
        ("Title:kazan", Word("kazan", "title")),
        ('source:"the paper"', Phrase("the paper", "source")),
        ("title:(a OR b)", Or((Word("a", "title"), Word("b", "title")))),
        ("no-one", Word("no-one")),
        ("https://example.org/a", Word("https://example.org/a")),
        ("published:2022..2024", PublishedWithin(date(2022, 1, 1), date(2024, 12, 31))),
        ("published:2022-05", PublishedWithin(date(2022, 5, 1), date(2022, 5, 31))),
        ("& kazan", Word("kazan")),
    ],
)
def test_a_finished_query_means_what_it_says(query, meaning):
    assert parse(query).root == meaning


@pytest.mark.parametrize(
    ("query", "since", "until"),
    [
        ("on:2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("after:2022", date(2023, 1, 1), None),
        ("before:2022-05", None, date(2022, 4, 30)),
        ("after:2020 before:2022", date(2021, 1, 1), date(2021, 12, 31)),
        ("on:2020..2022-05-03", date(2020, 1, 1), date(2022, 5, 3)),
        ("on:..2022", None, date(2022, 12, 31)),
    ],
)
def test_dates_of_events_are_asked_for_beside_the_words(query, since, until):
    parsed = parse("kazan " + query)
    assert (parsed.root, parsed.since, parsed.until) == (Word("kazan"), since, until)


@pytest.mark.parametrize(
    ("query", "position", "advice"),
    [
        ('kazan "open', 6, 'add a "'),
        ("kazan (open", 6, "add a )"),
        ("kazan) x", 5, "remove it"),
        ("kazan OR", 6, "both sides"),
        ("OR kazan", 0, "both sides"),
        ("kazan AND", 6, "both sides"),
        ("kazan NOT", 6, "needs a word"),
        ("()", 0, "nothing in these brackets"),
        ("sauce:kazan", 0, "source"),
        ("title:", 0, "needs words"),
        ("published:soon", 10, "needs a date"),
        ("published:2024-02-31", 10, "needs a date"),
        ("published:2024..2022", 10, "needs a date"),
        ("(after:2022) x", 1, "whole query"),
        ("x OR after:2022 y", 5, "whole query"),
        ("(" * 60 + "x" + ")" * 60, 50, "remove some"),
    ],
)
def test_an_error_names_its_position_and_what_to_do(query, position, advice):
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert caught.value.position == position
    assert advice in str(caught.value)
    assert f"character {position + 1}" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("kaz", WordBeginning("kaz", unfinished=True)),
        ("kazan ", Word("kazan")),
        ("kazan su", And((Word("kazan"), WordBeginning("su", unfinished=True)))),
        ('kazan "two wo', And((Word("kazan"), Phrase("two wo")))),
        ("kazan (", Word("kazan")),
        ("kazan OR", Word("kazan")),
        ("kazan -", Word("kazan")),
        ("kazan -m", And((Word("kazan"), Not(Word("m"))))),
        ("kazan title:", Word("kazan")),
        ("kazan published:20", Word("kazan")),
        ("kazan)", Word("kazan")),
    ],
)
def test_while_typing_a_query_means_what_it_means_so_far(query, meaning):
    assert parse(query, typing=True).root == meaning


query_pieces = st.lists(
    st.one_of(
        st.sampled_from(
            ["OR", "AND", "NOT", "-", "(", ")", '"', "“", "*", ":", "title:", "on:", "2022", "..", "~"]
        ),
        st.text(max_size=8),
    ),
    max_size=30,
).map(" ".join) | st.text(max_size=200)


@given(query_pieces)
def test_typing_never_fails(query):
    parse(query, typing=True)


@given(query_pieces)
def test_a_finished_query_means_something_or_names_a_place_in_it(query):
    with contextlib.suppress(QueryError):
        parse(query)
        return
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert 0 <= caught.value.position <= len(query)


def test_long_queries_are_taken_and_overlong_ones_refused():
    parse(" OR ".join(["word"] * 1000))
    with pytest.raises(QueryError, match="too long"):
        parse("x" * (LONGEST + 1))
