"""Counting calendar units: the week before last, three months on, the decade that holds a day."""

from __future__ import annotations

from functools import lru_cache

from search_index.dates.era import COUNTED, is_before_era
from search_index.dates.spans import DateSpan, Precision, holding, shifted

PRECISIONS = {
    "day": Precision.DAY,
    "night": Precision.DAY,
    "week": Precision.WEEK,
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
    "century": Precision.CENTURY,
}
"""Units of the calendar to the precision of a date that names one."""

UNKNOWN_VALUES = {
    Precision.DAY: "XXXX-XX-XX",
    Precision.WEEK: "XXXX-WXX",
    Precision.MONTH: "XXXX-XX",
    Precision.QUARTER: "XXXX-QX",
    Precision.YEAR: "XXXX",
    Precision.DECADE: "XXX",
    Precision.CENTURY: "XX",
}
"""TIMEX3 values of a unit when there is nothing to count it from."""

STEPS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1,
    "this": 0, "current": 0, "same": 0, "that": 0,
    "next": 1, "coming": 1, "upcoming": 1, "following": 1, "ensuing": 1,
}  # fmt: skip
"""Words that pick a unit to how many steps it lies from the one counted from."""

_CLOCK_UNITS = ("hour", "minute", "second")


def moved(span: DateSpan, precision: Precision, steps: int) -> DateSpan:
    """Return the span moved by so many units, its precision kept.

    Raises ``ValueError`` beyond year 9999.
    """
    match precision:
        case Precision.DAY:
            return shifted(span, days=steps)
        case Precision.WEEK:
            return shifted(span, weeks=steps)
        case Precision.MONTH:
            return shifted(span, months=steps)
        case Precision.QUARTER:
            return shifted(span, months=3 * steps)
        case Precision.DECADE:
            return shifted(span, years=10 * steps)
        case Precision.CENTURY:
            return shifted(span, years=100 * steps)
        case _:
            return shifted(span, years=steps)


@lru_cache(maxsize=4096)
def unit_around(reference: DateSpan, precision: Precision, steps: int) -> DateSpan | None:
    """Return the unit so many steps from the one that holds the reference.

    ``None`` if the reference is too coarse to lie in one such unit, or the result leaves the calendar
    (before the era there are no weeks, decades and centuries in it).
    """
    if is_before_era(reference) and precision not in COUNTED:
        return None
    try:
        first, last = (holding(end, precision) for end in (reference.earliest, reference.latest))
        return moved(first, precision, steps) if first == last else None
    except ValueError:
        return None


def counted(reference: DateSpan, unit: str, amount: float) -> DateSpan | None:
    """Return what lies so many units after the reference (before, if negative), as precise as the unit.

    ``None`` if the reference is less precise than the unit, or the result leaves the calendar.
    """
    whole = int(amount)
    if unit in _CLOCK_UNITS:
        return reference if reference.precision is Precision.DAY and abs(amount) < 24 else None
    if unit == "fortnight":
        return unit_around(reference, Precision.WEEK, 2 * whole)
    if unit in ("decade", "century"):
        return unit_around(reference, Precision.YEAR, whole * (10 if unit == "decade" else 100))
    if unit == "year" and whole != amount:
        return unit_around(reference, Precision.MONTH, round(12 * amount))
    return unit_around(reference, PRECISIONS[unit], whole) if unit in PRECISIONS else None
