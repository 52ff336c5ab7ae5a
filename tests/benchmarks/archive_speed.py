"""How fast an archive of 19,043 newswire articles is built, refreshed and searched.

The whole build (read files, tag dates, extract events, index, commit) is measured as the command does it, on
one core and as it comes, with other processes that read. The peer is stock Whoosh, indexing the same reports,
which are in memory already: with the same fields, and with titles and texts alone, stemmed by its own
analyzer. What is measured on one core is measured in seconds of that core, so that others on the machine
matter less; what more processes gain, by the clock.

Run ``python -m tests.benchmarks.archive_speed --shared DIR``; ``--check`` fails under the floors.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from search_index.archive import Archive
from tests.benchmarks.floors import check, show
from tests.benchmarks.search_engines import Report, StockWhoosh, plain_whoosh_speed
from tests.benchmarks.search_speed import read_reports

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
    size_of_texts = sum(_write_out(source, folder))
    peers = _peer_speeds(source, place)
    alone = _build(folder, place / "alone", one_core=True)
    together = _build(folder, place / "index")
    with Archive.open(folder, place / "index") as archive:
        size = sum(path.stat().st_size for path in (place / "index").rglob("*"))
        unchanged = _seconds(archive.refresh)
        changed = sorted(folder.rglob("*.txt"))[::190][:100]
        for path in changed:
            path.write_text(path.read_text() + "\nCorrected.\n")
        hundred = _seconds(archive.refresh)
        queries = [_seconds(lambda q=q: archive.search(q).hits(0, 50)) * 1000 for q in _QUERIES]
        typed = [_seconds(lambda q=q: archive.search(q, typing=True).hits(0, 50)) * 1000 for q in _TYPED]
    return {
        "articles": together.articles,
        "events": together.events,
        "whole build, articles/s": together.articles / together.seconds,
        "whole build on one core, articles/s": alone.articles / alone.core,
        "stock Whoosh indexing alone, same fields, articles/s": peers.same_fields,
        "stock Whoosh indexing alone, title and text, articles/s": peers.title_and_text,
        "whole build on one core against stock Whoosh, same fields": alone.articles
        / alone.core
        / peers.same_fields,
        "whole build on one core against stock Whoosh, title and text": alone.articles
        / alone.core
        / peers.title_and_text,
        "whole build against stock Whoosh's indexing": together.articles
        / together.seconds
        / peers.title_and_text,
        "whole build, as it comes against one core": alone.seconds / together.seconds,
        "index size against the text": size / size_of_texts,
        "refresh, nothing changed, s": unchanged,
        f"refresh, {len(changed)} changed, s": hundred,
        "query median, ms": statistics.median(queries),
        "query slowest, ms": max(queries),
        "typed beginning median, ms": statistics.median(typed),
        "typed beginning slowest, ms": max(typed),
    }


class _Peers(NamedTuple):
    """How many articles stock Whoosh indexes in a second of one core."""

    same_fields: float
    title_and_text: float


def _peer_speeds(source: Path, place: Path) -> _Peers:
    def reports() -> Iterator[Report]:
        return islice(read_reports(source, 1), _PEER_ARTICLES)

    started = time.process_time()
    StockWhoosh(place / "same fields").build(reports())
    same_fields = _PEER_ARTICLES / (time.process_time() - started)
    return _Peers(same_fields, plain_whoosh_speed(reports(), place / "title and text"))


class _Build(NamedTuple):
    """What a build took in and found; how long it took by the clock, and how many seconds of cores."""

    articles: int
    events: int
    seconds: float
    core: float


def _build(folder: Path, index: Path, *, one_core: bool = False) -> _Build:
    """Build an index by the command, in a process of its own; its core's seconds count from its start."""
    command = [sys.executable, "-m", "tui.cli.main", "index", str(folder), "--index", str(index), "--json"]
    before = _core_seconds()
    done = subprocess.run(
        command, stdout=subprocess.PIPE, check=True, preexec_fn=_keep_to_one_core if one_core else None
    )
    report = json.loads(done.stdout)
    return _Build(report["articles"], report["events"], report["seconds"], _core_seconds() - before)


def _keep_to_one_core() -> None:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _core_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _write_out(source: Path, folder: Path) -> Iterator[int]:
    """Write one text file an article, a folder a month; yield how long they are."""
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            file = folder / (record["date"] or "undated")[:7] / f"{record['id']}.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            text = f"{record['title']}\n\n{record['dateline']} {record['text']}\n"
            file.write_text(text, encoding="utf-8")
            yield len(text)


def _seconds(work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
