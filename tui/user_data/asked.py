"""What was asked, a query with how its answer is sorted and narrowed, as a table of a TOML file and back.

Whoever edits the file by hand is met halfway: what can't be read as meant is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from search_index.search.narrowing import FacetChoice, FacetKind, Narrowing, Sort
from tui.state import Asked


def asked_table(asked: Asked) -> dict[str, object]:
    """What was asked as a table; what is as ever is not written down."""
    narrowing = asked.narrowing
    table: dict[str, object] = {"query": asked.query}
    if asked.sort is not Sort.RELEVANCE:
        table["sort"] = asked.sort.value
    if narrowing.since is not None:
        table["since"] = narrowing.since
    if narrowing.until is not None:
        table["until"] = narrowing.until
    if narrowing.certainly:
        table["certainly"] = True
    for kind in FacetKind:
        if values := sorted(choice.value for choice in narrowing.choices if choice.kind is kind):
            table[kind.value] = values
    return table


def asked_of(table: Mapping[str, object]) -> Asked:
    """What a table says was asked."""
    query, sort = table.get("query"), table.get("sort")
    choices = {
        FacetChoice(kind, value)
        for kind in FacetKind
        for value in _list(table.get(kind.value))
        if isinstance(value, str)
    }
    narrowing = Narrowing(
        choices=frozenset(choices),
        since=_day(table.get("since")),
        until=_day(table.get("until")),
        certainly=table.get("certainly") is True,
    )
    return Asked(
        query=query if isinstance(query, str) else "",
        sort=next((each for each in Sort if each.value == sort), Sort.RELEVANCE),
        narrowing=narrowing,
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _day(value: object) -> date | None:
    return value if isinstance(value, date) and not isinstance(value, datetime) else None
