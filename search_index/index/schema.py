"""The Whoosh schema of an archive's index.

====================================  ====================================================
``title``, ``text``                   stems: what a word is looked for in
``title_words``, ``text_words``       the same texts unstemmed: exact phrases, beginnings
``source``, ``author``, ``location``  the words of the outlet, the author and the path
``person``, ``place``                 the words of the names in the article
``outlet``, ``people``, ``places``    the same names whole, as they are written: facets
``published_earliest``, ``_latest``   days as proleptic ordinals
====================================  ====================================================

All fields of words hold positions and are scored. The article is stored as its text, and as one JSON string
of what the catalogue does not have of it. The fields of texts tell the packed writer how a text is split and
a word indexed, so that it can invert many at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from whoosh import columns, fields, formats
from whoosh.analysis import IDAnalyzer

from search_index.index.analysis import WordAnalyzer, folded_form, invert, pieces, split, stem_of

SCHEMA_VERSION = 5
"""Raised whenever what is stored or how it is derived changes; an older index is then rebuilt."""

Posting = tuple[bytes, int, float, bytes]


class ArticleText(fields.TEXT):
    """A scored text field with positions, inverted in one pass instead of a Token object a word."""

    pieces = staticmethod(pieces)
    split = staticmethod(split)

    def __init__(self, *, stemmed: bool, stored: bool = False) -> None:
        super().__init__(analyzer=WordAnalyzer(stemmed=stemmed), phrase=True, stored=stored)
        self.stemmed = stemmed

    @property
    def term(self) -> Callable[[str], str]:
        """What makes a term of a word."""
        return stem_of if self.stemmed else folded_form

    def index(self, value: str, **_options: Any) -> Iterator[Posting]:
        """Yield (term, frequency, weight, encoded positions) for ``value``."""
        inverted = invert(value)
        encode = self.format.encode
        for term, positions in (inverted.stems if self.stemmed else inverted.folded).items():
            yield term.encode(), len(positions), float(len(positions)), encode(positions)


class NameWords(fields.TEXT):
    """The unstemmed words of several names. No row of words reaches from one name into the next."""

    split = staticmethod(split)
    term = staticmethod(folded_form)

    def __init__(self) -> None:
        super().__init__(analyzer=WordAnalyzer(stemmed=False), phrase=True, stored=False)

    def pieces(self, value: tuple[str, ...]) -> list[str]:
        """Return the pieces of the names in ``value``, an empty one behind each."""
        return [piece for name in value for piece in (*pieces(name), "")]

    def index(self, value: tuple[str, ...], **_options: Any) -> Iterator[Posting]:
        """Yield (term, frequency, weight, encoded positions) for the names in ``value``."""
        postings: dict[str, list[int]] = {}
        position = 0
        for name in value:
            for word in filter(None, map(folded_form, split(name))):
                postings.setdefault(word, []).append(position)
                position += 1
            position += 1
        for term, positions in postings.items():
            yield term.encode(), len(positions), float(len(positions)), self.format.encode(positions)


def whole(text: str) -> list[str]:
    """Return the only word of a text that is not split: itself."""
    return [text]


class Path(fields.ID):
    """The path of an article, a term as a whole; no two articles have the same."""

    pieces = split = staticmethod(whole)
    term = staticmethod(str)

    def __init__(self) -> None:
        super().__init__(unique=True)


class WholeNames(fields.FieldType):
    """Names as they are written, each a term: no positions, no scores."""

    split = staticmethod(whole)
    term = staticmethod(str)

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
        title_words=ArticleText(stemmed=False),
        text_words=ArticleText(stemmed=False),
        source=ArticleText(stemmed=False),
        author=ArticleText(stemmed=False),
        location=ArticleText(stemmed=False),
        person=NameWords(),
        place=NameWords(),
        outlet=WholeNames(),
        people=WholeNames(),
        places=WholeNames(),
        # Without Whoosh's tiers of terms: in packed arrays any range of days is one slice.
        published_earliest=fields.NUMERIC(int, bits=32, signed=False, shift_step=0),
        published_latest=fields.NUMERIC(int, bits=32, signed=False, shift_step=0),
    )
