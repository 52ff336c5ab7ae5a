"""What can be wrong with a query."""

from __future__ import annotations


class QueryError(ValueError):
    """A query that means nothing. ``position`` counts code points of ``query`` from 0."""

    def __init__(self, message: str, query: str, position: int) -> None:
        super().__init__(message, query, position)
        self.message = message
        self.query = query
        self.position = position

    def __str__(self) -> str:
        return f"{self.message} (at character {self.position + 1})"
