"""The words for what is searched for: the order of what is found, and what it is narrowed to."""

from __future__ import annotations

from search_index.search.narrowing import FacetKind, Narrowing, Sort
from tui.event_wording import days_words

SORT_WORDS = {Sort.RELEVANCE: "best first", Sort.PUBLISHED: "newest first", Sort.TITLE: "by title"}
FACET_HEADINGS = {
    FacetKind.YEAR: "Years of events",
    FacetKind.SOURCE: "Sources",
    FacetKind.PERSON: "People",
    FacetKind.PLACE: "Places",
    FacetKind.STATUS: "Status of events",
}


def narrowing_words(narrowing: Narrowing) -> str:
    """What a search is narrowed to: kinds in a row, their values as alternatives, then the days."""
    parts = []
    for kind in FacetKind:
        values = sorted(choice.value for choice in narrowing.choices if choice.kind is kind)
        if values:
            parts.append(f"{kind.value} {' or '.join(values)}")
    if narrowing.since is not None or narrowing.until is not None:
        wholly = "wholly " if narrowing.certainly else ""
        parts.append(f"events {wholly}{days_words(narrowing.since, narrowing.until)}")
    return ", ".join(parts)
