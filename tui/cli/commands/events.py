"""``dateline events``: date-ordered events, in the format wanted."""

from __future__ import annotations

import contextlib
import shutil
import sys
import textwrap
from dataclasses import replace
from datetime import date
from pathlib import Path
from unicodedata import east_asian_width

import click

from search_index.archive import Archive
from search_index.dates.description import describe_span
from search_index.events.event import Event, Status
from search_index.export import FORMATS, ExportFormat
from search_index.export.record import remark
from search_index.queries.dates import is_range, read_days
from search_index.search.narrowing import FacetChoice, FacetKind, Narrowing
from search_index.timeline.view import Order, TimelineView
from tui.cli.archive_options import fresh_archive, on_archive
from tui.cli.query_command import QueryCommand, query_of

_DATE_WIDTH = 24
_NARROWEST, _WIDEST = 60, 110
_SHORTEST_TITLE = 10
_FILLER = "\0"  # no article has one


@click.command("events", cls=QueryCommand)
@on_archive
@click.argument("query", nargs=-1)
@click.option(
    "--since", metavar="D", help="Only events that may lie on or after D (2022, 2022-05, 2022-05-03, 1990s)."
)
@click.option("--until", metavar="D", help="Only events that may lie on or before D.")
@click.option("--certainly", is_flag=True, help="With --since, --until: only events that surely lie there.")
@click.option(
    "--status", "statuses", multiple=True, type=click.Choice([each.value for each in Status]),
    help="Only events of this status; can be given several times.",
)  # fmt: skip
@click.option(
    "--person", "people", multiple=True, metavar="NAME",
    help="Only events that name a person with these words in the name: putin, 'vladimir putin'.",
)  # fmt: skip
@click.option("--place", "places", multiple=True, metavar="NAME", help="Only events that name such a place.")
@click.option(
    "--known-before", metavar="D", help="Only what was published before D for sure: what was known by then."
)
@click.option(
    "--order", type=click.Choice([Order.HAPPENED.value, Order.REPORTED.value]), default=Order.HAPPENED.value,
    show_default=True, help="Order by the day of the event, or of its report.",
)  # fmt: skip
@click.option(
    "--all", "everything", is_flag=True,
    help="In the table: every event, not a line for each story and for each report's own day.",
)  # fmt: skip
@click.option(
    "--format", "format_name", type=click.Choice(["table", *FORMATS]), default="table", show_default=True,
    help="How to print them.",
)  # fmt: skip
def command(
    folder: Path,
    query: tuple[str, ...],
    since: str | None,
    until: str | None,
    certainly: bool,
    statuses: tuple[str, ...],
    people: tuple[str, ...],
    places: tuple[str, ...],
    known_before: str | None,
    order: str,
    everything: bool,
    format_name: str,
    index: Path | None,
    no_refresh: bool,
) -> int:
    """List the events that the articles in FOLDER tell of, in the order of their dates.

    With QUERY, only those of the articles it finds. Events whose date can't be known come last. In the table
    a story has one line, whoever tells of it, and so has what a report tells of its own day; --all lists
    every event, as the other formats do.

    \b
    Examples:
      dateline events ~/clippings
      dateline events ~/clippings kazan --since 2022 --until 2024-06
      dateline events ~/clippings --person putin --status planned --known-before 2024-06
      dateline events ~/clippings --format jsonl > events.jsonl
      dateline events ~/clippings --format ics > events.ics
    """
    days = _days(since, until, certainly=certainly)
    known = _day(known_before, "--known-before")
    with fresh_archive(folder, index, no_refresh=no_refresh) as archive:
        choices = {FacetChoice(FacetKind.STATUS, status) for status in statuses}
        choices |= _named(archive, FacetKind.PERSON, people) | _named(archive, FacetKind.PLACE, places)
        narrowing = replace(days, choices=frozenset(choices))
        result = archive.search(query_of(query), narrowing=narrowing, fold=False)
        found = result.events(known_before=known and known[0])
        folded = found if everything or format_name != "table" else found.folded_for(Order(order))
        if order == Order.REPORTED.value:
            found, folded = found.by_reported(), folded.by_reported()
        if format_name == "table":
            _print_table(folded)
            if less := len(found) - len(folded):
                click.echo(f"dateline: {less:,} more are folded into these; --all lists them", err=True)
        elif len(found):
            _export(found, FORMATS[format_name])
        if not len(found):
            suggestion = result.suggestion
            meant = f"; did you mean: {suggestion}" if suggestion else ""
            click.echo(f"dateline: no events found{meant}", err=True)
        return 0 if len(found) else 1


def _days(since: str | None, until: str | None, *, certainly: bool) -> Narrowing:
    """Return what the options say of the days of events."""
    first, last = _day(since, "--since"), _day(until, "--until")
    if first and last and last[1] < first[0]:
        raise click.BadParameter(f"{until} lies before {since}", param_hint="--until")
    if certainly and not (first or last):
        raise click.BadParameter("it needs --since or --until", param_hint="--certainly")
    return Narrowing(since=first and first[0], until=last and last[1], certainly=certainly)


def _named(archive: Archive, kind: FacetKind, texts: tuple[str, ...]) -> set[FacetChoice]:
    """Return the names that are meant; a text that is in none of them stands for itself, finding nothing."""
    found: set[FacetChoice] = set()
    for text in texts:
        names = archive.named(kind, text)
        if not names:
            message = f"dateline: no event names a {kind.value} with {text!r} in the name"
            if meant := archive.suggest_name(kind, text):
                message = f"{message}; did you mean: {meant}"
            click.echo(message, err=True)
        found.update(names or {FacetChoice(kind, text)})
    return found


def _export(events: TimelineView, export: ExportFormat) -> None:
    """Write events to stdout, and say how many the format has no place for."""
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]  # a real stdout has it
    if left_out := len(events) - export.write(events, sys.stdout):
        have = "event has" if left_out == 1 else "events have"
        click.echo(f"dateline: {left_out:,} {have} no date, and {export.name} no place for that", err=True)


def _day(value: str | None, option: str) -> tuple[date, date] | None:
    if value is None:
        return None
    with contextlib.suppress(ValueError):
        if not is_range(value):
            return read_days(value)
    message = f"{value!r} is no date; write it as 2022, 2022-05, 2022-05-03 or 1990s"
    raise click.BadParameter(message, param_hint=option)


def _print_table(events: TimelineView) -> None:
    width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns))
    indent = " " * (_DATE_WIDTH + 2)
    for row, event in enumerate(events):
        note = _note(event, events.folded_into(row))
        text = _widened(f"{event.text} [{note}]" if note else event.text)
        room = width - len(indent) - (_FILLER in text)  # a letter may be parted from its filler
        lines = [line.replace(_FILLER, "") for line in textwrap.wrap(text, room)] or [""]
        click.echo(f"{click.style(f'{_when(event):<{_DATE_WIDTH}}', bold=True)}  {lines[0]}")
        for line in lines[1:]:
            click.echo(f"{indent}{line}")
        origin = _origin(event, width - len(indent)).replace(_FILLER, "")
        click.echo(click.style(f"{indent}{origin}", dim=True))


def _widened(text: str) -> str:
    """Return a text with a filler behind each letter of two cells, so that its length is its cells."""
    if text.isascii():
        return text
    return "".join(each + _FILLER if east_asian_width(each) in "WF" else each for each in text)


def _when(event: Event) -> str:
    if event.span is not None:
        return describe_span(event.span)
    return f"undated ({event.expression})" if event.expression else "undated"


def _note(event: Event, folded: int) -> str:
    """What is to be known of an event beside its date and text, for the brackets behind it."""
    return "; ".join(filter(None, (remark(event), f"and {folded:,} more of that day" if folded else "")))


def _origin(event: Event, width: int) -> str:
    """Source, title and path; of these the title gives way when there is little room."""
    fixed = _widened(" · ".join(filter(None, (event.source, event.path))))
    room = width - len(fixed) - len(" · ")
    title = _widened(event.title)
    if len(title) > room:
        title = f"{title[: max(0, room - 1 - (_FILLER in title))].rstrip()}…"
    return " · ".join(filter(None, (event.source, title if room > _SHORTEST_TITLE else "", event.path)))
