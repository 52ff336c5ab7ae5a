"""A command in a pseudo-terminal of its own, and when it has painted what a key brought about."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyte

_STEP = 0.01
"""Seconds between two looks at whether the command is at rest."""
_REST = 0.06
"""Seconds without output and without work after which all is painted."""
_AT_REST = 0.001
"""Seconds of the processor in a step that are no work: a blinking cursor, a timer."""


@dataclass(frozen=True, slots=True)
class Took:
    """What it took until something was on the screen: milliseconds of the clock and of the processor."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class _Chunk:
    output: bytes
    at: Took


class PaintedTerminal:
    """Runs a command in a terminal of ``columns`` by ``rows`` cells and tells when it paints (Linux)."""

    def __init__(self, command: Sequence[str], columns: int = 160, rows: int = 45) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._began = time.perf_counter(), 0.0
        self.process, self._descriptor = pty.fork()
        if self.process == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.execvp(command[0], command)
        fcntl.ioctl(self._descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def painted(self, wanted: str, patience: float = 60.0) -> Took:
        """Wait until the screen shows ``wanted``; return what it took since the start."""
        end = time.perf_counter() + patience
        while time.perf_counter() < end:
            if output := self._read(1.0):
                took = self._took()
                self._stream.feed(output)
                if any(wanted in line for line in self.screen.display):
                    return took
        raise TimeoutError(f"never painted: {wanted}")

    def settle(self) -> None:
        """Wait until all is painted."""
        for chunk in self._until_rest():
            self._stream.feed(chunk.output)

    def press(self, key: str, columns: int) -> tuple[Took, Took]:
        """Press a key; return what it took until the first ``columns`` of the screen were as they stayed.

        And the same for the whole screen.
        """
        self._began = time.perf_counter(), self._processor()
        os.write(self._descriptor, key.encode())
        nothing = Took(0.0, 0.0)
        last = {columns: nothing, self.screen.columns: nothing}
        for chunk in self._until_rest():
            before = {width: self._text(width) for width in last}
            self._stream.feed(chunk.output)
            last |= {width: chunk.at for width in last if self._text(width) != before[width]}
        return last[columns], last[self.screen.columns]

    def _text(self, columns: int) -> list[str]:
        return [line[:columns] for line in self.screen.display]

    def _until_rest(self) -> list[_Chunk]:
        """What is written until the command is at rest. What it looks like is found out only then."""
        chunks: list[_Chunk] = []
        quiet, worked = time.perf_counter(), self._processor()
        while time.perf_counter() - quiet < _REST:
            output, before = self._read(_STEP), worked
            worked = self._processor()
            if output:
                chunks.append(_Chunk(output, self._took()))
            if output or worked - before > _AT_REST or self._waits_for_processor():
                quiet = time.perf_counter()
        return chunks

    def _took(self) -> Took:
        clock, processor = self._began
        return Took((time.perf_counter() - clock) * 1000, (self._processor() - processor) * 1000)

    def _processor(self) -> float:
        """Seconds of the processor that the process has used; its clock is named by its id."""
        return time.clock_gettime((~self.process << 3) | 2)

    def _waits_for_processor(self) -> bool:
        """Whether a thread of the process would run if the machine let it."""
        tasks = Path(f"/proc/{self.process}/task").glob("*/stat")
        return any(_read_text(stat).rpartition(")")[2].split()[:1] == ["R"] for stat in tasks)

    @property
    def resident_megabytes(self) -> float:
        """What of the command's process lies in memory."""
        for line in Path(f"/proc/{self.process}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        raise ValueError("the process is over")

    def close(self) -> None:
        """End the command, whatever it does."""
        os.kill(self.process, 9)
        os.waitpid(self.process, 0)
        os.close(self._descriptor)

    def _read(self, seconds: float) -> bytes:
        """What is written within ``seconds``; empty when nothing is."""
        ready, _, _ = select.select([self._descriptor], [], [], seconds)
        if not ready:
            return b""
        try:
            return os.read(self._descriptor, 1 << 20)
        except OSError:  # the command has ended
            return b""


def _read_text(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:  # the thread has ended
        return ""
