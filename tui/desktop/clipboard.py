"""Whether text that is sent to the terminal surely reaches a clipboard.

It is sent by the escape sequence OSC 52, which works through SSH as well; but no terminal answers it, and
many ignore it. See https://invisible-island.net/xterm/ctlseqs/ctlseqs.html ("Manipulate Selection Data").
"""

from __future__ import annotations

from collections.abc import Mapping

LONGEST_SURE = 74_994
"""Bytes of text that every terminal takes in one sequence: some take no more than 100,000 in base64."""

_IN_BETWEEN = ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT", "TMUX", "STY", "ZELLIJ", "TEXTUAL_DRIVER")
_TAKES_IT = ("KITTY_WINDOW_ID", "WEZTERM_PANE", "WT_SESSION", "ALACRITTY_WINDOW_ID", "GHOSTTY_RESOURCES_DIR")
_TAKES_IT_BY_NAME = ("xterm-kitty", "foot", "xterm-ghostty", "alacritty")


def surely_copies(text: str, environment: Mapping[str, str]) -> bool:
    """Whether the terminal is one that takes ``text``, with nothing in between that may swallow it."""
    if any(environment.get(name) for name in _IN_BETWEEN):
        return False
    known = any(environment.get(name) for name in _TAKES_IT) or environment.get("TERM") in _TAKES_IT_BY_NAME
    return known and len(text.encode("utf-8", "replace")) <= LONGEST_SURE
