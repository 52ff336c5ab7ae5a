"""Laws of wrapping: nothing is lost, nothing is too wide, every offset has its line."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.text_wrapping import wrap

_TEXTS = st.text(st.sampled_from("ab é—“ \n漢字🙂\u0301\u200b"), max_size=120)


@given(_TEXTS, st.integers(2, 30))
def test_lines_hold_the_whole_text_but_blanks_and_newlines(text: str, width: int) -> None:
    wrapped = wrap(text, width)
    position = 0
    for start, end in zip(wrapped.starts, wrapped.ends, strict=True):
        assert start <= end
        assert not text[position:start].strip(" \n")
        assert "\n" not in text[start:end]
        position = end
    assert not text[position:].strip(" \n")


@given(_TEXTS, st.integers(2, 30))
def test_no_line_is_wider_than_asked_for(text: str, width: int) -> None:
    wrapped = wrap(text, width)
    for start, end in zip(wrapped.starts, wrapped.ends, strict=True):
        assert cell_len(text[start:end]) <= width


@given(_TEXTS.filter(bool), st.integers(2, 30), st.data())
def test_every_character_is_found_on_its_line(text: str, width: int, data: st.DataObject) -> None:
    wrapped = wrap(text, width)
    offset = data.draw(st.integers(0, len(text) - 1))
    line = wrapped.line_of(offset)
    assert wrapped.starts[line] <= offset or line == 0
    assert line == len(wrapped) - 1 or offset < wrapped.starts[line + 1]


def test_words_are_kept_whole_where_they_fit() -> None:
    text = "One two three four\nfive"
    wrapped = wrap(text, 9)
    lines = [text[start:end] for start, end in zip(wrapped.starts, wrapped.ends, strict=True)]
    assert lines == ["One two", "three", "four", "five"]


@pytest.mark.parametrize("unit", ["word ", "x", "漢"])
def test_a_text_of_megabytes_in_one_line_is_wrapped_in_time(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    start = process_time()
    wrapped = wrap(text, 80)
    assert process_time() - start < 2
    assert len(wrapped) >= len(text) // 80
