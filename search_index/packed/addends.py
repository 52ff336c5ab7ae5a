"""Taking the sum of what queries score apart, so that a term in several of them is scored once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from whoosh import query


@dataclass(frozen=True, slots=True)
class Addends:
    """What a sum of scores consists of.

    ``terms`` has the weight of each field and text, ``others`` the queries that are no sums, each with its
    weight and whether all documents that are scored match it.
    """

    terms: dict[tuple[str, Any], float] = field(default_factory=dict)
    others: list[tuple[query.Query, float, bool]] = field(default_factory=list)

    @classmethod
    def of(cls, parts: Iterable[query.Query], *, certain: bool) -> Addends:
        """Take the sum of ``parts`` apart; ``certain`` says that all documents match each of them."""
        addends = cls()
        for part in parts:
            addends._add(part, 1.0, certain=certain)
        return addends

    def _add(self, part: query.Query, weight: float, *, certain: bool) -> None:
        kind = type(part)
        if kind is query.Term and not part.minquality:
            term = part.fieldname, part.text
            self.terms[term] = self.terms.get(term, 0.0) + weight * float(part.boost)
        elif (kind is query.Or and not part.scale) or (kind is query.And and certain):
            for each in part.subqueries:
                self._add(each, weight * own_boost(part), certain=kind is query.And)
        else:
            self.others.append((part, weight, certain))


def own_boost(wanted: query.Query) -> float:
    """Return the boost of a compound query: Whoosh takes it only where there is something to combine."""
    return float(wanted.boost) if len(wanted.subqueries) > 1 else 1.0
