"""Bars of eighths of a cell."""

from __future__ import annotations

from collections.abc import Sequence

_EIGHTHS = " ▁▂▃▄▅▆▇█"


def bars(counts: Sequence[int], lines: int, cells: int) -> list[str]:
    """``lines`` lines, the highest first, with a bar of ``cells`` columns for each count.

    The greatest count fills all lines; no count but zero is without a bar.
    """
    greatest = max(counts, default=0)
    heights = [_height(count, greatest, lines * 8) for count in counts]
    return [
        "".join(_EIGHTHS[max(0, min(8, height - 8 * line))] * cells for height in heights)
        for line in reversed(range(lines))
    ]


def _height(count: int, greatest: int, eighths: int) -> int:
    return max(1, round(count * eighths / greatest)) if count else 0
