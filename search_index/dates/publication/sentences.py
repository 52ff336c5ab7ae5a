"""The sentences of a text, cut roughly but fast, as the inference of published dates reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator

# White space behind a full stop, or a blank line. That each match begins with white space is said first: then
# nothing else is tried at the other characters.
_SENTENCE_END = re.compile(r"\s(?:(?<=[.!?”\"]\s)\s*(?=[\W_]*[A-Z0-9])|(?<=\n)\s*\n)")
_LONGEST_SENTENCE = 1000


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a text (or their thousand characters at most), each with its offset."""
    start = 0
    for found in _SENTENCE_END.finditer(text):
        yield start, text[start : min(found.start(), start + _LONGEST_SENTENCE)]
        start = found.end()
    yield start, text[start : start + _LONGEST_SENTENCE]


def sentence_around(text: str, position: int) -> str:
    """Return the sentence (or its thousand characters at most) that holds a position of a text."""
    near = max(position - _LONGEST_SENTENCE, 0)
    starts = [near + found.end() for found in _SENTENCE_END.finditer(text[near:position])]
    start = starts[-1] if starts else near
    end = _SENTENCE_END.search(text, position, position + _LONGEST_SENTENCE)
    return text[start : end.start() if end is not None else position + _LONGEST_SENTENCE]
