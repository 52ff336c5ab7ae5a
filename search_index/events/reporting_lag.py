"""How long after a happening its report came."""

from __future__ import annotations

from search_index.events.event import Event


def reporting_lag(event: Event) -> tuple[int, int] | None:
    """Return the fewest and the most days from the happening to the published date of its report.

    They are negative where the report came before: for what is planned. They are equal where both days are
    known, and differ in sign where the report came amid what it tells of ("this year"). ``None`` if either
    date is unknown, or the published date is only bounded from one side.
    """
    span, published = event.span, event.published
    if span is None or published.earliest is None or published.latest is None:
        return None
    return (published.earliest - span.latest).days, (published.latest - span.earliest).days
