"""Words are found as people search them, wherever the accents, apostrophes and endings are."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.analysis.acore import Token

from search_index.index.analysis import WordAnalyzer, fold, invert, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Vučić", "vucic"),
        ("Đoković", "dokovic"),
        ("Łódź", "lodz"),
        ("O'Brien", "obrien"),
        ("O’Brien's", "obrien"),
        ("Bosnia's", "bosnia"),
        ("U.S.", "us"),
        ("1,500", "1500"),
        ("Straße", "strasse"),
        ("МОСКВА", "москва"),
        (unicodedata.normalize("NFD", "Vučić"), "vucic"),
    ],
)
def test_case_accents_and_apostrophes_do_not_matter(written, folded):
    assert fold(written) == folded
    assert [word.folded for word in words(written)] == [folded]


@pytest.mark.parametrize(
    ("one", "other"), [("sanctions", "sanction"), ("election", "elections"), ("visiting", "visited")]
)
def test_inflected_forms_share_a_stem(one, other):
    assert {word.stem for word in words(f"{one} {other}")} == {next(words(one)).stem}


def test_hyphened_words_are_two_words():
    assert [word.folded for word in words("no-one")] == ["no", "one"]


@given(st.text(max_size=300))
def test_offsets_always_point_at_the_word(text):
    for word in words(text):
        assert fold(text[word.start : word.end]) == word.folded


@given(st.text(max_size=300))
def test_the_index_and_the_highlighting_see_the_same_words(text):
    found = list(words(text))
    positions = {
        stem: [i for i, word in enumerate(found) if word.stem == stem] for stem in {w.stem for w in found}
    }
    assert invert(text).stems == positions


def test_whoosh_sees_the_same_words_through_its_own_analyzer_interface():
    tokens = [
        (token.text, token.pos, token.startchar)
        for token in WordAnalyzer(stemmed=True)("The Elections, 1992")
    ]
    assert tokens == [("the", 0, 0), ("elect", 1, 4), ("1992", 2, 15)]
    assert isinstance(next(WordAnalyzer(stemmed=False)("a")), Token)
