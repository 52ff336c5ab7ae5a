"""The passage of an article that shows best why it was found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from search_index.search.matching import Match
from search_index.search.results import Snippet

LENGTH = 200
"""Code points of a snippet, at most."""
_LEAD_IN = 40
"""Code points shown before the first match, so that it is read in its context."""
_HEAD = 600
"""Code points at the beginning of a text among which its title is looked for."""
_RUN = re.compile(r"\s\s+")


def best_snippet(text: str, matches: Sequence[Match], title: str = "") -> Snippet:
    """Return the window with the most different wanted things, then the most matches, then the earliest.

    Without matches it is the beginning of the text. A ``title`` that stands at the head of the text is passed
    over, unless only it has matches: lists show it anyway.
    """
    floor = _end_of_title(text, title)
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
    best_kinds = best_count = first_of_best = 0
    ends = [match.end for match in matches]
    wanted = [match.wanted for match in matches]
    inside: dict[int, int] = {}  # how many matches of each kind the window has
    after = 0  # the first match behind it
    for first, match in enumerate(matches):
        limit = match.start - _LEAD_IN + LENGTH
        while after < len(ends) and ends[after] < limit:
            inside[wanted[after]] = inside.get(wanted[after], 0) + 1
            after += 1
        count = after - first
        if len(inside) > best_kinds or (len(inside) == best_kinds and count > best_count):
            best_kinds, best_count, first_of_best = len(inside), count, first
        if not count:  # a match longer than the window
            after = first + 1
        elif inside[wanted[first]] == 1:
            del inside[wanted[first]]
        else:
            inside[wanted[first]] -= 1
    return first_of_best


def _window(text: str, start: int, end: int, matches: Sequence[Match]) -> Snippet:
    """Cut at words, fold white space, and move the matches along."""
    start, end = _to_words(text, start, end)
    window = text[start:end]
    before = "…" if text[:start].strip() else ""
    behind = "…" if text[end:].strip() else ""
    shift = len(before) - start
    moved: list[tuple[int, int]] = []
    runs = _RUN.finditer(text, start, end)
    run = next(runs, None)
    for match in matches:
        if match.start < start or match.end > end:
            continue
        while run and run.end() <= match.start:
            shift -= run.end() - run.start() - 1
            run = next(runs, None)
        first = match.start + shift
        while run and run.end() <= match.end:  # a phrase over two lines
            shift -= run.end() - run.start() - 1
            run = next(runs, None)
        moved.append((first, match.end + shift))
    return Snippet(f"{before}{' '.join(window.split())}{behind}", tuple(moved))


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
