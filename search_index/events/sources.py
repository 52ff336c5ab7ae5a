"""Where an article comes from: a sketch of its text, its outlet, and the agencies that it credits.

Two articles have one origin when they are by the same outlet, or when their texts share much of their
wording: copies and light rewrites of one wire text. The share is estimated from sketches (Li, Owen and Zhang
2012, "One permutation hashing"; Li and König 2010, "b-bit minwise hashing"): the runs of ``RUN`` words fall
into ``SKETCH_SIZE`` bins by their hashes, and eight bits are kept of the smallest hash of each bin.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from zlib import crc32

import numpy as np

RUN = 4
"""Words in a row that are compared: short enough that a changed word spoils few of them."""
SKETCH_SIZE = 32
"""Bytes of a sketch, one for each bin; 0 stands for an empty bin."""

AGENCIES = (
    *("reuters", "associated press", "agence france-presse", "bloomberg", "tass", "xinhua", "interfax"),
    *("deutsche presse-agentur", "united press international", "efe", "ansa", "kyodo"),
)
"""News agencies, by the bit that stands for them in a credit."""
_SHORT_NAMES = {"ap": 1, "afp": 2, "itar-tass": 4, "dpa": 7, "upi": 8}
_NAMES = {name: bit for bit, name in enumerate(AGENCIES)} | _SHORT_NAMES
"""Their names and short names in lower case, with the same bits."""
_CREDITED = re.compile(r"(?:\(|\bby\s|—\s|-\s|\bfrom\s|\breporting by\b[^.\n]{0,60}|\A\s*)\Z")
_LONGEST_CREDIT = 400
"""Code points at either end of a text in which an agency is credited."""
_BEFORE_A_NAME = 80
"""Code points before its name that say so."""

_WORD = re.compile(r"\w+")
_FOLDED = bytes(
    ord(letter.lower()) if _WORD.match(letter) and letter.isascii() else ord(" ")
    for letter in map(chr, range(256))
)
"""ASCII in lower case, with a blank for all that is not of a word: cutting that needs no pattern."""
_MOST_WORDS = 4_000
_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93], np.uint64
)
"""Odd numbers that weigh the words of a run by their places (from SplitMix64 and its kin)."""
_BIN_SHIFT = np.uint64(59)
_BIN_NUMBERS = np.arange(SKETCH_SIZE, dtype=np.uint64)
_BINS = _BIN_NUMBERS << _BIN_SHIFT
"""The smallest hash of each bin: a hash lies in the bin that its five highest bits name."""
_MIX_SHIFT = np.uint64(31)
_ONE, _KEPT = np.uint64(1), np.uint64(255)


@dataclass(frozen=True, slots=True)
class Origin:
    """What tells whether two articles have the same origin.

    ``sketch``: ``SKETCH_SIZE`` bytes, or none for a text too short to have any run. ``agencies``: a bit for
    each of ``AGENCIES`` credited.
    """

    sketch: bytes = b""
    agencies: int = 0


NO_ORIGIN = Origin()


def origin_of(text: str) -> Origin:
    """Return what a text tells of its origin."""
    return Origin(_sketch(_words(text)[:_MOST_WORDS]), credited_agencies(text))


def _words(text: str) -> list[bytes]:
    """The words of a text in lower case, as UTF-8."""
    if text.isascii():
        return text.encode("ascii").translate(_FOLDED).split()
    return [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(text.lower())]


def _sketch(words: list[bytes]) -> bytes:
    if len(words) < RUN:
        return b""
    hashes = np.fromiter(map(crc32, words), np.uint64, len(words))
    mixed = np.correlate(hashes, _FACTORS, "valid")
    mixed ^= mixed >> _MIX_SHIFT
    mixed *= _FACTORS[1]
    mixed.sort()
    firsts = mixed.take(mixed.searchsorted(_BINS), mode="clip")
    kept = firsts % _KEPT + _ONE
    kept[firsts >> _BIN_SHIFT != _BIN_NUMBERS] = 0
    sketch: bytes = kept.astype(np.uint8).tobytes()
    return sketch


def credited_agencies(text: str) -> int:
    """The agencies credited at the beginning or the end of a text ("(Reuters)", "With reporting by AP")."""
    ends = (text,) if len(text) <= 2 * _LONGEST_CREDIT else (text[:_LONGEST_CREDIT], text[-_LONGEST_CREDIT:])
    lower = "\n".join(ends).lower()
    named = [name for name in _NAMES if name in lower]
    found = 0
    for part in map(str.lower, ends):
        for name in named:
            for word in _as_word(name).finditer(part):
                if _CREDITED.search(part[max(0, word.start() - _BEFORE_A_NAME) : word.start()]):
                    found |= 1 << _NAMES[name]
    return found


@cache
def _as_word(name: str) -> re.Pattern[str]:
    """The pattern of a name as a word; it begins with the name, for so that is found fast."""
    escaped = re.escape(name)
    return re.compile(rf"{escaped}(?<!\w{escaped})\b")


def agency_names(agencies: int) -> tuple[str, ...]:
    """The names of the agencies in a bit mask, as readers know them."""
    return tuple(name.title() for bit, name in enumerate(AGENCIES) if agencies >> bit & 1)
