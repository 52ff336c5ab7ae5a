"""The app's own looks: calm, dark and light, and one that leaves every colour to the terminal."""

from __future__ import annotations

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

DARK = Theme(
    name="dateline-dark",
    dark=True,
    primary="#7d9fc4",
    secondary="#8ba69b",
    accent="#d8a657",
    success="#8fb573",
    warning="#d8a657",
    error="#e08a7b",
    foreground="#d6d9dc",
    background="#15181b",
    surface="#1a1e22",
    panel="#242a30",
    variables={
        "match": "#f0c674",
        "date": "#86c5bb",
        "heading": "#9fb8d6",
        "muted": "#8d969e",
        "sentence-background": "#273238",
        "cursor-background": "#22303d",
        "cursor-blurred-background": "#1f2429",
        "pane-border": "#3a424b",
        "block-cursor-background": "#2c4256",
        "block-cursor-foreground": "#e6eaee",
        "block-cursor-text-style": "bold",
        "footer-background": "#1a1e22",
        "footer-key-foreground": "#d8a657",
        "footer-description-foreground": "#9aa3ab",
    },
)

LIGHT = Theme(
    name="dateline-light",
    dark=False,
    primary="#3b6a99",
    secondary="#567568",
    accent="#8a5a00",
    success="#4c7a34",
    warning="#8a5a00",
    error="#ab3a2a",
    foreground="#272b2f",
    background="#faf8f3",
    surface="#f5f2eb",
    panel="#e9e4d9",
    variables={
        "match": "#8f4e00",
        "date": "#0f6b5f",
        "heading": "#2f5a88",
        "muted": "#656c73",
        "sentence-background": "#ece5d2",
        "cursor-background": "#dce6ef",
        "cursor-blurred-background": "#eeebe3",
        "pane-border": "#c9c3b5",
        "block-cursor-background": "#cbdceb",
        "block-cursor-foreground": "#16191c",
        "block-cursor-text-style": "bold",
        "footer-background": "#f0ece3",
        "footer-key-foreground": "#8a5a00",
        "footer-description-foreground": "#5b6168",
    },
)

_ANSI = BUILTIN_THEMES["ansi-dark"]
TERMINAL = replace(
    _ANSI,
    name="dateline-terminal",
    accent="ansi_yellow",
    variables={
        **_ANSI.variables,
        "match": "ansi_yellow",
        "date": "ansi_cyan",
        "heading": "ansi_blue",
        "muted": "ansi_default",
        "sentence-background": "ansi_default",
        "cursor-background": "ansi_default",
        "cursor-blurred-background": "ansi_default",
        "pane-border": "ansi_default",
    },
)

THEMES = (DARK, LIGHT, TERMINAL)

VARIABLE_DEFAULTS = {
    name: DARK.variables[name]
    for name in (
        "match",
        "date",
        "heading",
        "muted",
        "sentence-background",
        "cursor-background",
        "cursor-blurred-background",
        "pane-border",
    )
}
"""What a theme that is not of this file falls back to."""
