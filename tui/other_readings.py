"""What the words of a date could have meant as well: the readings that its rule decided against."""

from __future__ import annotations

from search_index.dates.spans import DateSpan, Precision, shifted
from search_index.events.event import Event

_BEFORE, _AFTER, _ITSELF = "weekday before the ", "weekday after the ", "weekday of the "
_YEAR_TAKEN = "year from"
_WHOLE_YEARS = (Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.QUARTER)


def other_readings(event: Event) -> tuple[tuple[DateSpan, str], ...]:
    """Return days that the words would name had the rule gone the other way, each with that way.

    Only for choices that the rule tells of: a weekday before or after what it is counted from, and a year
    that the words leave out. Empty for what the words say by themselves, and for corrected dates.
    """
    span, rule = event.span, event.rule
    if span is None or event.reference is None:
        return ()
    if rule.startswith(_BEFORE):
        return _moved(span, "the weekday after", weeks=1)
    if rule.startswith(_AFTER):
        return _moved(span, "the weekday before", weeks=-1)
    if rule.startswith(_ITSELF):
        return (*_moved(span, "a week before", weeks=-1), *_moved(span, "a week after", weeks=1))
    if _YEAR_TAKEN in rule and span.precision in _WHOLE_YEARS:
        return (*_moved(span, "a year before", years=-1), *_moved(span, "a year after", years=1))
    return ()


def _moved(span: DateSpan, way: str, **units: int) -> tuple[tuple[DateSpan, str], ...]:
    try:
        moved = shifted(span, **units)
    except ValueError:  # before the year 1, after 9999
        return ()
    same_day = "weeks" in units or moved.earliest.day == span.earliest.day  # no 29 February there
    return ((moved, way),) if same_day else ()
