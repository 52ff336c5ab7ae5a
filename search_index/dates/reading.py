"""What a rule makes of the words it matched."""

from __future__ import annotations

from dataclasses import dataclass

from search_index.dates.expression import Reference, TimexType
from search_index.dates.spans import DateSpan
from search_index.values import made_quickly, maker


@made_quickly
@dataclass(frozen=True, slots=True)
class Reading:
    """The meaning of a matched phrase: TIMEX3 type and value, span, and what it was counted from.

    ``rule`` replaces the name of the rule when the meaning came about in a special way; ``end`` (a word
    index) replaces the end of the match when the rule read on. ``compared`` marks what a report only compares
    with ("a year ago"): later expressions do not count from it. ``then`` is the second date of a range told
    in one phrase: TIMEX3 has the two as expressions of their own, and the first spans the whole range.
    """

    type: TimexType
    value: str
    span: DateSpan | None = None
    reference: Reference | None = None
    rule: str = ""
    end: int = 0
    compared: bool = False
    then: Continuation | None = None


@dataclass(frozen=True, slots=True)
class Continuation:
    """The second date of a range: its words begin at the word index ``start``."""

    start: int
    reading: Reading


new_reading = maker(Reading)
"""Makes a reading, faster than the class does."""
