"""How fast the app starts and answers keys, on 19,043 newswire articles or as many times more as asked for.

The peer for the start is an empty Textual app, in the same run. All is measured from outside, in a
pseudo-terminal: from the key to the last byte that changed the list of articles, and to the last one that
changed anything. Each key is pressed in several rounds, of which the best counts: others may work beside.
Run ``python -m tests.benchmarks.app_speed --shared DIR``; ``--times 10`` takes ten times the articles;
``--check`` fails under the floors, which are of the processor's time where the clock's depends on others.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from search_index.archive import Archive
from tests.benchmarks.app_terminal import PaintedTerminal, Took
from tests.benchmarks.floors import check, show

_EMPTY_APP = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("nothing to see here, in so many words that it is taken for a whole painted frame")
Empty().run()
"""
_TYPED = ("oil prices", "bank of japan", "wheat exports", "said")
_STARTS = 3
_ROUNDS = 2
_LIST_COLUMNS = 44
"""Cells of the list of articles on a screen of 160."""


def main() -> int:
    """Measure, print and, with ``--check``, compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder with bench/")
    parser.add_argument("--times", type=int, default=1, help="take the articles so many times")
    parser.add_argument("--check", action="store_true", help="exit 1 under the floors")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        os.environ |= {f"XDG_{kind}_HOME": f"{place}/{kind}" for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
        measured = measure(options.shared / "bench" / "reuters21578.jsonl.gz", Path(place), options.times)
    show(measured)
    return check(measured, "app_speed_floors.toml") if options.check else 0


def measure(source: Path, place: Path, times: int) -> dict[str, float]:
    """Build the archive, then start the app and type in it; return figures by name."""
    folder, index = place / "archive", place / "index"
    _write_out(source, folder, times)
    with Archive.open(folder, index) as archive:
        articles = archive.refresh().articles
    dateline = [sys.executable, "-m", "tui.cli.main", str(folder), "--index", str(index), "--fresh"]
    figures = {"articles": float(articles), **_starts(dateline)}
    figures |= _typing(dateline, "")
    rebuild = [sys.executable, "-m", "tui.cli.main", "index", str(folder), "--index", str(place / "other")]
    with subprocess.Popen(rebuild, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as beside:
        figures |= _typing(dateline, ", a rebuild beside")
        beside.terminate()
    return figures


def _write_out(source: Path, folder: Path, times: int) -> None:
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            for copy in range(times):
                file = folder / f"{copy}" / (record["date"] or "undated")[:7] / f"{record['id']}.txt"
                file.parent.mkdir(parents=True, exist_ok=True)
                text = f"{record['title']}\n\n{record['dateline']} {record['text']}\n"
                file.write_text(text, encoding="utf-8")


def _starts(dateline: list[str]) -> dict[str, float]:
    """Start both apps by turns; the first time warms the caches and does not count."""
    empty, first, results, memory = [], [], [], []
    for _ in range(_STARTS + 1):
        terminal = PaintedTerminal([sys.executable, "-c", _EMPTY_APP])
        empty.append(terminal.painted("nothing to see"))
        terminal.close()
        terminal = PaintedTerminal(dateline)
        first.append(terminal.painted("Articles"))
        results.append(terminal.painted("all articles"))
        terminal.settle()
        memory.append(terminal.resident_megabytes)
        terminal.close()
    pairs = list(zip(first[1:], empty[1:], strict=True))
    return {
        "empty Textual app, ms": statistics.median(each.clock for each in empty[1:]),
        "first frame, ms": statistics.median(each.clock for each in first[1:]),
        "first frame against an empty app": statistics.median(a.clock / b.clock for a, b in pairs),
        "first frame against an empty app, processor": statistics.median(
            a.processor / b.processor for a, b in pairs
        ),
        "first results, ms": statistics.median(each.clock for each in results[1:]),
        "first results, processor, ms": statistics.median(each.processor for each in results[1:]),
        "resident memory, MB": statistics.median(memory[1:]),
    }


def _typing(dateline: list[str], beside: str) -> dict[str, float]:
    """Type queries letter by letter, each letter when the last one's results are painted."""
    terminal = PaintedTerminal(dateline)
    terminal.painted("all articles")
    terminal.settle()
    rounds = [_typed(terminal) for _ in range(_ROUNDS)]
    terminal.close()
    figures = {}
    for which, name in enumerate(("results", "screen")):
        for kind in ("clock", "processor"):
            keys = zip(*rounds, strict=True)
            best = sorted(min(getattr(took[which], kind) for took in key) for key in keys)
            what = f"key to painted {name}{beside}{', processor' if kind == 'processor' else ''}"
            figures[f"{what}, median, ms"] = statistics.median(best)
            figures[f"{what}, 95th percentile, ms"] = best[int(len(best) * 0.95)]
    return figures


def _typed(terminal: PaintedTerminal) -> list[tuple[Took, Took]]:
    took = []
    for query in _TYPED:
        took += [terminal.press(letter, _LIST_COLUMNS) for letter in query]
        terminal.press("\x15", _LIST_COLUMNS)  # clears the box
    return took


if __name__ == "__main__":
    sys.exit(main())
