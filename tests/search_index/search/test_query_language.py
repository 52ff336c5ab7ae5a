"""Every way to ask finds what it says, through a real index."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search_index.queries.errors import QueryError
from tests.search_index.search.making import article, opened, paths

ARTICLES = {
    "banks.md": article(
        "Banks agree", "The banks agreed on rates with Vučić's minister.", source="The Daily Paper"
    ),
    "bank.md": article("A bank opens", "One bank opened in New York, said O'Brien.", author="Zoë Ångström"),
    "york.md": article("Old York", "The new bridge of York was banked in 1999, as the peace accord says."),
    "met.md": article(
        "They met",
        "President Ana Novak met him in New York on 4 March 2024. Peace and an accord were far away in May"
        " 2023.",
        day="2024-03-05",
    ),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("language"), ARTICLES) as made:
        yield made


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("bank", ["bank.md", "banks.md", "york.md"]),
        ("banks", ["bank.md", "banks.md", "york.md"]),
        ('"bank"', ["bank.md"]),
        ('"banks"', ["banks.md"]),
        ('"BANKS"', ["banks.md"]),
        ('"banked"', ["york.md"]),
        ('"vucic"', ["banks.md"]),
        ('"vučić"', ["banks.md"]),
        ("vucic", ["banks.md"]),
        ('title:"banks"', ["banks.md"]),
        ('text:"bank"', ["bank.md"]),
        ('"new york"', ["bank.md", "met.md"]),
        ('"peace accord"', ["york.md"]),
        ('"peace accords"', []),
        ("new york", ["bank.md", "met.md", "york.md"]),
        ("obrien", ["bank.md"]),
        ("o'brien", ["bank.md"]),
        ("bnak~", ["bank.md"]),
        ("bnk~", ["bank.md"]),
        ("agreeed~", ["banks.md"]),
        ("vuccic~", ["banks.md"]),
        ("vuxxic~", []),
        ("vuxxic~2", ["banks.md"]),
        ("source:dialy~", ["banks.md"]),
        ("author:angstrom", ["bank.md"]),
        ("author:ang*", ["bank.md"]),
        ('source:"daily paper"', ["banks.md"]),
        ('source:"paper daily"', []),
        ("person:novak", ["met.md"]),
        ('person:"ana novak"', ["met.md"]),
        ("person:nov*", ["met.md"]),
        ("person:novac~", ["met.md"]),
        ("person:minister", []),
        ('place:"new york"', ["bank.md", "met.md"]),
        ("place:(york -novak)", ["bank.md", "met.md"]),
        ("path:york", ["york.md"]),
        ("author:*", ["bank.md"]),
        ("-author:*", ["banks.md", "met.md", "york.md"]),
        ("person:* -source:*", ["met.md"]),
        ("title:* text:*", ["bank.md", "banks.md", "met.md", "york.md"]),
        ("on:2023", ["met.md"]),
        ("within:2023", ["met.md"]),
        ("on:2023-05-17", ["met.md"]),
        ("within:2023-05-17", []),
        ("within:2023-05", ["met.md"]),
        ("within:2023-05..2024-03", ["met.md"]),
        ("bank on:1999", ["york.md"]),
        ("bank within:1999-01-01..1999-06", []),
        ("title:bank* -title:agree", ["bank.md"]),
        ("title:banke*", []),
        ("banke*", ["york.md"]),
    ],
)
def test_a_query_finds_what_it_says(archive, query, found):
    assert sorted(paths(archive.search(query))) == found


@pytest.mark.parametrize("query", ["bank~", "agreed~", "title:banks~1"])
def test_the_nearest_spelling_ranks_first(archive, query):
    result = archive.search(query)
    word = query.rstrip("~1").removeprefix("title:")
    assert f"{word}" in archive.article(paths(result)[0]).article.text.lower()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ('"ba', ["bank.md", "banks.md", "york.md"]),
        ('"banks', ["banks.md"]),
        ('"peace acc', ["met.md", "york.md"]),
        ("person:nov", ["met.md"]),
        ("person:", ["bank.md", "banks.md", "met.md", "york.md"]),
        ("met within:2023-0", ["met.md"]),
        ("bnak~", ["bank.md"]),
    ],
)
def test_while_typing_a_query_finds_what_it_means_so_far(archive, typed, found):
    assert sorted(paths(archive.search(typed, typing=True))) == found


def test_a_person_or_place_that_is_asked_for_is_shown_where_it_is_named(archive):
    for query, named in (("person:novak", "Novak"), ("place:york person:ana", "Ana New York")):
        (hit,) = archive.search(f"{query} met").hits(0, 1)
        marked = [hit.snippet.text[start:end] for start, end in hit.snippet.matches]
        assert set(named.split()) - {"New"} <= set(marked)


def test_days_of_two_kinds_hold_for_the_same_event(archive):
    assert paths(archive.search("on:2023-05 within:2023")) == ["met.md"]
    assert paths(archive.search("on:2023-05 within:2024")) == []
    events = archive.search("within:2023").events()
    assert [event.expression for event in events] == ["May 2023"]


def answered(archive, query, *, typing):
    """Return why a query is refused, or its result."""
    try:
        return "", archive.search(query, typing=typing)
    except QueryError as error:
        return str(error), None


@pytest.mark.parametrize(
    "query",
    [
        *(
            "*",
            "a*",
            "-",
            "~",
            "a~",
            "- -",
            "()",
            ")(",
            '"',
            "OR",
            "AND OR NOT",
            "\x00\x1b[31m",
            "\u202e\u0000",
        ),
        *("x" * 10_000, "x~ " * 20, "a* " * 3_000, "-" * 10_000, "( " * 5_000, '"' * 9_999, "é" * 10_000),
        *(
            " OR ".join(f"w{n}" for n in range(1000)),
            " OR ".join(f"w{n}*" for n in range(1000)),
            " ".join(["the"] * 2_500),
            " ".join(f"-w{n}" for n in range(1000)),
            '"' + "the new bank " * 700 + '"',
            "title:" * 1_600 + "x",
            "on:2024 " * 1_200,
            "published:2024 " * 600,
            "ab~2 " * 20,
            "a~" * 4_999,
            "".join(f"w{n}~" for n in range(1_700)),
            "中" * 10_000,
            "中~" * 4_999,
            "กิ" * 4_999,
            "1," * 4_999,
            "a'" * 4_999,
            "a." * 4_999,
            " OR ".join(f'"w{n} w{n + 1}"' for n in range(450)),
            "".join(f"w{n}-" for n in range(1_600)),
            "a" + "'d" * 4_999,
            "a-" * 4_999 + "a",
            "a'b-" * 2_499 + "a*",
            "_" * 9_999,
        ),
    ],
)
def test_odd_queries_are_answered_or_refused_in_no_time(archive, query):
    started = time.process_time()
    for typing in (True, False):
        refused, result = answered(archive, query, typing=typing)
        assert not (typing and refused) or "within each other" in refused
        assert len(refused) < 300
        assert "\n" not in refused
        if result:
            result.hits(0, 5)
            result.facets()
            assert result.suggestion is None or archive.search(result.suggestion).total
    assert time.process_time() - started < 1.0


PIECES = st.sampled_from(
    [
        *(
            "bank",
            "banks",
            "york",
            "vučić",
            "OR",
            "AND",
            "NOT",
            "-",
            "(",
            ")",
            '"',
            "*",
            "~",
            "~2",
            " ",
            " ",
            " ",
        ),
        *(
            "title:",
            "person:",
            "place:",
            "source:",
            "on:",
            "within:",
            "published:",
            "2023",
            "2023-0",
            "..",
            "1990s",
        ),
    ]
)


def test_what_is_suggested_while_typing_finds_something_when_it_is_asked_for(archive):
    assert archive.search("bank0 1", typing=True).suggestion is None


@settings(max_examples=100)
@given(st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join), st.booleans())
def test_whatever_is_asked_is_answered_or_refused(archive, query, typing):
    refused, result = answered(archive, query, typing=typing)
    assert not (typing and refused)
    if result:
        assert len(result.hits(0, 4)) == result.total
        assert result.suggestion is None or archive.search(result.suggestion).total
