"""Where the words of a query stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from search_index.index.analysis import folded_form, shared_beginning, stem_of, word_pattern, words
from search_index.queries.syntax import Node, WordBeginning, wanted_words
from search_index.search.word_starts import WordStarts

_WORDS_KEPT = 10_000


class Match(NamedTuple):  # made by the hundred for every hit: a frozen dataclass takes twice the time to make
    """A place where something wanted stands (code points, end exclusive); ``wanted`` numbers what, from 0."""

    start: int
    end: int
    wanted: int


@dataclass(frozen=True, slots=True)
class WordRow:
    """Words wanted in a row: ``stems``, then, unless empty, a word that begins with ``beginning``."""

    stems: tuple[str, ...]
    beginning: str
    wanted: int


def wanted_rows(root: Node, field: str) -> tuple[WordRow, ...]:
    """Return what a query wants found in ``field`` ("title" or "text"), be it asked for there or anywhere."""
    rows: list[WordRow] = []
    for wanted, each in enumerate(dict.fromkeys(wanted_words(root))):
        found = list(words(each.text))
        if not found or each.field not in ("", field):
            continue
        stems = tuple(word.stem for word in found)
        if isinstance(each, WordBeginning):
            rows.append(WordRow(stems[:-1], found[-1].folded, wanted))
        if not isinstance(each, WordBeginning) or each.unfinished:
            rows.append(WordRow(stems, "", wanted))
    return tuple(rows)


def find_matches(rows: Sequence[WordRow], text: str) -> list[Match]:
    """Return where ``rows`` stand in ``text``, ascending and disjoint; of two in one place, the longer."""
    if not rows:
        return []
    first_words = _first_words(tuple(rows))
    pattern = word_pattern(text)
    match_word = pattern.match
    matches: list[Match] = []
    last_start = last_end = 0
    for start in first_words.starts.in_text(text):
        found = match_word(text, start)
        if found is None:
            continue
        for row, length in first_words[found[0]]:
            end = found.end() if length == 1 else _end_of_row(row, length, pattern.finditer(text, start))
            if end is None:
                continue
            if start >= last_end:
                matches.append(Match(start, end, row.wanted))
                last_start, last_end = start, end
            elif start == last_start and end > last_end:
                matches[-1] = Match(start, end, row.wanted)
                last_end = end
    return matches


def _end_of_row(row: WordRow, length: int, following: Iterator[re.Match[str]]) -> int | None:
    """Return where a row ends, the words of which are to be ``following``; ``None`` when they are not."""
    place = 0
    for found in following:
        folded = folded_form(found[0])
        if not folded:
            continue
        if place == len(row.stems):
            return found.end() if folded.startswith(row.beginning) else None
        if stem_of(found[0]) != row.stems[place]:
            return None
        place += 1
        if place == length:
            return found.end()
    return None


class _FirstWords(dict[str, tuple[tuple[WordRow, int], ...]]):
    """Which rows may begin with a word, and how many words they have; and where such words begin.

    The keys are words as they stand in a text.
    """

    def __init__(self, rows: tuple[WordRow, ...]) -> None:
        super().__init__()
        self._by_stem = [row for row in rows if row.stems]
        self._by_beginning = [row for row in rows if not row.stems]
        shared = [shared_beginning(row.stems[0]) for row in self._by_stem]
        self.starts = WordStarts([*shared, *(row.beginning for row in self._by_beginning)])

    def __missing__(self, word: str) -> tuple[tuple[WordRow, int], ...]:
        stem, folded = stem_of(word), folded_form(word)
        fitting = (
            *((row, len(row.stems) + bool(row.beginning)) for row in self._by_stem if row.stems[0] == stem),
            *((row, 1) for row in self._by_beginning if folded and folded.startswith(row.beginning)),
        )
        if len(self) < _WORDS_KEPT:
            self[word] = fitting
        return fitting


@lru_cache(maxsize=16)
def _first_words(rows: tuple[WordRow, ...]) -> _FirstWords:
    return _FirstWords(rows)
