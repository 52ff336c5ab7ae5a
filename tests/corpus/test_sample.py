"""The bundled archive: complete, well-formed, and what its description says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import frontmatter
import pytest

from corpus.folder import FileEntry, walk
from corpus.readers import read_articles
from corpus.sample import sample_folder

FILES = sorted(sample_folder().rglob("*.md"))


def test_the_walk_finds_every_article_and_skips_nothing() -> None:
    found = list(walk(sample_folder()))
    assert all(isinstance(entry, FileEntry) for entry in found)
    assert [sample_folder() / entry.path for entry in found] == FILES
    assert 13 <= len(found) <= 15


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_article_is_read_without_a_problem(file: Path) -> None:
    (article,) = read_articles(file.name, file.read_bytes())
    assert article.problems == ()
    assert article.title
    assert article.source.startswith("Sample desk")
    assert 120 <= len(article.text.split()) <= 250


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_article_states_its_date_and_the_report_it_retells(file: Path) -> None:
    metadata = frontmatter.load(str(file)).metadata
    stated = metadata["date"]
    assert isinstance(stated, date)
    assert file.name.startswith(stated.isoformat())
    assert file.parent.name == str(stated.year)
    assert metadata["retells"]


def test_the_articles_retell_five_reports() -> None:
    assert len({frontmatter.load(str(file)).metadata["retells"] for file in FILES}) == 5


def test_no_two_articles_have_a_sentence_in_common() -> None:
    runs: dict[tuple[str, ...], Path] = {}
    for file in FILES:
        words = read_articles(file.name, file.read_bytes())[0].text.split()
        for start in range(len(words) - 9):
            assert runs.setdefault(tuple(words[start : start + 10]), file) == file
