"""Archives for the tests of search, made of a few words."""

from __future__ import annotations

from pathlib import Path

from search_index.archive import Archive
from search_index.search.searcher import SearchResult

WIRE = """The ministers of six countries agreed on Tuesday to keep the border crossings at the river open
through the winter, after two days of talks that had seemed close to failing. The agreement covers lorries and
trains, and leaves the question of visas to a second round in the spring. Drivers had waited for up to
four days at the bridges. The chief negotiator called the text a beginning and thanked the hosts."""
"""Seventy words that a news agency sends."""


def article(
    title: str, text: str, *, source: str = "", day: str = "", author: str = "", ending: str = ""
) -> str:
    """Return an article as Markdown with front matter."""
    fields = {"title": title, "source": source, "author": author, "date": day}
    head = "".join(f'{name}: "{value}"\n' for name, value in fields.items() if value)
    return f"---\n{head}---\n\n{text} {ending}\n"


def opened(tmp_path: Path, articles: dict[str, str]) -> Archive:
    """Return an archive of articles by path, with a fresh index."""
    for path, content in articles.items():
        file = tmp_path / "archive" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    archive = Archive.open(tmp_path / "archive", tmp_path / "index")
    archive.refresh()
    return archive


def paths(result: SearchResult) -> list[str]:
    """Return the paths of a result's rows."""
    return [result.summary(row).path for row in range(result.total)]
