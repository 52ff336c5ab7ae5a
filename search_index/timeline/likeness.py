"""How alike the passages of events are, and which of them are worth comparing.

Every event has terms (``search_index.events.terms``); a term weighs the logarithm of how few events have it.
Likeness is the weight of the shared terms over the geometric mean of the weights of all. Names alone tell
only whom two passages are about: they must share another word, too. A date in common counts as a term where
it is telling (see ``common_dates``).

Every event is filed under its time and each of its rarest terms. Events that meet under one such key, and
stand near each other there in order of days, are compared: the work grows with the number of events, not of
pairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from search_index.events.event import DatedBy
from search_index.events.terms import MOST_TERMS
from search_index.timeline.common_dates import LONGEST_FINE
from search_index.timeline.headings import years_of
from search_index.timeline.layout import DATED_BY, UNDATED_DAY, Columns, Flags
from search_index.timeline.lists import Lists, Rows
from search_index.timeline.tables import Tables

_EVIDENCE = 0.0736
"""The shared terms must weigh this times a power of the logarithm of the number of events: the more events
there are, the more of them are alike by chance. Measured on archives of 76, 394 and 114,000 events."""
_EVIDENCE_POWER = 2.5
_FEWEST_SHARED = 3
_AT_A_TIME = 8_192
"""Pairs compared at once: their terms (1 MB) stay in the processor's cache."""

_KEYS = 8
"""Terms under which an event is filed."""
_NEIGHBOURS = 4
"""Events after it under the same key that an event is compared with."""
_MOST_MEETINGS = 500_000
"""Where more pairs meet, those that met under a single key are not compared."""
_MONTH = 30
_YEARS = 1 << 17
"""Buckets of months are numbered below this, those of years above; all below twice this."""
_ROW_BITS, _TERM_BITS = 26, 20
"""Of a filing, which has 64 bits. With more terms than fit, some share their keys, which does no harm."""
_TERM_MASK = (1 << _TERM_BITS) - 1
_REPORT = DATED_BY.index(DatedBy.REPORT)


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """The terms of all events by rank: 0 is the rarest that more than one event has.

    ``ranked`` has a line for each event: twice the rank of each term, and one more if it is a name there;
    ascending, filled up with ``missing``. Terms that no other event has are left out, but count in
    ``totals``, the weight of all terms of each event. ``rarity`` is the weight of each rank. ``singular``
    tells which events have a name that no other event has.
    """

    ranked: NDArray[np.int32]
    totals: NDArray[np.float32]
    rarity: NDArray[np.float32]
    singular: NDArray[np.bool_]
    missing: int

    @classmethod
    def of(cls, tables: Tables) -> Terms:
        """Rank and weigh the terms of all events."""
        told: Lists = tables.lists["terms"]
        counts = np.bincount(told.values, minlength=len(tables.term_hashes))
        weights = np.log1p(len(told.counts) / np.maximum(counts, 1)).astype(np.float32)
        totals = np.bincount(told.rows(), weights[told.values], len(told.counts)).astype(np.float32)
        by_rarity = np.argsort(np.where(counts > 1, counts, np.iinfo(np.int64).max), kind="stable")
        missing = 2 * int(np.count_nonzero(counts > 1))
        ranks = np.empty(len(counts), np.int32)
        ranks[by_rarity] = np.arange(len(counts), dtype=np.int32)
        is_name = np.arange(MOST_TERMS) < tables.events["named"][:, None]
        ranked = Lists(told.counts, 2 * ranks[told.values]).matrix(MOST_TERMS, missing)
        present = np.arange(MOST_TERMS) < told.counts[:, None]
        singular: NDArray[np.bool_] = np.any(is_name & present & (ranked >= missing), axis=1)
        ranked += is_name
        np.minimum(ranked, missing, out=ranked)
        ranked.sort(axis=1)
        return cls(ranked, totals, weights[by_rarity[: missing // 2]], singular, missing)

    def likeness_of(self, first: int, second: int) -> float:
        """How alike two events are, 0 to 1."""
        if first == second:
            return 1.0
        others = {term >> 1 for term in self.ranked[second].tolist() if term != self.missing}
        common = [term >> 1 for term in self.ranked[first].tolist() if term >> 1 in others]
        whole = float(self.totals[first]) * float(self.totals[second])
        return float(self.rarity[common].sum()) / max(sqrt(whole), 1e-6)

    def likeness(self, left: Rows, right: Rows, dates: NDArray[np.float32]) -> NDArray[np.float32]:
        """How alike pairs of events are, 0 to 1; 0 when they share no name, or too little to tell.

        ``dates`` is what the date of each pair weighs, as if it were a term that both have; 0 for none.
        """
        pieces = [
            self._likeness(left[some], right[some], dates[some])
            for some in (slice(start, start + _AT_A_TIME) for start in range(0, len(left), _AT_A_TIME))
        ]
        return np.concatenate(pieces) if pieces else np.empty(0, np.float32)

    def estrangement(self, left: Rows, right: Rows) -> NDArray[np.float32]:
        """How much the names weigh that only one event of a pair has.

        Of each event it is the rarest such name, and of the two the lighter: 0 when one of the events has no
        name that the other has not.
        """
        both = np.concatenate([4 * (self.ranked[left] >> 1), 4 * (self.ranked[right] >> 1)], axis=1)
        both[:, :MOST_TERMS] += self.ranked[left] & 1
        both[:, MOST_TERMS:] += 2 + (self.ranked[right] & 1)
        both.sort(axis=1)
        equal = both[:, 1:] >> 2 == both[:, :-1] >> 2
        alone = both >> 2 < self.missing // 2
        alone[:, 1:] &= ~equal
        alone[:, :-1] &= ~equal
        rarity = np.append(self.rarity, np.float32(0))
        most = np.float32(np.log1p(len(self.totals)))
        sides = []
        for side, rows in ((0, left), (2, right)):
            own = alone & (both & 3 == side + 1)
            first = np.where(own.any(axis=1), own.argmax(axis=1), 0)
            rank = np.where(own.any(axis=1), both[np.arange(len(rows)), first] >> 2, len(self.rarity))
            sides.append(np.where(self.singular[rows], most, rarity[rank]))
        estrangement: NDArray[np.float32] = np.minimum(*sides)
        return estrangement

    def _likeness(self, left: Rows, right: Rows, dates: NDArray[np.float32]) -> NDArray[np.float32]:
        both = np.concatenate([self.ranked[left], self.ranked[right]], axis=1)
        both.sort(axis=1)
        terms, following = both[:, :-1], both[:, 1:]
        shared = terms ^ following < 2  # of which the lowest bit tells no terms apart
        shared &= terms < self.missing
        counts = np.count_nonzero(shared, axis=1)
        enough = np.flatnonzero(counts + (dates > 0) >= _FEWEST_SHARED)
        pairs, places = np.nonzero(shared[enough])
        term, following_term = terms[enough[pairs], places], following[enough[pairs], places]
        dates = dates[enough]
        weight = np.bincount(pairs, self.rarity[term >> 1], len(enough)).astype(np.float32) + dates
        names = np.bincount(pairs, (term | following_term) & 1, len(enough))
        whole = np.sqrt((self.totals[left[enough]] + dates) * (self.totals[right[enough]] + dates))
        evidence = _EVIDENCE * np.log(len(self.totals)) ** _EVIDENCE_POWER
        telling = (names > 0) & (counts[enough] > names) & (weight >= evidence)
        likeness = np.zeros(len(left), np.float32)
        likeness[enough] = np.where(telling, weight / np.maximum(whole, 1e-6), 0)
        return likeness


def candidates(events: Columns, terms: Terms, touched: NDArray[np.bool_]) -> tuple[Rows, Rows]:
    """Pairs of events that may be alike, at least one of each touched: first and second rows."""
    filings = _filed(events, terms, touched)
    filings.sort()
    keys = filings >> np.uint64(_ROW_BITS)
    rows = (filings & np.uint64((1 << _ROW_BITS) - 1)).astype(np.uint32)
    group, changed = _groups(events)[rows], touched[rows]
    pairs = []
    for step in range(1, _NEIGHBOURS + 1):
        met = (keys[step:] == keys[:-step]) & (group[step:] != group[:-step])
        left = np.flatnonzero(met & (changed[step:] | changed[:-step]))
        pairs.append(rows[left].astype(np.uint64) << np.uint64(32) | rows[left + step])
    met = np.concatenate(pairs)
    met.sort()
    if len(met) > _MOST_MEETINGS:
        met = met[1:][met[1:] == met[:-1]]
    met = met[np.append(True, met[1:] != met[:-1])[: len(met)]]
    return (met >> np.uint64(32)).astype(np.int64), (met & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _groups(events: Columns) -> NDArray[np.int32]:
    """Numbers that are the same for events of which no two can be one happening.

    That is so of what an article tells of its report's day; every other event is a group of its own.
    """
    reported = Flags.dated_by(events["flags"]) == _REPORT
    alone = -1 - np.arange(len(reported), dtype=np.int32)
    return np.where(reported, events["article"].astype(np.int32), alone)


def _filed(events: Columns, terms: Terms, touched: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """The filings of dated events, a key and a row each, as far as touched ones may have the key.

    Fine events are filed under their month, or both at the turn of two; coarse ones under their year, and so
    are the fine ones that have a term in common with a coarse one there.
    """
    rarest = terms.ranked[:, :_KEYS] >> 1
    present = rarest < terms.missing // 2
    present &= (events["earliest"] != UNDATED_DAY)[:, None]
    if not touched.all():
        wanted = np.zeros(terms.missing // 2 + 1, np.bool_)
        wanted[rarest[touched]] = True
        present &= wanted[rarest]
    filed, column = np.nonzero(present)
    low = (rarest[filed, column] & _TERM_MASK).astype(np.uint64) << np.uint64(_ROW_BITS)
    low |= filed.astype(np.uint64)
    earliest, latest = events["earliest"].astype(np.int64), events["latest"].astype(np.int64)
    coarse = (latest - earliest > LONGEST_FINE)[filed]
    first, last = ((earliest - 1) // _MONTH)[filed], ((latest + 1) // _MONTH)[filed]
    years = _YEARS + years_of(events["earliest"])[filed]

    def under(bucket: Rows, inside: NDArray[np.bool_]) -> NDArray[np.uint64]:
        return bucket[inside].astype(np.uint64) << np.uint64(_ROW_BITS + _TERM_BITS) | low[inside]

    of_coarse = under(years, coarse)
    common = np.zeros(1 << _TERM_BITS, np.bool_)
    common[_term(of_coarse)] = True
    of_fine = under(years, ~coarse & common[_term(low)])
    met = np.isin(of_fine >> np.uint64(_ROW_BITS), of_coarse >> np.uint64(_ROW_BITS), kind="sort")
    steps = range(LONGEST_FINE // _MONTH + 2)
    months = [under(first + step, ~coarse & (first + step <= last)) for step in steps]
    return np.concatenate([of_coarse, of_fine[met], *months])


def _term(filings: NDArray[np.uint64]) -> Rows:
    """The term in the key of each filing."""
    return (filings >> np.uint64(_ROW_BITS)).astype(np.int64) & _TERM_MASK
