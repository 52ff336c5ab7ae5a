"""Patterns for any of many words, made so that a scan gives up at the first letter that none of them has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby


def any_of(words: Iterable[str]) -> str:
    r"""Return a pattern that matches the longest of the words that stands at a place.

    The words share what they begin with (``s(?:aid|tated)``), so that a place is refused after one look at
    its first letter: ``re`` tries the branches of a plain ``said|stated|…`` one by one. What may follow a
    word is for the caller to say; without ``\b`` after it the pattern also matches the beginning of a
    longer word.
    """
    return _branches(sorted(set(words)))


def _branches(words: list[str]) -> str:
    """The pattern for sorted, distinct words, of which the first may be empty."""
    if words == [""]:
        return ""
    ends_here = words[0] == ""
    branches: list[str] = []
    for letter, group in groupby(words[ends_here:], key=lambda word: word[0]):
        branches.append(str(re.escape(letter)) + _branches([word[1:] for word in group]))
    if len(branches) == 1 and not ends_here:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if ends_here else ''}"
