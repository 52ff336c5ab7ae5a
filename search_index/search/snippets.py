"""The passage of an article that shows best why it was found."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from search_index.search.matching import Match
from search_index.search.results import Snippet

LENGTH = 200
"""Code points of a snippet, at most."""
_LEAD_IN = 40
"""Code points shown before the first match, so that it is read in its context."""
_HEAD = 600
"""Code points at the beginning of a text among which its title is looked for."""
_FOLDED = re.compile(r"\s+")


def best_snippet(text: str, matches: Sequence[Match], title: str = "") -> Snippet:
    """Return the window with the most different wanted things, then the most matches, then the earliest.

    Without matches it is the beginning of the text. A ``title`` that stands at the head of the text is passed
    over, unless only it has matches: lists show it anyway.
    """
    floor = _end_of_title(text, title)
    matches = [match for match in matches if match.start >= floor] or matches
    if not matches:
        return _window(text, floor, min(len(text), floor + LENGTH), ())
    best = max(range(len(matches)), key=lambda first: (*_worth(matches, first), -first))
    start = max(0, matches[best].start - _LEAD_IN)
    if matches[best].start >= floor:
        start = max(start, floor)
    return _window(text, start, min(len(text), start + LENGTH), matches)


def _end_of_title(text: str, title: str) -> int:
    """Where the text goes on behind its title: 0 when it does not begin with one."""
    head = title.rstrip("…")
    found = text.find(head, 0, _HEAD) if head and title == head else -1
    return found + len(head) if found >= 0 else 0


def _worth(matches: Sequence[Match], first: int) -> tuple[int, int]:
    limit = matches[first].start - _LEAD_IN + LENGTH
    inside = matches[first : bisect_left(matches, limit, key=lambda match: match.end)]
    return len({match.wanted for match in inside}), len(inside)


def _window(text: str, start: int, end: int, matches: Sequence[Match]) -> Snippet:
    """Cut at words, fold white space, and move the matches along."""
    start, end = _to_words(text, start, end)
    pieces: list[str] = ["…"] if text[:start].strip() else []
    length = len(pieces)
    moved: list[tuple[int, int]] = []
    position = start
    inside = [match for match in matches if start <= match.start and match.end <= end]
    for match in inside:
        before = _FOLDED.sub(" ", text[position : match.start])
        words = _FOLDED.sub(" ", text[match.start : match.end])
        pieces += (before, words)
        moved.append((length + len(before), length + len(before) + len(words)))
        length += len(before) + len(words)
        position = match.end
    pieces.append(_FOLDED.sub(" ", text[position:end]))
    if text[end:].strip():
        pieces.append("…")
    return Snippet("".join(pieces), tuple(moved))


def _to_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both ends inwards to white space, unless one word fills the whole window."""
    if start and not text[start - 1].isspace():
        space = re.compile(r"\s").search(text, start, end)
        start = space.end() if space else start
    while start < end and text[start].isspace():
        start += 1
    if end < len(text) and not text[end].isspace():
        space_before = max(text.rfind(blank, start, end) for blank in (" ", "\n", "\t"))
        end = space_before if space_before > start else end
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
