"""``dateline [FOLDER]``: open the app. The only command that imports Textual."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from corpus.sample import sample_folder
from search_index.archive import Archive
from tui.cli.archive_options import FolderPath, index_option, no_refresh_option
from tui.garbage import GarbageInPauses

_FRAMES_A_SECOND = "240"
"""Textual paints a second frame up to two of its periods after the first: at its own 60 a second, what a key
found was held back for 25 ms after the key's letter had been painted. It reads this when it is loaded."""


@click.command("open")
@click.argument("folder", type=FolderPath(), required=False)
@click.option("--query", default="", metavar="QUERY", help="Begin with this search.")
@click.option("--fresh", is_flag=True, help="Begin with all articles, not where you left off.")
@index_option
@no_refresh_option
def command(folder: Path | None, query: str, index: Path | None, *, fresh: bool, no_refresh: bool) -> int:
    """Open the app on FOLDER, or on the bundled sample archive, where you left off.

    \b
    Examples:
      dateline
      dateline ~/clippings
      dateline ~/clippings --query kazan
    """
    with Archive.open(folder or sample_folder(), index) as archive:
        if not _has_screen():
            raise click.UsageError(
                "the app needs a terminal; for scripts there are: dateline search, dateline events"
            )
        os.environ.setdefault("TEXTUAL_FPS", _FRAMES_A_SECOND)
        garbage = GarbageInPauses()
        from tui.app import DatelineApp
        from tui.configuration import read_configuration

        returns = not (fresh or query)
        app = DatelineApp(
            archive,
            query=query,
            returns=returns,
            refresh=not no_refresh,
            configuration=read_configuration(),
            in_pauses=garbage.collect,
        )
        app.run()
        return app.return_code or 0


def _has_screen() -> bool:
    """Whether there is a terminal, or a browser that ``dateline serve`` draws the app in."""
    return "TEXTUAL_DRIVER" in os.environ or (sys.stdin.isatty() and sys.stdout.isatty())
