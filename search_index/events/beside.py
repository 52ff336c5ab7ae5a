"""A second happening that a sentence dates by the days between it and the first.

"The bank failed on Tuesday, a day after parliament had met" names one date and tells of two days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from search_index.dates.expression import Reference, ReferenceOrigin
from search_index.dates.spans import DateSpan, Precision
from search_index.dates.spans import day as day_span
from search_index.events.grouping import DatedMention

BESIDE = "days before or after the date named beside it"

_COUNTS = {
    word: count
    for count, words in enumerate(
        ("", "a one the", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
    for word in words.split()
}
_DAYS_FROM = re.compile(
    rf"(?:\.m\.)?,?\s+(?P<words>(?P<count>{'|'.join(_COUNTS)}|\d{{1,2}})\s+days?\s+(?P<side>after|before))"
    r"\s+(?!(?:that|this|then)\b)(?=\w)"
)


_ENDS_CLAUSE = re.compile(r"[,;:]\s")


@dataclass(frozen=True, slots=True)
class DayBeside:
    """The words that count days from one date to another happening, their offsets, and the day of that.

    ``start`` and ``end`` are code points of the article's text, end exclusive; ``reference`` is the date that
    is counted from.
    """

    start: int
    end: int
    span: DateSpan
    reference: Reference


def day_beside(text: str, mention: DatedMention, following: int, end: int) -> DayBeside | None:
    """What the words behind a mention date by counting days from it, or ``None``.

    ``following`` is where the next date of the sentence is named, or else its ``end``: a happening that has
    a date of its own needs no other.
    """
    span = mention.expression.span
    found = _DAYS_FROM.match(text, mention.end, following)
    if found is None or span is None or span.precision is not Precision.DAY:
        return None
    if following < end and _ENDS_CLAUSE.search(text, found.end(), following) is None:
        return None
    count = _COUNTS.get(found["count"]) or int(found["count"])
    number = span.earliest.toordinal() + (-count if found["side"] == "after" else count)
    if not date.min.toordinal() <= number <= date.max.toordinal():
        return None
    words = " ".join(mention.expression.text.split())
    reference = Reference(span, ReferenceOrigin.DISCOURSE, words)
    return DayBeside(found.start("words"), found.end("words"), day_span(date.fromordinal(number)), reference)
