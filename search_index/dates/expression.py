"""A date expression: words in a text that name a time, what they mean and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from search_index.dates.spans import DateSpan
from search_index.values import made_quickly, maker


class TimexType(StrEnum):
    """The four types of a TimeML TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class ReferenceOrigin(StrEnum):
    """Where the date that a relative expression is counted from was taken."""

    PUBLISHED = "published date"
    DISCOURSE = "date named just before"
    ANCHOR = "date named in the same phrase"


@made_quickly
@dataclass(frozen=True, slots=True)
class Reference:
    """What a relative expression was counted from.

    ``detail`` is for the reader: the provenance of the published date, or the words that named the
    date counted from.
    """

    span: DateSpan
    origin: ReferenceOrigin
    detail: str = ""


@made_quickly
@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that name a time.

    ``start`` and ``end`` are code points of the tagged text, end exclusive. ``value`` is the TIMEX3
    value. ``span`` is ``None`` for what has no place on the calendar (durations, sets, "now" without
    a published date, a weekday with nothing to count from). ``rule`` names the rule that resolved it,
    in words fit to show to the user ("weekday before the published date").
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    span: DateSpan | None
    rule: str
    reference: Reference | None = None


new_expression = maker(DateExpression)
"""Makes a date expression, faster than the class does."""
