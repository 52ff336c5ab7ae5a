"""Which date expressions of a sentence name the date of one and the same happening."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from search_index.dates.expression import DateExpression, TimexType
from search_index.dates.spans import DateSpan, Precision
from search_index.values import maker

_REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
_CLOCK_TIME = re.compile(r"(?:XXXX-XX-XX)?T\d")
_APPOSED = re.compile(r"[\s,(]*(?:(?:on|in|at|of|around|about|early|late)\s+)?(?:the\s+)?", re.IGNORECASE)
_UP_TO = re.compile(r"\s*(?:and|to|until|till|through|[-–—])\s*(?:the\s+)?")
"""Between the beginning of a range and its end, which the range already has."""


@dataclass(frozen=True, slots=True)
class DatedMention:
    """One happening's date in a sentence: the expression that names it best, and all words that name it.

    ``start`` and ``end`` are code points of the article's text, end exclusive.
    """

    expression: DateExpression
    start: int
    end: int


_new_mention = maker(DatedMention)


def names_a_date(expression: DateExpression) -> bool:
    """Whether the words name a place on the calendar, be it known or not.

    Durations and sets without a span do not, nor do "now" and "recently", nor a time of day alone.
    """
    kind, value = expression.type, expression.value
    if kind is TimexType.SET or value.startswith(_REFERENCES):
        return False
    if expression.span is not None:
        return True
    return kind is not TimexType.DURATION and value != "" and _CLOCK_TIME.match(value) is None


def group_mentions(text: str, expressions: Sequence[DateExpression]) -> list[DatedMention]:
    """Return the dates of one sentence, in text order.

    Expressions side by side of which one lies within the other ("on Wednesday, 21 February"; "last
    year, in May") name one date, the narrower.
    """
    if len(expressions) == 1:
        return [_new_mention(expressions[0], expressions[0].start, expressions[0].end)]
    mentions: list[DatedMention] = []
    for expression in expressions:
        if mentions and (joined := _joined(text, mentions[-1], expression)) is not None:
            mentions[-1] = joined
        else:
            mentions.append(_new_mention(expression, expression.start, expression.end))
    return mentions


def distinct_dates(mentions: list[DatedMention]) -> list[DatedMention]:
    """Return the mentions of a sentence without those of a span that was named before."""
    if len(mentions) < 2:
        return mentions
    known: set[DateSpan] = set()
    distinct: list[DatedMention] = []
    for mention in mentions:
        span = mention.expression.span
        if span is None or span not in known:
            distinct.append(mention)
        if span is not None:
            known.add(span)
    return distinct


def _joined(text: str, mention: DatedMention, expression: DateExpression) -> DatedMention | None:
    first, second = mention.expression.span, expression.span
    if first is not None and first.precision is Precision.RANGE and second is not None:
        within = first.earliest <= second.earliest and first.latest == second.latest
        if within and _UP_TO.fullmatch(text, mention.end, expression.start):
            return _new_mention(mention.expression, mention.start, expression.end)
    if first is None or second is None or _APPOSED.fullmatch(text, mention.end, expression.start) is None:
        return None
    if second.earliest >= first.earliest and second.latest <= first.latest:
        narrower = mention.expression if first == second else expression
    elif first.earliest >= second.earliest and first.latest <= second.latest:
        narrower = mention.expression
    else:
        return None
    return _new_mention(narrower, mention.start, expression.end)
