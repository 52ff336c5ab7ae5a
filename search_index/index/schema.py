"""The Whoosh schema of an archive's index.

====================================  ====================================================
``title``, ``text``                   stems: what a word is looked for in
``title_words``, ``text_words``       the same texts unstemmed: exact phrases, beginnings
``source``, ``author``, ``location``  the words of the outlet, the author and the path, unstemmed
``person``, ``place``                 the words of the names in the article
``outlet``, ``people``, ``places``    the same names whole, as they are written: facets
``published_earliest``, ``_latest``   days as proleptic ordinals
====================================  ====================================================

All fields of words hold positions and are scored. Where a word has parts, they stand in its place too, and
words that are tied stand as one in the place of the last one; but what is looked for exactly has no words
that are not written so. The article is stored as its text, and as one JSON string
of what the catalogue does not have of it. The fields of texts tell the packed writer how a text is split and
a word indexed, so that it can invert many at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from whoosh import columns, fields, formats
from whoosh.analysis import IDAnalyzer

from search_index.index.analysis import (
    MOST_TIED,
    WordAnalyzer,
    folded_form,
    further_forms,
    further_stems,
    is_tied,
    never_tied,
    pieces,
    split,
    stem_of,
)

SCHEMA_VERSION = 7
"""Raised whenever what is stored or how it is derived changes; an older index is then rebuilt."""

Posting = tuple[bytes, int, float, bytes]


_words_of = lru_cache(maxsize=4)(split)
"""The words of the last few texts are kept, since several fields index the same text."""


class Words(fields.TEXT):
    """A scored field of words with positions.

    ``exact``: words that are tied are not looked for as one.
    """

    pieces: Callable[[Any], list[str]] = staticmethod(pieces)
    split = staticmethod(split)
    most_tied = MOST_TIED

    def __init__(self, *, stemmed: bool = False, exact: bool = False, stored: bool = False) -> None:
        super().__init__(analyzer=WordAnalyzer(stemmed=stemmed), phrase=True, stored=stored)
        self.stemmed = stemmed
        self.exact = exact

    @property
    def term(self) -> Callable[[str], str]:
        """What makes a term of a word."""
        return stem_of if self.stemmed else folded_form

    @property
    def tied(self) -> Callable[[str], bool]:
        """What says whether a word is looked for as one with the next, too."""
        return never_tied if self.exact else is_tied

    @property
    def further_terms(self) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
        """What gives further terms of a word or of tied words."""
        return further_stems if self.stemmed else further_forms

    def postings(self, texts: Iterable[str]) -> Iterator[Posting]:
        """Yield (term, frequency, weight, encoded positions). No row of words reaches over a text's end."""
        found: dict[str, list[int]] = defaultdict(list)
        position = 0
        term_of = self.term
        for text in texts:
            before: list[str] = []  # words that are tied to the one at hand
            for word in _words_of(text):
                if not (term := term_of(word)):
                    before = []
                    continue
                found[term].append(position)
                if before or not word.isalnum():
                    for further in self._further_at(word, before) - {term}:
                        found[further].append(position)
                    before = [*before, word][1 - self.most_tied :] if self.tied(word) else []
                position += 1
            position += 1
        for term, positions in found.items():
            yield term.encode(), len(positions), float(len(positions)), self.format.encode(positions)

    def _further_at(self, word: str, before: list[str]) -> set[str]:
        """Return what else is looked for in the place of a word that others ``before`` are tied to."""
        rows = [(*before[start:], word) for start in range(len(before) + 1)]
        return {further for row in rows for further in self.further_terms(row)}


class ArticleText(Words):
    """The words of one text."""

    def index(self, value: str, **_options: Any) -> Iterator[Posting]:
        """Yield (term, frequency, weight, encoded positions) for ``value``."""
        return self.postings((value,))


class NameWords(Words):
    """The words of several names. No row of words reaches from one name into the next."""

    @staticmethod
    def pieces(value: tuple[str, ...]) -> list[str]:
        """Return the pieces of the names in ``value``, an empty one behind each."""
        return [piece for name in value for piece in (*pieces(name), "")]

    def index(self, value: tuple[str, ...], **_options: Any) -> Iterator[Posting]:
        """Yield (term, frequency, weight, encoded positions) for the names in ``value``."""
        return self.postings(value)


def whole(text: str) -> list[str]:
    """Return the only word of a text that is not split: itself."""
    return [text]


def no_further(_words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the further terms of what is a term as a whole: none."""
    return ()


class Path(fields.ID):
    """The path of an article, a term as a whole; no two articles have the same."""

    pieces = split = staticmethod(whole)
    term = staticmethod(str)
    tied = staticmethod(never_tied)
    further_terms = staticmethod(no_further)
    most_tied = 1

    def __init__(self) -> None:
        super().__init__(unique=True)


class WholeNames(fields.FieldType):
    """Names as they are written, each a term: no positions, no scores."""

    split = staticmethod(whole)
    term = staticmethod(str)
    tied = staticmethod(never_tied)
    further_terms = staticmethod(no_further)
    most_tied = 1

    @staticmethod
    def pieces(names: tuple[str, ...]) -> list[str]:
        """Return the pieces of some names: each as a whole."""
        return [*names]

    def __init__(self) -> None:
        super().__init__(analyzer=IDAnalyzer(), format=formats.Existence(), scorable=False)

    def index(self, value: tuple[str, ...], **_options: Any) -> Iterator[Posting]:
        """Yield one posting for each distinct name in ``value`` that is not empty."""
        for name in dict.fromkeys(filter(None, value)):
            yield name.encode("utf-8", "surrogatepass"), 1, 1.0, b""


def article_schema() -> fields.Schema:
    """Return a fresh schema."""
    return fields.Schema(
        path=Path(),
        number=fields.COLUMN(columns.NumericColumn("i")),
        article=fields.STORED(),
        title=ArticleText(stemmed=True),
        text=ArticleText(stemmed=True, stored=True),
        title_words=ArticleText(exact=True),
        text_words=ArticleText(exact=True),
        source=ArticleText(),
        author=ArticleText(),
        location=ArticleText(),
        person=NameWords(),
        place=NameWords(),
        outlet=WholeNames(),
        people=WholeNames(),
        places=WholeNames(),
        # Without Whoosh's tiers of terms: in packed arrays any range of days is one slice.
        published_earliest=fields.NUMERIC(int, bits=32, signed=False, shift_step=0),
        published_latest=fields.NUMERIC(int, bits=32, signed=False, shift_step=0),
    )
