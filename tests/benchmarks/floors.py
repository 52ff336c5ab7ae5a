"""Floors and ceilings of the measures: figures that only ever get better."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

GOLD = Path(__file__).parent.parent / "gold"


def check(measured: Mapping[str, float], file: str) -> int:
    """Compare with ``tests/gold/<file>``, name what falls short on stderr, and return an exit code."""
    floors = tomllib.loads((GOLD / file).read_text(encoding="utf-8"))
    failures = [
        f"{name}: {measured[name]:,.3f} is {word} {bound:,}"
        for section, word, sign in (("at least", "under", 1), ("at most", "over", -1))
        for name, bound in floors.get(section, {}).items()
        if name in measured and sign * measured[name] < sign * bound
    ]
    asked = {name for section in floors.values() for name in section}
    failures += [f"{name}: was not measured" for name in sorted(asked - measured.keys())]
    for failure in failures:
        print(f"FAILED {failure}", file=sys.stderr)
    return 1 if failures else 0


def show(measured: Mapping[str, float]) -> None:
    """Print figures by name."""
    for name, value in measured.items():
        print(f"{name:<68} {value:>12,.3f}")
