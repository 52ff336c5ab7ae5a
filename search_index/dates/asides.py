"""Which dates move a story on, and which it only mentions: in brackets, as bounds, as years in passing."""

from __future__ import annotations

from search_index.dates.passage import Passage
from search_index.dates.reading import Reading
from search_index.dates.spans import DateSpan
from search_index.dates.tense import told_in_aside_of_the_past

_DAYS_OF_A_YEAR = 364
_GENERATION = 40
"""A history may go on by so many years in the middle of a sentence; what is further ahead is an aside."""

_LONGEST_ASIDE = 120
"""How many words (with blanks and marks) brackets may hold."""

_TO_TAKE_EFFECT = frozenset(("effect", "effective", "expire", "due", "scheduled", "planned"))


def is_bound(passage: Passage, start: int) -> bool:
    """Tell a date that only bounds what is told at another: "besieged since April", "effective 1 May".

    So does one of a clause that goes back: "the fleet, which had sailed in October 1904, met Togo on 27 May".
    """
    words = passage.words
    if words[max(start - 2, 0) : start] == ["since", " "]:
        return True
    if start >= 5 and told_in_aside_of_the_past(passage, start):
        return True
    return start >= 5 and not _TO_TAKE_EFFECT.isdisjoint(words[start - 5 : start])


def is_aside(passage: Passage, start: int, reading: Reading, history: DateSpan | None) -> bool:
    """Tell a date in brackets, or a bare year within its sentence, from one that moves the story.

    ``history`` is the date that the text has come to if it tells a history, else ``None``.
    """
    near = max(start - _LONGEST_ASIDE, 0)
    opened = passage.classes.rfind("(", near, start)
    if opened >= 0 and opened > passage.classes.rfind(")", opened, start):
        return True
    words = passage.words
    if start < 5 or "\n" in words[start - 1] or "." in words[start - 4 : start]:
        return False
    return _is_coarse(reading) and not _goes_on(words[start - 2], history, reading)


def _is_coarse(reading: Reading) -> bool:
    """Tell a year, a range of years, a decade or a century, which rarely moves a story on."""
    span = reading.span
    return span is not None and (span.latest - span.earliest).days >= _DAYS_OF_A_YEAR


def _goes_on(word_before: str, history: DateSpan | None, reading: Reading) -> bool:
    """Tell a later year that a history goes on to from one it only looks ahead to ("until 1815")."""
    span = reading.span
    if history is None or span is None:
        return False
    ahead = span.earliest.year - history.earliest.year
    return 0 < ahead <= _GENERATION and word_before in ("in", "by", "of", "during")
