"""Matches are shown where they are, and snippets show the best passage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.queries.parser import parse
from search_index.search.matching import find_matches, wanted_rows
from search_index.search.snippets import LENGTH, best_snippet

TEXT = "Elections were held in Kazan. The electoral board of Kazan's court spoke of two long nights."


def matched(query, text=TEXT, *, typing=False, field="text"):
    rows = wanted_rows(parse(query, typing=typing).root, field)
    return [text[match.start : match.end] for match in find_matches(rows, text)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("election", ["Elections"]),
        ("elect*", ["Elections", "electoral"]),
        ("kazan", ["Kazan", "Kazan's"]),
        ('"long nights"', ["long nights"]),
        ('"nights long"', []),
        ("court -kazan", ["court"]),
        ("title:kazan court", ["court"]),
        ("text:court", ["court"]),
        ("kazan court", ["Kazan", "Kazan's", "court"]),
    ],
)
def test_the_words_of_a_query_are_found(query, found):
    assert matched(query) == found


def test_a_word_being_typed_is_marked_as_far_as_it_goes():
    assert matched("the elec", typing=True) == ["Elections", "The", "electoral"]
    assert matched("electio", typing=True) == ["Elections"]


def test_of_two_matches_in_one_place_the_longer_is_shown():
    assert matched('long OR "long nights"') == ["long nights"]


@given(st.text(alphabet="ab cd-'é\n", max_size=200), st.sampled_from(["a", "a*", '"a b"', "b OR a*"]))
def test_matches_are_ascending_disjoint_and_inside(text, query):
    found = find_matches(wanted_rows(parse(query).root, "text"), text)
    ends = [0]
    for match in found:
        assert ends[-1] <= match.start < match.end <= len(text)
        ends.append(match.end)


@given(st.text(alphabet="ab cdé\n\t", max_size=900), st.sampled_from(["a", "a b", '"a b"', "z"]))
def test_a_snippet_is_short_and_its_marks_fit(text, query):
    snippet = best_snippet(text, find_matches(wanted_rows(parse(query).root, "text"), text))
    assert len(snippet.text) <= LENGTH + 2
    assert "\n" not in snippet.text
    for start, end in snippet.matches:
        assert 0 <= start < end <= len(snippet.text)
        assert not snippet.text[start:end].isspace()


def test_the_best_passage_has_the_most_different_words():
    text = "apple apple apple. " + "filler " * 60 + "an apple and a pear. " + "filler " * 60
    snippet = best_snippet(text, find_matches(wanted_rows(parse("apple pear").root, "text"), text))
    assert [snippet.text[start:end] for start, end in snippet.matches] == ["apple", "pear"]
    assert snippet.text.startswith("…")
    assert snippet.text.endswith("…")
