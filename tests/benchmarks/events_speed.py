"""How fast events are extracted and merged into stories, on 19,043 newswire articles, on one core.

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
from datetime import date
from pathlib import Path

import numpy as np

from corpus.article import UNKNOWN, Article, Confidence, Provenance, Published
from search_index.dates.tagger import tag
from search_index.events.event import Event
from search_index.events.extraction import extract_events
from search_index.events.sources import Origin, origin_of
from search_index.timeline.timeline import Timeline
from search_index.timeline.writer import write_timeline
from tests.benchmarks.floors import check, show

_CHANGED = 100
_TOLD = tuple[int, Sequence[Event], Origin]


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
    """Extract and merge; return figures by name.

    Times are of the processor, so that others may work beside. Nothing is kept of what is extracted while it
    is timed, as in a refresh.
    """
    tagging = _seconds(lambda: [len(tag(each.text, each.published)) for each in articles])
    extracting = _seconds(lambda: [len(_events(each)) for each in articles])
    told: list[_TOLD] = [
        (number, _events(article), origin_of(article.text)) for number, article in enumerate(articles)
    ]
    tenth = told[::10]
    none = np.empty(0, np.int32)
    with tempfile.TemporaryDirectory() as name:
        small = _seconds(lambda: write_timeline(Path(name), 1, None, none, tenth))
    with tempfile.TemporaryDirectory() as name:
        whole = _seconds(lambda: write_timeline(Path(name), 1, None, none, told))
        before = Timeline.open(Path(name), 1)
        changed = told[:: len(told) // _CHANGED][:_CHANGED]
        gone = np.array([number for number, *_ in changed], np.int32)
        fresh = [(len(told) + number, events, origin) for number, events, origin in changed]
        again = _seconds(lambda: write_timeline(Path(name), 2, before, gone, fresh))
    return {
        "articles": len(articles),
        "events": sum(len(events) for _, events, _ in told),
        "stories": before.stories,
        "tagging alone, articles/s": len(articles) / tagging,
        "tagging and extraction, articles/s": len(articles) / extracting,
        "storing and merging all, s": whole,
        "ten times the articles, times the time": whole / small,
        f"storing and merging after {_CHANGED} changed, s": again,
    }


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


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    gc.freeze()
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
