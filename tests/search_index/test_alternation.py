"""Patterns for any of many words."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from search_index.alternation import any_of

_words = st.text("abn'.(", min_size=1, max_size=5)


@given(st.sets(_words, min_size=1, max_size=8), _words)
def test_just_the_words_are_matched_whole(words: set[str], other: str) -> None:
    pattern = re.compile(any_of(words))
    assert all(pattern.fullmatch(word) for word in words)
    assert (pattern.fullmatch(other) is not None) == (other in words)


@given(st.sets(_words, min_size=1, max_size=8), st.text("abn'.(", max_size=8))
def test_the_longest_word_at_a_place_is_matched(words: set[str], text: str) -> None:
    found = re.match(any_of(words), text)
    beginnings = [word for word in words if text.startswith(word)]
    assert (found[0] if found else None) == max(beginnings, key=len, default=None)
