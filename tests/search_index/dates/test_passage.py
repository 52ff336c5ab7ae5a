"""A passage is a text as words, each at its place, in whatever order one asks for them."""

from hypothesis import given
from hypothesis import strategies as st

from search_index.dates.passage import split_passage

TEXTS = st.text(st.sampled_from("aBé İß’ \n\t.,-1279"), max_size=60)


@given(TEXTS)
def test_the_words_cover_the_text_without_gap(text):
    passage = split_passage(text)
    assert len(passage.words) == len(passage.classes)
    assert "".join(passage.text_of(index, index + 1) for index in range(len(passage.words))) == text


@given(TEXTS, st.data())
def test_a_word_is_at_the_same_place_whatever_was_asked_before(text, data):
    passage = split_passage(text)
    places = [sum(map(len, passage.words[:index])) for index in range(len(passage.words) + 1)]
    for index in data.draw(st.lists(st.integers(0, len(passage.words)), max_size=9)):
        assert passage.start(index) == places[index]
        end = data.draw(st.integers(index, len(passage.words)))
        assert passage.text_of(index, end) == text[places[index] : places[end]]
        assert passage.capital(index) == text[places[index] : places[index] + 1].isupper()
