"""How well dates are read: TimeBank, AQUAINT and Wikinews by the shared scorer, hidden dates, datelines.

Tags the documents of ``DIR/eval/dates`` with their creation time as the published date and hands the result
to ``score_timex.py`` there, whose docstring defines every measure; so too the sentences of the Wikinews
reports in ``DIR/eval/events`` whose dates were annotated. Then hides the creation time and counts
how often a published date is claimed and right, and reads the datelines of Reuters-21578. Run
``python -m tests.benchmarks.dates_quality --shared DIR``; ``--check`` fails under the floors.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from corpus.article import Article, Confidence, Provenance, Published
from search_index.dates.published import published_date
from search_index.dates.tagger import tag
from tests.benchmarks.dates_speed import wire_articles
from tests.benchmarks.floors import check, show

_CORPORA = ("timebank", "aquaint")
_SENSIBLE_YEARS = range(1700, 2101)


def main() -> int:
    """Measure, print and, with ``--check``, compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder with eval/dates and bench")
    parser.add_argument("--check", action="store_true", help="exit 1 under the floors")
    options = parser.parse_args()
    measured: dict[str, float] = {}
    claims: Counter[str] = Counter()
    for corpus in _CORPORA:
        documents = list(_documents(options.shared / "eval" / "dates", corpus))
        measured |= _figures(corpus, score(options.shared / "eval" / "dates", corpus, documents))
        claims += _claims(documents)
    if (options.shared / "eval" / "events").is_dir():
        measured |= _wikinews(options.shared / "eval")
    measured |= _shares_of_claims(claims)
    measured |= _datelines(options.shared)
    show(measured)
    return check(measured, "dates_floors.toml") if options.check else 0


def _figures(corpus: str, by_mode: dict[str, dict[str, float]]) -> dict[str, float]:
    return {
        f"{corpus} {mode}, {measure} F1": 100 * figures[f"{measure}_f1"]
        for mode, figures in by_mode.items()
        for measure in ("strict", "relaxed", "value")
    }


def score(folder: Path, corpus: str | Path, documents: list[dict[str, Any]]) -> Any:
    """Return the scorer's figures by mode for the documents of a corpus (its name, or its folder)."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for document in documents:
            file.write(json.dumps(_prediction(document)) + "\n")
        file.flush()
        command = [sys.executable, str(folder / "score_timex.py"), str(folder / corpus), file.name, "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def _documents(folder: Path, corpus: str) -> Iterator[dict[str, Any]]:
    command = [sys.executable, str(folder / "tml_text.py"), "--jsonl", str(folder / corpus)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    yield from map(json.loads, done.stdout.splitlines())


def _wikinews(evaluation: Path) -> dict[str, float]:
    """Score the Wikinews reports, whose gold is in offsets: it is written as TimeML for the scorer."""
    folder = evaluation / "events" / "eval"
    with tempfile.TemporaryDirectory() as gold:
        documents = []
        for line in (folder / "timex_gold_nodate.jsonl").read_text("utf-8").splitlines():
            record = json.loads(line)
            record["text"] = (folder / "nodate" / f"{record['doc']}.txt").read_text("utf-8")
            record["text"] = record["text"][: record["annotated_end"]]
            (Path(gold) / f"{record['doc']}.tml").write_text(_as_timeml(record), "utf-8")
            documents.append(record)
        return _figures("wikinews", score(evaluation / "dates", Path(gold), documents))


def _as_timeml(record: dict[str, Any]) -> str:
    parts, position = [f'<DCT><TIMEX3 type="DATE" value="{record["dct"]}"/></DCT><TEXT>'], 0
    for timex in record["timexes"]:
        parts.append(escape(record["text"][position : timex["start"]]))
        parts.append(
            f'<TIMEX3 type="{timex["type"]}" value="{timex["value"]}">{escape(timex["text"])}</TIMEX3>'
        )
        position = timex["end"]
    return "".join([*parts, escape(record["text"][position:]), "</TEXT>"])


def _day(document: dict[str, Any]) -> date:
    return date.fromisoformat(document["dct"][:10])


def published_on(day: date) -> Published:
    """Return a stated published date."""
    return Published(day, day, Provenance.FRONT_MATTER, Confidence.STATED)


def _prediction(document: dict[str, Any]) -> dict[str, Any]:
    found = tag(document["text"], published_on(_day(document)))
    timexes = [{"start": e.start, "end": e.end, "type": e.type, "value": e.value} for e in found]
    return {"doc": document["doc"], "timexes": timexes}


def _claims(documents: list[dict[str, Any]]) -> Counter[str]:
    """Count what is claimed of the published dates when they are hidden, and how much of it is right."""
    counts: Counter[str] = Counter()
    for document in documents:
        published, day = published_date(Article("hidden.txt", "", document["text"])), _day(document)
        counts["documents"] += 1
        if published.earliest is None:
            continue
        kind = "bound" if published.latest is None else _finest(published.earliest, published.latest)
        right = published.earliest <= day and (published.latest is None or day <= published.latest)
        counts[kind] += 1
        counts["claims"] += 1
        counts["right"] += right
    return counts


def _finest(earliest: date, latest: date) -> str:
    width = latest - earliest
    return "day" if width <= timedelta(days=3) else "month" if width <= timedelta(days=31) else "year"


def _shares_of_claims(counts: Counter[str]) -> dict[str, float]:
    kinds = ("bound", "day", "month", "year")
    shares = {f"hidden date, {kind} claimed, %": 100 * counts[kind] / counts["documents"] for kind in kinds}
    return shares | {
        "hidden date, right of what is claimed, %": 100 * counts["right"] / max(counts["claims"], 1)
    }


def _datelines(shared: Path) -> dict[str, float]:
    """Count the datelines read to within a day of the article's date, and the dates out of all bounds."""
    lines = right = beyond = 0
    for article in wire_articles(shared):
        for found in tag(article.text, article.published):
            span = found.span
            beyond += span is not None and not {span.earliest.year, span.latest.year} <= set(_SENSIBLE_YEARS)
        day = article.published.day
        if day is None or not article.title:
            continue
        lines += 1
        dates = [found.span for found in tag(article.title, article.published) if found.span is not None]
        right += len(dates) == 1 and abs(dates[0].earliest - day) <= timedelta(days=1)
    return {"datelines right to a day, %": 100 * right / lines, "dates outside 1700 to 2100": beyond}


if __name__ == "__main__":
    sys.exit(main())
