"""Matches are shown where they are, and snippets show the best passage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.queries.parser import parse
from search_index.search import matching
from search_index.search.matching import find_in_all, find_matches, wanted_rows
from search_index.search.snippets import LENGTH, best_snippets

TEXT = "Elections were held in Kazan. The electoral board of Kazan's court spoke of two long nights."


def matched(query, text=TEXT, *, typing=False, field="text"):
    rows = wanted_rows(parse(query, typing=typing).root, field)
    return [text[match.start : match.end] for match in find_matches(rows, text)]


def snippet_of(text, query):
    (snippet,) = best_snippets([text], find_in_all(wanted_rows(parse(query).root, "text"), [text]), [""])
    return snippet


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
        ("place:kazan", ["Kazan", "Kazan's"]),
        ("place:kaz*", ["Kazan", "Kazan's"]),
        ("place:kasan~ night", ["Kazan", "Kazan's", "nights"]),
        ('place:"court kazan"', []),
        ("person:election", []),
        ("source:kazan author:court path:night", []),
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


TEXTS = st.text(alphabet="ab cd'.,15é’ж\n", max_size=60)


@given(
    st.lists(TEXTS, max_size=6), st.sampled_from(["a", "a*", '"a b"', "b OR a*", "a OR b.c.", '1 OR "b a"'])
)
def test_texts_that_are_searched_together_have_the_matches_that_each_has_alone(texts, query):
    rows = wanted_rows(parse(query).root, "text")
    together = find_in_all(rows, texts)
    alone = []
    for text, begin in zip(texts, together.bounds, strict=False):
        found = find_matches(rows, text)
        alone += [(begin + match.start, begin + match.end, match.wanted) for match in found]
    assert list(zip(together.starts, together.ends, together.wanted, strict=True)) == alone


@pytest.mark.parametrize("most", [1, 40, 90])
def test_long_texts_are_searched_one_by_one_with_the_same_matches(most, monkeypatch):
    texts = [TEXT, "", f"kazan {TEXT}", "the court", TEXT * 2]
    rows = wanted_rows(parse('kazan OR "long nights" OR court').root, "text")
    together = find_in_all(rows, texts)
    monkeypatch.setattr(matching, "_MOST_TOGETHER", most)
    by_pieces = find_in_all(rows, texts)
    for column in ("bounds", "starts", "ends", "wanted"):
        assert list(getattr(by_pieces, column)) == list(getattr(together, column))
    assert len(together.starts) > 10


@given(st.lists(st.tuples(TEXTS, st.integers(0, 9)), min_size=1, max_size=5), st.data())
def test_each_text_gets_the_snippet_that_it_gets_alone(made, data):
    texts = [text * times for text, times in made]
    titles = [text[: data.draw(st.integers(0, 12))] for text in texts]
    rows = wanted_rows(parse(data.draw(st.sampled_from(["a", "a b", "a OR b* OR c*", '"a b"']))).root, "text")
    together = best_snippets(texts, find_in_all(rows, texts), titles)
    alone = [
        best_snippets([text], find_in_all(rows, [text]), [title])[0]
        for text, title in zip(texts, titles, strict=True)
    ]
    assert together == alone


@given(st.lists(st.sampled_from(["a", "b", "c", "filler", "x" * 90, "ab\n", "\n\n"]), max_size=120))
def test_the_best_passage_has_the_most_different_words_then_the_most_of_them(words):
    text = " ".join(words)
    rows = wanted_rows(parse("a OR b OR c").root, "text")
    matches = find_matches(rows, text)
    windows = [
        [match for match in matches[first:] if match.end < matches[first].start + LENGTH - 40]
        for first in range(len(matches))
    ]
    best = max(windows, key=lambda window: (len({match.wanted for match in window}), len(window)), default=[])
    (snippet,) = best_snippets([text], find_in_all(rows, [text]), [""])
    shown = [snippet.text[start:end] for start, end in snippet.matches]
    wanted = [text[match.start : match.end] for match in best]
    assert any(shown[at : at + len(wanted)] == wanted for at in range(len(shown) + 1))


@given(st.text(alphabet="ab cdé\n\t", max_size=900), st.sampled_from(["a", "a b", '"a b"', "z"]))
def test_a_snippet_is_short_and_its_marks_fit(text, query):
    snippet = snippet_of(text, query)
    assert len(snippet.text) <= LENGTH + 2
    assert "\n" not in snippet.text
    for start, end in snippet.matches:
        assert 0 <= start < end <= len(snippet.text)
        assert not snippet.text[start:end].isspace()


def test_the_best_passage_has_the_most_different_words():
    text = "apple apple apple. " + "filler " * 60 + "an apple and a pear. " + "filler " * 60
    snippet = snippet_of(text, "apple pear")
    assert [snippet.text[start:end] for start, end in snippet.matches] == ["apple", "pear"]
    assert snippet.text.startswith("…")
    assert snippet.text.endswith("…")


@pytest.mark.parametrize("text", ["They met in May.", "They met in May.\n\n***\n", "They met in May"])
def test_of_a_text_that_is_nothing_but_its_title_the_title_is_shown(text):
    (snippet,) = best_snippets([text], find_in_all((), [text]), ["They met in May"])
    assert snippet.text.startswith("They met in May")


def test_a_match_near_the_end_of_a_text_is_shown_with_more_of_what_is_before_it():
    last = "The reasons for it fill the room that is left before the last word, an apple."
    text = "nothing here. " * 40 + last
    snippet = snippet_of(text, "apple")
    assert [snippet.text[start:end] for start, end in snippet.matches] == ["apple"]
    assert LENGTH - 20 < len(snippet.text) <= LENGTH + 1
    assert snippet.text.startswith("…")
    assert snippet.text.endswith(last)
