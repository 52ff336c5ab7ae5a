"""The passages of articles that show best why they were found.

The passages of all hits that are shown together are chosen at once, over arrays of all their matches.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_index.search.matching import MatchColumns
from search_index.search.results import Snippet

LENGTH = 200
"""Code points of a snippet, at most."""
_LEAD_IN = 40
"""Code points shown before the first match, so that it is read in its context."""
_HEAD = 600
"""Code points at the beginning of a text among which its title is looked for."""

Array = NDArray[Any]


def best_snippets(texts: Sequence[str], matches: MatchColumns, titles: Sequence[str]) -> list[Snippet]:
    """Return of each text the window with the most different wanted things.

    Of several, the one with the most matches, then the earliest; without matches it is the beginning of the
    text. A title that stands at the head of its text is passed over, unless only it has matches: lists show
    it anyway.
    """
    heads = [_end_of_title(text, title) for text, title in zip(texts, titles, strict=True)]
    begins = matches.bounds[: len(texts)]
    starts, ends = matches.starts.tolist(), matches.ends.tolist()
    snippets = []
    for text, begin, head, best in zip(texts, begins, heads, _best_windows(matches, heads), strict=True):
        start = head
        if best >= 0:
            first = starts[best] - begin
            # Near the end of a text there is room for more before the match.
            start = max(min(first - _LEAD_IN, len(text) - LENGTH), head if first >= head else 0)
        snippets.append(_window(text, start, starts, ends, begin))
    return snippets


def _end_of_title(text: str, title: str) -> int:
    """Where the text goes on behind its title: 0 when it does not begin with one, or is nothing more."""
    found = text.find(title, 0, _HEAD) if title and title[-1] != "…" else -1
    end = found + len(title)
    return end if found >= 0 and any(map(str.isalnum, text[end : end + LENGTH])) else 0


def _best_windows(matches: MatchColumns, heads: Sequence[int]) -> list[int]:
    """Return for each text the match that its best window begins with, -1 where it has no match.

    ``heads`` says how much of each text is its title.
    """
    best = [-1] * len(heads)
    starts, ends, wanted = matches.starts, matches.ends, matches.wanted
    if not len(starts):
        return best
    bounds = starts.searchsorted(matches.bounds)
    behind_titles = starts.searchsorted(np.add(matches.bounds[:-1], heads))
    firsts = np.where(behind_titles < bounds[1:], behind_titles, bounds[:-1])  # if only its title has some
    texts = np.arange(len(heads)).repeat(np.diff(bounds))
    kept = np.flatnonzero(np.arange(len(starts)) >= firsts[texts])
    starts, ends, wanted, texts = starts[kept], ends[kept], wanted[kept], texts[kept]
    groups = np.flatnonzero(np.diff(texts, prepend=-1))  # where the matches of each text begin
    sizes = np.diff(groups, append=len(texts))
    # For each match that a window may begin with, the first one that is not in it any more.
    after = np.minimum(ends.searchsorted(starts + (LENGTH - _LEAD_IN)), (groups + sizes).repeat(sizes))
    counts = after - np.arange(len(after))
    worth = _kinds(wanted, after, counts) * (counts.max() + 1) + counts
    winners = np.flatnonzero(worth == np.maximum.reduceat(worth, groups).repeat(sizes))
    chosen = kept[winners[winners.searchsorted(groups)]]
    for text, match in zip(texts[groups].tolist(), chosen.tolist(), strict=True):
        best[text] = match
    return best


def _kinds(wanted: Array, after: Array, counts: Array) -> Array:
    """Return how many different things are among the matches from each one to the one before ``after``."""
    if (wanted == wanted[0]).all():
        return np.minimum(counts, 1)
    order = wanted.argsort(kind="stable")
    in_order = wanted[order]
    same = np.flatnonzero(in_order[1:] == in_order[:-1])
    again, last = order[same + 1], order[same]  # a match, and the last one before it of the same thing
    # It adds no kind to the windows that both are in: from the first that reaches so far to the last.
    first_window = after.searchsorted(again, "right")
    both = first_window <= last
    changes = np.bincount(first_window[both], minlength=len(wanted))
    changes -= np.bincount(last[both] + 1, minlength=len(wanted))
    kinds: Array = counts - changes.cumsum()
    return kinds


def _window(text: str, start: int, starts: Sequence[int], ends: Sequence[int], begin: int) -> Snippet:
    """Cut at words, fold white space, and move the matches along; the text's offsets count from ``begin``."""
    end = min(len(text), start + LENGTH)
    pieces = text[start:end].split()
    if not pieces:
        return Snippet("")
    # A word that is cut off is left out, unless it fills the window, or is many words without a space.
    if start > 0 and not text[start - 1].isspace() and not text[start].isspace():
        start += _cut_off(pieces, 0)
    if end < len(text) and not text[end].isspace() and not text[end - 1].isspace():
        end -= _cut_off(pieces, -1)
    start = text.index(pieces[0], start)
    while text[end - 1].isspace():
        end -= 1
    folded = " ".join(pieces)
    before = "…" if start and not text[:start].isspace() else ""
    behind = "…" if end < len(text) and not text[end:].isspace() else ""
    same = len(folded) == end - start
    moved: list[tuple[int, int]] = []
    for number in range(bisect_left(starts, begin + start), len(starts)):
        first, last = starts[number] - begin, ends[number] - begin
        if last > end:
            break
        place = len(before) + (first - start if same else _folded_length(text[start:first]))
        moved.append((place, place + (last - first if same else _folded_length(text[first:last]))))
    return Snippet(f"{before}{folded}{behind}", tuple(moved))


def _cut_off(pieces: list[str], place: int) -> int:
    """Take a piece away, if it is a word among others; return its length, 0 if it stays."""
    return len(pieces.pop(place)) if len(pieces) > 1 and len(pieces[place]) < _LEAD_IN else 0


def _folded_length(text: str) -> int:
    """Return how long a text is that begins with a word when its white space is folded."""
    return len(" ".join(text.split())) + text[-1:].isspace()
