"""Date lines and datelines: a date alone in the first lines, "Published: …", "KAZAN, Feb 21 (Agency) —"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from search_index.dates.digit_order import ToldOrder
from search_index.dates.expression import DateExpression
from search_index.dates.spans import Precision
from search_index.dates.tagger import tag

_FIRST_LINES = 14
_LONGEST_LINE = 160
_LABELS = re.compile(
    r"(?:\W|by|on|at|first|date|article|last|published|posted|updated|created|issued|released|filed|print|story|time|"
    r"a\.?m\.?|p\.?m\.?|et|est|edt|gmt|utc|bst|cet|pst|pdt|o'clock|min|read|\d)*",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\bupdated\b|\bmodified\b", re.IGNORECASE)
_PLACE = re.compile(
    r"[^\w\n]*(?:[^\W\d_a-z][\w.'’-]*[\s,(/)]*|(?:of|de|la|on|the|and|al|upon|sur|am)\s+){1,9}"
)
_DATELINE_END = re.compile(r"\s*,?\s*(?:\([^)\n]{2,40}\))?\s*(?:—|–|-{1,2})")
_LONGEST_DATELINE = 110


def date_line(text: str, order: ToldOrder | None = None) -> DateExpression | None:
    """Return the full date that stands alone (or with a label) on one of the first lines.

    ``order`` is that of day and month in an ambiguous date in digits; without it, that is no full date.
    """
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
    seen = 0
    for line in text[:4000].split("\n"):
        if line.strip():
            seen += 1
            if len(line) <= _LONGEST_LINE:
                yield line
        if seen == _FIRST_LINES:
            return


def _alone(line: str, order: ToldOrder | None) -> DateExpression | None:
    dates = [
        found
        for found in tag(line, order=order)
        if found.span is not None and found.span.precision is Precision.DAY
    ]
    if not dates:
        return None
    rest = "".join(
        character for index, character in enumerate(line) if not any(d.start <= index < d.end for d in dates)
    )
    return dates[0] if _LABELS.fullmatch(rest) else None


def dateline(text: str, order: ToldOrder | None = None) -> DateExpression | None:
    """Return the date of a dateline ("KAZAN, Feb. 21, 2024 (Agency) —") in the first lines.

    The date may lack its year; then its span is ``None`` and its value begins with ``XXXX``.
    """
    for line in text[:4000].split("\n", _FIRST_LINES)[:_FIRST_LINES]:
        opening = line[:_LONGEST_DATELINE]
        for found in tag(opening, order=order):
            if not _to_the_day(found):
                continue
            if _PLACE.fullmatch(opening, 0, found.start) and _DATELINE_END.match(opening, found.end):
                return found
            break
    return None


def _to_the_day(found: DateExpression) -> bool:
    if found.span is not None:
        return found.span.precision is Precision.DAY
    return re.fullmatch(r"XXXX-\d\d-\d\d", found.value) is not None
