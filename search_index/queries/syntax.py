"""What a query says, as a tree of frozen values.

``field`` is one of :data:`TEXT_FIELDS`, or empty for "title or text".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

TEXT_FIELDS = ("title", "text", "source", "author", "path")
DATE_FIELDS = ("published", "on", "before", "after")


@dataclass(frozen=True, slots=True)
class Word:
    """Articles with this word, in any of its inflected forms."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class WordBeginning:
    """Articles with a word that begins so; ``unfinished``, being typed, it may be a whole word too."""

    text: str
    field: str = ""
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Articles with these words in a row."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class PublishedWithin:
    """Articles that may have been published within these days, both included."""

    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class And:
    """What satisfies every part."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What satisfies at least one part."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What does not satisfy the part."""

    part: Node


@dataclass(frozen=True, slots=True)
class Everything:
    """Every article."""


Node = Word | WordBeginning | Phrase | PublishedWithin | And | Or | Not | Everything


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: what articles must satisfy, and the days that events are asked for, both included.

    With ``since`` or ``until``, only events that may lie within these days are wanted, and only articles
    that tell of one.
    """

    root: Node
    since: date | None = None
    until: date | None = None

    @property
    def restricts(self) -> bool:
        """Whether anything is asked for, so that not simply everything is found."""
        return self.root != Everything() or self.since is not None or self.until is not None


def wanted_words(node: Node) -> Iterator[Word | WordBeginning | Phrase]:
    """Yield the words and phrases that a match has, so leaving out what is negated."""
    match node:
        case Word() | WordBeginning() | Phrase():
            yield node
        case And(parts) | Or(parts):
            for part in parts:
                yield from wanted_words(part)
