"""Tagging a text: every date expression, in text order, with what it means and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corpus.article import UNKNOWN, Published
from search_index.dates.digit_order import DigitOrder, ToldOrder, digit_order
from search_index.dates.expression import DateExpression, Reference, ReferenceOrigin
from search_index.dates.kind import first_year, is_narrative, opens_with_news
from search_index.dates.passage import Passage, passages
from search_index.dates.reader import PassageReader
from search_index.dates.references import References
from search_index.dates.spans import DateSpan, Precision


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
    detail = _detail(published)
    first = _tag_from(text, published.earliest, detail, order)
    if published.earliest == published.latest:
        return first
    return _merged(first, _tag_from(text, published.latest, detail, order))


def _detail(published: Published) -> str:
    return f"{published.provenance}, {published.confidence}"


def _tag_from(text: str, day: date | None, detail: str, order: ToldOrder | None) -> list[DateExpression]:
    references = References(day, detail)
    expressions: list[DateExpression] = []
    for passage in passages(text):
        if passage.base == 0:
            _recognise(passage, references)
            references.order = digit_order(passage, order)
        expressions.extend(PassageReader(passage, references).expressions())
    return expressions


def _recognise(passage: Passage, references: References) -> None:
    """Note what kind of text begins with a passage."""
    references.narrative = is_narrative(passage, references.published)
    if references.narrative:
        references.news = opens_with_news(passage)
        if (opening := first_year(passage)) is not None:
            references.opening = Reference(opening, ReferenceOrigin.DISCOURSE, "the first year in the text")


def _merged(early: list[DateExpression], late: list[DateExpression]) -> list[DateExpression]:
    """Return what two readings of a text, from both ends of an interval, agree on or span together."""
    counterparts = {(found.start, found.end): found for found in late}
    return [
        _span_of_both(found, counterparts[found.start, found.end])
        for found in early
        if (found.start, found.end) in counterparts
    ]


def _span_of_both(early: DateExpression, late: DateExpression) -> DateExpression:
    if early.span == late.span:
        return early
    if early.span is None or late.span is None:
        return replace(early, span=None)
    ends = sorted((early.span, late.span), key=lambda span: span.earliest)
    span = DateSpan(
        ends[0].earliest, max(early.span.latest, late.span.latest), Precision.RANGE, approximate=True
    )
    return replace(early, span=span, value=f"{span.earliest.isoformat()}/{span.latest.isoformat()}")
