"""``dateline show``: one article's text."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from search_index.archive import Archive
from tui.cli.archive_options import fresh_archive, on_archive


@click.command("show")
@on_archive
@click.argument("path")
def command(folder: Path, path: str, index: Path | None, no_refresh: bool) -> int:
    """Print the text of the article at PATH in FOLDER, as the index has it.

    The offsets that "events" gives count code points of this text.

    \b
    Examples:
      dateline show ~/clippings 2024/kazan.md
    """
    with fresh_archive(folder, index, no_refresh=no_refresh) as archive:
        found = archive.article(_inside(folder, path))
        if found is None:
            close = difflib.get_close_matches(path, _paths(archive), n=3, cutoff=0.4)
            hint = f"; did you mean: {', '.join(close)}" if close else ""
            click.echo(f"dateline: {folder} has no article {path}{hint}", err=True)
            return 1
    click.echo(found.article.text, nl=not found.article.text.endswith("\n"))
    return 0


def _inside(folder: Path, path: str) -> str:
    """Return ``path`` relative to the archive, also where it was given from the working folder."""
    whole = Path(path)
    if whole.is_absolute() or whole.exists():
        resolved, archive = whole.resolve(), folder.resolve()
        if resolved.is_relative_to(archive):
            return resolved.relative_to(archive).as_posix()
    return whole.as_posix()  # without a "./" before it


def _paths(archive: Archive) -> list[str]:
    result = archive.search("", fold=False)
    return [result.summary(row).path for row in range(result.total)]
