"""A search finds the articles that fit, best first, with the events that are asked for."""

from datetime import date

import pytest

from search_index.archive import Archive
from search_index.queries.errors import QueryError


@pytest.fixture
def archive(archive_folder, tmp_path):
    (archive_folder / "brief.md").write_text(
        "---\ntitle: Brief notes\nauthor: Ana Vučić\ndate: 2023-01-05\n---\n"
        "Elections. Someone passed through Kazan.\n"
    )
    with Archive.open(archive_folder, tmp_path / "index") as opened:
        opened.refresh()
        yield opened


def found(archive, query, *, typing=False):
    result = archive.search(query, typing=typing)
    return [result.summary(row).path for row in range(result.total)]


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("kazan", ["2024/kazan.md", "brief.md"]),
        ("KAZAN", ["2024/kazan.md", "brief.md"]),
        ("election", ["2022/moscow.md", "brief.md"]),
        ("elections", ["2022/moscow.md", "brief.md"]),
        ('"had last met"', ["2024/kazan.md"]),
        ('"met last had"', []),
        ("kazan -elections", ["2024/kazan.md"]),
        ("title:kazan", ["2024/kazan.md"]),
        ("author:vucic", ["brief.md"]),
        ("source:example", ["2024/kazan.md", "2022/moscow.md"]),
        ("path:2022", ["2022/moscow.md"]),
        ("elect*", ["2022/moscow.md", "brief.md"]),
        ("electi*", ["2022/moscow.md", "brief.md"]),
        ("published:2022..2023", ["2022/moscow.md", "brief.md"]),
        ("published:2024-02 kazan", ["2024/kazan.md"]),
        ("-kazan", ["2022/moscow.md", "undated.txt"]),
        ("bridge OR guest", ["2022/moscow.md", "undated.txt"]),
    ],
)
def test_a_query_finds_what_fits(archive, query, paths):
    assert sorted(found(archive, query)) == sorted(paths)


def test_the_best_article_comes_first(archive):
    assert found(archive, "kazan") == ["2024/kazan.md", "brief.md"]
    result = archive.search("kazan")
    assert result.scores[0] > result.scores[1] > 0


def test_without_a_query_all_articles_come_newest_first_and_undated_last(archive):
    assert found(archive, "") == ["2024/kazan.md", "brief.md", "2022/moscow.md", "undated.txt"]
    assert not archive.search("").restricts


@pytest.mark.parametrize("typed", ["e", "ele", "elec", "electi", "electio", "election", "elections"])
def test_while_a_word_is_typed_its_articles_stay_in_view(archive, typed):
    assert "brief.md" in found(archive, typed, typing=True)


def test_events_follow_the_search(archive):
    assert {event.path for event in archive.search("kazan leaders").events()} == {"2024/kazan.md"}
    assert len(archive.search("").events()) == len(archive.timeline)


def test_days_asked_for_hold_for_articles_and_events(archive):
    result = archive.search("after:2022 before:2024-06 leaders")
    assert found(archive, "after:2022 before:2024-06 leaders") == ["2024/kazan.md"]
    assert found(archive, "after:2022 before:2024-06") == ["2024/kazan.md", "brief.md"]
    assert [event.expression for event in result.events()] == ["May 2023", "21 February 2024"]
    assert [event.expression for event in result.events(since=date(2024, 1, 1))] == ["21 February 2024"]


def test_hits_have_their_best_passage_with_the_matches(archive):
    (hit,) = archive.search("round second").hits(0, 10)
    marked = [hit.snippet.text[start:end] for start, end in hit.snippet.matches]
    assert marked == ["second", "round"]
    assert hit.article.events == 3


def test_matches_of_an_article_are_where_the_words_stand(archive):
    article = archive.article("2024/kazan.md").article
    spans = archive.matches("leader OR kaz*", article)
    assert [article.text[start:end] for start, end in spans] == ["leaders", "Kazan"]


def test_an_article_comes_with_its_dates_explained(archive):
    indexed = archive.article("2024/kazan.md")
    assert [(each.text, each.value) for each in indexed.expressions] == [
        ("21 February 2024", "2024-02-21"),
        ("May 2023", "2023-05"),
        ("4 June 2024", "2024-06-04"),
    ]
    assert all(each.rule for each in indexed.expressions)
    assert archive.article("nowhere.md") is None


@pytest.mark.parametrize(
    "query", ["*", "a*", "x" * 10_000, " OR ".join(f"w{n}" for n in range(1000)), "a\x00\x1b["]
)
def test_odd_queries_are_answered(archive, query):
    archive.search(query).hits(0, 5)
    archive.search(query, typing=True)


@pytest.mark.parametrize("query", ["-", "~", "&", '""', "\x00\x1b["])
def test_what_asks_for_nothing_does_not_find_everything(archive, query):
    with pytest.raises(QueryError, match="no letter or digit"):
        archive.search(query)
    assert archive.search(query, typing=True).total == archive.search("").total


def test_a_bad_query_is_refused_with_its_position(archive):
    with pytest.raises(QueryError) as caught:
        archive.search('kazan "open')
    assert caught.value.position == 6
