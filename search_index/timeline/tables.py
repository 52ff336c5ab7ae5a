"""The tables of one generation of a timeline, in memory or mapped from its columns file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_index.timeline.layout import (
    ARTICLE_COLUMNS,
    EVENT_COLUMNS,
    LISTS,
    STORY_COLUMNS,
    Columns,
    empty_columns,
)
from search_index.timeline.lists import Lists
from search_index.timeline.names import NameKind, NameTable


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """Articles ascending by number, events in timeline order, stories ascending by leader.

    ``lists`` has, for each event, its terms (indices of ``term_hashes``, names first) and its people and
    places (numbers of ``names``, in the order of the passage).
    """

    articles: Columns
    events: Columns
    stories: Columns
    lists: dict[str, Lists]
    term_hashes: NDArray[np.uint32]
    names: dict[NameKind, NameTable]

    @classmethod
    def empty(cls) -> Tables:
        """Tables without rows."""
        return cls(
            empty_columns(ARTICLE_COLUMNS),
            empty_columns(EVENT_COLUMNS),
            empty_columns(STORY_COLUMNS),
            {name: Lists.empty() for name in LISTS},
            np.empty(0, np.uint32),
            {kind: NameTable.of(()) for kind in NameKind},
        )

    def arrays(self) -> Columns:
        """All columns by name, for the columns file."""
        found = {f"articles.{name}": column for name, column in self.articles.items()}
        found |= {f"events.{name}": column for name, column in self.events.items()}
        found |= {f"stories.{name}": column for name, column in self.stories.items()}
        for name, lists in self.lists.items():
            found |= {f"{name}.counts": lists.counts, f"{name}.values": lists.values}
        for kind, table in self.names.items():
            found |= {f"{kind}.text": table.text, f"{kind}.ends": table.ends}
        return found | {"terms.hashes": self.term_hashes}

    @classmethod
    def from_arrays(cls, arrays: Columns) -> Tables:
        """The tables that ``arrays`` told. Raises ``KeyError`` or ``ValueError`` when they do not fit."""
        tables = cls(
            _table(arrays, "articles", ARTICLE_COLUMNS),
            _table(arrays, "events", EVENT_COLUMNS),
            _table(arrays, "stories", STORY_COLUMNS),
            {name: Lists(arrays[f"{name}.counts"], arrays[f"{name}.values"]) for name in LISTS},
            arrays["terms.hashes"],
            {kind: NameTable(arrays[f"{kind}.text"], arrays[f"{kind}.ends"]) for kind in NameKind},
        )
        # Flags are looked up and leaders compared: in types that do not depend on what they happen to hold.
        tables.events["flags"] = tables.events["flags"].astype(np.uint16, copy=False)
        leaders = tables.stories["leader"].astype(tables.events["story"].dtype, copy=False)
        tables.stories["leader"] = leaders
        events = len(tables.events["earliest"])
        _check_below(tables.events["article"], len(tables.articles["number"]))
        _check_below(tables.events["story"], events)
        for name, lists in tables.lists.items():
            size = len(tables.term_hashes) if name == "terms" else len(tables.names[NameKind(name)])
            if len(lists.counts) != events or int(lists.counts.sum(dtype=np.int64)) != len(lists.values):
                raise ValueError(f"its {name} do not fit its events")
            _check_below(lists.values, size)
        return tables


def _table(arrays: Columns, table: str, layout: dict[str, str]) -> Columns:
    columns = {name: arrays[f"{table}.{name}"] for name in layout}
    if len({len(column) for column in columns.values()}) > 1:
        raise ValueError(f"its columns of {table} are of different lengths")
    return columns


def _check_below(values: NDArray[Any], limit: int) -> None:
    if len(values) and int(values.max()) >= limit:
        raise ValueError("a column points to what is not there")
