"""Make the README's picture from the real app on the bundled sample.

Run ``python -m tests.tui.screenshot screenshot.svg``; the same program and sample give the same picture.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.sample import sample_folder
from search_index.archive import Archive
from tests.tui.driving import running

_SIZE = (160, 45)
_QUERY = "kazan"
_TITLE = "dateline"


async def picture(index: Path) -> str:
    """The app after a search and a step to an event, as SVG."""
    with Archive.open(sample_folder(), index) as archive:
        archive.refresh()
        async with running(archive, _SIZE) as app:
            await app.search(_QUERY)
            await app.do("enter", "enter", "]")
            # How long the search took is the one thing that differs from run to run.
            status = app.explorer.search_pane.query_one("#search-status")
            status.update(f"{app.explorer.search_pane.rows_list.source.__len__()} articles")
            await app.pilot.pause()
            return app.app.export_screenshot(title=_TITLE)


def main(target: Path) -> None:
    """Write the picture to ``target``."""
    with TemporaryDirectory() as folder:
        svg = asyncio.run(picture(Path(folder) / "index"))
    target.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.tui.screenshot TARGET.svg")
    main(Path(sys.argv[1]))
