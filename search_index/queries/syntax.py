"""What a query says, as a tree of frozen values.

``field`` is one of :data:`TEXT_FIELDS`, or empty for "title or text".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

TEXT_FIELDS = ("title", "text", "source", "author", "path", "person", "place")
DATE_FIELDS = ("published", "on", "before", "after", "within")


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
class Fuzzy:
    """Articles with a word that is spelt nearly so: at most ``distance`` (1 or 2) letters are another one.

    A letter too many, a missing letter and two letters that changed places count one each.
    """

    text: str
    field: str = ""
    distance: int = 1


@dataclass(frozen=True, slots=True)
class Phrase:
    """Articles with these very words in a row, in no other of their inflected forms.

    While it is ``unfinished``, being typed, its last word may be but the beginning of one.
    """

    text: str
    field: str = ""
    unfinished: bool = False


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
    """Every article; with a ``field``, every one that has something in it."""

    field: str = ""


WordNode = Word | WordBeginning | Fuzzy | Phrase
Node = WordNode | PublishedWithin | And | Or | Not | Everything


@dataclass(frozen=True, slots=True)
class Days:
    """Days from ``since`` to ``until``, both included; ``None`` leaves an end open."""

    since: date | None = None
    until: date | None = None

    def __bool__(self) -> bool:
        return self.since is not None or self.until is not None

    def narrowed(self, other: Days) -> Days:
        """Return the days that both have; without any in common, ``since`` comes after ``until``."""
        return Days(
            max(filter(None, (self.since, other.since)), default=None),
            min(filter(None, (self.until, other.until)), default=None),
        )


ANY_DAY = Days()
"""Open at both ends."""


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: what articles must satisfy, and the days that events are asked for.

    With ``days``, only events that may lie within them are wanted, with ``within`` only those that certainly
    do, and only articles that tell of one.
    """

    root: Node
    days: Days = ANY_DAY
    within: Days = ANY_DAY

    @property
    def restricts(self) -> bool:
        """Whether anything is asked for, so that not simply everything is found."""
        return self.root != Everything() or self.restricts_events

    @property
    def restricts_events(self) -> bool:
        """Whether events are asked for by their days."""
        return bool(self.days or self.within)


def wanted_words(node: Node) -> Iterator[WordNode]:
    """Yield the words and phrases that a match has, so leaving out what is negated."""
    match node:
        case Word() | WordBeginning() | Fuzzy() | Phrase():
            yield node
        case And(parts) | Or(parts):
            for part in parts:
                yield from wanted_words(part)
