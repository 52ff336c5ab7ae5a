"""Short ways to say what a text should be read as."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from corpus.article import UNKNOWN, Confidence, Provenance, Published
from search_index.dates.expression import DateExpression
from search_index.dates.tagger import tag

WEDNESDAY = date(2024, 9, 4)


def on(day: str | date) -> Published:
    """A published date that is stated to the day."""
    value = date.fromisoformat(day) if isinstance(day, str) else day
    return Published(value, value, Provenance.FRONT_MATTER, Confidence.STATED)


def read(text: str, published: str | date | None = WEDNESDAY) -> list[DateExpression]:
    """The expressions of a text, published on Wednesday 4 September 2024 unless told otherwise."""
    found = tag(text, on(published) if published else UNKNOWN)
    assert all(text[each.start : each.end] == each.text for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    return found


def values(text: str, published: str | date | None = WEDNESDAY) -> list[tuple[str, str]]:
    """The words and TIMEX3 values of a text's expressions."""
    return [(each.text, each.value) for each in read(text, published)]


def days(text: str, published: str | date | None = WEDNESDAY) -> list[str]:
    """The days that a text's expressions span, written as ``first..last``, or as one day."""
    spans = [each.span for each in read(text, published) if each.span is not None]
    return [str(s.earliest) if s.earliest == s.latest else f"{s.earliest}..{s.latest}" for s in spans]
