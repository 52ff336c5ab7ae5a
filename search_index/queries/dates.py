"""The dates of a query: a day, a month, a year or a decade, or a range of two with ``..`` between."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from search_index.dates.edtf import from_edtf
from search_index.queries.syntax import Days

_ONE_DAY = timedelta(days=1)
_DECADE = re.compile(r"(\d{3})0s", re.ASCII)
_SHORTEST = len("2022")
_LONGEST = len("2022-01-01..2024-12-31")


class DateError(ValueError):
    """Dates that mean nothing, though each is one; ``str()`` says why, and what would be accepted."""


def read_days(text: str) -> tuple[date, date]:
    """Return the first and the last day that ``text`` means: "2022-05", "1990s", "2022..2024", "..2024".

    An ellipsis is two points, since editors make one of them.

    Raises:
        DateError: the range ends before it begins.
        ValueError: it is no date.
    """
    first, dots, second = text.replace("…", "..").partition("..")
    if not dots:
        return _read_one(text)
    earliest = _read_one(first)[0] if first else date.min
    latest = _read_one(second)[1] if second else date.max
    if not (first or second):
        raise ValueError(f"{text!r} is no range of dates")
    if latest < earliest:
        raise DateError("this range ends before it begins: write the earlier date first")
    return earliest, latest


def is_range(text: str) -> bool:
    """Whether ``text`` is a range of dates, be it in the wrong order; a date by itself is none."""
    try:
        read_days(text)
    except DateError:
        return True
    except ValueError:
        return False
    return ".." in text.replace("…", "..")


def finished_part(text: str) -> str:
    """Return as much from the beginning of a date being typed as is a date already, ``text`` if nothing is.

    "2022-0" is on its way to a month of 2022, and "2022..20" begins in 2022.
    """
    for end in range(min(len(text), _LONGEST), _SHORTEST - 1, -1):
        try:
            read_days(text[:end])
        except ValueError:
            continue
        return text[:end]
    return text


def read_window(field: str, text: str) -> Days:
    """Return the days of ``on:``, ``within:``, ``before:`` or ``after:`` with ``text`` behind it.

    Raises:
        DateError: as :func:`read_days`; also when nothing lies before or after.
        ValueError: as :func:`read_days`.
    """
    earliest, latest = read_days(text)
    try:
        match field:
            case "before":
                return Days(None, earliest - _ONE_DAY)
            case "after":
                return Days(latest + _ONE_DAY, None)
    except OverflowError as error:
        raise DateError(f"no day lies {field} {text}: write another date") from error
    return Days(earliest if earliest != date.min else None, latest if latest != date.max else None)


def written_days(earliest: date | None, latest: date | None) -> str:
    """Return the shortest text that :func:`read_days` reads as these days; ``None`` is an open end.

    Raises:
        ValueError: both ends are open, or they lie in the wrong order.
    """
    first = earliest if earliest != date.min else None
    last = latest if latest != date.max else None
    if first is None and last is None:
        if earliest is None or latest is None:
            raise ValueError("days that are open at both ends can't be written")
        first, last = earliest, latest
    if first and last and last < first:
        raise ValueError(f"no days lie from {first} to {last}")
    units = (_year, _month, date.isoformat)
    written = next(found for unit in units if (found := _in_units(first, last, unit)) is not None)
    return written[0] if written[0] == written[1] else f"{written[0]}..{written[1]}"


def _read_one(text: str) -> tuple[date, date]:
    decade = _DECADE.fullmatch(text)
    span = from_edtf(f"{decade[1]}X" if decade else text)
    return span.earliest, span.latest


def _in_units(first: date | None, last: date | None, unit: Callable[[date], str]) -> tuple[str, str] | None:
    """Return both days as years, months or days, ``None`` if they do not begin and end with whole ones."""
    beginning = unit(first) if first else ""
    end = unit(last) if last else ""
    exact = (not first or _read_one(beginning)[0] == first) and (not last or _read_one(end)[1] == last)
    return (beginning, end) if exact else None


def _year(day: date) -> str:
    return f"{day.year:04}"


def _month(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"
