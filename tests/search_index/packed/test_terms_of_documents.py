"""Comparing and weighing the terms of an index, in one segment or several."""

from collections import Counter
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh import query

from search_index.index.analysis import folded_form, split, stem_of
from search_index.packed.search import ArraySearch
from search_index.packed.similar import SimilarTerm, edit_distance
from search_index.packed.writer import PackedWriter
from tests.search_index.packed.making import SAYINGS, documents, new_index, term

MADE = documents(60)


@pytest.fixture(scope="module", params=[[60], [30, 12, 18]], ids=["one segment", "several segments"])
def arrays(request, tmp_path_factory):
    index = new_index(tmp_path_factory.mktemp("index") / "index")
    made = iter(MADE)
    for count in request.param:
        writer = PackedWriter(index)
        for _ in range(count):
            writer.add_document(**next(made))
        writer.commit(merge=False)
    with index.searcher() as searcher:
        assert len(searcher.leaf_searchers()) == len(request.param)
        yield ArraySearch(searcher)


def words_of(document):
    return {folded_form(word) for text in document["words"] for word in split(text)} - {""}


def test_documents_that_match_are_those_that_a_search_finds(arrays):
    for wanted in (term("bridge"), query.And([term("the"), query.Not(term("river"))]), query.Every()):
        assert arrays.matching(wanted).tolist() == arrays.search(wanted).documents.tolist()


def test_the_documents_of_a_term_are_counted(arrays):
    assert arrays.document_frequency("words", "bridge") == sum("bridge" in words_of(each) for each in MADE)
    assert arrays.document_frequency("words", "xylophone") == 0


@pytest.mark.parametrize("distance", [0, 1, 2])
@pytest.mark.parametrize("word", ["bridge", "brigde", "rivr", "obrien", "ths", "", "1500", "вода"])
def test_terms_spelt_nearly_so_are_found_the_nearest_first(arrays, word, distance):
    having = Counter(each for made in MADE for each in words_of(made))
    expected = [
        SimilarTerm(other, away, count)
        for other, count in having.items()
        if (away := edit_distance(word, other, distance)) <= distance
    ]
    expected.sort(key=lambda each: (each.distance, -each.documents, each.term))
    assert arrays.terms_within("words", word, distance) == expected


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("kazan", "kazan", 0),
        ("kazan", "kasan", 1),
        ("kazan", "kaazn", 1),
        ("kazan", "kazn", 1),
        ("kazan", "kazaan", 1),
        ("putin", "puttni", 2),
        ("ca", "abc", 3),  # no place is touched twice: swapped, and then parted, it would be 2
    ],
)
def test_edits_are_counted(one, other, distance):
    assert edit_distance(one, other, 5) == edit_distance(other, one, 5) == distance
    assert edit_distance(one, other, distance - 1) == distance


@given(st.text("abc", max_size=6), st.text("abc", max_size=6), st.integers(0, 3))
def test_a_limit_only_cuts_a_distance_off(one, other, most):
    assert edit_distance(one, other, most) == min(edit_distance(one, other, 10), most + 1)


def test_the_words_that_few_others_have_tell_most(arrays):
    text = "ministers met on the bridge, the bridge, the xylophone"
    having = Counter(stem for made in MADE for stem in {stem_of(word) for word in split(made["text"])})
    told = arrays.telling_terms("text", text)
    weights = {
        stem: (1 + log(times)) * log(60 / having[stem])
        for stem, times in Counter(map(stem_of, split(text))).items()
        if 1 < having[stem] <= 30
    }
    assert {each.term: each.weight for each in told} == pytest.approx(weights)
    assert [each.weight for each in told] == sorted(weights.values(), reverse=True)
    assert arrays.telling_terms("text", text, 1) == told[:1]
    assert "xylophon" not in weights


def test_only_fields_of_words_have_telling_terms(arrays):
    with pytest.raises(ValueError, match="path"):
        arrays.telling_terms("path", SAYINGS[0])
