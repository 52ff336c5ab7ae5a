"""A date that the user types: EDTF (ISO 8601-2) or words such as "21 Feb 2024"."""

from __future__ import annotations

from search_index.dates.edtf import from_edtf
from search_index.dates.spans import DateSpan
from search_index.dates.tagger import tag

LONGEST = 100
"""Characters of the longest text that is looked at."""


def typed_date(text: str) -> DateSpan | None:
    """The days that ``text`` names by itself; ``None`` when it names none, or has other words besides."""
    text = " ".join(text.split())
    if not text or len(text) > LONGEST:
        return None
    try:
        return from_edtf(text)
    except ValueError:
        pass
    if text.startswith("c. "):  # as dates are shown here
        text = text.replace("c. ", "about ", 1)
    found = tag(text)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)):
        return found[0].span
    return None
