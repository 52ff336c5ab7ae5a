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
from pathlib import Path

_QUIET = 0.15
"""Seconds without output after which all is painted."""
_PAINTING = 120
"""Bytes of output that are more than a blinking cursor."""


class PaintedTerminal:
    """Runs a command in a terminal of ``columns`` by ``rows`` cells and tells when it paints."""

    def __init__(self, command: Sequence[str], columns: int = 160, rows: int = 45) -> None:
        self.started = time.perf_counter()
        self.process, self._descriptor = pty.fork()
        if self.process == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.execvp(command[0], command)
        fcntl.ioctl(self._descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def painted(self, wanted: bytes = b"", patience: float = 30.0) -> float:
        """Wait until something is painted that has ``wanted`` in it; return the seconds since the start."""
        output = b""
        while wanted not in output or len(output) < _PAINTING:
            chunk = self._read(patience)
            if not chunk:
                raise TimeoutError(f"never painted: {wanted!r}")
            output += chunk
        return time.perf_counter() - self.started

    def settle(self) -> None:
        """Wait until nothing has been painted for a moment."""
        while len(self._read(4 * _QUIET)) >= _PAINTING:
            pass

    def press(self, key: str) -> float:
        """Press a key and wait until nothing more is painted; return the seconds until the last of it."""
        pressed = last = time.perf_counter()
        os.write(self._descriptor, key.encode())
        while True:
            chunk = self._read(_QUIET)
            if len(chunk) >= _PAINTING:
                last = time.perf_counter()
            elif not chunk:
                return last - pressed

    @property
    def resident_megabytes(self) -> float:
        """What of the command's process lies in memory (Linux)."""
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
