"""Running the installed command as a user's shell does."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COMMAND = Path(sys.executable).with_name("dateline")


@dataclass(frozen=True, slots=True)
class Done:
    """What a finished command left."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        """stdout as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


def dateline(*arguments: object, stdin: str | bytes = "") -> Done:
    """Run ``dateline`` with these arguments, away from any terminal."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run([COMMAND, *map(str, arguments)], input=given, capture_output=True, timeout=60)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
