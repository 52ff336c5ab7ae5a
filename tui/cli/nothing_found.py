"""What commands say of a search that finds nothing."""

from __future__ import annotations

import click

from search_index.search.searcher import SearchResult

_LONGEST = 200
"""Characters of a query that are shown."""


def tell_nothing_found(result: SearchResult) -> None:
    """Say on stderr that nothing was found, and what may have been meant."""
    query = result.query if len(result.query) <= _LONGEST else f"{result.query[:_LONGEST]}…"
    message = f"dateline: nothing found for: {query}" if query else "dateline: nothing found"
    if suggestion := result.suggestion:
        message = f"{message}; did you mean: {suggestion}"
    click.echo(message, err=True)
