"""How many words a second are tagged on one core, over the bodies of Reuters-21578.

Run ``python -m tests.benchmarks.dates_speed --shared DIR``; ``--check`` fails under the floor.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from corpus.article import UNKNOWN, Article, Confidence, Provenance, Published
from search_index.dates.tagger import tag
from tests.benchmarks.floors import check, show


def main() -> int:
    """Measure, print and, with ``--check``, compare with the floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder with bench")
    parser.add_argument("--check", action="store_true", help="exit 1 under the floor")
    options = parser.parse_args()
    articles = list(wire_articles(options.shared))
    words = sum(len(article.text.split()) for article in articles)
    start = time.process_time()
    found = sum(len(tag(article.text, article.published)) for article in articles)
    seconds = time.process_time() - start
    measured = {"words tagged a second": words / seconds, "expressions found": float(found)}
    show(measured)
    return check(measured, "dates_speed_floors.toml") if options.check else 0


def wire_articles(shared: Path) -> Iterator[Article]:
    """Yield the articles of Reuters-21578 with their dates; the title of each is its dateline."""
    with gzip.open(shared / "bench" / "reuters21578.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield Article(
                record["id"], record["dateline"] or "", record["text"], published=_published(record["date"])
            )


def _published(text: str | None) -> Published:
    if not text:
        return UNKNOWN
    day = date.fromisoformat(text[:10])
    return Published(day, day, Provenance.FRONT_MATTER, Confidence.STATED)


if __name__ == "__main__":
    sys.exit(main())
