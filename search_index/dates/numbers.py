"""Numbers written as digits or words: counts, ordinals and years."""

from __future__ import annotations

from collections.abc import Sequence

_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINAL_UNITS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"""
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties"


def _numbered(words: str, first: int, factor: int = 1) -> dict[str, int]:
    return {word: factor * number for number, word in enumerate(words.split(), start=first)}


_VALUES = _numbered(_UNITS, 0) | _numbered(_TENS, 2, 10) | {"dozen": 12, "couple": 2, "a": 1, "an": 1}
_SCALES = {"hundred": 100, "thousand": 1000}
_ORDINALS = _numbered(_ORDINAL_UNITS, 1) | {"thirtieth": 30}
DECADE_WORDS = _numbered(_DECADES, 2, 10)
"""Names of decades to the last two digits of their first year."""


def cardinal(words: Sequence[str]) -> float | None:
    """Return the value of a count, given as its words: two hundred, 1,500, 2 1/2.

    White space and hyphens are passed over. ``None`` for what is no exact number ("several").
    """
    joined = "".join(words)
    if joined[:1].isdigit():
        return _digits(joined)
    total = 0
    for word in words[2:] if words[0] in ("a", "an") and len(words) > 2 else words:
        if word in _SCALES:
            total = max(total, 1) * _SCALES[word]
        elif word in _VALUES:
            total = total * _VALUES[word] if word == "dozen" and total else total + _VALUES[word]
        elif word in ("several", "few", "many"):
            return None
    return float(total)


def ordinal(word: str, tens: str = "") -> int:
    """Return the value of an ordinal word, 1 to 39, with its tens ("twenty", "thirty") if it has any."""
    return _ORDINALS[word] + (_VALUES[tens] if tens else 0)


def year_in_words(words: Sequence[str]) -> int | None:
    """Return the year of "nineteen ninety-six", "nineteen oh five" or "two thousand four", or ``None``."""
    parts = [word for word in words if word.isalpha() and word != "and"]
    values = [_VALUES.get(word, _SCALES.get(word, -1)) for word in parts]
    if -1 in values or len(values) < 2:
        return None
    if values[:2] == [2, 1000]:
        rest = sum(values[2:])
        return 2000 + rest if rest < 100 else None
    if values[0] in (17, 18, 19, 20) and values[1] >= 10 and 100 not in values:
        rest = sum(values[1:])
        return 100 * values[0] + rest if rest < 100 else None
    return None


def _digits(text: str) -> float | None:
    whole, _, fraction = text.replace(",", "").replace(" ", "-").partition("-")
    try:
        if fraction:
            upper, _, lower = fraction.partition("/")
            return float(whole) + int(upper) / int(lower)
        return float(whole)
    except (ValueError, ZeroDivisionError):
        return None
