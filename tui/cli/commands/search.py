"""``dateline search``: ranked articles, or what they have in common."""

from __future__ import annotations

import json
from pathlib import Path

import click

from search_index.export.record import published_edtf
from search_index.search.narrowing import Facet, Sort
from search_index.search.results import Hit, Snippet
from search_index.search.searcher import SearchResult
from tui.cli.archive_options import fresh_archive, json_option, on_archive
from tui.cli.nothing_found import tell_nothing_found
from tui.cli.published import describe_published
from tui.cli.query_command import QueryCommand, query_of


@click.command("search", cls=QueryCommand)
@on_archive
@click.argument("query", nargs=-1)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Print at most so many.")
@click.option(
    "--sort", type=click.Choice([each.value for each in Sort]), default=Sort.RELEVANCE.value,
    show_default=True, help="The order of the articles; published is newest first.",
)  # fmt: skip
@click.option("--all", "--no-fold", "unfold", is_flag=True, help="Print every copy of a text as its own row.")
@click.option(
    "--facets", is_flag=True,
    help="Print years, sources, people, places and statuses with the number of articles, not the articles.",
)  # fmt: skip
@json_option
def command(
    folder: Path,
    query: tuple[str, ...],
    limit: int,
    sort: str,
    unfold: bool,
    facets: bool,
    as_json: bool,
    index: Path | None,
    no_refresh: bool,
) -> int:
    """Search the articles in FOLDER, best first.

    \b
    sanctions kazan        both words, in any form; OR, -not and ( ) too
    "peace accord"         these very words in a row; "banks" is not bank
    sanct*  vucic~         words that begin so; that are spelt nearly so
    title:kazan            also text: source: author: path: person: place:
    published:2022..2024   articles by date: 2022, 2022-05, 2022-05-03, 1990s
    on:2022-05             events that may lie there; also before: and after:
    within:2022-05         events that certainly do

    Without QUERY: all articles, newest first. Copies of one text are one row.

    \b
    Examples:
      dateline search ~/clippings kazan
      dateline search ~/clippings '"peace accord" OR title:summit' --limit 5
      dateline search ~/clippings sanctions published:2022..2024 --sort published --json
      dateline search ~/clippings sanctions --facets
    """
    with fresh_archive(folder, index, no_refresh=no_refresh) as archive:
        result = archive.search(query_of(query), sort=Sort(sort), fold=not unfold)
        if facets:
            _print_facets(result.facets(limit), as_json=as_json)
        else:
            _print_hits(result, limit, as_json=as_json)
        if not result.total:
            tell_nothing_found(result)
    return 0 if result.total else 1


def _print_hits(result: SearchResult, limit: int, *, as_json: bool) -> None:
    hits = result.hits(0, limit)
    for row, hit in enumerate(hits):
        click.echo(_json_line(hit, result, row) if as_json else _readable(hit, result.folded_into(row)))
    if not as_json and result.total > len(hits):
        copies = result.articles - result.total
        besides = f" and {copies:,} {'copy' if copies == 1 else 'copies'} of them" if copies else ""
        click.echo(
            f"{len(hits):,} of {result.total:,} articles{besides}; --limit shows more",
            err=True,
        )


def _json_line(hit: Hit, result: SearchResult, row: int) -> str:
    record = {
        "path": hit.article.path,
        "title": hit.article.title,
        "source": hit.article.source,
        "published": published_edtf(hit.article.published),
        "published_by": hit.article.published.provenance.value,
        "score": round(hit.score, 4),
        "snippet": hit.snippet.text,
        "copies": [copy.path for copy in result.copies(row)],
    }
    return json.dumps(record, ensure_ascii=False)


def _readable(hit: Hit, copies: int) -> str:
    article = hit.article
    folded = f"and {copies:,} {'copy' if copies == 1 else 'copies'}" if copies else ""
    published = describe_published(article.published)
    details = " · ".join(filter(None, (article.source, published, article.path, folded)))
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


def _print_facets(facets: tuple[Facet, ...], *, as_json: bool) -> None:
    """Print facet after facet: a JSON line for each value, or a list under each kind."""
    for facet in facets:
        if as_json:
            for each in facet.values:
                record = {"facet": facet.kind.value, "value": each.choice.value, "articles": each.count}
                click.echo(json.dumps(record, ensure_ascii=False))
        elif facet.values:
            click.echo(click.style(facet.kind.value, bold=True))
            for each in facet.values:
                click.echo(f"{each.count:>9,}  {each.choice.value}")
            if (more := facet.distinct - len(facet.values)) > 0:
                click.echo(f"{'':>9}  … and {more:,} more")
