"""The words of a piece of a query, in each of the ways in which they may be written in an article."""

from __future__ import annotations

from dataclasses import dataclass

from search_index.index.analysis import folded_form, further_forms, is_tied, parts, split, stem_of
from search_index.index.stemming import stem


@dataclass(frozen=True, slots=True)
class Row:
    """Words in a row: their folded forms and, in parallel, their stems."""

    folded: tuple[str, ...]
    stems: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.folded)


def row_of(text: str) -> Row:
    """Return the words of ``text`` as they are written there."""
    return _row(split(text))


def rows_of(text: str) -> tuple[Row, ...]:
    """Return the ways to write ``text``: as it stands; without hyphens, as one; with gaps for apostrophes.

    An article has what is looked for if it has one of the rows. Without any word there is no row.
    """
    words = split(text)
    rows = [_row(words)]
    if joined := tied_form(text):
        rows.append(Row((joined,), (stem(joined),)))
    in_parts = [[word[start:end] for start, end in parts(word)] or [word] for word in words]
    if sum(map(len, in_parts)) > len(words):
        rows.append(_row([part for each in in_parts for part in each]))
    return tuple(row for row in rows if row)


def tied_form(text: str) -> str:
    """Return the folded form of several words that hyphens tie to one, "" for any others."""
    words = tuple(split(text))
    if len(words) < 2 or not all(map(is_tied, words[:-1])):
        return ""
    return "".join(further_forms(words))


def _row(words: list[str]) -> Row:
    found = [word for word in words if folded_form(word)]
    return Row(tuple(map(folded_form, found)), tuple(map(stem_of, found)))
