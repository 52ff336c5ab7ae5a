r"""Patterns for texts in ASCII find there what the same patterns for any text find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.patterns import TextPattern

TEXTS = st.text(st.sampled_from("aZ_1 .'\n\x85é²ſ’"), max_size=12)


@given(TEXTS, st.sampled_from([r"\b\w+\b", r"[^\W\d_]+", r"[^\W_]+", r"\s+", r"\d+", r"(?<!\w)\S"]))
def test_a_text_is_matched_the_same_whichever_pattern_is_for_it(text: str, pattern: str) -> None:
    chosen = TextPattern(pattern)[text.isascii()]
    assert chosen.findall(text) == re.findall(pattern, text)


def test_a_letter_whose_other_case_is_ascii_is_refused_where_case_is_ignored() -> None:
    with pytest.raises(ValueError, match="other case is ASCII"):
        TextPattern("ſaid", re.IGNORECASE)
    TextPattern("ſaid")
