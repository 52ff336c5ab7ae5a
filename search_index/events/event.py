"""What an event is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.article import Published
from search_index.dates.expression import Reference
from search_index.dates.spans import DateSpan
from search_index.values import made_quickly, maker


class Status(StrEnum):
    """Whether what is told has happened, is to come, or is merely supposed or denied."""

    HAPPENED = "happened"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class DatedBy(StrEnum):
    """Where the date of an event comes from.

    ``expression``: words of the passage itself. ``discourse``: a date that the article names before, which
    the passage goes on telling of. ``report``: nothing but the day of the report.
    """

    EXPRESSION = "expression"
    DISCOURSE = "discourse"
    REPORT = "report"


class Doubt(StrEnum):
    """Why the date of an event should be looked at before it is believed; the event is kept as it is."""

    AFTER_REPORT = "told as past, but dated after its report"
    FAR_YEAR = "a year that no report tells of"
    FILLED_IN = "a date that programs fill in where none is known"


@made_quickly
@dataclass(frozen=True, slots=True)
class Event:
    """A passage of an article with the date span of what it tells.

    ``text`` is the passage, with runs of white space folded to one blank; ``sentence_start`` and
    ``sentence_end`` are its offsets in the article's text (code points, end exclusive), and
    ``expression_start`` and ``expression_end`` those of the words that gave the date: empty, at the
    passage's start, unless ``dated_by`` is ``expression``. ``span`` is ``None`` when the date cannot be
    known. ``id`` is stable as long as the passage and its article's path stay the same. ``story``,
    ``sources`` (independent ones) and ``articles`` tell what the event was merged into, and ``dates_differ``
    that the sources of its story name different dates; alone, an event is its own story. ``people`` and
    ``places`` are those that the passage names, each once, in order of text: people by the fullest name that
    the article gives them, places as it writes them. ``doubt`` flags a suspicious date.
    """

    id: str
    span: DateSpan | None
    status: Status
    text: str
    path: str
    title: str
    source: str
    published: Published
    sentence_start: int
    sentence_end: int
    expression: str
    expression_start: int
    expression_end: int
    rule: str
    reference: Reference | None
    story: str
    sources: int = 1
    articles: int = 1
    dated_by: DatedBy = DatedBy.EXPRESSION
    dates_differ: bool = False
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    doubt: Doubt | None = None


new_event = maker(Event)
"""Makes an event, faster than the class does."""
