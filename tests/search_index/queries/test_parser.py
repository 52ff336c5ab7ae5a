"""The query language says what people mean, and names the place where it can't."""

import contextlib
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search_index.queries.errors import QueryError
from search_index.queries.parser import LONGEST, parse
from search_index.queries.syntax import (
    And,
    Days,
    Everything,
    Fuzzy,
    Not,
    Or,
    Phrase,
    PublishedWithin,
    Word,
    WordBeginning,
)
from search_index.queries.writing import written


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("", Everything()),
        ("   ", Everything()),
        ("*", Everything()),
        ("person:*", Everything("person")),
        ("kazan -author:*", And((Word("kazan"), Not(Everything("author"))))),
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
        ("sanct**", WordBeginning("sanct")),
        ("vucic~", Fuzzy("vucic", distance=1)),
        ("sanctions~", Fuzzy("sanctions", distance=2)),
        ("vucic~2", Fuzzy("vucic", distance=2)),
        ("sanctions~1", Fuzzy("sanctions", distance=1)),
        ("author:vucic~", Fuzzy("vucic", "author", 1)),
        ("person:putin", Word("putin", "person")),
        ('place:"new york"', Phrase("new york", "place")),
        ("« two words »", Phrase(" two words ")),
        ("kazan || minsk", Or((Word("kazan"), Word("minsk")))),
        ("kazan | minsk && talks", Or((Word("kazan"), And((Word("minsk"), Word("talks")))))),
        ("published:2022…2024", PublishedWithin(date(2022, 1, 1), date(2024, 12, 31))),
        ("title:kazan", Word("kazan", "title")),
        ("1,500..", Word("1,500..")),
        ("title:2022..2024", Word("2022..2024", "title")),
        ("Title:kazan", Word("kazan", "title")),
        ('source:"the paper"', Phrase("the paper", "source")),
        ("title:(a OR b)", Or((Word("a", "title"), Word("b", "title")))),
        ("no-one", Word("no-one")),
        ("https://example.org/a", Word("https://example.org/a")),
        ("published:2022..2024", PublishedWithin(date(2022, 1, 1), date(2024, 12, 31))),
        ("published:2022-05", PublishedWithin(date(2022, 5, 1), date(2022, 5, 31))),
        ("& kazan", Word("kazan")),
        ("\x1b[31mkazan\x07 \x9bminsk", And((Word("[31mkazan"), Word("minsk")))),
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
        ("2020..2022-05", date(2020, 1, 1), date(2022, 5, 31)),
        ("1990s..", date(1990, 1, 1), None),
        ("..2022 2020..", date(2020, 1, 1), date(2022, 12, 31)),
    ],
)
def test_dates_of_events_are_asked_for_beside_the_words(query, since, until):
    parsed = parse("kazan " + query)
    assert (parsed.root, parsed.days, parsed.within) == (Word("kazan"), Days(since, until), Days())


@pytest.mark.parametrize(
    ("query", "days", "within"),
    [
        ("within:2022", Days(), Days(date(2022, 1, 1), date(2022, 12, 31))),
        ("within:2022-05..", Days(), Days(date(2022, 5, 1), None)),
        ("within:1990s", Days(), Days(date(1990, 1, 1), date(1999, 12, 31))),
        (
            "on:2022-05 within:2020..2022",
            Days(date(2022, 5, 1), date(2022, 5, 31)),
            Days(date(2020, 1, 1), date(2022, 12, 31)),
        ),
        ("within:2020.. within:..2022", Days(), Days(date(2020, 1, 1), date(2022, 12, 31))),
    ],
)
def test_events_that_certainly_lie_within_days_are_asked_for_with_within(query, days, within):
    parsed = parse(query)
    assert (parsed.days, parsed.within) == (days, within)


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
        ("published:2024..2022", 10, "ends before it begins"),
        ("x after:9999", 8, "no day lies after 9999"),
        ("on:2022 OR kazan", 0, "whole query"),
        ("kazan OR 2020..2022", 9, "2020..2022: holds for the whole query"),
        ("kazan 2022..2020", 6, "ends before it begins"),
        ("~", 0, "no letter or digit"),
        (" - ", 1, "no letter or digit"),
        ('"—"', 0, "no letter or digit"),
        ("title:&", 0, "no letter or digit"),
        ("date:2022", 0, "did you mean on:?"),
        ("outlet:paper", 0, "did you mean source:?"),
        ("(after:2022) x", 1, "whole query"),
        ("kazan (within:2022)", 7, "whole query"),
        ("within:then", 7, "needs a date"),
        ("persn:putin", 0, "did you mean person:?"),
        ("a *ing", 2, "as in pre*"),
        ("sanc*ons", 0, "as in pre*"),
        ("vucic~3", 0, "~, ~1 or ~2"),
        ("~ " * 5 + "w~ " * 21, 10 + 3 * 20, "remove some"),
        ("x " + "w~" * 21, 2, "remove some"),
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
        ('kazan "two wo', And((Word("kazan"), Phrase("two wo", unfinished=True)))),
        ('"two words"', Phrase("two words")),
        ("kazan sanc*on", And((Word("kazan"), WordBeginning("sanc")))),
        ("kazan vucic~3", And((Word("kazan"), Fuzzy("vucic")))),
        ("kazan *", Word("kazan")),
        ("kazan *on", Word("kazan")),
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


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("within:2022", "within:2022"),
        ("within:2022-", "within:2022"),
        ("within:2022-0", "within:2022"),
        ("on:2022-05-2", "on:2022-05"),
        ("on:2022.", "on:2022"),
        ("on:2022..", "on:2022.."),
        ("on:2022..20", "on:2022.."),
        ("on:2022..2023-1", "on:2022..2023"),
        ("published:2022-0", "published:2022"),
        ("on:202", ""),
        ("2022..20", "on:2022.."),
        ("2022..2023-1", "on:2022..2023"),
        ("2023..2022", "on:2023.."),
        ("on:soon", ""),
        ("on:2022-0 x", "x"),
    ],
)
def test_a_date_being_typed_means_as_much_as_is_there_of_it(typed, meaning):
    assert written(parse(typed, typing=True)) == written(parse(meaning, typing=True))


query_pieces = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *("OR", "AND", "NOT", "-", "(", ")", '"', "“", "*", ":", "title:", "on:", "2022", "..", "~"),
                *("person:", "within:", "published:", "before:2022", "on:2022-05..", "..1990s", "a*", "b~2"),
                "place:*",
            ]
        ),
        st.text(max_size=8),
    ),
    max_size=30,
)
query_pieces = query_pieces.map(" ".join) | query_pieces.map("".join) | st.text(max_size=200)


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


@given(query_pieces)
@example("NOT --x")
@example("after:2024 before:2022 (a OR b)")
@example("published:0001..9999 on:9999-12-31")
def test_a_query_that_is_written_down_means_the_same(query):
    try:
        parsed = parse(query)
    except QueryError:
        return
    assert parse(written(parsed)) == parsed


@given(query_pieces)
def test_what_is_meant_so_far_can_be_written_down(query):
    parse(written(parse(query, typing=True)))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("kazan AND (summit)", "kazan summit"),
        ("title:(kazan OR minsk)", "title:kazan OR title:minsk"),
        ("NOT kazan", "-kazan"),
        ("“two words” OR *", '"two words" OR *'),
        ("after:2020 before:2022-06 x", "x on:2021-01..2022-05"),
        ("on:2020-02-01..2020-02-29 y", "y on:2020-02"),
        ("vucic~1", "vucic~"),
        ("sanctions~1", "sanctions~1"),
        ("(a OR b) within:2020", "(a OR b) within:2020"),
        ("*", ""),
        ("* -(author:*)", "-author:*"),
    ],
)
def test_a_query_is_written_in_few_words(query, text):
    assert written(parse(query)) == text


def test_long_queries_are_taken_and_overlong_ones_refused():
    parse(" OR ".join(["word"] * 1000))
    with pytest.raises(QueryError, match="too long"):
        parse("x" * (LONGEST + 1))
