"""Where the words of a query stand in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search_index.index.analysis import Word, words
from search_index.queries.syntax import Node, WordBeginning, wanted_words


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
    for match in _candidates(rows, list(words(text))):
        if not matches or match.start >= matches[-1].end:
            matches.append(match)
        elif match.start == matches[-1].start and match.end > matches[-1].end:
            matches[-1] = match
    return matches


def _candidates(rows: Sequence[WordRow], found: Sequence[Word]) -> Iterator[Match]:
    by_stem: dict[str, list[WordRow]] = {}
    for row in rows:
        if row.stems:
            by_stem.setdefault(row.stems[0], []).append(row)
    beginnings = [row for row in rows if not row.stems]
    for position, word in enumerate(found):
        for row in by_stem.get(word.stem, ()):
            length = len(row.stems) + bool(row.beginning)
            stretch = found[position : position + length]
            if len(stretch) == length and _fits(row, stretch):
                yield Match(word.start, stretch[-1].end, row.wanted)
        for row in beginnings:
            if word.folded.startswith(row.beginning):
                yield Match(word.start, word.end, row.wanted)


def _fits(row: WordRow, stretch: Sequence[Word]) -> bool:
    if any(word.stem != stem for word, stem in zip(stretch, row.stems, strict=False)):
        return False
    return stretch[-1].folded.startswith(row.beginning)
