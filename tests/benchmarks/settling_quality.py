"""How often an article without a date is dated by others of its archive, and how often that is right.

The archive is TimeBank, AQUAINT and every fifth article of Reuters-21578, with its dateline. Every other
article states its date; from the rest it is hidden. Run
``python -m tests.benchmarks.settling_quality --shared DIR``; ``--check`` fails under the floors.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from corpus.article import Article
from search_index.dates.publication.archive import settle_archive
from search_index.dates.published import published_date
from search_index.dates.tagger import tag
from tests.benchmarks.dates_quality import _CORPORA, _day, _documents, published_on
from tests.benchmarks.dates_speed import wire_articles
from tests.benchmarks.floors import check, show


def main() -> int:
    """Measure, print and, with ``--check``, compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder with eval/dates and bench")
    parser.add_argument("--check", action="store_true", help="exit 1 under the floors")
    options = parser.parse_args()
    measured = measure(list(_dated(options.shared)))
    show(measured)
    return check(measured, "settling_floors.toml") if options.check else 0


def measure(dated: list[tuple[Article, date]]) -> dict[str, float]:
    """Hide the date of every other article, and count what the others tell of it."""
    hidden = {article.path: day for article, day in dated[::2]}
    archive = []
    for article, day in dated:
        known = published_date(article) if article.path in hidden else published_on(day)
        archive.append((replace(article, published=known), tag(article.text, known)))
    settled = settle_archive(archive)
    right = years = 0
    for path, found in settled.items():
        assert found.earliest is not None
        assert found.latest is not None
        right += found.earliest <= hidden[path] <= found.latest
        years += found.earliest.year == hidden[path].year
    return {
        "articles with a hidden date": len(hidden),
        "settled by others": len(settled),
        "settled, right to the day, %": 100 * right / max(len(settled), 1),
        "settled, right to the year, %": 100 * years / max(len(settled), 1),
    }


def _dated(shared: Path) -> Iterator[tuple[Article, date]]:
    for corpus in _CORPORA:
        for document in _documents(shared / "eval" / "dates", corpus):
            yield Article(f"{document['doc']}.txt", "", document["text"]), _day(document)
    for article in islice(wire_articles(shared), 0, None, 5):
        if (day := article.published.day) is not None:
            text = f"{article.title} {article.text}"
            yield Article(f"reuters-{article.path}.txt", "", text), day


if __name__ == "__main__":
    sys.exit(main())
