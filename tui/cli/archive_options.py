"""What the commands on an archive share: their arguments, and opening it with a fresh index."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from search_index.archive import Archive
from search_index.errors import ArchiveError, IndexBusy, IndexDamaged
from search_index.index.report import Problem, RefreshReport
from tui.cli.progress import progress_bar

_Command = TypeVar("_Command", bound=Callable[..., Any])
_TOLD_PROBLEMS = 20


class FolderPath(click.Path):
    """A folder as it is named; whether it is there and may be read is found out, and told, by the archive."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, readable=False)

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Any:
        """Refuse the empty name, which the working folder would be taken for."""
        if not str(value):
            self.fail("the name is empty; name a folder", parameter, context)
        return super().convert(value, parameter, context)


folder_argument = click.argument("folder", type=FolderPath())
index_option = click.option(
    "--index", "index", metavar="DIR", type=FolderPath(), help="Keep the index in DIR."
)
no_refresh_option = click.option(
    "--no-refresh", is_flag=True, help="Use the index as it is, without looking for changed files."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")


def on_archive(command: _Command) -> _Command:
    """Give a command the FOLDER argument and the options that all commands on an archive have."""
    return folder_argument(index_option(no_refresh_option(command)))


@contextmanager
def fresh_archive(folder: Path, index: Path | None, *, no_refresh: bool) -> Iterator[Archive]:
    """Open an archive whose index matches its files, unless ``no_refresh``.

    Raises:
        ArchiveError: it can't be opened, indexed or read. If it can't be read, it is rebuilt before.
    """
    with Archive.open(folder, index) as archive:
        if not no_refresh:
            try:
                _tell_new_problems(refresh(archive))
            except IndexBusy as busy:
                if not archive.exists:
                    raise
                click.echo(f"dateline: {busy}; showing the last index", err=True)
        try:
            yield archive
        except IndexDamaged as damage:
            if not archive.note_damage(damage):
                raise
            if no_refresh:
                advice = "without --no-refresh it is rebuilt from the articles"
                raise ArchiveError(f"{damage}; {advice}") from damage
            _refresh(archive, thorough=False)
            raise ArchiveError(
                f"{damage}; it has been rebuilt from the articles: run the command again"
            ) from damage


def refresh(archive: Archive, *, thorough: bool = False) -> RefreshReport:
    """Refresh an archive's index, with a progress bar on a terminal; tell if it was damaged."""
    report = _refresh(archive, thorough=thorough)
    if report.damage:
        click.echo(f"dateline: {report.damage}; it has been rebuilt from the articles", err=True)
    return report


def _refresh(archive: Archive, *, thorough: bool) -> RefreshReport:
    with progress_bar(sys.stderr) as listener:
        return archive.refresh(listener, thorough=thorough)


def tell_problems(problems: tuple[Problem, ...], *, everything: bool = False) -> None:
    """Say on stderr which files were skipped or read with reservations, and why, a line each."""
    told = problems if everything else problems[:_TOLD_PROBLEMS]
    for problem in told:
        click.echo(f"dateline: {problem.path}: {problem.message}", err=True)
    if len(problems) > len(told):
        click.echo(f"dateline: … and {len(problems) - len(told):,} more; --problems lists them all", err=True)


def _tell_new_problems(report: RefreshReport) -> None:
    if report.problems and (report.added or report.changed):
        count = len(report.problems)
        files = "1 file was" if count == 1 else f"{count:,} files were"
        click.echo(
            f"dateline: {files} skipped or read with reservations; dateline index says which and why",
            err=True,
        )
