"""Where the words of a query stand in texts.

Texts that are shown together are searched together, as if they were one with a line break between them: what
a search costs that finds little, it costs once for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search_index.index.analysis import (
    folded_form,
    further_stems,
    is_tied,
    parts,
    split,
    stands_alone,
    stem_of,
    word_pattern,
)
from search_index.index.scripts import APOSTROPHES
from search_index.index.stemming import shared_beginning
from search_index.packed.similar import edit_distance
from search_index.queries.rows import rows_of, tied_form
from search_index.queries.syntax import Fuzzy, Node, Phrase, Word, WordBeginning, wanted_words
from search_index.search.word_starts import Places, WantedWords

_WORDS_KEPT = 10_000
_NOTHING = -1
_NAMES = ("person", "place")
"""The fields whose words stand in texts and titles as they are, not by their stems."""
_APOSTROPHES = frozenset(APOSTROPHES)
_MOST_TOGETHER = 2_000_000
"""Code points of texts that are looked into together: longer ones gain nothing by it."""

Array = NDArray[Any]


class Match(NamedTuple):  # made by the hundred for every hit: a frozen dataclass takes twice the time to make
    """A place where something wanted stands (code points, end exclusive); ``wanted`` numbers what, from 0."""

    start: int
    end: int
    wanted: int


@dataclass(frozen=True, slots=True)
class WordRow:
    """Words wanted in a row: ``words``, then, unless empty, a word that begins with ``beginning``.

    The words are stems, or folded forms if they are wanted ``exact``; a single folded word may have other
    spellings at most ``distance`` edits away.
    """

    words: tuple[str, ...]
    beginning: str
    wanted: int
    exact: bool = False
    distance: int = 0

    def __len__(self) -> int:
        return len(self.words) + bool(self.beginning)

    def fits(self, place: int, folded: str, stem: str) -> bool:
        """Whether a word may stand at a place in the row."""
        if place == len(self.words):
            return bool(self.beginning) and folded.startswith(self.beginning)
        if self.distance:
            return edit_distance(self.words[place], folded, self.distance) <= self.distance
        return self.words[place] == (folded if self.exact else stem)

    def fits_word(self, place: int, word: str) -> bool:
        """Whether a word as it stands in a text may stand at a place in the row."""
        folded = folded_form(word)
        return bool(folded) and self.fits(place, folded, stem_of(word))

    def letters(self, place: int) -> str:
        """Return what any word begins with that may stand at a place in the row, "" behind its end."""
        if place >= len(self.words):
            return self.beginning if place == len(self.words) else ""
        if self.distance:
            return ""
        return self.words[place] if self.exact else shared_beginning(self.words[place])


def wanted_rows(root: Node, field: str) -> tuple[WordRow, ...]:
    """Return what a query wants found in ``field`` ("title" or "text"), be it asked for there or anywhere.

    The names of people and places that are asked for are wanted there, too, as they are written.
    """
    rows: list[WordRow] = []
    for wanted, each in enumerate(dict.fromkeys(wanted_words(root))):
        written = rows_of(each.text)
        if not written or each.field not in ("", field, *_NAMES):
            continue
        folded, stems = written[0].folded, written[0].stems
        exact = each.field in _NAMES
        match each:
            case Phrase(unfinished=True):
                rows.append(WordRow(folded[:-1], folded[-1], wanted, exact=True))
            case Phrase():
                rows.append(WordRow(folded, "", wanted, exact=True))
            case Fuzzy(distance=distance) if len(folded) == 1 and not stands_alone(folded[0]):
                rows.append(WordRow(folded, "", wanted, exact=True, distance=distance))
            case WordBeginning(text):
                rows.append(WordRow(folded[:-1] if exact else stems[:-1], folded[-1], wanted, exact=exact))
                if joined := tied_form(text):
                    rows.append(WordRow((), joined, wanted))
        if isinstance(each, Word | Fuzzy) or (isinstance(each, WordBeginning) and each.unfinished):
            rows += [WordRow(row.folded if exact else row.stems, "", wanted, exact=exact) for row in written]
    return tuple(rows)


@dataclass(frozen=True, slots=True, eq=False)
class MatchColumns:
    """The matches in several texts, in parallel arrays, ascending and disjoint; see :class:`Match`.

    Offsets count from the beginning of the first text; that of each text, and at last where one more would
    begin, is in ``bounds``. Between two texts is one code point more than they have.
    """

    bounds: list[int]
    starts: Array
    ends: Array
    wanted: Array


def find_matches(rows: Sequence[WordRow], text: str) -> list[Match]:
    """Return where ``rows`` stand in ``text``, ascending and disjoint; of two in one place, the longer."""
    found = find_in_all(rows, (text,))
    return list(map(Match, found.starts.tolist(), found.ends.tolist(), found.wanted.tolist()))


def find_in_all(rows: Sequence[WordRow], texts: Sequence[str]) -> MatchColumns:
    """Return where ``rows`` stand in each of ``texts``, as :func:`find_matches` would find them."""
    bounds = list(accumulate((len(text) + 1 for text in texts), initial=0))
    if not rows:
        return MatchColumns(bounds, *np.zeros((3, 0), np.int64))
    if bounds[-1] > _MOST_TOGETHER and len(texts) > 1:
        return _find_by_halves(rows, texts, bounds)
    first_words = _first_words(tuple(rows))
    places = first_words.wanted.in_texts(texts, bounds)
    if not (places.apart and first_words.alone):
        return MatchColumns(bounds, *_in_rows(first_words, places, texts, bounds))
    fitting = (fits[0][0].wanted if (fits := first_words[word]) else _NOTHING for word in places.words)
    wanted = np.fromiter(fitting, np.int64, len(places.words))
    kept = wanted != _NOTHING
    return MatchColumns(bounds, places.starts[kept], places.ends[kept], wanted[kept])


def _find_by_halves(rows: Sequence[WordRow], texts: Sequence[str], bounds: list[int]) -> MatchColumns:
    half = len(texts) // 2
    one, other = find_in_all(rows, texts[:half]), find_in_all(rows, texts[half:])
    return MatchColumns(
        bounds,
        np.append(one.starts, other.starts + bounds[half]),
        np.append(one.ends, other.ends + bounds[half]),
        np.append(one.wanted, other.wanted),
    )


def _in_rows(
    first_words: _FirstWords, places: Places, texts: Sequence[str], bounds: Sequence[int]
) -> tuple[Array, Array, Array]:
    starts: list[int] = []
    ends: list[int] = []
    matched: list[int] = []
    last_start = last_end = 0
    number, begins, after = -1, 0, 0  # of the text that a place is in
    for start, end, word in zip(places.starts.tolist(), places.ends.tolist(), places.words, strict=True):
        while start >= after:
            number += 1
            begins, after = after, bounds[number + 1]
        for row, length in first_words[word]:
            end_of_row = end
            if length > 1:
                found = _end_of_row(row, length, texts[number], end - begins)
                if found is None:
                    continue
                end_of_row = begins + found
            if start >= last_end:
                starts.append(start)
                ends.append(end_of_row)
                matched.append(row.wanted)
                last_start, last_end = start, end_of_row
            elif start == last_start and end_of_row > last_end:
                ends[-1], matched[-1] = end_of_row, row.wanted
                last_end = end_of_row
    return np.array(starts, np.int64), np.array(ends, np.int64), np.array(matched, np.int64)


def _end_of_row(row: WordRow, length: int, text: str, end: int) -> int | None:
    """Return where a row ends whose first word ends at ``end``; ``None`` when its others do not follow."""
    place = 1
    pattern = word_pattern(text)
    if text[end : end + 1] in _APOSTROPHES and (rest := pattern.match(text, end + 1)):
        end = rest.end()  # the first one is a part of a word: the next one follows the whole of it
    for found in pattern.finditer(text, end):
        word = found[0]
        if not folded_form(word):
            continue
        fits_until = found.end() - is_tied(word) if row.fits_word(place, word) else None
        if fits_until is None:
            fitting = (behind for start, behind in parts(word) if row.fits_word(place, word[start:behind]))
            part = next(fitting, None)
            if part is None:
                return None
            fits_until = found.start() + part
        place += 1
        if place == length:
            return fits_until
    return None


class _FirstWords(dict[str, tuple[tuple[WordRow, int], ...]]):
    """Which rows may begin with a word, with how many words they have; and where such words stand.

    The keys are words as they stand in a text.
    """

    def __init__(self, rows: tuple[WordRow, ...]) -> None:
        super().__init__()
        # Those of whole words first: of two that fit equally well, these say more.
        self._rows = sorted(rows, key=lambda row: not row.words)
        beginnings: dict[str, set[str]] = {}
        for row in rows:
            beginnings.setdefault(row.letters(0), set()).add(row.letters(1))
        self.wanted = WantedWords(beginnings)
        self.alone = all(len(row) == 1 for row in rows)
        """Whether all rows are of one word: then no match can overlap another."""

    def __missing__(self, word: str) -> tuple[tuple[WordRow, int], ...]:
        words = split(word)
        if len(words) > 1:  # they are tied
            stems = further_stems(tuple(words))
            fitting = tuple(
                (row, len(row)) for row in self._rows if stems and row.words[:1] == stems and not row.exact
            )
        else:
            fitting = tuple((row, len(row)) for row in self._rows if row.fits_word(0, word))
        if len(self) < _WORDS_KEPT:
            self[word] = fitting
        return fitting


@lru_cache(maxsize=16)
def _first_words(rows: tuple[WordRow, ...]) -> _FirstWords:
    return _FirstWords(rows)
