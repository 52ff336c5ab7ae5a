"""How alike the passages of events are, and which of them are worth comparing.

Every event has the hashes of its terms (``search_index.events.terms``); a term weighs the logarithm of how
few events have it. Likeness is the weight of the shared terms over the geometric mean of the weights of all.

Every event is filed under its time and each of its rarest terms. Events that meet under one such key, and
stand near each other there in order of days, are compared: the work grows with the number of events, not of
pairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from search_index.events.terms import MOST_TERMS
from search_index.timeline.layout import UNDATED_DAY, Columns

LONGEST_FINE = 62
"""Days: a longer span is coarse, and filed under its year alone."""
_EVIDENCE = 0.18
"""The shared terms must weigh this times the squared logarithm of the number of events: the more events there
are, the more of them are alike by chance. Measured on archives of 76, 394 and 114,000 events."""
_FEWEST_SHARED = 3
_TABLE = 1 << 20
"""Buckets in which terms are counted; terms that share one are taken for more common than they are."""
_AT_A_TIME = 200_000

_KEYS = 8
"""Terms under which an event is filed."""
_NEIGHBOURS = 4
"""Events after it under the same key that an event is compared with."""
_MOST_MEETINGS = 500_000
"""Where more pairs meet, those that met under a single key are not compared."""
_MONTH = 30
_YEARS = 1 << 24
"""Buckets of months are numbered below this, those of years above."""

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of all events, their weights by rarity, and the weight of each event.

    ``names`` tells which terms are names, ``shared`` which of them other events have too.
    """

    terms: NDArray[np.uint32]
    weights: NDArray[np.float32]
    totals: NDArray[np.float32]
    names: NDArray[np.bool_]
    shared: NDArray[np.bool_]

    @classmethod
    def of(cls, events: Columns) -> Terms:
        """Read the terms of event columns."""
        terms = np.ascontiguousarray(events["terms"]).view("<u4").reshape(-1, MOST_TERMS)
        buckets = terms & np.uint32(_TABLE - 1)
        counts = np.bincount(buckets[terms != 0], minlength=_TABLE)
        rarity = np.log1p(len(terms) / np.maximum(counts, 1)).astype(np.float32)
        weights = np.where(terms != 0, rarity[buckets], np.float32(0))
        names = (events["names"][:, None] >> np.arange(MOST_TERMS, dtype=np.uint16)) & 1 == 1
        return cls(terms, weights, weights.sum(axis=1), names, (counts[buckets] > 1) & (terms != 0))

    def likeness_of(self, first: int, second: int) -> float:
        """How alike two events are, 0 to 1."""
        if first == second:
            return 1.0
        others = set(self.terms[second].tolist()) - {0}
        weights = zip(self.terms[first].tolist(), self.weights[first].tolist(), strict=True)
        shared = sum(weight for term, weight in weights if term in others)
        whole = float(self.totals[first]) * float(self.totals[second])
        return float(shared) / max(sqrt(whole), 1e-6)

    def likeness(self, left: Rows, right: Rows) -> NDArray[np.float32]:
        """How alike pairs of events are, 0 to 1; 0 when they share no name, or too little to tell."""
        pieces = [
            self._likeness(left[start : start + _AT_A_TIME], right[start : start + _AT_A_TIME])
            for start in range(0, len(left), _AT_A_TIME)
        ]
        return np.concatenate(pieces) if pieces else np.empty(0, np.float32)

    def _likeness(self, left: Rows, right: Rows) -> NDArray[np.float32]:
        """How alike events are, 0 to 1; 0 when they share no name, or too few terms."""
        shared = np.zeros(len(left), np.float32)
        count = np.zeros(len(left), np.int8)
        names = np.zeros(len(left), np.bool_)
        others = self.terms[right]
        other_names = self.names[right]
        for place in range(MOST_TERMS):
            term = self.terms[left, place]
            equal = (others == term[:, None]) & (term != 0)[:, None]
            found = equal.any(axis=1)
            shared += np.where(found, self.weights[left, place], 0)
            count += found
            names |= found & (self.names[left, place] | (equal & other_names).any(axis=1))
        whole = np.sqrt(self.totals[left] * self.totals[right])
        telling = names & (count >= _FEWEST_SHARED) & (shared >= _EVIDENCE * np.log(len(self.terms)) ** 2)
        likeness: NDArray[np.float32] = np.where(telling, shared / np.maximum(whole, 1e-6), 0)
        return likeness


def candidates(events: Columns, terms: Terms, touched: NDArray[np.bool_]) -> tuple[Rows, Rows]:
    """Pairs of events that may be alike, at least one of each touched: first and second rows."""
    keys, rows = _filed(events, terms)
    wanted = np.isin(keys, keys[touched[rows]]) if not touched.all() else np.ones(len(keys), np.bool_)
    keys, rows = keys[wanted], rows[wanted]
    order = np.lexsort((rows, keys))  # rows are in order of days
    keys, rows = keys[order], rows[order]
    pairs = []
    for step in range(1, _NEIGHBOURS + 1):
        if len(keys) <= step:
            break
        same = np.flatnonzero(keys[step:] == keys[:-step])
        left, right = rows[same], rows[same + step]
        kept = (touched[left] | touched[right]) & (left != right)
        pairs.append(np.minimum(left, right)[kept] << np.int64(32) | np.maximum(left, right)[kept])
    if not pairs:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    met = np.sort(np.concatenate(pairs))
    if len(met) > _MOST_MEETINGS:
        met = met[1:][met[1:] == met[:-1]]
    met = _distinct(met)
    return met >> np.int64(32), met & np.int64(0xFFFFFFFF)


def _distinct(ascending: Rows) -> Rows:
    return (
        ascending[np.concatenate(([True], ascending[1:] != ascending[:-1]))] if len(ascending) else ascending
    )


def _filed(events: Columns, terms: Terms) -> tuple[NDArray[np.uint64], Rows]:
    """The keys under which dated events are filed, and the rows filed there.

    Fine events are filed under their month, or both at the turn of two; coarse ones under their year, and so
    are the fine ones that have a term in common with a coarse one there.
    """
    dated = np.flatnonzero(events["earliest"] != UNDATED_DAY)
    telling = np.where(terms.shared[dated], terms.weights[dated], 0)
    best = np.argsort(-telling, axis=1, kind="stable")[:, :_KEYS]
    rarest = np.take_along_axis(np.where(terms.shared[dated], terms.terms[dated], 0), best, axis=1)
    rarest = rarest.astype(np.uint64)
    earliest, latest = events["earliest"][dated].astype(np.int64), events["latest"][dated].astype(np.int64)
    coarse = latest - earliest > LONGEST_FINE
    first, last = (earliest - 1) // _MONTH, (latest + 1) // _MONTH

    def filed(bucket: Rows, inside: NDArray[np.bool_]) -> tuple[NDArray[np.uint64], Rows]:
        some = rarest[inside]
        present = some != 0
        keys = bucket[inside].astype(np.uint64)[:, None] << np.uint64(32) | some
        return keys[present], np.repeat(dated[inside], some.shape[1]).reshape(some.shape)[present]

    years = _YEARS + events["year"][dated].astype(np.int64)
    of_coarse, of_fine = filed(years, coarse), filed(years, ~coarse)
    met = np.isin(of_fine[0], of_coarse[0])
    filings = [of_coarse, (of_fine[0][met], of_fine[1][met])]
    steps = range(LONGEST_FINE // _MONTH + 2)
    filings += [filed(first + step, ~coarse & (first + step <= last)) for step in steps]
    return np.concatenate([keys for keys, _ in filings]), np.concatenate([rows for _, rows in filings])
