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
_SPACE = re.compile(r"\s")


def best_snippet(text: str, matches: Sequence[Match], title: str = "") -> Snippet:
    """Return the window with the most different wanted things, then the most matches, then the earliest.

    Without matches it is the beginning of the text. A ``title`` that stands at the head of the text is passed
    over, unless only it has matches: lists show it anyway.
    """
    floor = _end_of_title(text, title)
    if floor and matches and matches[0].start < floor:
        matches = [match for match in matches if match.start >= floor] or matches
    if not matches:
        return _window(text, floor, min(len(text), floor + LENGTH), ())
    best = _best_window(matches)
    start = max(0, matches[best].start - _LEAD_IN)
    if matches[best].start >= floor:
        start = max(start, floor)
    return _window(text, start, min(len(text), start + LENGTH), matches)


def _end_of_title(text: str, title: str) -> int:
    """Where the text goes on behind its title: 0 when it does not begin with one."""
    head = title.rstrip("…")
    found = text.find(head, 0, _HEAD) if head and title == head else -1
    return found + len(head) if found >= 0 else 0


def _best_window(matches: Sequence[Match]) -> int:
    """Return the match that the best window begins with."""
    if len(matches) == 1 or matches[-1].end < matches[0].start - _LEAD_IN + LENGTH:
        return 0
    kind = matches[0].wanted
    if all(match.wanted == kind for match in matches):
        ends = [match.end for match in matches]
        counts = [
            bisect_left(ends, match.start - _LEAD_IN + LENGTH) - first for first, match in enumerate(matches)
        ]
        return counts.index(max(counts))
    best_kinds = best_count = first_of_best = 0
    inside: dict[int, int] = {}  # how many matches of each kind the window has
    kinds = 0  # how many kinds it has
    after, total = 0, len(matches)  # the first match behind it
    for first, (start, _, kind) in enumerate(matches):
        limit = start - _LEAD_IN + LENGTH
        while after < total:
            _, end, entering = matches[after]
            if end >= limit:
                break
            count = inside.get(entering, 0)
            kinds += not count
            inside[entering] = count + 1
            after += 1
        if kinds > best_kinds or (kinds == best_kinds and after - first > best_count):
            best_kinds, best_count, first_of_best = kinds, after - first, first
        if after == first:  # a match longer than the window
            after += 1
        else:
            inside[kind] -= 1
            kinds -= not inside[kind]
        if after == total:  # no window that begins later has more
            break
    return first_of_best


def _window(text: str, start: int, end: int, matches: Sequence[Match]) -> Snippet:
    """Cut at words, fold white space, and move the matches along."""
    start, end = _to_words(text, start, end)
    window = text[start:end]
    folded = " ".join(window.split())
    before = "…" if start and not text[:start].isspace() else ""
    behind = "…" if end < len(text) and not text[end:].isspace() else ""
    folds = len(folded) != len(window)
    length, place = len(before), start
    moved: list[tuple[int, int]] = []
    for first, last, _ in matches:
        if first < start:
            continue
        if last > end:
            break
        # How long the snippet is up to here: white space in between may have been folded.
        length += _folded_length(text[place:first]) if folds else first - place
        begins = length
        length += _folded_length(text[first:last]) if folds else last - first
        moved.append((begins, length))
        place = last
    return Snippet(f"{before}{folded}{behind}", tuple(moved))


def _folded_length(text: str) -> int:
    """Return how long a text is, each run of white space counting as one."""
    words = text.split()
    if not words:
        return 1 if text else 0
    spaces = len(words) - 1 + text[0].isspace() + text[-1].isspace()
    return sum(map(len, words)) + spaces


def _to_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both ends inwards to white space, unless one word fills the whole window."""
    if start and not text[start - 1].isspace():
        space = _SPACE.search(text, start, end)
        start = space.end() if space else start
    while start < end and text[start].isspace():
        start += 1
    if end < len(text) and not text[end].isspace():
        space_before = max(
            text.rfind(" ", start, end), text.rfind("\n", start, end), text.rfind("\t", start, end)
        )
        end = space_before if space_before > start else end
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
