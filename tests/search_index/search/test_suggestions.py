"""When nothing is found, what was meant is offered; and an article finds others like it."""

import pytest

from search_index.search.narrowing import FacetChoice, FacetKind, Narrowing
from tests.search_index.search.making import article, opened, paths

OIL = """Oil exports of Norway rose again in March, and pipelines to the terminal were full for nine days in a
row. Three tankers waited outside the harbour until the storm had passed. The ministry of energy expects that
output stays at this level until the autumn, when two platforms are to be repaired. Prices hardly moved on the
news, since traders had counted on it; those of gas fell by a tenth, to what they were before the cold."""
ARTICLES = {
    "oil.md": article("Oil exports rise", OIL, source="Gazette", day="2024-04-02"),
    "more.md": article(
        "Norway pumps more",
        "The pipelines of Norway carry more oil to the tankers of the ministry.",
        day="2024-04-09",
    ),
    "sanctions.md": article(
        "Sanctions stay", "Sanctions on the exports of Belarus stay in force.", day="2024-05-01"
    ),
    "ballet.md": article("At the ballet", "An evening of dance delighted the audience.", day="2024-04-03"),
    "copy.md": article("Norway exports", OIL, source="Courier", day="2024-04-02"),
    **{f"rates{n}.md": article(f"Rates {n}", f"Interest rates moved for the {n}th time.") for n in range(12)},
    "slip.md": article("Slip", "A slip: intrest in ballet."),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("suggestions"), ARTICLES) as made:
        yield made


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("sanctoins", "sanctions"),
        ("sanctons exports", "sanctions exports"),
        ('"oil exprts"', '"oil exports"'),
        ("source:gazete", "source:gazette"),
        ("norwya OR belarsu", "norway OR belarus"),
        ("norwey -ballet on:2024", "norway -ballet on:2024"),
        ("(norwey OR belaruss) exports", "(norway OR belarus) exports"),
        ("intrest rates", "interest rates"),
        ('"intrest rates moved"', '"interest rates moved"'),
        ("oyl", "oil"),
    ],
)
def test_words_are_spelt_as_the_archive_spells_them(archive, query, meant):
    result = archive.search(query)
    assert result.total == 0
    assert result.suggestion == meant
    assert archive.search(meant).total > 0


@pytest.mark.parametrize(
    "query",
    [
        "oil",
        "oil ballet",
        "zzyzx",
        "zzyzx norwey",
        "norway on:1850",
        "published:1850",
        "xy",
        " ".join(f"norwey{n}" for n in range(40)),
        "zz*",
    ],
)
def test_nothing_is_offered_where_nothing_is_near_or_something_was_found(archive, query):
    assert archive.search(query).suggestion is None


def test_what_is_narrowed_away_was_found(archive):
    nobody = Narrowing(frozenset([FacetChoice(FacetKind.SOURCE, "Nobody")]))
    assert archive.search("oil", narrowing=nobody).suggestion is None


def test_a_word_being_typed_is_offered_whole(archive):
    assert archive.search("exprots", typing=True).suggestion == "exports"


def test_an_article_finds_others_like_it_by_a_query_that_can_be_seen(archive):
    result = archive.more_like("oil.md")
    assert paths(result)[0] == "more.md", "its copy is not another article"
    assert "oil.md" not in paths(result)
    assert "copy.md" not in paths(result)
    assert {"norway", "pipelines"} <= set(result.query.split(" OR "))
    assert set(paths(archive.search(result.query))) >= set(paths(result))


def test_so_many_like_it_are_found_as_are_wanted(archive):
    assert len(paths(archive.more_like("oil.md"))) == 2
    assert paths(archive.more_like("oil.md", limit=1)) == ["more.md"]
    assert archive.more_like("nowhere.md") is None


def test_an_article_without_words_is_like_no_other(tmp_path):
    with opened(tmp_path, {"a.md": article("1", "2 3"), "b.md": article("Something", "else")}) as archive:
        assert archive.more_like("a.md").total == 0
