"""How a list of events words dates, lags between happening and report, sources, and what it leaves out."""

from __future__ import annotations

from datetime import date

from search_index.dates.description import describe_span
from search_index.dates.spans import DateSpan, Precision, day, holding
from search_index.events.event import Event, Status
from search_index.search.narrowing import Narrowing
from search_index.timeline.view import Order
from tui.event_list import Listing, Nearest
from tui.wording import UNDATED, count_of, event_date_words, published_date_words, published_span

APPROXIMATE_MARK = "~"
DATE_COLUMN = 12
"""Cells for the date of an event in a list."""

_NAMED = (Precision.DAY, Precision.QUARTER, Precision.DECADE, Precision.CENTURY)
_MOST_DAYS = 60
_MOST_MONTHS = 24
_DAYS_A_MONTH = 30.44
_DAYS_A_YEAR = 365.25


def listed_date(event: Event) -> str:
    """The event's date for a column of dates: right-aligned, so that what is not told is seen as blank.

    ``21 Feb 2024``, ``Feb 2024``, ``~2024``, ``1990s`` end in one column; only a range may be longer.
    """
    words = event_date_words(event)
    return words.replace("c. ", APPROXIMATE_MARK, 1).rjust(DATE_COLUMN)


def lag_words(event: Event) -> str:
    """When the event was reported, and how long after (or before) it happened, as far as that is sure."""
    reported = published_span(event.published)
    if reported is None:
        return "report undated"
    words = f"reported {published_date_words(event.published)}"
    if event.span is None:
        return words
    if (days := (reported.earliest - event.span.latest).days) > 0:
        return f"reported {_duration_words(days)} later"
    if (days := (event.span.earliest - reported.latest).days) > 0:
        return f"reported {_duration_words(days)} ahead"
    if event.span.earliest == event.span.latest and (days := (reported.latest - event.span.latest).days) >= 0:
        return f"reported up to {_duration_words(days)} later" if days else "reported the same day"
    return words


def _duration_words(days: int) -> str:
    if days < _MOST_DAYS:
        return count_of(days, "day")
    if days < _MOST_MONTHS * _DAYS_A_MONTH:
        return count_of(round(days / _DAYS_A_MONTH), "month")
    return count_of(round(days / _DAYS_A_YEAR), "year")


def days_words(since: date | None, until: date | None) -> str:
    """A stretch of days, by the name of the unit that it fills or else by its ends; either may be open."""
    if since is None:
        return f"until {_day_words(until)}" if until else "all time"
    if until is None:
        return f"since {_day_words(since)}"
    named = (holding(since, unit) for unit in _NAMED)
    whole = next((span for span in named if (span.earliest, span.latest) == (since, until)), None)
    return describe_span(whole or DateSpan(since, until, Precision.RANGE))


def sources_words(event: Event) -> str:
    """How many independent sources tell of the event's story, for a list; empty for a single article."""
    if event.articles <= 1:
        return ""
    sources = count_of(event.sources, "source")
    return sources if event.sources == event.articles else f"{sources} in {event.articles:,} articles"


def nearest_words(nearest: Nearest | None, span: DateSpan) -> str:
    """What going to a date leads to."""
    if nearest is None:
        return "no event has a date"
    reported = nearest.order is Order.REPORTED
    if nearest.count:
        return f"{count_of(nearest.count, 'event')} {'reported' if reported else 'from'} then"
    nothing = f"nothing {'was reported' if reported else 'begins'} in {describe_span(span)}"
    when = describe_span(nearest.span) if nearest.span is not None else UNDATED
    return f"{nothing}; the nearest {'report' if reported else 'event'} is of {when}"


def range_words(narrowing: Narrowing) -> str:
    """The days that a search is narrowed to; empty when it is not."""
    if narrowing.since is None and narrowing.until is None:
        return ""
    words = days_words(narrowing.since, narrowing.until)
    return f"wholly in {words}" if narrowing.certainly else words


def listing_words(listing: Listing) -> str:
    """What a listing keeps of the events; empty when it keeps all of them."""
    precisions = [each for each in (*Precision, None) if each in listing.precisions]
    parts = [
        " or ".join(status.value for status in Status if status in listing.statuses),
        " or ".join(precision_words(each) for each in precisions),
        "doubtful" if listing.doubtful else "",
    ]
    return ", ".join(part for part in parts if part)


def precision_words(precision: Precision | None) -> str:
    """How finely a date is told, for a list of choices."""
    return UNDATED if precision is None else precision.value


def _day_words(when: date) -> str:
    return describe_span(day(when))
