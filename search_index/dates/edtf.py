"""Date spans written as EDTF (Extended Date/Time Format, ISO 8601-2:2019, levels 0 to 2) and read back.

What EDTF has no code for is written as an interval: a week from Monday to Sunday, a range from its first
to its last day, month or year, whichever is coarsest and exact. A Monday-to-Sunday interval is therefore
read as a week; in all else ``from_edtf(to_edtf(span)) == span``.
"""

from __future__ import annotations

import re
from datetime import date

from search_index.dates.spans import (
    SEASONS,
    DateSpan,
    Precision,
    between,
    century,
    day,
    decade,
    half,
    month,
    quarter,
    season,
    week,
    year,
)

_FIRST_SEASON, _FIRST_QUARTER, _FIRST_THIRD, _FIRST_HALF = 21, 33, 37, 40
_QUALIFIERS = "?~%"
_ONE = re.compile(
    r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX)(?:T[\d:]+(?:Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?",
    re.ASCII,
)


def to_edtf(span: DateSpan) -> str:
    """Return the EDTF string of a span, with ``~`` on what is approximate."""
    mark = "~" if span.approximate else ""
    if span.precision in (Precision.WEEK, Precision.RANGE):
        first, last = _ends(span)
        return f"{first}{mark}/{last}{mark}"
    return _single(span) + mark


def from_edtf(text: str) -> DateSpan:
    """Return the span that an EDTF string names.

    Reads dates, months, years, decades (``199X``), centuries (``19XX``), seasons, quarters, thirds and
    halves of a year, unspecified days and months (``2004-06-XX``), closed intervals, and the qualifiers
    ``~``, ``?`` and ``%``, all of which make the span approximate. Raises ``ValueError`` for anything
    else, open intervals among them, and for dates the calendar does not have.
    """
    if "/" not in text:
        return _read_one(text)
    first_text, _, last_text = text.partition("/")
    first, last = _read_one(first_text), _read_one(last_text)
    span = between(first, last)
    if first.precision == last.precision == Precision.DAY and span.latest == week(span.earliest).latest:
        exact = week(span.earliest)
        if exact.earliest == span.earliest:
            return exact.about() if span.approximate else exact
    return span


def _single(span: DateSpan) -> str:
    start = span.earliest
    match span.precision:
        case Precision.DAY:
            return start.isoformat()
        case Precision.MONTH:
            return f"{start.year:04}-{start.month:02}"
        case Precision.QUARTER:
            return f"{start.year:04}-{_FIRST_QUARTER + start.month // 3}"
        case Precision.SEASON:
            return f"{start.year:04}-{_FIRST_SEASON + start.month // 3 - 1}"
        case Precision.DECADE:
            return f"{start.year // 10:03}X"
        case Precision.CENTURY:
            return f"{start.year // 100:02}XX"
        case _:
            return f"{start.year:04}"


def _ends(span: DateSpan) -> tuple[str, str]:
    """Return both ends of a range at the coarsest precision that names exactly these days."""
    first, last = span.earliest, span.latest
    if span.precision is Precision.RANGE and first.day == 1 and last == month(last.year, last.month).latest:
        if first.month == 1 and last.month == 12:
            return f"{first.year:04}", f"{last.year:04}"
        return f"{first.year:04}-{first.month:02}", f"{last.year:04}-{last.month:02}"
    return first.isoformat(), last.isoformat()


def _read_one(text: str) -> DateSpan:
    bare = text.rstrip(_QUALIFIERS)
    found = _ONE.fullmatch(bare)
    if found is None or len(text) - len(bare) > 1:
        raise ValueError(f"not an EDTF date: {text!r}")
    span = _read_parts(*found.groups())
    return span.about() if bare != text else span


def _read_parts(year_text: str, part: str | None, day_text: str | None) -> DateSpan:
    if "X" in year_text:
        if part is not None:
            raise ValueError(f"a decade or century takes no month: {year_text}-{part}")
        first_year = int(year_text.replace("X", "0"))
        return decade(first_year) if year_text.count("X") == 1 else century(first_year)
    number = int(year_text)
    if part is None or (part == "XX" and day_text in (None, "XX")):
        return year(number)
    if part == "XX":
        raise ValueError(f"a day in an unnamed month has no span: {year_text}-XX-{day_text}")
    if day_text is None:
        return _part_of_year(number, int(part))
    return month(number, int(part)) if day_text == "XX" else day(date(number, int(part), int(day_text)))


def _part_of_year(number: int, code: int) -> DateSpan:
    if 1 <= code <= 12:
        return month(number, code)
    if _FIRST_SEASON <= code < _FIRST_SEASON + 4:
        return season(number, SEASONS[code - _FIRST_SEASON])
    if _FIRST_QUARTER <= code < _FIRST_QUARTER + 4:
        return quarter(number, code - _FIRST_QUARTER + 1)
    if _FIRST_THIRD <= code < _FIRST_THIRD + 3:
        start = 4 * (code - _FIRST_THIRD)
        return between(month(number, start + 1), month(number, start + 4))
    if _FIRST_HALF <= code < _FIRST_HALF + 2:
        return half(number, code - _FIRST_HALF + 1)
    raise ValueError(f"EDTF has no part of a year with the code {code}")
