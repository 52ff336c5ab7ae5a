"""Where an article comes from: a sketch of its text, its outlet, and the agencies that it credits.

Two articles have one origin when they are by the same outlet, or when their texts share much of their
wording: copies and light rewrites of one wire text. The share is estimated from sketches (Broder 1997, "On
the resemblance and containment of documents"): the smallest hashes of all runs of ``RUN`` words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from zlib import crc32

RUN = 4
"""Words in a row that are compared: short enough that a changed word spoils few of them."""
SKETCH_SIZE = 32
"""Hashes that are kept of a text."""

AGENCIES = (
    *("reuters", "associated press", "agence france-presse", "bloomberg", "tass", "xinhua", "interfax"),
    *("deutsche presse-agentur", "united press international", "efe", "ansa", "kyodo"),
)
"""News agencies, by the bit that stands for them in a credit."""
_SHORT_NAMES = {"ap": 1, "afp": 2, "dpa": 7, "upi": 8, "itar-tass": 4}
_CREDIT = re.compile(rf"\b(?:{'|'.join(map(re.escape, AGENCIES))})\b|\b(?:AP|AFP|DPA|UPI)\b", re.IGNORECASE)
_CREDITED = re.compile(r"(?:\(|\bby\s|—\s|-\s|\bfrom\s|\breporting by\b[^.\n]{0,60}|\A\s*)\Z", re.IGNORECASE)
_LONGEST_CREDIT = 400
"""Code points at either end of a text in which an agency is credited."""

_WORD = re.compile(r"\w+")
_MOST_WORDS = 4_000


@dataclass(frozen=True, slots=True)
class Origin:
    """What tells whether two articles have the same origin.

    ``sketch``: at most ``SKETCH_SIZE`` hashes, ascending. ``agencies``: a bit for each of ``AGENCIES``
    credited.
    """

    sketch: tuple[int, ...] = ()
    agencies: int = 0


NO_ORIGIN = Origin()


def origin_of(text: str) -> Origin:
    """Return what a text tells of its origin."""
    words = _WORD.findall(text.lower())[:_MOST_WORDS]
    runs = {
        crc32(" ".join(words[start : start + RUN]).encode("utf-8", "surrogatepass"))
        for start in range(len(words) - RUN + 1)
    }
    return Origin(tuple(sorted(runs)[:SKETCH_SIZE]), credited_agencies(text))


def credited_agencies(text: str) -> int:
    """The agencies credited at the beginning or the end of a text ("(Reuters)", "With reporting by AP")."""
    found = 0
    ends = (text,) if len(text) <= 2 * _LONGEST_CREDIT else (text[:_LONGEST_CREDIT], text[-_LONGEST_CREDIT:])
    for part in ends:
        for match in _CREDIT.finditer(part):
            if _CREDITED.search(part[max(0, match.start() - 80) : match.start()]):
                name = match[0].lower()
                found |= 1 << (_SHORT_NAMES[name] if name in _SHORT_NAMES else AGENCIES.index(name))
    return found


def agency_names(agencies: int) -> tuple[str, ...]:
    """The names of the agencies in a bit mask, as readers know them."""
    return tuple(name.title() for bit, name in enumerate(AGENCIES) if agencies >> bit & 1)
