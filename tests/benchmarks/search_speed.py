"""How fast articles are indexed and found, beside SQLite FTS5, tantivy and stock Whoosh, in one run.

Every engine indexes the Reuters reports, and then the same reports ten times over, one query at a time, with
titles and snippets of the best 50. All is measured in seconds of the one core that each works on, so that
others on the machine matter little. Run ``python -m tests.benchmarks.search_speed --shared DIR``; ``--check``
fails under the floors, ``--small`` leaves the ten times out. Without the tantivy package its rows miss.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import importlib.util
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

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
from tests.benchmarks.search_queries import queries

_TIMES = 10
_REPEATED = 5
_PLAIN_WHOOSH_REPORTS = 3_000

Reports = Callable[[], Iterator[Report]]
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
    if options.small and options.check:
        parser.error("--check needs the reports ten times over too")
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
        speeds.append(_measure_size(partial(read_reports, source, times), folder, measured))
        if times == 1:
            measured |= _against_stock(partial(read_reports, source, times), folder, speeds[0])
    if len(speeds) > 1:
        measured["growth of the time for an article"] = speeds[0] / speeds[-1]
    return measured


def _measure_size(reports: Reports, folder: Path, measured: dict[str, float]) -> float:
    """Add the figures for some reports to ``measured``; return how many dateline indexes in a second."""
    count = sum(1 for _ in reports())
    label = f"{count:,} articles"
    dateline = Dateline(folder / "dateline")
    engines: list[Engine] = [dateline, Fts5(folder / "fts5")]
    if importlib.util.find_spec("tantivy"):
        engines.append(Tantivy(folder / "tantivy"))
    for engine in engines:
        measured[f"{label}: {engine.name} indexing, articles/s"] = count / _seconds(engine.build, reports())
    size = sum(path.stat().st_size for path in dateline.folder.iterdir())
    text = sum(len(report.text.encode()) + len(report.title.encode()) for report in reports())
    measured[f"{label}: index against the text"] = size / text
    dateline.open()
    measured |= _query_figures(label, _query_times(engines))
    return measured[f"{label}: {dateline.name} indexing, articles/s"]


def read_reports(source: Path, times: int) -> Iterator[Report]:
    """Yield the Reuters reports, all of them several times over, with numbers of their own."""
    records = _records(source)
    for copy in range(times):
        for number, (title, text, day) in enumerate(records, start=copy * len(records)):
            yield Report(number, title, text, day)


@cache
def _records(source: Path) -> list[tuple[str, str, date | None]]:
    """Return titles, texts and days; read once, so that no engine's time is that of reading them."""
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [
        (each["title"], each["text"], date.fromisoformat(each["date"][:10]) if each["date"] else None)
        for each in records
    ]


def _against_stock(reports: Reports, folder: Path, speed: float) -> dict[str, float]:
    """Compare with stock Whoosh: the speed of indexing, and all that every query finds."""
    dateline, stock = Dateline(folder / "dateline"), StockWhoosh(folder / "stock")
    dateline.open()
    stock_speed = sum(1 for _ in reports()) / _seconds(stock.build, reports())
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
        "stock Whoosh, query median, ms": statistics.median(_query_times([stock], 1)[stock.name].values()),
        "queries": len(queries()),
        "queries that find other articles than stock Whoosh": differing,
        "furthest score from stock Whoosh": furthest,
    }


def _query_times(engines: Sequence[Engine], repeated: int = _REPEATED) -> dict[str, Times]:
    """Return the median time of each query by engine; they take turns, so that all share disturbances."""
    times: dict[str, Times] = {engine.name: {} for engine in engines}
    for query in queries():
        gc.collect()
        rounds = [[_seconds(engine.best, query) * 1000 for engine in engines] for _ in range(repeated)]
        for engine, taken in zip(engines, zip(*rounds, strict=True), strict=True):
            times[engine.name][query.name] = statistics.median(taken)
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


def _seconds(work: Callable[[Any], object], on: Any) -> float:
    """Return how long the process works on something, all its threads together."""
    started = time.process_time()
    work(on)
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
