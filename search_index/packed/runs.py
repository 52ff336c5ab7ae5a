"""Runs: one field of some documents, inverted. All that is written is made of runs, or merged from runs.

Documents of a later run always have greater numbers than those of an earlier one, so merging a term's
postings means putting them one behind the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Run:
    """The postings of one field, by term and then by document.

    ``terms`` ascend; the postings of term ``t`` are ``starts[t]:starts[t + 1]`` in ``documents`` and
    ``frequencies`` (``None``: each is 1). ``positions`` has those of all postings in a row, as many for each
    as its frequency says (``None``: none are kept).
    """

    terms: Sequence[bytes]
    starts: NDArray[np.int64]
    documents: Array
    frequencies: Array | None = None
    positions: Array | None = None


def invert(
    terms: Sequence[bytes],
    numbers: Array,
    documents: Array,
    positions: Array | None,
    *,
    counted: bool,
    further: tuple[Array, Array] | None = None,
) -> Run:
    """Return the run of a stretch of text.

    Args:
        terms: distinct terms in any order.
        numbers: for every word in the order of the texts, which of ``terms`` it is.
        documents: its document, ascending.
        positions: its position, or ``None`` if positions are not wanted.
        counted: whether frequencies are wanted.
        further: more ``numbers``, and the words in whose places they stand: none twice in one place.
    """
    places = np.arange(len(numbers), dtype=np.uint64)
    if further is not None and len(further[0]):
        numbers = np.concatenate((numbers, further[0].astype(numbers.dtype)))
        places = np.concatenate((places, further[1].astype(np.uint64)))
    used = np.flatnonzero(np.bincount(numbers, minlength=len(terms)))
    ordered = sorted(used.tolist(), key=terms.__getitem__)
    ranks = np.zeros(len(terms), np.uint64)
    ranks[ordered] = np.arange(len(ordered), dtype=np.uint64)
    # Rank and place in one number: a plain sort (far faster than one by keys) keeps words of a rank in order.
    bits = np.uint64(max(1, len(documents).bit_length()))
    keys = ranks[numbers] << bits
    keys |= places
    keys.sort()
    places = keys & ((np.uint64(1) << bits) - np.uint64(1))
    keys >>= bits
    sorted_documents = documents[places]
    begins = np.empty(len(keys), np.bool_)
    begins[:1] = True
    np.not_equal(keys[1:], keys[:-1], out=begins[1:])
    begins[1:] |= sorted_documents[1:] != sorted_documents[:-1]
    first = np.flatnonzero(begins)
    return Run(
        terms=[terms[number] for number in ordered],
        starts=_starts(np.bincount(keys[first].astype(np.int64), minlength=len(ordered))),
        documents=sorted_documents[first],
        frequencies=np.diff(first, append=len(keys)).astype(np.uint32) if counted else None,
        positions=positions[places] if positions is not None else None,
    )


def renumber(run: Run, numbers: NDArray[np.int32]) -> Run:
    """Return ``run`` with new document numbers; postings of documents whose new number is -1 are dropped."""
    documents = numbers[run.documents]
    kept = documents >= 0
    if kept.all():
        return Run(run.terms, run.starts, documents, run.frequencies, run.positions)
    before = np.concatenate(([0], np.cumsum(kept)))
    counts = np.diff(before[run.starts])
    positions = run.positions
    if positions is not None:
        assert run.frequencies is not None, "positions come with frequencies"
        positions = positions[np.repeat(kept, run.frequencies)]
    return Run(
        terms=[term for term, count in zip(run.terms, counts.tolist(), strict=True) if count],
        starts=_starts(counts[counts > 0]),
        documents=documents[kept],
        frequencies=run.frequencies[kept] if run.frequencies is not None else None,
        positions=positions,
    )


def merge(runs: Sequence[Run]) -> Run:
    """Return runs of the same field, in order of their documents, as one."""
    if len(runs) == 1:
        return runs[0]
    terms = sorted(set().union(*(run.terms for run in runs)))
    ranks = dict(zip(terms, range(len(terms)), strict=True))
    in_terms = [np.fromiter((ranks[term] for term in run.terms), np.int64, len(run.terms)) for run in runs]
    counts = [np.diff(run.starts) for run in runs]
    starts, documents = _interleave(len(terms), in_terms, counts, [run.documents for run in runs])
    if all(run.frequencies is None for run in runs):
        return Run(terms, starts, documents)
    repeated = [_frequencies(run) for run in runs]
    _, frequencies = _interleave(len(terms), in_terms, counts, repeated)
    placed = [run.positions for run in runs if run.positions is not None]
    if not placed:
        return Run(terms, starts, documents, frequencies)
    sums = [
        np.diff(np.concatenate(([0], np.cumsum(each, dtype=np.int64)))[run.starts])
        for run, each in zip(runs, repeated, strict=True)
    ]
    _, positions = _interleave(len(terms), in_terms, sums, placed)
    return Run(terms, starts, documents, frequencies, positions)


def _frequencies(run: Run) -> Array:
    return np.ones(len(run.documents), np.uint8) if run.frequencies is None else run.frequencies


def _interleave(
    terms: int, in_terms: Sequence[Array], counts: Sequence[Array], values: Sequence[Array]
) -> tuple[NDArray[np.int64], Array]:
    """Put the values that several runs have for a term behind each other, for every term.

    ``in_terms`` says for each run which terms its terms are, ``counts`` how many values each of them has.
    """
    totals = np.zeros(terms, np.int64)
    for numbers, count in zip(in_terms, counts, strict=True):
        totals[numbers] += count
    starts = _starts(totals)
    merged = np.empty(int(starts[-1]), np.result_type(*values))
    free = starts[:-1].copy()
    for numbers, count, part in zip(in_terms, counts, values, strict=True):
        own = _starts(count)
        target = np.repeat(free[numbers] - own[:-1], count)
        target += np.arange(len(part))
        merged[target] = part
        free[numbers] += count
    return starts, merged


def _starts(counts: Array) -> NDArray[np.int64]:
    """Return where each of consecutive stretches begins, and at last where the last one ends."""
    return np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
