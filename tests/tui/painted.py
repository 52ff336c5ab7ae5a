"""A whole screen as plain text that can be kept in a file: its characters, then the style of every cell."""

from __future__ import annotations

import string
from collections.abc import Iterator
from typing import Any

from rich.cells import cell_len
from rich.style import Style
from textual.app import App
from textual.color import Color as TextualColor

_NAMES = string.ascii_letters + string.digits + string.punctuation
_PLAIN = "."


def painted(app: App[Any]) -> str:
    """The screen as it is painted, dialogs over what is behind them, the same on every machine.

    Below the characters stands, cell for cell, a letter for the style, and below that what the letters mean.
    """
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    rows = update.strips  # type: ignore[union-attr]
    names: dict[str, str] = {}
    lines, styles = [], []
    for row in rows:
        segments = [segment for strip in row for segment in strip]
        lines.append("".join(segment.text for segment in segments).rstrip())
        cells = [(_words(segment.style), cell_len(segment.text)) for segment in segments]
        styles.append("".join(_name(names, words) * count for words, count in cells).rstrip(_PLAIN))
    legend = [f"{name}  {words}" for words, name in sorted(names.items(), key=lambda item: item[1])]
    return "\n".join([*lines, "", *styles, "", *legend, ""])


def _name(names: dict[str, str], words: str) -> str:
    """The letter of a style; a dot for the one that comes first, which is that of the background."""
    return names.setdefault(words, _NAMES[len(names) - 1] if names else _PLAIN)


def _words(style: Style | None) -> str:
    return " ".join(_parts(style)) if style is not None else "none"


def _parts(style: Style) -> Iterator[str]:
    for attribute in ("bold", "dim", "italic", "underline", "reverse", "strike"):
        if getattr(style, attribute):
            yield attribute
    yield TextualColor.from_rich_color(style.color).hex if _is_rgb(style.color) else _named(style.color)
    yield "on"
    yield TextualColor.from_rich_color(style.bgcolor).hex if _is_rgb(style.bgcolor) else _named(style.bgcolor)


def _is_rgb(color: Any) -> bool:
    return color is not None and color.triplet is not None


def _named(color: Any) -> str:
    return color.name if color is not None else "default"
