"""The styles that carry meaning, by name. Each differs in more than its colour."""

from __future__ import annotations

TITLE = "bold"
DIM = "$muted"
MATCH = "bold $match"
CURRENT_MATCH = "bold reverse $match"
DATE = "underline $date"
CURRENT_DATE = "bold underline $date"
ROW_DATE = "bold $date"
SENTENCE = "on $sentence-background"
HEADING = "bold $heading"
HEADING_COUNT = "$muted"
ERROR = "bold $error"
WARNING = "$warning"
KEY = "bold $accent"
BAR = "$heading"
CHOSEN_BAR = "bold $accent"
LEFT_BAR = "dim $muted"
CHART_CURSOR = "reverse"

CURSOR_BAR = "▌"
SENTENCE_BAR = "┃"
