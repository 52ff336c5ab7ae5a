"""Where the words of a query stand in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from search_index.index.analysis import Word, folded_form, stem_of, word_at, words
from search_index.queries.syntax import Node, WordBeginning, wanted_words
from search_index.search.word_starts import WordStarts

_WORDS_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Match:
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
    matches: list[Match] = []
    for match in _candidates(tuple(rows), text):
        if not matches or match.start >= matches[-1].end:
            matches.append(match)
        elif match.start == matches[-1].start and match.end > matches[-1].end:
            matches[-1] = match
    return matches


def _candidates(rows: tuple[WordRow, ...], text: str) -> Iterator[Match]:
    first_words = _first_words(rows)
    for start in first_words.starts.in_text(text):
        word = word_at(text, start)
        for row in first_words[word]:
            length = len(row.stems) + bool(row.beginning)
            if length == 1:
                yield Match(start, start + len(word), row.wanted)
                continue
            stretch = list(islice(words(text, start), length))
            if len(stretch) == length and _fits(row, stretch):
                yield Match(start, stretch[-1].end, row.wanted)


class _FirstWords(dict[str, tuple[WordRow, ...]]):
    """Which rows may begin with a word, by the word as it stands in a text; and where such words begin."""

    def __init__(self, rows: tuple[WordRow, ...]) -> None:
        super().__init__()
        self._by_stem = [row for row in rows if row.stems]
        self._by_beginning = [row for row in rows if not row.stems]
        # Stemming takes letters away, and at most the last of what remains is another one than in the word.
        shared = [row.stems[0][:-1] or row.stems[0] for row in self._by_stem]
        self.starts = WordStarts([*shared, *(row.beginning for row in self._by_beginning)])

    def __missing__(self, word: str) -> tuple[WordRow, ...]:
        stem, folded = stem_of(word), folded_form(word)
        fitting = (
            *(row for row in self._by_stem if row.stems[0] == stem),
            *(row for row in self._by_beginning if folded and folded.startswith(row.beginning)),
        )
        if len(self) < _WORDS_KEPT:
            self[word] = fitting
        return fitting


@lru_cache(maxsize=16)
def _first_words(rows: tuple[WordRow, ...]) -> _FirstWords:
    return _FirstWords(rows)


def _fits(row: WordRow, stretch: Sequence[Word]) -> bool:
    if any(word.stem != stem for word, stem in zip(stretch, row.stems, strict=False)):
        return False
    return stretch[-1].folded.startswith(row.beginning)
