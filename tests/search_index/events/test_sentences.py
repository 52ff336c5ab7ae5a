"""Sentences and their offsets."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.events.sentences import LONGEST_SENTENCE, split_sentences


def sentences(text: str) -> list[str]:
    return [text[each.start : each.end] for each in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Envoys of the U.S. State Department met Gen. Adeyemi on Jan. 5 at 9 a.m. Tuesday.",
        "J. R. Okafor, Jr. of Baltic Timber Co. Ltd. paid 5.93 million.",
        "Article No. 5 was read aloud by Mrs. Lind.",
        "The ferry reached St. Malo at noon.",
        "“Why now?” he asked.",
        "The price rose… then fell.",
        "The firm (formerly Nordic Inc.) closed.",
        "He quoted the treaty (see Art. 4) again.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("They flew to the U.S.", "The talks failed."),
        ("It closed at 5 p.m.", "Nobody was hurt."),
        ("She runs Nordic Inc.", "It makes pumps."),
        ("“We agree.”", "He then left."),
        ("He left (at noon).", "“We agree,” she said."),
        ("Is it over?", "Nobody knows."),
        ("He won in 1995.", "In 1996 he lost."),
        ("The vote is on October 2.", "The count follows."),
        ("She said no.", "Talks ended."),
        ("It sold the phone.", "iPods sold well."),
        ("Она приехала в мае.", "Переговоры начались."),
        ("会议结束了。", "他们离开了。"),
    ],
)
def test_a_stop_before_a_new_sentence_ends_the_old_one(first: str, second: str) -> None:
    joint = "" if first.endswith("。") else " "
    assert sentences(f"{first}{joint}{second}") == [first, second]


def test_hard_wrapped_lines_join_and_indented_paragraphs_do_not() -> None:
    text = (
        "The harbour board said on Monday that it would rebuild the\n"
        "eastern pier, which Storm Ada had damaged in the first week of\n"
        "January, and close the fish market.\n"
        "    Traders of the market asked for more time. They want the\n"
        "City to pay for the move.\n"
    )
    first, *rest = (" ".join(each.split()) for each in sentences(text))
    assert first.startswith("The harbour board said")
    assert first.endswith("in the first week of January, and close the fish market.")
    assert rest == [
        "Traders of the market asked for more time.",
        "They want the City to pay for the move.",
    ]


def test_headings_list_items_and_paragraphs_of_one_line_stand_alone() -> None:
    lines = [
        "# Harbour plans",
        "News",
        "- the pier is rebuilt in May",
        "- the market moves",
        "1. Money first",
        "The board met for the first time since the storm, and for longer than anybody had expected it to.",
        "Storm damage put at two million",
        "The mayor said that the damage was larger than thought, and that the state would have to help soon.",
    ]
    assert sentences("\n".join(lines)) == lines


def test_a_blank_line_ends_a_sentence_without_a_stop() -> None:
    assert sentences("Harbour to be rebuilt\n \nThe board met.") == [
        "Harbour to be rebuilt",
        "The board met.",
    ]


def test_a_text_without_any_stop_is_cut_at_blanks() -> None:
    text = "word " * 2_000
    pieces = sentences(text)
    assert all(len(piece) <= LONGEST_SENTENCE for piece in pieces)
    assert " ".join(pieces).split() == text.split()


@given(st.text(alphabet='ab A.?!\n\t "”)(-#1。…\u00a0\u2028', max_size=300))
def test_sentences_are_disjoint_trimmed_and_lose_nothing_but_white_space(text: str) -> None:
    found = split_sentences(text)
    position = 0
    for each in found:
        assert position <= each.start < each.end <= len(text)
        assert not text[position : each.start].strip()
        piece = text[each.start : each.end]
        assert piece == piece.strip()
        assert len(piece) <= LONGEST_SENTENCE
        position = each.end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    "unit", [".", " ", ". ", ".)", "\n ", "a\n", "U.S. ", "(", ". (", "- \n", "x", "Mr. A", ".\u2028,"]
)
def test_time_grows_with_the_length_of_hostile_text_and_no_faster(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        began = time.process_time()
        split_sentences(text)
        return time.process_time() - began

    small, large = seconds(50_000), seconds(400_000)
    assert large < 30 * small + 0.2
