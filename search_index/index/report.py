"""What a refresh tells while it runs and when it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a refresh has come: ``done`` of ``total`` files in ``stage``."""

    stage: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that was skipped or read with reservations, and why, in one line."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """What a refresh found and did; ``articles``, ``events`` and ``stories`` count the whole archive.

    ``generation`` is the number of the committed generation; it grows with every commit. ``skipped`` counts
    the files that hold no readable article; each has a line in ``problems``. ``redated`` counts the articles
    of unchanged files that were dated anew, because of other articles or of the user's corrections.
    ``damage`` says in one line what was wrong with the index, if it had to be built anew for that.
    """

    articles: int
    added: int
    changed: int
    removed: int
    skipped: int
    events: int
    stories: int
    seconds: float
    index: str
    generation: int
    redated: int = 0
    damage: str = ""
    problems: tuple[Problem, ...] = ()


ProgressListener = Callable[[Progress], None]
