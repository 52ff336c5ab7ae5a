"""The Whoosh schema of an archive's index.

``text`` and ``title`` hold stems with positions and are scored; ``words`` holds the unstemmed words of
both, so that a prefix finds just the words that begin with it; ``source``, ``author`` and ``path``
hold names, unstemmed. The article is stored as its text, and all else of it as one JSON string. The fields
of words tell the packed writer how a text is split and a word indexed, so that it can invert many at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from whoosh import columns, fields, formats

from search_index.index.analysis import WordAnalyzer, folded_form, invert, split, stem_of

SCHEMA_VERSION = 3
"""Raised whenever what is stored or how it is derived changes; an older index is then rebuilt."""

Posting = tuple[bytes, int, float, bytes]


class ArticleText(fields.TEXT):
    """A scored text field with positions, inverted in one pass instead of a Token object a word."""

    split = staticmethod(split)

    def __init__(self, *, stemmed: bool, stored: bool = False) -> None:
        super().__init__(analyzer=WordAnalyzer(stemmed=stemmed), phrase=True, stored=stored)
        self.stemmed = stemmed

    @property
    def term(self) -> Callable[[str], str]:
        """What makes a term of a word."""
        return stem_of if self.stemmed else folded_form

    def texts(self, value: str) -> tuple[str, ...]:
        """Return the texts of a value: itself."""
        return (value,)

    def index(self, value: str, **_options: Any) -> Iterator[Posting]:
        """Yield (term, frequency, weight, encoded positions) for ``value``."""
        inverted = invert(value)
        encode = self.format.encode
        for term, positions in (inverted.stems if self.stemmed else inverted.folded).items():
            yield term.encode(), len(positions), float(len(positions)), encode(positions)


class WordList(fields.FieldType):
    """Which unstemmed words an article has: no positions, no scores."""

    split = staticmethod(split)
    term = staticmethod(folded_form)

    def __init__(self) -> None:
        super().__init__(analyzer=WordAnalyzer(stemmed=False), format=formats.Existence(), scorable=False)

    def texts(self, value: tuple[str, ...]) -> tuple[str, ...]:
        """Return the texts of a value: it is several."""
        return value

    def index(self, value: tuple[str, ...], **_options: Any) -> Iterator[Posting]:
        """Yield one posting for each distinct word of the texts in ``value``."""
        distinct = set().union(*(invert(text).folded for text in value))
        for word in distinct:
            yield word.encode(), 1, 1.0, b""


def article_schema() -> fields.Schema:
    """Return a fresh schema."""
    return fields.Schema(
        path=fields.ID(unique=True),
        number=fields.COLUMN(columns.NumericColumn("i")),
        article=fields.STORED(),
        title=ArticleText(stemmed=True),
        text=ArticleText(stemmed=True, stored=True),
        words=WordList(),
        source=ArticleText(stemmed=False),
        author=ArticleText(stemmed=False),
        location=ArticleText(stemmed=False),
        # Without Whoosh's tiers of terms: in packed arrays any range of days is one slice.
        published_earliest=fields.NUMERIC(int, bits=32, signed=False, shift_step=0),
        published_latest=fields.NUMERIC(int, bits=32, signed=False, shift_step=0),
    )
