"""The date in a file's own metadata: front matter, HTML tags, mail and feed headers, JSON fields."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import parsedate_to_datetime

from search_index.dates.digit_order import ToldOrder
from search_index.dates.edtf import from_edtf
from search_index.dates.expression import TimexType
from search_index.dates.spans import DateSpan, day
from search_index.dates.tagger import tag


def read_stated(text: str, order: ToldOrder | None = None) -> DateSpan | None:
    """Return what a stated date means, as precise as it is written, or ``None`` if it is no date.

    Reads ISO 8601 dates and times (the day as written, in its own time zone), EDTF, RFC 2822 and words.
    ``order`` is that of day and month in an ambiguous date in digits, if it is known.
    """
    text = text.strip()
    if not text:
        return None
    for read in (_iso, from_edtf, _mail):
        try:
            return read(text)
        except (ValueError, IndexError, TypeError):
            continue
    dates = [
        found
        for found in tag(text, order=order)
        if found.type in (TimexType.DATE, TimexType.TIME) and found.span is not None
    ]
    return dates[0].span if dates else None


def _iso(text: str) -> DateSpan:
    if len(text) == 8 and text.isdigit():
        return day(date.fromisoformat(text))
    if len(text) < 10:
        raise ValueError(f"not a full ISO date: {text!r}")
    return day(datetime.fromisoformat(text).date())


def _mail(text: str) -> DateSpan:
    return day(parsedate_to_datetime(text).date())
