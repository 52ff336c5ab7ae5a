"""``dateline dates``: tag the dates of a text."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import click

from corpus.article import UNKNOWN, Confidence, Provenance, Published
from corpus.decode import UnreadableFile, clean_text, decode_only, places_before_cleaning
from search_index.dates.edtf import from_edtf, to_edtf
from search_index.dates.expression import DateExpression
from search_index.dates.tagger import tag
from tui.cli.archive_options import json_option

_BYTE_ORDER_MARK = "\ufeff"


@click.command("dates")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), default="-")
@click.option("--published", metavar="D", help="The day on which the text was published: 2024-09-04.")
@json_option
def command(file: Path, published: str | None, as_json: bool) -> int:
    """Tag the dates in FILE, or in what comes on stdin.

    Each line: where the words stand (code points of what was given), the words, their meaning and the rule
    that gave it.

    \b
    Examples:
      dateline dates article.txt --published 2024-09-04
      echo 'They met last July.' | dateline dates --published 2024-09-04 --json
    """
    reference = _published(published)
    given = _read(file)
    text = clean_text(given)
    expressions = tag(text, reference)
    if text != given:
        places = places_before_cleaning(given)
        expressions = [
            replace(each, start=places[each.start], end=places[each.end - 1] + 1) for each in expressions
        ]
    for expression in expressions:
        click.echo(_json_line(expression) if as_json else _readable(expression))
    return 0 if expressions else 1


def _published(value: str | None) -> Published:
    if value is None:
        return UNKNOWN
    try:
        span = from_edtf(value)
    except ValueError as error:
        raise click.BadParameter(
            f"{value!r} is no date; write it as 2024-09-04, 2024-09 or 2024", param_hint="--published"
        ) from error
    return Published(span.earliest, span.latest, Provenance.CORRECTION, Confidence.STATED)


def _read(file: Path) -> str:
    try:
        content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return decode_only(content).text.removeprefix(_BYTE_ORDER_MARK)
    except OSError as error:
        raise click.FileError(str(file), error.strerror) from error
    except UnreadableFile as error:
        raise click.FileError(str(file), str(error)) from error


def _json_line(expression: DateExpression) -> str:
    span = expression.span
    record = {
        "start": expression.start,
        "end": expression.end,
        "text": expression.text,
        "type": expression.type.value,
        "value": expression.value,
        "earliest": span.earliest.isoformat() if span else None,
        "latest": span.latest.isoformat() if span else None,
        "precision": span.precision.value if span else None,
        "rule": expression.rule,
    }
    return json.dumps(record, ensure_ascii=False)


def _readable(expression: DateExpression) -> str:
    words = " ".join(expression.text.split())
    meaning = to_edtf(expression.span) if expression.span else expression.value
    counted = f", from {to_edtf(expression.reference.span)}" if expression.reference else ""
    place = f"{expression.start}-{expression.end}"
    return (
        f"{place:>11}  {words:<28} {meaning:<22} {expression.type.value.lower()}: {expression.rule}{counted}"
    )
