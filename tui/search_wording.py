"""The words for a search: how much it found, in which order, and what it is narrowed to."""

from __future__ import annotations

from search_index.search.narrowing import FacetKind, Narrowing, Sort
from tui.event_wording import days_words
from tui.state import Answer
from tui.wording import count_of

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


def found_words(answer: Answer, width: int) -> str:
    """How many articles were found, how fast, in which order; less of it if ``width`` cells are too few.

    One line each time, so that the list below stays where it is while a query is typed.
    """
    result, question = answer.result, answer.question
    count = count_of(result.articles, "article")
    if question.like is not None:
        return f"{count} like “{question.like}”, the likest first"
    if not result.restricts:
        order = SORT_WORDS[Sort.TITLE if question.sort is Sort.TITLE else Sort.PUBLISHED]
        return f"all articles, {order}" if result.total else ""
    copies = result.articles - result.total
    with_copies = f"{count}, {copies:,} of them {'a copy' if copies == 1 else 'copies'}" if copies else count
    milliseconds = result.seconds * 1000
    took = f"{milliseconds:.{0 if milliseconds >= 10 else 1}f} ms"
    order = SORT_WORDS[question.sort]
    last = took if question.sort is Sort.RELEVANCE else order
    ways = (with_copies, took, order), (with_copies, last), (count, took, order), (count, last)
    told = [" · ".join(parts) for parts in ways]
    return next((words for words in told if len(words) <= width), told[-1])
