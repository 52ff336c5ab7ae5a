"""How fast the app starts and answers keys, on 19,043 newswire articles or as many times more as asked for.

The peer for the start is an empty Textual app, in the same run. All is measured from outside, in a
pseudo-terminal: from the key to the last byte of what it painted. Run ``python -m tests.benchmarks.app_speed
--shared DIR``; ``--times 10`` takes ten times the articles; ``--check`` fails under the floors.
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
from tests.benchmarks.app_terminal import PaintedTerminal
from tests.benchmarks.floors import check, show

_EMPTY_APP = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("nothing to see here, in so many words that it is taken for a whole painted frame")
Empty().run()
"""
_TYPED = ("oil prices", "bank of japan", "gold", "prime minister", "wheat exports", "said")
_STARTS = 5


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
    dateline = [sys.executable, "-m", "tui.cli.main", str(folder), "--index", str(index)]
    figures = {"articles": float(articles), **_starts(dateline)}
    figures |= _typing(dateline, "")
    rebuild = [sys.executable, "-m", "tui.cli.main", "index", str(folder), "--index", str(place / "other")]
    with subprocess.Popen(rebuild, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as beside:
        figures |= _typing(dateline, ", a rebuild beside")
        beside.kill()
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
        empty.append(terminal.painted(b"nothing to see"))
        terminal.close()
        terminal = PaintedTerminal(dateline)
        first.append(terminal.painted(b"Articles"))
        results.append(terminal.painted(b"articles"))
        terminal.settle()
        memory.append(terminal.resident_megabytes)
        terminal.close()
    ratio = statistics.median(mine / peer for mine, peer in zip(first[1:], empty[1:], strict=True))
    return {
        "empty Textual app, s": statistics.median(empty[1:]),
        "first frame, s": statistics.median(first[1:]),
        "first frame against an empty app": ratio,
        "first results, s": statistics.median(results[1:]),
        "resident memory, MB": statistics.median(memory[1:]),
    }


def _typing(dateline: list[str], beside: str) -> dict[str, float]:
    """Type queries letter by letter, each letter when the last one's results are painted."""
    terminal = PaintedTerminal(dateline)
    terminal.painted(b"articles")
    terminal.settle()
    times = []
    for query in _TYPED:
        times += [terminal.press(letter) * 1000 for letter in query]
        terminal.press("\x15")  # clears the box
    terminal.close()
    times.sort()
    return {
        f"key to painted results{beside}, median, ms": statistics.median(times),
        f"key to painted results{beside}, 95th percentile, ms": times[int(len(times) * 0.95)],
    }


if __name__ == "__main__":
    sys.exit(main())
