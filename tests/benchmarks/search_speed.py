"""How fast articles are indexed and found, beside SQLite FTS5, tantivy and stock Whoosh, in one run.

Every engine indexes the Reuters reports, and then the same reports ten times over, one query at a time, with
titles and snippets of the best 50. Run ``python -m tests.benchmarks.search_speed --shared DIR``; ``--check``
fails under the floors, ``--small`` leaves the ten times out. Without the tantivy package its rows are missing.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from tests.benchmarks.floors import check, show
from tests.benchmarks.search_engines import (
    Dateline,
    Engine,
    Fts5,
    Report,
    StockWhoosh,
    Tantivy,
    plain_whoosh_speed,
)
from tests.benchmarks.search_queries import BenchmarkQuery, queries

_TIMES = 10
_REPEATED = 5
_PLAIN_WHOOSH_REPORTS = 3_000

Times = dict[str, float]
"""Milliseconds by the name of the query."""


def main() -> int:
    """Measure, print and, with ``--check``, compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--shared", type=Path, required=True, help="the folder with bench/reuters21578.jsonl.gz"
    )
    parser.add_argument("--small", action="store_true", help="leave out the reports ten times over")
    parser.add_argument("--check", action="store_true", help="exit 1 under the floors")
    options = parser.parse_args()
    source = options.shared / "bench" / "reuters21578.jsonl.gz"
    with tempfile.TemporaryDirectory() as place:
        measured = measure(source, Path(place), [1] if options.small else [1, _TIMES])
    show(measured)
    return check(measured, "search_floors.toml") if options.check else 0


def measure(source: Path, place: Path, sizes: Sequence[int]) -> dict[str, float]:
    """Build and query every engine at every size; return figures by name."""
    measured: dict[str, float] = {}
    speeds: list[float] = []
    for times in sizes:
        folder = place / str(times)
        folder.mkdir()
        reports = lambda times=times: read_reports(source, times)  # noqa: E731
        count = sum(1 for _ in reports())
        label = f"{count:,} articles"
        dateline, fts5 = Dateline(folder / "dateline"), Fts5(folder / "fts5")
        engines: list[Engine] = [dateline, fts5]
        if importlib.util.find_spec("tantivy"):
            engines.append(Tantivy(folder / "tantivy"))
        for engine in engines:
            seconds = _seconds(lambda engine=engine: engine.build(reports()))
            measured[f"{label}: {engine.name} indexing, articles/s"] = count / seconds
            if engine is dateline:
                speeds.append(count / seconds)
        size = sum(path.stat().st_size for path in dateline.folder.iterdir())
        text = sum(len(report.text.encode()) + len(report.title.encode()) for report in reports())
        measured[f"{label}: index against the text"] = size / text
        dateline.open(reports())
        if times == 1:
            measured |= _against_stock(dateline, reports, folder, speeds[0])
        measured |= _query_figures(label, _query_times(engines))
    if len(speeds) > 1:
        measured["growth of the time for an article"] = speeds[0] / speeds[-1]
    return measured


def read_reports(source: Path, times: int) -> Iterator[Report]:
    """Yield the Reuters reports, all of them several times over, with numbers of their own."""
    number = 0
    for _ in range(times):
        with gzip.open(source, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                day = date.fromisoformat(record["date"][:10]) if record["date"] else None
                yield Report(number, record["title"], record["text"], day)
                number += 1


def _against_stock(
    dateline: Dateline, reports: Callable[[], Iterator[Report]], folder: Path, speed: float
) -> dict[str, float]:
    """Compare with stock Whoosh: the speed of indexing, and all that every query finds."""
    stock = StockWhoosh(folder / "stock")
    count = sum(1 for _ in reports())
    stock_speed = count / _seconds(lambda: stock.build(reports()))
    plain = plain_whoosh_speed(islice(reports(), _PLAIN_WHOOSH_REPORTS), folder / "plain")
    differing, furthest = 0, 0.0
    for query in queries():
        found, expected = dateline.scores(query), stock.scores(query)
        differing += found.keys() != expected.keys()
        both = found.keys() & expected.keys()
        furthest = max([furthest, *(abs(found[number] - expected[number]) for number in both)])
    return {
        "stock Whoosh, same fields, articles/s": stock_speed,
        "stock Whoosh, title and text alone, articles/s": plain,
        "indexing against stock Whoosh, same fields": speed / stock_speed,
        "indexing against stock Whoosh, title and text alone": speed / plain,
        "stock Whoosh, query median, ms": statistics.median(_query_times([stock])[stock.name].values()),
        "queries": len(queries()),
        "queries that find other articles than stock Whoosh": differing,
        "furthest score from stock Whoosh": furthest,
    }


def _query_times(engines: Sequence[Engine]) -> dict[str, Times]:
    """Return the median time of each query, by engine. The engines take turns, so that all share disturbances."""
    times: dict[str, Times] = {engine.name: {} for engine in engines}
    for query in queries():
        taken: dict[str, list[float]] = {engine.name: [] for engine in engines}
        for _ in range(_REPEATED):
            for engine in engines:
                taken[engine.name].append(_seconds(lambda engine=engine: engine.best(query)) * 1000)
        for name, seconds in taken.items():
            times[name][query.name] = statistics.median(seconds)
    return times


def _query_figures(label: str, times: dict[str, Times]) -> dict[str, float]:
    figures: dict[str, float] = {}
    summary: dict[str, tuple[float, float, float]] = {}
    for name, each in times.items():
        ordered = sorted(each.values())
        summary[name] = statistics.median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1]
        for what, value in zip(("median", "95th percentile", "slowest"), summary[name], strict=True):
            figures[f"{label}: {name} query {what}, ms"] = value
    ours, fts5 = summary["dateline"], summary["SQLite FTS5"]
    for what, mine, theirs in zip(("median", "95th percentile", "slowest"), ours, fts5, strict=True):
        figures[f"{label}: query {what} against FTS5"] = mine / theirs
    if "tantivy" in summary:
        figures[f"{label}: query median against tantivy"] = ours[0] / summary["tantivy"][0]
    slower = {name: taken - times["SQLite FTS5"][name] for name, taken in times["dateline"].items()}
    worst = max(slower, key=slower.__getitem__)
    print(f"{label}: furthest behind FTS5 is {worst}", file=sys.stderr)
    figures[f"{label}: furthest behind FTS5, ms"] = slower[worst]
    return figures


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
