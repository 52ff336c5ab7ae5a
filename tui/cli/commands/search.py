"""``dateline search``: ranked articles."""

from __future__ import annotations

import json
from pathlib import Path

import click

from search_index.export.record import published_edtf
from search_index.search.results import Hit, Snippet
from tui.cli.archive_options import fresh_archive, json_option, on_archive
from tui.cli.published import describe_published


@click.command("search")
@on_archive
@click.argument("query", nargs=-1)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Print at most so many.")
@json_option
def command(
    folder: Path, query: tuple[str, ...], limit: int, as_json: bool, index: Path | None, no_refresh: bool
) -> int:
    """Search the articles in FOLDER, best first.

    Words are ANDed; "phrases", OR, -not, ( ), beginn*, title: text: source: author: path:,
    published:2022..2024, on: before: after: (dates of events). Without QUERY: all, newest first.
    Put -- before a query that begins with -.

    \b
    Examples:
      dateline search ~/clippings kazan
      dateline search ~/clippings '"peace accord" OR title:summit' --limit 5
      dateline search ~/clippings sanctions published:2022..2024 --json
    """
    with fresh_archive(folder, index, no_refresh=no_refresh) as archive:
        result = archive.search(" ".join(query))
        hits = result.hits(0, limit)
        for hit in hits:
            click.echo(_json_line(hit) if as_json else _readable(hit))
        if not as_json and result.total > len(hits):
            click.echo(f"{len(hits):,} of {result.total:,} articles; --limit shows more", err=True)
    if not hits:
        click.echo(f"dateline: nothing found for: {' '.join(query)}", err=True)
    return 0 if hits else 1


def _json_line(hit: Hit) -> str:
    record = {
        "path": hit.article.path,
        "title": hit.article.title,
        "source": hit.article.source,
        "published": published_edtf(hit.article.published),
        "published_by": hit.article.published.provenance.value,
        "score": round(hit.score, 4),
        "snippet": hit.snippet.text,
    }
    return json.dumps(record, ensure_ascii=False)


def _readable(hit: Hit) -> str:
    article = hit.article
    details = " · ".join(filter(None, (article.source, describe_published(article.published), article.path)))
    return f"{click.style(article.title, bold=True)}\n  {details}\n  {_marked(hit.snippet)}\n"


def _marked(snippet: Snippet) -> str:
    pieces: list[str] = []
    position = 0
    for start, end in snippet.matches:
        pieces += (
            snippet.text[position:start],
            click.style(snippet.text[start:end], bold=True, underline=True),
        )
        position = end
    return "".join((*pieces, snippet.text[position:]))
