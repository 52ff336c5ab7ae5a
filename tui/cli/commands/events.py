"""``dateline events``: date-ordered events, in the format wanted."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from search_index.dates.description import describe_span
from search_index.dates.edtf import from_edtf
from search_index.events.event import Event, Status
from search_index.export import FORMATS, ExportFormat
from search_index.timeline.view import TimelineView
from tui.cli.archive_options import fresh_archive, on_archive

_DATE_WIDTH = 24
_NARROWEST, _WIDEST = 60, 110
_SHORTEST_TITLE = 10


@click.command("events")
@on_archive
@click.argument("query", nargs=-1)
@click.option(
    "--since", metavar="D", help="Only events that may lie on or after D (2022, 2022-05, 2022-05-03)."
)
@click.option("--until", metavar="D", help="Only events that may lie on or before D.")
@click.option(
    "--format", "format_name", type=click.Choice(["table", *FORMATS]), default="table", show_default=True,
    help="How to print them.",
)  # fmt: skip
def command(
    folder: Path,
    query: tuple[str, ...],
    since: str | None,
    until: str | None,
    format_name: str,
    index: Path | None,
    no_refresh: bool,
) -> int:
    """List the events that the articles in FOLDER tell of, in the order of their dates.

    With QUERY, only those of the articles it finds. Events whose date can't be known come last.

    \b
    Examples:
      dateline events ~/clippings
      dateline events ~/clippings kazan --since 2022 --until 2024-06
      dateline events ~/clippings --format jsonl > events.jsonl
      dateline events ~/clippings --format ics > events.ics
    """
    first, last = _day(since, "--since"), _day(until, "--until")
    if first and last and last[1] < first[0]:
        raise click.BadParameter(f"{until} lies before {since}", param_hint="--until")
    with fresh_archive(folder, index, no_refresh=no_refresh) as archive:
        result = archive.search(" ".join(query))
        found = result.events(since=first and first[0], until=last and last[1])
        if format_name == "table":
            _print_table(found)
        elif len(found):
            _export(found, FORMATS[format_name])
        if not len(found):
            click.echo("dateline: no events found", err=True)
        return 0 if len(found) else 1


def _export(events: TimelineView, export: ExportFormat) -> None:
    """Write events to stdout, and say how many the format has no place for."""
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]  # a real stdout has it
    if left_out := len(events) - export.write(events, sys.stdout):
        have = "event has" if left_out == 1 else "events have"
        click.echo(f"dateline: {left_out:,} {have} no date, and {export.name} no place for that", err=True)


def _day(value: str | None, option: str) -> tuple[date, date] | None:
    if value is None:
        return None
    try:
        span = from_edtf(value)
    except ValueError as error:
        message = f"{value!r} is no date; write it as 2022, 2022-05 or 2022-05-03"
        raise click.BadParameter(message, param_hint=option) from error
    return span.earliest, span.latest


def _print_table(events: Iterable[Event]) -> None:
    width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns))
    indent = " " * (_DATE_WIDTH + 2)
    for event in events:
        when = describe_span(event.span) if event.span else f"undated ({event.expression})"
        mark = "" if event.status is Status.HAPPENED else f" [{event.status.value}]"
        lines = textwrap.wrap(event.text + mark, width - len(indent)) or [""]
        click.echo(f"{click.style(f'{when:<{_DATE_WIDTH}}', bold=True)}  {lines[0]}")
        for line in lines[1:]:
            click.echo(f"{indent}{line}")
        click.echo(click.style(f"{indent}{_origin(event, width - len(indent))}", dim=True))


def _origin(event: Event, width: int) -> str:
    """Source, title and path; of these the title gives way when there is little room."""
    fixed = " · ".join(filter(None, (event.source, event.path)))
    room = width - len(fixed) - len(" · ")
    title = event.title if len(event.title) <= room else f"{event.title[: max(0, room - 1)].rstrip()}…"
    return " · ".join(filter(None, (event.source, title if room > _SHORTEST_TITLE else "", event.path)))
