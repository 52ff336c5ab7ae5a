"""How fast an archive of 19,043 newswire articles is built, refreshed and searched.

The peer is stock Whoosh with its own stemming analyzer, indexing titles and texts that are already in
memory, in the same run. Run ``python -m tests.benchmarks.archive_speed --shared DIR``; ``--check`` fails
under the floors.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from whoosh import fields, index
from whoosh.analysis import StemmingAnalyzer

from search_index.archive import Archive
from tests.benchmarks.floors import check, show

_PEER_ARTICLES = 3_000
_QUERIES = (
    *("oil", "trade", "said", "the", "cocoa", "yen", "wheat exports", "interest rates", "crude oil prices"),
    *(
        '"central bank"',
        '"prime minister"',
        "gold OR silver",
        "merger -shares",
        "title:acquisition",
        "(oil OR gas) iran",
    ),
)
_TYPED = ("o", "oi", "oil", "p", "pr", "pro", "s", "st", "sto", "c", "co", "coc")


def main() -> int:
    """Measure, print and, with ``--check``, compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--shared", type=Path, required=True, help="the folder with bench/reuters21578.jsonl.gz"
    )
    parser.add_argument("--check", action="store_true", help="exit 1 under the floors")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        measured = measure(options.shared / "bench" / "reuters21578.jsonl.gz", Path(place))
    show(measured)
    return check(measured, "archive_floors.toml") if options.check else 0


def measure(source: Path, place: Path) -> dict[str, float]:
    """Write the articles out, build, refresh and search; return figures by name."""
    folder = place / "archive"
    texts = list(_write_out(source, folder))
    peer_seconds = _seconds(lambda: _index_with_stock_whoosh(texts[:_PEER_ARTICLES], place / "peer"))
    with Archive.open(folder, place / "index") as archive:
        report = archive.refresh()
        size = sum(path.stat().st_size for path in (place / "index").rglob("*"))
        unchanged = _seconds(archive.refresh)
        changed = sorted(folder.rglob("*.txt"))[::190][:100]
        for path in changed:
            path.write_text(path.read_text() + "\nCorrected.\n")
        hundred = _seconds(archive.refresh)
        queries = [_seconds(lambda q=q: archive.search(q).hits(0, 50)) * 1000 for q in _QUERIES]
        typed = [_seconds(lambda q=q: archive.search(q, typing=True).hits(0, 50)) * 1000 for q in _TYPED]
    speed, peer = report.articles / report.seconds, _PEER_ARTICLES / peer_seconds
    return {
        "articles": report.articles,
        "events": report.events,
        "whole build, articles/s": speed,
        "stock Whoosh indexing alone, articles/s": peer,
        "whole build against stock Whoosh's indexing": speed / peer,
        "index size against the text": size / sum(len(text) for _, text in texts),
        "refresh, nothing changed, s": unchanged,
        f"refresh, {len(changed)} changed, s": hundred,
        "query median, ms": statistics.median(queries),
        "query slowest, ms": max(queries),
        "typed beginning median, ms": statistics.median(typed),
        "typed beginning slowest, ms": max(typed),
    }


def _write_out(source: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Write one text file an article, a folder a month; yield titles and texts."""
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            file = folder / (record["date"] or "undated")[:7] / f"{record['id']}.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            text = f"{record['title']}\n\n{record['dateline']} {record['text']}\n"
            file.write_text(text, encoding="utf-8")
            yield record["title"], text


def _index_with_stock_whoosh(texts: list[tuple[str, str]], place: Path) -> None:
    place.mkdir()
    analyzer = StemmingAnalyzer()
    schema = fields.Schema(title=fields.TEXT(analyzer, stored=True), text=fields.TEXT(analyzer, stored=True))
    writer = index.create_in(str(place), schema).writer(limitmb=256)
    for title, text in texts:
        writer.add_document(title=title, text=text)
    writer.commit()
    shutil.rmtree(place)


def _seconds(work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
