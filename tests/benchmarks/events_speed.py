"""How fast events are extracted, stored, merged into stories and read: 19,043 newswire articles, one core.

And how a timeline of a million events answers: the same articles nine times over, each time some years later.
Run ``python -m tests.benchmarks.events_speed --shared DIR``; ``--check`` fails under the floors.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from statistics import quantiles
from typing import TypeVar

import numpy as np

from corpus.article import UNKNOWN, Article, Confidence, Provenance, Published
from search_index.dates.tagger import tag
from search_index.events.event import Event
from search_index.events.extraction import extract_events
from search_index.events.sources import Origin, origin_of
from search_index.timeline.histogram import chart
from search_index.timeline.layout import UNDATED_DAY
from search_index.timeline.storing import EVENT_ROW, StoredArticle, store_articles
from search_index.timeline.timeline import Timeline
from search_index.timeline.writer import write_timeline
from tests.benchmarks.floors import check, show

_CHANGED = 100
_COPIES = 9
_DAYS_BETWEEN_COPIES = 2_557
"""Seven years, so that no story reaches from one copy of the archive to the next."""
_FIRST_COPY = -9_000
_ROWS_ON_A_SCREEN = 50
_TOGETHER = 128
_NONE = np.empty(0, np.int32)
_Told = tuple[Article, Sequence[Event], Origin]
_Stored = tuple[int, StoredArticle]
_Item = TypeVar("_Item")


def main() -> int:
    """Measure, print and, with ``--check``, compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder with bench/")
    parser.add_argument("--check", action="store_true", help="exit 1 under the floors")
    options = parser.parse_args()
    measured = measure(list(_articles(options.shared / "bench" / "reuters21578.jsonl.gz")))
    show(measured)
    return check(measured, "events_speed_floors.toml") if options.check else 0


def measure(articles: list[Article]) -> dict[str, float]:
    """Extract, store, merge and read; return figures by name.

    Times of building are of the processor, so that others may work beside. As in a refresh, some dozen
    articles are tagged before their events are extracted, and nothing is kept of these while they are timed.
    """
    tagging = _seconds(lambda: [len(tag(each.text, each.published)) for each in articles])
    extracting = _seconds(lambda: [_count_events(each) for each in _batched(articles)])
    sketching = _seconds(lambda: [len(origin_of(each.text).sketch) for each in articles])
    measured = {
        "articles": float(len(articles)),
        "tagging alone, articles/s": len(articles) / tagging,
        "tagging and extraction, articles/s": len(articles) / extracting,
        "sketching, articles/s": len(articles) / sketching,
    }
    told: list[_Told] = [(each, _events(each), origin_of(each.text)) for each in articles]
    measured |= _building(told)
    stored = list(_stored(told))
    del told
    return measured | _a_million(stored, articles)


def _building(told: list[_Told]) -> dict[str, float]:
    """Store and merge all articles, a tenth of them, and some that have changed."""
    with tempfile.TemporaryDirectory() as name:
        small = _seconds(lambda: write_timeline(Path(name), 1, None, _NONE, _stored(told[::10])))
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        whole = _seconds(lambda: write_timeline(place, 1, None, _NONE, _stored(told)))
        size = sum(path.stat().st_size for path in place.iterdir())
        before = Timeline.open(place, 1, lambda number: told[number][0])
        changed = np.arange(0, len(told), len(told) // _CHANGED, np.int32)[:_CHANGED]
        fresh = [(len(told) + number, store) for number, store in _stored([told[row] for row in changed])]
        again = _seconds(lambda: write_timeline(place, 2, before, changed, fresh))
        rows = _each_microseconds(before.event, _some_positions(len(before)))
    return {
        "events": len(before),
        "stories": before.stories,
        "storing and merging all, s": whole,
        "ten times the articles, times the time": whole / small,
        f"storing and merging after {_CHANGED} changed, s": again,
        "size against the text": size / sum(len(article.text.encode()) for article, *_ in told),
        "an event read, microseconds, median": rows[9],
    }


def _a_million(stored: list[_Stored], articles: list[Article]) -> dict[str, float]:
    """Open and use a timeline of a million events; wall-clock times, each the best of some."""
    with tempfile.TemporaryDirectory() as name:
        write_timeline(Path(name), 1, None, _NONE, _copies(stored))
        timeline = Timeline.open(Path(name), 1, lambda number: articles[number % len(articles)])
        opening = _best_milliseconds(lambda: Timeline.open(Path(name), 1))
        view = timeline.select()
        reported = view.by_reported()
        screens = [
            _best_milliseconds(lambda first=first: [view[first + row] for row in range(_ROWS_ON_A_SCREEN)], 1)
            for first in _some_positions(len(view) - _ROWS_ON_A_SCREEN)[:100]
        ]
        day = date(1990, 5, 3)
        return {
            "million: events": len(timeline),
            "million: open, ms": opening,
            "million: select all, ms": _best_milliseconds(timeline.select),
            f"million: {_ROWS_ON_A_SCREEN} rows anywhere, ms, p95": quantiles(screens, n=20)[18],
            "million: jump to a date, ms": _best_milliseconds(lambda: view.row_at(day)),
            "million: jump to a date reported, ms": _best_milliseconds(lambda: reported.row_at(day)),
            "million: month headings, ms": _best_milliseconds(view.month_headings),
            "million: order by reported, ms": _best_milliseconds(view.by_reported),
            "million: chart, ms": _best_milliseconds(lambda: chart(view, 120)),
            "million: chart zoomed in, ms": _best_milliseconds(
                lambda: chart(view, 120, date(1987, 1, 1), date(1988, 1, 1))
            ),
        }


def _copies(stored: list[_Stored]) -> Iterator[_Stored]:
    """The articles again and again, with other numbers and what they tell some years later."""
    for copy in range(_COPIES):
        for number, article in stored:
            rows = np.frombuffer(article.events, EVENT_ROW).copy()
            dated = rows["earliest"] != UNDATED_DAY
            for column in ("earliest", "latest"):
                moved = rows[column][dated] + _FIRST_COPY + copy * _DAYS_BETWEEN_COPIES
                rows[column][dated] = np.clip(moved, 1, date.max.toordinal())
            yield copy * len(stored) + number, replace(article, events=rows.tobytes())


def _stored(told: list[_Told]) -> Iterator[_Stored]:
    """What a refresh hands to the timeline, made while it is asked for."""
    batches = ([(events, origin, article) for article, events, origin in some] for some in _batched(told))
    return enumerate(chain.from_iterable(map(store_articles, batches)))


def _batched(each: list[_Item]) -> Iterator[list[_Item]]:
    """Yield articles as a refresh takes them."""
    return (each[start : start + _TOGETHER] for start in range(0, len(each), _TOGETHER))


def _count_events(articles: list[Article]) -> int:
    tagged = [tag(each.text, each.published) for each in articles]
    return sum(len(extract_events(*each)) for each in zip(articles, tagged, strict=True))


def _events(article: Article) -> list[Event]:
    return extract_events(article, tag(article.text, article.published))


def _articles(source: Path) -> Iterator[Article]:
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            day = date.fromisoformat(record["date"][:10]) if record["date"] else None
            published = Published(day, day, Provenance.FRONT_MATTER, Confidence.STATED) if day else UNKNOWN
            text = f"{record['title']}\n\n{record['dateline']} {record['text']}\n"
            yield Article(f"{record['id']}.txt", record["title"], text, published=published)


def _some_positions(count: int) -> list[int]:
    return np.random.default_rng(0).integers(0, count, 2_000).tolist()


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    gc.freeze()
    started = time.process_time()
    work()
    return time.process_time() - started


def _best_milliseconds(work: Callable[[], object], times: int = 5) -> float:
    best = float("inf")
    for _ in range(times):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best * 1000


def _each_microseconds(work: Callable[[int], object], inputs: Sequence[int]) -> list[float]:
    """The times in 19 steps from the 5th to the 95th in a hundred; the tenth is the median."""
    taken = []
    for each in inputs:
        started = time.perf_counter()
        work(each)
        taken.append((time.perf_counter() - started) * 1e6)
    return quantiles(taken, n=20)


if __name__ == "__main__":
    sys.exit(main())
