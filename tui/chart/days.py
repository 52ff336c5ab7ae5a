"""Stretches of days as proleptic ordinals, and in words."""

from __future__ import annotations

from datetime import date

from search_index.dates.description import describe_span
from search_index.dates.spans import DateSpan, Precision, holding
from search_index.timeline.calendar_units import Unit

Days = tuple[int, int]
"""The first and the last of some days, as proleptic ordinals."""


def day_of(ordinal: int) -> date:
    """The day of an ordinal."""
    return date.fromordinal(ordinal)


def bucket_words(start: date, unit: Unit) -> str:
    """A bucket in words: ``21 Feb 2024``, ``19–25 Feb 2024``, ``Q1 2024``, ``1990s``, ``19th century``."""
    try:
        return describe_span(holding(start, Precision(unit.value)))
    except OverflowError:  # the last week of all has days that no calendar has
        return describe_span(DateSpan(start, date.max, Precision.RANGE))
