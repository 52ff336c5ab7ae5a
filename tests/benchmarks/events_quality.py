"""How good the chronology is: dated events and their order on Wikinews reports with gold timelines.

Runs dateline over the reports in ``DIR/eval/events`` and hands the events to the scorer there, whose
docstring defines every measure. Run ``python -m tests.benchmarks.events_quality --shared DIR``; ``--check``
fails under the floors.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from corpus.folder import FileEntry, walk
from search_index.dates.spans import DateSpan, Precision
from search_index.events.event import Event
from search_index.index.dating import Guidance
from search_index.index.reading import read_batch
from search_index.timeline.timeline import Timeline
from search_index.timeline.writer import write_timeline
from tests.benchmarks.floors import check, show

_VARIANTS = ("fm", "plain", "nodate")
"""The published date is in the front matter, in a dateline, or hidden."""


def main() -> int:
    """Measure, print and, with ``--check``, compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder with eval/events")
    parser.add_argument("--check", action="store_true", help="exit 1 under the floors")
    options = parser.parse_args()
    measured: dict[str, float] = {}
    for variant in _VARIANTS:
        scores = score(options.shared / "eval" / "events", variant)["apple"]
        measured |= {
            f"{variant} F1, distinct pairs": scores["c_precision"]["F1_at_gold"] or 0.0,
            f"{variant} F1, dates other than the report's": scores["c_precision"]["F1_nonDCT"] or 0.0,
            f"{variant} order within one document": scores["d_order"]["samedoc"]["all_acc"] or 0.0,
            f"{variant} stories, precision": scores["e_merge"]["all"]["precision"] or 0.0,
            f"{variant} stories, recall": scores["e_merge"]["all"]["recall"] or 0.0,
        }
    show(measured)
    return check(measured, "events_floors.toml") if options.check else 0


def score(evaluation: Path, variant: str) -> Any:
    """Return what the scorer makes of dateline's events for one variant of the reports."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for line in system_lines(evaluation / "eval" / variant):
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        file.flush()
        command = [sys.executable, str(evaluation / "score_events.py"), file.name, "--corpora", "apple"]
        done = subprocess.run(
            [*command, "--variant", variant, "--json"], capture_output=True, text=True, check=True
        )
    return json.loads(done.stdout)


def system_lines(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the events of the reports in ``folder``, merged into stories, as the scorer takes them."""
    entries = [entry for entry in walk(folder) if isinstance(entry, FileEntry)]
    articles = [article for read in read_batch(folder, entries, Guidance()) for article in read.articles]
    told = ((number, dated.events) for number, dated in enumerate(articles))
    with tempfile.TemporaryDirectory() as place:
        write_timeline(Path(place), 1, None, np.empty(0, np.int32), told)
        timeline = Timeline.open(Path(place), 1, lambda number: articles[number].article)
        for number in range(len(articles)):
            yield from (_line(event) for event in timeline.of_article(number))


def _line(event: Event) -> dict[str, Any]:
    return {
        "doc": Path(event.path).stem,
        "sentence": event.text,
        "date": _scorer_date(event.span),
        "cluster": event.story,
    }


def _scorer_date(span: DateSpan | None) -> str | None:
    """A date as the scorer writes it: a day, a month or a year, or else an interval."""
    if span is None:
        return None
    earliest = span.earliest.isoformat()
    match span.precision:
        case Precision.DAY:
            return earliest
        case Precision.MONTH:
            return earliest[:7]
        case Precision.YEAR:
            return earliest[:4]
        case _:
            return f"{earliest}/{span.latest.isoformat()}"


if __name__ == "__main__":
    sys.exit(main())
