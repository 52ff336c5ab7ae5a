"""What a passage is about, in few numbers: which passages have terms in common, and which are names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search_index.events.terms import MOST_TERMS, terms_of

OPENED = "The road to Kazan opened on Monday."
TITLE = "Talks in Minsk"
WORDS = st.sampled_from(
    ["Kazan", "kazan", "Minsk", "The", "the", "opened", "roads", "road", "1,500", "he", "oil/gas", "--", "é"]
)
PASSAGES = st.lists(WORDS, max_size=25).map(" ".join)


def terms(passage: str, title: str = "") -> tuple[list[int], int]:
    found = terms_of([passage], [title])
    assert len(found.hashes) == found.counts[0]
    return found.hashes.tolist(), int(found.named[0])


def test_words_have_a_term_in_common_where_they_are_forms_of_one() -> None:
    assert terms("roads opening") == terms("road opened")
    assert terms("roads opening") != terms("bridges opening")


def test_words_of_grammar_saying_and_the_calendar_tell_nothing() -> None:
    assert terms("said that he would have been there on Monday in July") == ([], 0)
    assert terms("") == ([], 0)


def test_names_come_first_then_numbers_then_the_longest_words() -> None:
    one = {word: terms(f"the {word}")[0][0] for word in ("Kazan", "Minsk", "1990", "bridge", "road")}
    found, names = terms("the road and bridge of Minsk in 1990, and of Kazan")
    assert names == 2
    assert found == [one[word] for word in ("Minsk", "Kazan", "1990", "bridge", "road")]


def test_the_capital_of_a_first_word_that_tells_something_makes_no_name() -> None:
    assert terms("Roads opened")[1] == 0
    assert terms("The Roads opened")[1] == 1
    assert terms("Roads opened near other Roads")[1] == 1


def test_few_names_or_a_pronoun_leave_it_to_the_title_whom_a_passage_is_about() -> None:
    minsk = terms("to Minsk")[0][0]
    assert minsk in terms(OPENED, TITLE)[0]
    assert terms(OPENED, TITLE)[1] == terms(OPENED)[1] + 2
    many = "met Lavrov of Moscow, Orban of Budapest"
    assert terms(many, TITLE) == terms(many)
    assert minsk in terms(f"He {many}", TITLE)[0]
    assert terms(OPENED, TITLE.upper()) == terms(OPENED)


def test_so_many_terms_are_kept_and_no_more() -> None:
    found, names = terms(" ".join(f"the Name{letter * 9}" for letter in "abcdefghijklmnopqrstuvwxyz"))
    assert len(found) == names == MOST_TERMS


@given(st.lists(st.tuples(PASSAGES, st.sampled_from(["", TITLE, "Kazan Road"])), max_size=6))
def test_passages_have_the_same_terms_together_as_each_has_alone(told: list[tuple[str, str]]) -> None:
    together = terms_of([passage for passage, _ in told], [title for _, title in told])
    alone = [terms(*each) for each in told]
    assert together.hashes.tolist() == [term for found, _ in alone for term in found]
    assert together.counts.tolist() == [len(found) for found, _ in alone]
    assert together.named.tolist() == [names for _, names in alone]


def test_any_number_of_passages_is_taken() -> None:
    count = 10_000
    found = terms_of([f"the Road of {number} bridges" for number in range(count)], [TITLE] * count)
    assert found.counts.tolist() == [5] * count
    assert len(set(found.hashes.reshape(-1, 5)[:, 3].tolist())) > count - 10
