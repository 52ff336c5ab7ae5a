"""``dateline info``: versions, paths, and the health of an index."""

from __future__ import annotations

import platform
from importlib.metadata import version
from pathlib import Path

import click
import platformdirs

from search_index.archive import Archive
from search_index.errors import ArchiveError, IndexDamaged
from search_index.index.location import cache_folder
from tui.cli.archive_options import FolderPath, index_option
from tui.commands.key_names import printed_keys
from tui.configuration import configuration_file, read_configuration

_LIBRARIES = ("textual", "whoosh3", "python-dateutil", "numpy")


@click.command("info")
@click.argument("folder", type=FolderPath(), required=False)
@index_option
@click.option("--keys", is_flag=True, help="List the app's commands with their keys.")
def command(folder: Path | None, index: Path | None, *, keys: bool) -> int:
    """Print versions and paths, and with FOLDER the health and size of its index.

    --keys lists the commands of the app, by the names that config.toml can give other keys to.

    \b
    Examples:
      dateline info
      dateline info ~/clippings
      dateline info --keys
    """
    if keys:
        return _list_keys()
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    _line("dateline", f"{version('dateline')} (Python {platform.python_version()}; {libraries})")
    _line("config", configuration_file())
    _line("data", platformdirs.user_data_path("dateline"))
    _line("cache", cache_folder())
    return _index_health(folder, index) if folder else 0


def _list_keys() -> int:
    """Print every command: its name, its keys and what it is for; on stderr what is wrong with the user's."""
    configuration = read_configuration()
    for command in configuration.keymap.commands:
        click.echo(
            f"{command.id:<18} {printed_keys(command.keys):<14} {command.title}: {command.description}"
        )
    for line in configuration.problems:
        click.echo(f"dateline: {line}", err=True)
    return 0


def _index_health(folder: Path, index: Path | None) -> int:
    with Archive.open(folder, index) as archive:
        _line("archive", archive.folder.resolve())
        if archive.corrections_file.exists():
            _line("corrected", archive.corrections_file)
        _line("index", archive.index)
        if not archive.exists:
            _line("health", f"not built yet; run: dateline index '{folder}'")
            return 0
        size = sum(path.stat().st_size for path in archive.index.rglob("*") if path.is_file())
        _line("size", f"{size / 1e6:.1f} MB")
        try:
            archive.verify()
            result = archive.search("", fold=False)
        except ArchiveError as error:
            if isinstance(error, IndexDamaged):
                archive.note_damage(error)
            _line("health", f"damaged; the next refresh rebuilds it ({error})")
            return 3
        _line("articles", f"{result.total:,}")
        _line("events", f"{len(archive.timeline):,}")
        _line("health", f"good (generation {archive.generation})")
        return 0


def _line(name: str, value: object) -> None:
    click.echo(f"{name:<9} {value}")
