"""``dateline index``: build or refresh an index."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from search_index.archive import Archive
from tui.cli.archive_options import folder_argument, index_option, json_option, refresh, tell_problems


@click.command("index")
@folder_argument
@index_option
@json_option
@click.option("--problems", is_flag=True, help="List every file that was skipped or read with reservations.")
def command(folder: Path, index: Path | None, as_json: bool, problems: bool) -> int:
    """Build or refresh the index of FOLDER.

    Only new and changed files are read. Nothing is written into FOLDER. An index that is damaged is rebuilt.

    \b
    Examples:
      dateline index ~/clippings
      dateline index ~/clippings --json
      dateline index ~/clippings --index /tmp/clippings-index
    """
    with Archive.open(folder, index) as archive:
        report = refresh(archive, thorough=True)
    tell_problems(report.problems, everything=problems)
    if as_json:
        record = asdict(report)
        del record["problems"], record["generation"], record["redated"], record["damage"]
        click.echo(json.dumps(record, ensure_ascii=False))
    elif report.articles:
        changes = f"{report.added:,} added, {report.changed:,} changed, {report.removed:,} removed"
        told = f"{_count(report.articles, 'article')}, {_count(report.events, 'event')}"
        click.echo(f"{told} ({changes}, {report.skipped:,} skipped)")
        click.echo(f"in {report.seconds:.1f} s, index at {report.index}")
    if not report.articles:
        click.echo(f"dateline: {folder} holds no articles that dateline can read (.txt, .md)", err=True)
        return 1
    return 0


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
