"""The words that a rule matched, as the rule sees them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from search_index.dates.passage import Passage
from search_index.dates.references import References
from search_index.dates.tense import Tense, tense_around, told_directly_as_past, told_in_past_perfect
from search_index.dates.vocabulary import CLASSES, words_of
from search_index.values import made_quickly, maker

if TYPE_CHECKING:
    from search_index.dates.reader import Sighting


@cache
def _of_classes(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(CLASSES[name] for name in names)


_PREPOSITIONS = words_of("under in after by of since with at from following for to about against on")


@made_quickly
@dataclass(frozen=True, slots=True)
class Phrase:
    """A match of a rule's pattern in a passage, with what is known of reference dates at that place.

    ``sight`` reads what stands at another word of the same passage; ``depth`` tells how many phrases hold
    this one, itself included.
    """

    passage: Passage
    match: re.Match[str]
    references: References
    sight: Callable[[int], Sighting | None]
    depth: int

    @property
    def start(self) -> int:
        """The index of the first word."""
        return self.match.start()

    @property
    def end(self) -> int:
        """The index of the word after the last."""
        return self.match.end()

    @property
    def text(self) -> str:
        """The words as they stand in the text."""
        return self.passage.text_of(self.match.start(), self.match.end())

    def word(self, group: str) -> str:
        """Return the (first) word of a named group, lower case, ``""`` when it took no part."""
        index = self.match.start(group)
        return self.passage.words[index] if index >= 0 else ""

    def mark(self, group: str) -> str:
        """Return the class of the (first) word of a named group; every kind of dash is ``-``."""
        return self.passage.classes[self.match.start(group)]

    def words(self, group: str) -> list[str]:
        """Return the words of a named group, empty when it took no part."""
        start, end = self.match.span(group)
        return self.passage.words[start:end] if start >= 0 else []

    def number(self, group: str) -> int | None:
        """Return the number written as digits in a named group, ``None`` when it took no part."""
        word = self.word(group)
        return int(word) if word else None

    def has(self, group: str) -> bool:
        """Tell whether a named group took part in the match."""
        return self.match.start(group) >= 0

    def capital(self, group: str) -> bool:
        """Tell whether a named group begins with a capital letter."""
        return self.passage.capital(self.match.start(group))

    def before(self, steps: int = 1) -> str:
        """Return the word so many places before the phrase (white space counts), or ``""``."""
        index = self.match.start() - steps
        return self.passage.words[index] if index >= 0 else ""

    def after(self, steps: int = 1) -> str:
        """Return the word so many places after the phrase (white space counts), or ``""``."""
        index = self.match.end() + steps - 1
        return self.passage.words[index] if index < len(self.passage.words) else ""

    def follows(self, *names: str) -> bool:
        """Tell whether the word before the phrase, over one blank, is of one of these classes."""
        index = self.match.start() - 2
        classes = self.passage.classes
        return index >= 0 and classes[index + 1] == " " and classes[index] in _of_classes(names)

    def is_part_of_a_day(self) -> bool:
        """Tell a month after a number that is no day of it ("31 February 2024") from a month by itself."""
        index = self.match.start() - 2
        return (
            index >= 0
            and self.passage.classes[index] == CLASSES["DAY"]
            and self.passage.classes[index + 1] in " -"
        )

    def is_attribute(self) -> bool:
        """Tell "under a June agreement", where no verb says anything of June, from "plans a June trip"."""
        return self.follows("A") and self.after() == " " and self.before(4) in _PREPOSITIONS

    def told_directly_as_past(self) -> bool:
        """Tell whether the verb right before the phrase is in the past."""
        return told_directly_as_past(self.passage, self.match.start())

    def told_in_past_perfect(self) -> bool:
        """Tell whether the clause goes back from the time that its story has come to."""
        return told_in_past_perfect(self.passage, self.match.start())

    def tense(self, *, before_only: bool = False) -> Tense:
        """Tell the tense of the clause that the phrase stands in (or only of what stands before it)."""
        return tense_around(self.passage, self.match.start(), self.match.end(), before_only=before_only)


new_phrase = maker(Phrase)
"""Makes a phrase, faster than the class does."""
