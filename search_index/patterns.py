r"""Patterns that know when a text is plain ASCII.

``\b``, ``\w``, ``\s`` and ``[^\W\d_]`` ask Unicode's tables about each character, which is much of what a
scan for words takes; of ASCII alone they look at one bit. Most English sentences are, and Python knows of
each text whether it is.
"""

from __future__ import annotations

import re

_LETTERS_AND_DIGITS = {r"[^\W\d_]": "[A-Za-z]", r"[^\W_]": "[0-9A-Za-z]"}
"""Any letter, and any letter or digit; and each as ``re`` finds it fastest in ASCII."""


class TextPattern(dict[bool, re.Pattern[str]]):
    r"""A pattern for any text and for ASCII alone: ``pattern[text.isascii()]`` is the one for a text.

    Both find the same, but that ``\s`` of the first is also each of U+001C to U+001F, which no article has.
    Each is compiled when it is first asked for.

    Raises:
        ValueError: the pattern ignores case and has a letter whose other case is ASCII (``ſ``, ``ı``, ``İ``
            or the sign for kelvin), so that the two would not find the same.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        super().__init__()
        if flags & re.IGNORECASE and not {"ſ", "ı", "İ", "\N{KELVIN SIGN}"}.isdisjoint(pattern):
            raise ValueError("a pattern that ignores case has a letter whose other case is ASCII")
        self._pattern = pattern
        self._flags = flags

    def __missing__(self, ascii_alone: bool) -> re.Pattern[str]:
        pattern, flags = self._pattern, self._flags
        if ascii_alone:
            flags |= re.ASCII
            for any_text, in_ascii in _LETTERS_AND_DIGITS.items():
                pattern = pattern.replace(any_text, in_ascii)
        compiled = self[ascii_alone] = re.compile(pattern, flags)
        return compiled
