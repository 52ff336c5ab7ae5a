"""Date lines and datelines: a date alone in the first lines, "Published: …", "KAZAN, Feb 21 (Agency) —"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from search_index.alternation import any_of
from search_index.dates.digit_order import ToldOrder, may_have_digits
from search_index.dates.expression import DateExpression
from search_index.dates.spans import Precision
from search_index.dates.tagger import tag
from search_index.dates.vocabulary import WORD_CLASSES, words_of
from search_index.patterns import TextPattern

_FIRST_LINES = 14
_LONGEST_LINE = 160
_LABEL_WORDS = words_of(
    """by on at first date article last published posted updated created issued released filed print story
    time am pm et est edt gmt utc bst cet pst pdt clock min read"""
)
_LABELS = re.compile(rf"(?:\W|a\.?m\.?|p\.?m\.?|o'clock|{'|'.join(sorted(_LABEL_WORDS))}|\d)*", re.IGNORECASE)
_KNOWN = any_of(word for word in {*WORD_CLASSES, *_LABEL_WORDS} if word.isalpha())
"""Any word, in lower case, that a date or its label may have."""
_MARK_OR_KNOWN = rf"(?:[^\w\n]|_|(?:{_KNOWN}|[^\W\d_])(?![^\W\d_]))"
_BARE_DATE = rf"{_MARK_OR_KNOWN}*+\d(?:\d|{_MARK_OR_KNOWN})*+"
_MAY_STAND_ALONE = TextPattern(_BARE_DATE)
"""A line in lower case that has a digit, and no words but those of dates and labels."""
_SOME_STANDS_ALONE = TextPattern(rf"\n{_BARE_DATE}(?![^\n])")
"""The same anywhere in a text: most have no such line, and need not be read line by line."""
_UPDATED = re.compile(r"\bupdated\b|\bmodified\b", re.IGNORECASE)
_PLACE = re.compile(
    r"[^\w\n]*+(?:[^\W\d_a-z][\w.'’-]*+[\s,(/)]*+|(?:of|de|la|on|the|and|al|upon|sur|am)\s++){1,9}+"
)
_NO_WORDS_OF_DATES = re.compile(
    rf"(?:[\W_]*+(?!(?:{_KNOWN})(?![^\W\d_]))[^\W\d_]++(?![\d_]))*+", re.IGNORECASE
)
"""Words that no date and no label has."""
_DATELINE_END = re.compile(r"\s*,?\s*(?:\([^)\n]{2,40}\)|(?<=, )[A-Z][\w.]{1,20})?\s*(?:—|–|-{1,2})")
_ENDS = '.!?:)”"'
_SEVERAL = 2
"""Published and updated; more dates than these are the head of a table."""
_DASHES = (" -", "—", "–", "--")
_LONGEST_DATELINE = 110
_FIRST_CHARACTERS = 4000

OrderOfDigits = Callable[[], ToldOrder | None]
"""Finds out the order of day and month in ambiguous dates in digits, which few lines have."""


def date_line(text: str, order: OrderOfDigits) -> DateExpression | None:
    """Return the full date that stands alone (or with a label) on one of the first lines.

    An ambiguous date in digits is a full date if its ``order`` is known.
    """
    lower = f"\n{text[:_FIRST_CHARACTERS].lower()}"
    if _SOME_STANDS_ALONE[lower.isascii()].search(lower) is None:
        return None
    best: DateExpression | None = None
    for line in _first_lines(text):
        found = _alone(line, order)
        if found is None:
            continue
        if not _UPDATED.search(line):
            return found
        best = best or found
    return best


def _first_lines(text: str) -> Iterator[str]:
    """Yield the first lines that can stand alone: not long ones, and not the end of a wrapped sentence."""
    seen = 0
    before = ""
    for line in text[:_FIRST_CHARACTERS].split("\n"):
        bare = line.strip()
        if bare:
            seen += 1
            wrapped = bare.endswith(".") and before and before[-1] not in _ENDS
            if len(line) <= _LONGEST_LINE and not wrapped:
                yield line
        if seen == _FIRST_LINES:
            return
        before = bare


def _alone(line: str, order: OrderOfDigits) -> DateExpression | None:
    lower = line.lower()
    if _MAY_STAND_ALONE[lower.isascii()].fullmatch(lower) is None:
        return None  # spares most lines the reading
    dates = [
        found
        for found in tag(line, order=_order_for(line, order))
        if found.span is not None and found.span.precision is Precision.DAY
    ]
    if not 1 <= len(dates) <= _SEVERAL:
        return None
    rest = "".join(
        character for index, character in enumerate(line) if not any(d.start <= index < d.end for d in dates)
    )
    return dates[0] if _LABELS.fullmatch(rest) else None


def _order_for(words: str, order: OrderOfDigits) -> ToldOrder | None:
    return order() if may_have_digits(words) else None


def dateline(text: str, order: OrderOfDigits) -> DateExpression | None:
    """Return the date of a dateline ("KAZAN, Feb. 21, 2024 (Agency) —") in the first lines.

    The date may lack its year; then its span is ``None`` and its value begins with ``XXXX``.
    """
    for line in text[:_FIRST_CHARACTERS].split("\n", _FIRST_LINES)[:_FIRST_LINES]:
        dash = _last_dash(line[:_LONGEST_DATELINE])
        if dash < 0:
            continue
        opening = line[: dash + 2]
        if (found := _date_that_opens(opening, _order_for(opening, order))) is not None:
            return found
    return None


def _date_that_opens(opening: str, order: ToldOrder | None) -> DateExpression | None:
    """Return the date of a dateline, its offsets counted from the end of the place's name."""
    rest = _NO_WORDS_OF_DATES.sub("", opening, count=1)
    name = len(opening) - len(rest)
    found = _first_day(rest, order)
    if found is None or _PLACE.fullmatch(opening, 0, name + found.start) is None:
        return None
    return found if _DATELINE_END.match(opening, name + found.end) else None


@lru_cache(maxsize=4096)
def _first_day(words: str, order: ToldOrder | None) -> DateExpression | None:
    """Return the first day that some words name; without their places, most datelines are alike."""
    return next((found for found in tag(words, order=order) if _to_the_day(found)), None)


def _last_dash(opening: str) -> int:
    """Return where the last dash lies that can end a dateline; a hyphen only if there is no other."""
    last = max(map(opening.rfind, _DASHES))
    return last if last >= 0 else opening.rfind("-")


def day_within(found: DateExpression, earliest: date, latest: date) -> date | None:
    """Return the one day from ``earliest`` to ``latest`` that a date without its year can be.

    ``None`` if there is none, or more than one.
    """
    value = _YEARLESS.fullmatch(found.value)
    if value is None:
        return None
    days = []
    for year in range(earliest.year, latest.year + 1):
        try:
            days.append(date(year, int(value[1]), int(value[2])))
        except ValueError:  # February 29
            continue
    fitting = [each for each in days if earliest <= each <= latest]
    return fitting[0] if len(fitting) == 1 else None


_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")


def _to_the_day(found: DateExpression) -> bool:
    if found.span is not None:
        return found.span.precision is Precision.DAY
    return _YEARLESS.fullmatch(found.value) is not None
