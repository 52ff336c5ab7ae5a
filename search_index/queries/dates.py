"""The dates of a query: a day, a month, a year or a decade, or a range of two with ``..`` between."""

from __future__ import annotations

from datetime import date, timedelta

from search_index.dates.edtf import from_edtf

_ONE_DAY = timedelta(days=1)


def read_days(text: str) -> tuple[date, date]:
    """Return the first and the last day that ``text`` means: "2022-05", "2022..2024", "..2024", "2022..".

    Raises:
        ValueError: it is no date, or a range that ends before it begins.
    """
    first, dots, second = text.partition("..")
    if not dots:
        span = from_edtf(text)
        return span.earliest, span.latest
    earliest = from_edtf(first).earliest if first else date.min
    latest = from_edtf(second).latest if second else date.max
    if not (first or second) or latest < earliest:
        raise ValueError(f"{text!r} is no range of dates")
    return earliest, latest


def read_window(field: str, text: str) -> tuple[date | None, date | None]:
    """Return the days (both included, ``None`` for open) of ``on:``, ``before:`` or ``after:`` ``text``.

    Raises:
        ValueError: as :func:`read_days`; also when nothing lies before or after.
    """
    earliest, latest = read_days(text)
    try:
        match field:
            case "before":
                return None, earliest - _ONE_DAY
            case "after":
                return latest + _ONE_DAY, None
    except OverflowError as error:
        raise ValueError(f"nothing lies {field} {text}") from error
    return earliest if earliest != date.min else None, latest if latest != date.max else None
