"""Article text made safe to show: nothing in it may steer the terminal or reorder what is around it."""

from __future__ import annotations

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_BLANKS = "\t\n\r\v\f"
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
_BIDI_CONTROLS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SEPARATORS = (0x2028, 0x2029)
_SURROGATES = range(0xD800, 0xE000)

_VISIBLE: dict[int, str] = {
    **dict.fromkeys((*_CONTROLS, *_BIDI_CONTROLS, *_SEPARATORS, *_SURROGATES), _REPLACEMENT),
    **{ord(blank): " " for blank in _BLANKS},
}


def visible(text: str) -> str:
    """``text`` with every control character replaced, code point for code point, so offsets still hold.

    Blanks of any kind become a space; terminal and bidirectional controls and lone surrogates become U+FFFD.
    """
    return text.translate(_VISIBLE)
