"""What is found can be counted by its facets, narrowed to them, and sorted."""

from datetime import date
from itertools import combinations

import pytest

from search_index.search.narrowing import FacetChoice, FacetKind, Narrowing, Sort
from tests.search_index.search.making import article, opened, paths

ARTICLES = {
    "a.md": article(
        "Zagreb talks",
        "President Ana Novak met her guests in Zagreb on 4 March 2024. A second meeting will be held in"
        " Split on 9 May 2025. The rivers of the country were bridged in the 1990s.",
        source="Daily",
        day="2024-03-05",
    ),
    "b.md": article(
        "Élan of the talks",
        "President Ana Novak spoke in Split on 7 June 2023. Minister Ivo Horvat opened a bridge in Zagreb on"
        " 8 June 2023.",
        source="Weekly",
        day="2023-06-09",
    ),
    "c.md": article(
        "A bridge",
        "Minister Ivo Horvat visited the bridge near Split on 2 March 2024. He was not in Zagreb on"
        " 3 March 2024, his office said.",
        source="Daily",
        day="2024-03-04",
    ),
    "d.md": article("", "Nothing is dated here, and nobody is named. There is a bridge in Zagreb."),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("narrowing"), ARTICLES) as made:
        yield made


def choice(kind, value):
    return FacetChoice(FacetKind(kind), value)


def narrowed(*choices, **days):
    return Narrowing(frozenset(choice(*each) for each in choices), **days)


def counts(result, kind, limit=20):
    (facet,) = [each for each in result.facets(limit) if each.kind is FacetKind(kind)]
    return {each.choice.value: each.count for each in facet.values}


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("year", {"2024": 2, "2023": 1, "2025": 1}),
        ("source", {"Daily": 2, "Weekly": 1}),
        ("person", {"Ana Novak": 2, "Ivo Horvat": 2}),
        ("place", {"Split": 3, "Zagreb": 3}),
        ("status", {"happened": 4, "planned": 1, "denied": 1}),
    ],
)
def test_facets_count_every_article_found_once(archive, kind, found):
    assert counts(archive.search(""), kind) == found


def test_facets_are_those_of_what_is_found(archive):
    assert counts(archive.search("novak"), "source") == {"Daily": 1, "Weekly": 1}
    assert counts(archive.search("nowhere"), "source") == {}
    assert counts(archive.search("within:2023"), "year") == {"2023": 1}


def test_a_decade_counts_in_none_of_its_years(archive):
    assert "1990" not in counts(archive.search("rivers"), "year")
    assert paths(archive.search("", narrowing=narrowed(("year", "1990")))) == []


def test_a_facet_says_how_many_values_there_are_beyond_those_it_lists(archive):
    (years,) = [each for each in archive.search("").facets(limit=1) if each.kind is FacetKind.YEAR]
    assert ([each.choice.value for each in years.values], years.distinct) == (["2024"], 3)


@pytest.mark.parametrize(
    ("choices", "found"),
    [
        ([("source", "Weekly")], ["b.md"]),
        ([("source", "Weekly"), ("source", "Daily")], ["a.md", "b.md", "c.md"]),
        ([("year", "2023")], ["b.md"]),
        ([("person", "Ana Novak")], ["a.md", "b.md"]),
        ([("place", "Split"), ("status", "planned")], ["a.md"]),
        ([("person", "Ana Novak"), ("place", "Split")], ["b.md"]),
        ([("person", "Ana Novak"), ("year", "2024"), ("source", "Daily")], ["a.md"]),
        ([("person", "Nobody")], []),
        ([("source", "Nobody")], []),
        ([("year", "soon")], []),
        ([("status", "unheard of")], []),
    ],
)
def test_choices_narrow_to_articles_with_one_event_that_has_all_of_them(archive, choices, found):
    assert sorted(paths(archive.search("", narrowing=narrowed(*choices)))) == found


def test_narrowing_leaves_the_events_that_are_chosen(archive):
    result = archive.search("", narrowing=narrowed(("place", "Split")))
    assert {event.path: event.expression for event in result.events()} == {
        "a.md": "9 May 2025",
        "b.md": "7 June 2023",
        "c.md": "2 March 2024",
    }
    assert [event.path for event in result.events(until=date(2023, 12, 31))] == ["b.md"]
    assert [event.path for event in result.events(known_before=date(2024, 3, 5))] == ["b.md", "c.md"]


def test_days_narrow_to_events_that_may_or_certainly_do_lie_there(archive):
    days = {"since": date(1995, 1, 1), "until": date(2010, 1, 1)}
    assert paths(archive.search("", narrowing=narrowed(**days))) == ["a.md"]
    assert paths(archive.search("", narrowing=narrowed(**days, certainly=True))) == []
    whole = archive.search("", narrowing=narrowed(since=date(1990, 1, 1), certainly=True))
    assert len(whole.events()) == 7


def test_narrowing_changes_no_score(archive):
    whole = archive.search("bridge")
    scores = dict(zip(paths(whole), whole.scores.tolist(), strict=True))
    part = archive.search("bridge", narrowing=narrowed(("source", "Daily")))
    assert dict(zip(paths(part), part.scores.tolist(), strict=True)) == {
        path: score for path, score in scores.items() if path in ("a.md", "c.md")
    }
    assert part.restricts


def test_a_facet_counts_as_if_it_were_not_narrowed_itself(archive):
    result = archive.search("", narrowing=narrowed(("source", "Weekly")))
    assert counts(result, "source") == {"Daily": 2, "Weekly": 1}
    assert counts(result, "person") == {"Ana Novak": 1, "Ivo Horvat": 1}
    result = archive.search("", narrowing=narrowed(("person", "Ana Novak"), ("year", "2024")))
    assert counts(result, "person") == {"Ana Novak": 1, "Ivo Horvat": 1}
    assert counts(result, "year") == {"2023": 1, "2024": 1}


def test_what_is_chosen_is_listed_however_rare_it_is(archive):
    result = archive.search("", narrowing=narrowed(("year", "2025")))
    assert counts(result, "year", limit=1) == {"2024": 2, "2025": 1}
    result = archive.search("", narrowing=narrowed(("person", "Nobody")))
    assert counts(result, "person", limit=1) == {"Ana Novak": 2, "Nobody": 0}


VALUES = [
    *(("source", "Daily"), ("year", "2024"), ("person", "Ivo Horvat"), ("place", "Zagreb")),
    *(("status", "happened"), ("year", "2023"), ("status", "denied")),
]


@pytest.mark.parametrize("before", [(), *combinations(VALUES, 1), *combinations(VALUES, 2)])
def test_a_count_is_what_choosing_the_value_finds(archive, before):
    result = archive.search("", narrowing=narrowed(*before))
    for facet in result.facets():
        others = [each for each in before if each[0] != facet.kind.value]
        for each in facet.values:
            chosen = narrowed(*others, (facet.kind.value, each.choice.value))
            assert archive.search("", narrowing=chosen).articles == each.count, (facet.kind, each)


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (Sort.PUBLISHED, ["a.md", "c.md", "b.md", "d.md"]),
        (Sort.TITLE, ["c.md", "b.md", "d.md", "a.md"]),
    ],
)
def test_articles_are_sorted_by_day_or_title(archive, sort, order):
    assert paths(archive.search("", sort=sort)) == order
    assert paths(archive.search("bridge", sort=sort)) == order


def test_scores_stay_with_their_articles_when_sorted(archive):
    best, by_title = archive.search("bridge"), archive.search("bridge", sort=Sort.TITLE)
    told = [dict(zip(paths(each), each.scores.tolist(), strict=True)) for each in (best, by_title)]
    assert told[0] == told[1]
    assert sorted(best.scores, reverse=True) == best.scores.tolist()


def test_names_are_found_by_a_part_of_them(archive):
    assert archive.named(FacetKind.PERSON, "novak") == (choice("person", "Ana Novak"),)
    assert archive.named(FacetKind.PERSON, "HORVAT") == (choice("person", "Ivo Horvat"),)
    assert archive.named(FacetKind.PLACE, "spl") == ()
    assert archive.named(FacetKind.PLACE, " ") == ()
