"""Names of keys: what Textual calls them, and what is printed on the keyboard.

Textual names a key of punctuation after its character's Unicode name, with a few names of its own; see
``textual.keys``. Kept apart from it, so that keys can be listed without loading Textual.
"""

from __future__ import annotations

import string
import unicodedata

_OWN_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_PRINTED = {"pagedown": "PageDown", "pageup": "PageUp", "escape": "Esc"}


def _name(character: str) -> str:
    name = unicodedata.name(character).lower().replace("-", "_").replace(" ", "_")
    return _OWN_NAMES.get(name, name)


_NAMES = {character: _name(character) for character in string.punctuation}
_CHARACTERS = {name: character for character, name in _NAMES.items()}


def key_name(key: str) -> str:
    """Textual's name of a key that was written as its character (``/``) or by its name (``slash``)."""
    modifiers, plus, last = key.rpartition("+") if key != "+" else ("", "", key)
    return f"{modifiers}{plus}{_NAMES.get(last, last)}"


def printed_key(name: str) -> str:
    """A key as it is printed on the keyboard: ``/``, ``Ctrl+P``, ``PageDown``."""
    if name in _PRINTED:
        return _PRINTED[name]
    if "+" in name:
        return "+".join(part.capitalize() for part in name.split("+"))
    words = _CHARACTERS.get(name, name)
    return words if len(words) == 1 else words.capitalize()


def printed_keys(keys: str) -> str:
    """All keys of a command (names with commas between), with blanks between."""
    return " ".join(printed_key(key) for key in keys.split(","))
