r"""Patterns that know when a text is plain ASCII.

``\b``, ``\w``, ``\s`` and ``[^\W\d_]`` ask Unicode's tables about each character, which is much of what a
scan for words takes; of ASCII alone they look at one bit. Most English sentences are, and Python knows of
each text whether it is.
"""

from __future__ import annotations

import re


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
        flags = self._flags | re.ASCII if ascii_alone else self._flags
        compiled = self[ascii_alone] = re.compile(self._pattern, flags)
        return compiled
