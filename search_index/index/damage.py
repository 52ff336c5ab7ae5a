"""Damage that showed when an index was read, noted so that the next refresh builds it anew.

What is wrong with the files of an index shows when it is opened, or only when the damaged part is read. Then
a note is left beside them, ``damage.json``. It is of no account any more once there is another commit.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import astuple
from pathlib import Path

from search_index.index.snapshot import Commit
from search_index.index.storage import write_durably
from search_index.json_text import read_json

NOTE = "damage.json"


def note_damage(index: Path, commit: Commit, reason: str) -> None:
    """Note that a commit can't be read. Where nothing can be written, nothing is noted."""
    draft = index / f"{NOTE}.draft"
    with contextlib.suppress(OSError):
        write_durably(draft, json.dumps([astuple(commit), reason]).encode())
        draft.replace(index / NOTE)


def noted_damage(index: Path, commit: Commit) -> str:
    """Return what was noted of a commit, "" if nothing was."""
    try:
        noted, reason = read_json((index / NOTE).read_bytes())
        return str(reason) if tuple(noted) == astuple(commit) else ""
    except (OSError, ValueError, TypeError):
        return ""
