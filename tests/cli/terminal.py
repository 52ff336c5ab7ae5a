"""A terminal of our own: runs the installed command in a pseudo-terminal and reads its screen."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import pexpect
import pyte

from tests.cli.dateline_command import COMMAND


class Terminal:
    """``dateline`` in a pseudo-terminal of ``columns`` by ``rows`` cells."""

    def __init__(self, *arguments: object, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        environment = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        for name in ("COLUMNS", "LINES"):  # which would count more than the terminal's own size
            environment.pop(name, None)
        self._process = pexpect.spawn(
            str(COMMAND), [*map(str, arguments)], dimensions=(rows, columns), env=environment, timeout=20
        )

    def read(self, seconds: float = 0.05) -> str:
        """Take in what is painted within ``seconds`` and return the screen's text."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                self._stream.feed(self._process.read_nonblocking(65536, timeout=left))
            except pexpect.TIMEOUT:
                break
            except pexpect.EOF:
                break
        return "\n".join(self.screen.display)

    def wait_for(self, wanted: str | Callable[[str], bool], seconds: float = 20.0) -> str:
        """Wait until the screen shows ``wanted`` (words, or a test of its text); return the text."""
        shows = wanted if callable(wanted) else lambda text: wanted in text
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if shows(text := self.read()):
                return text
        raise AssertionError(f"never shown: {wanted}\n{self.read()}")

    def type(self, keys: str) -> None:
        """Type ``keys``, one after the other, as a person does."""
        for key in keys:
            self._process.send(key)
            self.read(0.02)

    def press(self, sequence: str) -> None:
        """Press one key that sends several bytes."""
        self._process.send(sequence)
        self.read(0.05)

    def exit_code(self) -> int:
        """Wait for the end and return the exit code."""
        end = time.monotonic() + 20
        while self._process.isalive() and time.monotonic() < end:
            self.read(0.05)
        self._process.close()
        assert self._process.exitstatus is not None, f"ended by signal {self._process.signalstatus}"
        return self._process.exitstatus

    def close(self) -> None:
        """End the process, whatever it does."""
        self._process.close(force=True)
