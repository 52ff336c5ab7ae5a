"""How fast the app is with a million events: opening, moving, going to a date, charting.

Run ``python -m tests.benchmarks.app_events``; ``--check`` fails under the floors. The timeline is made up and
written as any other: spans from days to decades over two centuries, most of them in the last years.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from corpus.article import Confidence, Provenance, Published
from search_index.archive import Archive
from search_index.dates import spans
from search_index.dates.spans import DateSpan
from search_index.events.event import DatedBy, Event, Status
from search_index.index.seal import admit
from search_index.timeline.writer import write_timeline
from tests.benchmarks.floors import check, show
from tests.tui.driving import Driver, running
from tui.event_list import EVERYTHING_LISTED, list_events

_EVENTS_AN_ARTICLE = 250
_MOVES = 60
_JUMPS = 20
_SIZE = (200, 50)
_LAST = date(2024, 12, 31)
_TEXT = "Something was done at the quay, and somebody said so."


def main() -> int:
    """Measure, print and, with ``--check``, compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000, help="how many events there are")
    parser.add_argument("--check", action="store_true", help="exit 1 under the floors")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        archive = _archive(Path(name), options.events)
        measured = {"events": float(options.events), **asyncio.run(measure(archive))}
        archive.close()
    show(measured)
    return check(measured, "app_events_floors.toml") if options.check else 0


async def measure(archive: Archive) -> dict[str, float]:
    """Drive the app; return figures by name, in milliseconds but for the opening.

    Times are of the processor, so that others may work beside; those of a move and of going to a date are of
    the app's own thread, which nothing may hold up.
    """
    found = archive.search("").events()
    listing = _milliseconds(lambda: list_events(found, found, EVERYTHING_LISTED))
    gc.collect()
    gc.freeze()
    started = time.process_time()
    async with running(archive, _SIZE) as app:
        opened = time.process_time() - started
        await app.do("escape", "3")
        pane = app.explorer.event_pane
        await app.until(lambda: pane.chart.drawing is not None)
        moves = [await _moved(app, place) for place in (0.0, 0.5, 0.999)]
        jumps = [await _jumped(app, year) for year in range(2024 - _JUMPS, 2024)]
        zooms = [await _cost(app, lambda: app.do("z")) for _ in range(4)]
        zooms += [await _cost(app, lambda: app.do("Z")) for _ in range(4)]
        again = await _cost(app, lambda: _searched(app))
        order = await _cost(app, lambda: app.do("v"))
        reported = await _moved(app, 0.5)
    return {
        "opened with every event listed, s": opened,
        "searching for all of them again, ms": again,
        "listing them, ms": listing,
        "a move of the cursor at the top, ms": moves[0],
        "a move of the cursor in the middle, ms": moves[1],
        "a move of the cursor at the end, ms": moves[2],
        "a move of the cursor as reported, ms": reported,
        "going to a date, ms": statistics.median(jumps),
        "going to a date at worst, ms": max(jumps),
        "zooming the chart, ms": statistics.median(zooms),
        "listing as reported, ms": order,
    }


async def _moved(app: Driver, place: float) -> float:
    """What a key costs until the row is painted, from this part of the list on: the median of many."""
    rows = app.explorer.event_pane.rows_list
    rows.move_cursor(int(len(rows.source) * place))
    await app.settled()
    costs = []
    for step in range(_MOVES):
        started = time.thread_time()
        rows.action_cursor_down() if step % 10 else rows.action_page_down()
        for line in range(rows.size.height):
            rows.render_line(line)
        costs.append((time.thread_time() - started) * 1000)
        await app.settled()
    return statistics.median(costs)


async def _jumped(app: Driver, year: int) -> float:
    """What it costs to go to a date: found, listed, painted."""
    pane, explorer = app.explorer.event_pane, app.explorer
    started = time.thread_time()
    explorer._go_to_date(spans.month(year, 7))
    for line in range(pane.rows_list.size.height):
        pane.rows_list.render_line(line)
    cost = (time.thread_time() - started) * 1000
    event = pane.event_at_cursor
    assert event is not None
    assert event.span is not None
    assert event.span.earliest.year == year
    await app.settled()
    return cost


async def _searched(app: Driver) -> None:
    app.explorer.conversation.ask("")
    await app.settled()


async def _cost(app: Driver, work: Callable[[], Awaitable[object]]) -> float:
    """What some keys cost until all is settled, the search thread's work counted in."""
    started = time.process_time()
    await work()
    await app.settled()
    return (time.process_time() - started) * 1000


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def _archive(folder: Path, events: int) -> Archive:
    """An archive of small articles, its timeline replaced by one of so many events."""
    articles, index = folder / "articles", folder / "index"
    articles.mkdir()
    count = events // _EVENTS_AN_ARTICLE
    for number in range(count):
        (articles / f"{number:05}.txt").write_text(f"Report {number}\n\n{_TEXT}\n")
    archive = Archive.open(articles, index)
    archive.refresh()
    generation = archive.generation
    numbers = {archive.search("").summary(row).path: number for row, number in enumerate(_numbers(archive))}
    archive.close()
    for file in (*index.glob("timeline-*"), *index.glob("events-*")):
        file.unlink()
    write_timeline(index, generation, None, np.empty(0, np.int32), _told(numbers))
    for file in (*index.glob("timeline-*"), *index.glob("events-*")):
        admit(index, generation, file.name, file)
    return Archive.open(articles, index)


def _numbers(archive: Archive) -> Sequence[int]:
    numbers: Sequence[int] = archive.search("").numbers.tolist()
    return numbers


def _told(numbers: dict[str, int]) -> Iterator[tuple[int, Sequence[Event]]]:
    """The events of every article."""
    chance = random.Random(1)
    for path, number in numbers.items():
        day = _LAST - timedelta(days=int(chance.expovariate(1 / 2000)))
        published = Published(day, day, Provenance.FRONT_MATTER, Confidence.STATED)
        first = Event(
            id="",
            span=None,
            status=Status.HAPPENED,
            text=_TEXT,
            path=path,
            title=f"Report {path}",
            source="Gazette",
            published=published,
            sentence_start=0,
            sentence_end=len(_TEXT),
            expression="",
            expression_start=0,
            expression_end=0,
            rule="made up",
            reference=None,
            story="",
        )
        yield (
            number,
            [
                replace(
                    first,
                    id=f"{chance.getrandbits(96):024x}",
                    span=_span(chance, day),
                    status=Status.PLANNED if place % 20 == 0 else Status.HAPPENED,
                    dated_by=DatedBy.REPORT if place % 4 == 0 else DatedBy.EXPRESSION,
                )
                for place in range(_EVENTS_AN_ARTICLE)
            ],
        )


def _span(chance: random.Random, reported: date) -> DateSpan | None:
    when = reported - timedelta(days=min(70_000, int(chance.expovariate(1 / 900))))
    kind = chance.random()
    if kind < 0.7:
        return spans.day(when)
    if kind < 0.85:
        return spans.month(when.year, when.month)
    if kind < 0.95:
        return spans.year(when.year)
    return spans.decade(when.year // 10 * 10) if kind < 0.98 else None


if __name__ == "__main__":
    sys.exit(main())
