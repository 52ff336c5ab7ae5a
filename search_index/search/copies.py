"""Which articles are copies or light rewrites of one text: found from the sketches of all of them.

A sketch keeps one byte in each of its bins (see ``search_index.events.sources``); the share of bins in which
two sketches agree estimates the share of word runs that the texts have in common. Sketches that agree in one
of many triples of bins are compared (locality-sensitive hashing: Broder 1997; Leskovec, Rajaraman and Ullman,
"Mining of Massive Datasets", ch. 3), and what is alike is joined into groups. The groups depend on the
articles alone, not on the order in which they came.

Much of a newswire is forms that are filled in anew each day or week: rates, rainfall, dividends. So of texts
that are merely alike, those published days apart are no copies, and very short ones need the same title.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from search_index.events.sources import SKETCH_SIZE

ALIKE = 0.5
"""Share of bins that agree from which on one text counts as a copy of the other, published about then."""
ALIKE_UNDATED = 0.8
"""The same where it is not known when one of them was published."""
DAYS_APART = 2
"""Days between copies that are not word for word the same, at most."""
_TELLING_BINS = 24
"""A text with fewer bins in use is so short that a form may be all of it: title and day must be the same."""
_STRIDES = (5, 14)
"""Each bin makes a triple with the ones that lie so far behind it."""
_NEIGHBOURS = 4
"""How many of the sketches that agree in a triple each one is compared with."""
_AT_A_TIME = 1 << 16
_NEVER = np.iinfo(np.int32).max
_NOTHING = 2.0
"""A share that no two sketches agree in."""

Numbers = NDArray[np.int32]
Rows = NDArray[np.int64]
Sketches = NDArray[np.uint8]


def sketch_array(sketches: list[bytes]) -> Sketches:
    """Return sketches as rows of bytes; an empty one, of a text without any run of words, is all zeros."""
    content = b"".join(sketch or bytes(SKETCH_SIZE) for sketch in sketches)
    return np.frombuffer(content, np.uint8).reshape(-1, SKETCH_SIZE)


def copy_groups(numbers: Numbers, sketches: Sketches, titles: NDArray[np.uint32], days: Numbers) -> Numbers:
    """Return for each article the least number in its group of copies, its own when it has none.

    In parallel run article numbers, sketches, hashes of the titles, and the days of publication as proleptic
    ordinals (0: unknown).
    """
    groups = numbers.astype(np.int32, copy=True)
    telling = np.flatnonzero(sketches.any(axis=1))
    if not len(telling):
        return groups
    numbers, sketches, titles, days = numbers[telling], sketches[telling], titles[telling], days[telling]
    short = np.count_nonzero(sketches, axis=1) < _TELLING_BINS
    heads = np.where(short, titles.astype(np.uint64) << np.uint64(32) | days.astype(np.uint64), 0)
    # Equal ones are one: of ten thousand copies nothing needs to be compared.
    whole = np.concatenate((sketches, heads[:, None].view(np.uint8)), axis=1)
    _, firsts, distinct = np.unique(
        np.ascontiguousarray(whole).view(f"V{whole.shape[1]}").ravel(), return_index=True, return_inverse=True
    )
    earliest = _least(distinct, np.where(days > 0, days, _NEVER))
    joined = _joined(len(firsts), *_alike(sketches[firsts], heads[firsts], earliest))[distinct]
    groups[telling] = _least(joined, numbers)[joined]
    return groups


def _least(places: Rows, values: Numbers) -> Numbers:
    """Return the least of the values at each place; what no value is at is of no account."""
    least = np.full(int(places.max()) + 1, _NEVER, np.int32)
    np.minimum.at(least, places, values)
    return least


def _alike(sketches: Sketches, heads: NDArray[np.uint64], days: Numbers) -> tuple[Rows, Rows]:
    """Return pairs of rows that are copies: those whose joining joins all."""
    pairs = [np.zeros(0, np.int64)]
    for bin_ in range(SKETCH_SIZE):
        triple = [(bin_ + stride) % SKETCH_SIZE for stride in (0, *_STRIDES)]
        usable = np.flatnonzero(sketches[:, triple].all(axis=1))
        first, second, third = (sketches[usable, each].astype(np.uint32) for each in triple)
        keys = first << 16 | second << 8 | third
        order = np.argsort(keys, kind="stable")  # of equal ones, rows ascend: they are in order of content
        keys, rows = keys[order], usable[order]
        for step in range(1, min(_NEIGHBOURS, len(keys) - 1) + 1):
            same = np.flatnonzero(keys[step:] == keys[:-step])
            pairs.append(rows[same] << np.int64(32) | rows[same + step])
    met = np.unique(np.concatenate(pairs))
    left, right = met >> np.int64(32), met & np.int64(0xFFFFFFFF)
    needed = np.where(np.abs(days[left].astype(np.int64) - days[right]) <= DAYS_APART, ALIKE, _NOTHING)
    needed[(days[left] == _NEVER) | (days[right] == _NEVER)] = ALIKE_UNDATED
    needed[heads[left] != heads[right]] = _NOTHING
    possible = needed != _NOTHING
    left, right, needed = left[possible], right[possible], needed[possible]
    kept = np.zeros(len(left), np.bool_)
    for start in range(0, len(left), _AT_A_TIME):
        part = slice(start, start + _AT_A_TIME)
        kept[part] = _resemblance(sketches[left[part]], sketches[right[part]]) >= needed[part]
    return left[kept], right[kept]


def _resemblance(left: Sketches, right: Sketches) -> NDArray[np.float64]:
    """Return in what share of the bins that either uses two sketches agree."""
    used = np.count_nonzero(left | right, axis=1)
    shared = np.count_nonzero((left == right) & (left != 0), axis=1)
    resemblance: NDArray[np.float64] = shared / np.maximum(used, 1)
    return resemblance


def _joined(count: int, left: Rows, right: Rows) -> Rows:
    """Return for each row the least row that pairs lead to from it, over any number of steps."""
    labels = np.arange(count)
    while True:
        before = labels.copy()
        np.minimum.at(labels, left, labels[right])
        np.minimum.at(labels, right, labels[left])
        labels = labels[labels]
        if np.array_equal(labels, before):
            return labels
