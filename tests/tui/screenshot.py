"""Make the README's picture from the real app on the bundled sample.

Run ``python -m tests.tui.screenshot screenshot.svg``; the same program and sample give the same picture.
"""

from __future__ import annotations

import asyncio
import sys
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from unittest.mock import patch

from corpus.sample import sample_folder
from search_index.archive import Archive
from tests.tui.driving import running

_SIZE = (160, 45)
_QUERY = "kazan"
_KEYS = ("enter", "enter", "]", "]")
# How long a search takes is the one thing that differs from run to run: each look at the clock takes 0.8 ms.
_CLOCK = SimpleNamespace(perf_counter=count(step=0.0008).__next__)


async def picture(index: Path) -> str:
    """The app after a search, reading an article, at an event of it, as SVG."""
    with Archive.open(sample_folder(), index) as archive, patch("search_index.search.searcher.time", _CLOCK):
        archive.refresh()
        async with running(archive, _SIZE) as app:
            await app.search(_QUERY)
            await app.do(*_KEYS)
            await app.pilot.pause()
            return app.app.export_screenshot(title="dateline")


def make(target: Path) -> None:
    """Write the picture to ``target``."""
    with TemporaryDirectory() as folder:
        svg = asyncio.run(picture(Path(folder) / "index"))
    target.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.tui.screenshot TARGET.svg")
    make(Path(sys.argv[1]))
