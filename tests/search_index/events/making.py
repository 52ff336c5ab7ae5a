"""Articles and date expressions for the tests of this room, made without the tagger."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from corpus.article import Article, Confidence, Provenance, Published
from search_index.dates import spans
from search_index.dates.expression import DateExpression, TimexType
from search_index.dates.spans import DateSpan
from search_index.events.event import Event
from search_index.events.extraction import extract_events

REPORTED = date(2024, 3, 10)


def published(day: date = REPORTED) -> Published:
    return Published(day, day, Provenance.FRONT_MATTER, Confidence.STATED)


def article(text: str, path: str = "report.txt", day: date = REPORTED) -> Article:
    return Article(path=path, title="A report", text=text, source="Wire", published=published(day))


def expression(
    text: str,
    words: str,
    span: DateSpan | None,
    *,
    type_: TimexType = TimexType.DATE,
    value: str = "XXXX-02-21",
    after: int = 0,
) -> DateExpression:
    """The expression of ``words`` at its first place in ``text`` from ``after`` on."""
    start = text.index(words, after)
    return DateExpression(start, start + len(words), words, type_, value, span, "a rule of the test")


def day(year: int, month: int, number: int) -> DateSpan:
    return spans.day(date(year, month, number))


def events_of(text: str, dates: Mapping[str, DateSpan | None]) -> list[Event]:
    """The events of a text in which each key of ``dates`` is a date expression with that span."""
    found = [expression(text, words, span) for words, span in dates.items()]
    return extract_events(article(text), sorted(found, key=lambda each: each.start))
