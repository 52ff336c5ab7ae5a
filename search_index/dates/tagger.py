"""Tagging a text: every date expression, in text order, with what it means and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from corpus.article import UNKNOWN, Confidence, Provenance, Published
from search_index.dates.digit_order import DigitOrder, ToldOrder, digit_order
from search_index.dates.expression import DateExpression, Reference, ReferenceOrigin
from search_index.dates.interval import IntervalReader
from search_index.dates.kind import are_narratives, first_year, opens_with_news
from search_index.dates.passage import Passage, passages
from search_index.dates.reader import PassageReader, places_in
from search_index.dates.references import References


def tag(
    text: str, published: Published = UNKNOWN, order: DigitOrder | ToldOrder | None = None
) -> list[DateExpression]:
    """Return the date expressions of a text, in text order and disjoint.

    Relative expressions are counted from the published date if it is known, and from dates named before
    where the words or the kind of text call for it. If the published date is an interval, what comes out
    the same from both of its ends is dated to that, and what does not is dated to the range of both.
    ``order`` is that of day and month in the archive's dates in digits, used where the text shows none;
    where nothing tells, "3/4/2024" is dated to the range of both readings.
    """
    if isinstance(order, DigitOrder):
        order = ToldOrder(order)
    if published.earliest is None or published.latest is None:
        return _tag_from(text, None, "", order)
    detail = _detail(published.provenance, published.confidence)
    if published.earliest == published.latest:
        return _tag_from(text, published.earliest, detail, order)
    return _tag_between(text, published.earliest, published.latest, detail, order)


@cache
def _detail(provenance: Provenance, confidence: Confidence) -> str:
    return f"{provenance}, {confidence}"


def _tag_from(text: str, day: date | None, detail: str, order: ToldOrder | None) -> list[DateExpression]:
    expressions: list[DateExpression] = []
    references: References | None = None
    for passage in passages(text):
        references = references or next(_references(passage, (day,), detail, order))
        expressions.extend(PassageReader(passage, references).expressions(places_in(passage)))
    return expressions


def _tag_between(
    text: str, first: date, last: date, detail: str, order: ToldOrder | None
) -> list[DateExpression]:
    reader: IntervalReader | None = None
    for passage in passages(text):
        reader = reader or IntervalReader(*_references(passage, (first, last), detail, order))
        reader.read(passage)
    return reader.expressions if reader else []


def _references(
    passage: Passage, days: Sequence[date | None], detail: str, order: ToldOrder | None
) -> Iterator[References]:
    """Yield what is known, for each of the days, of a text that begins with a passage before it is read."""
    told = digit_order(passage, order)
    for day, narrative in zip(days, are_narratives(passage, days), strict=True):
        references = References(day, detail, narrative=narrative, order=told)
        if narrative:
            references.news = opens_with_news(passage, day)
            if (opening := first_year(passage)) is not None:
                words = "the first year in the text"
                references.opening = Reference(opening, ReferenceOrigin.DISCOURSE, words)
        yield references
