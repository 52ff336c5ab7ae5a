"""What can wait until the user pauses: garbage is collected then, and not while keys are answered."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator
from time import monotonic

import pytest

from search_index.archive import Archive
from tui.app import DatelineApp
from tui.garbage import GarbageInPauses


@pytest.fixture
def collector() -> Iterator[None]:
    """Python's collector, as it was when the test is over."""
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    gc.enable()


async def test_a_pause_begins_when_no_key_has_come_for_a_second(archive: Archive) -> None:
    pauses: list[float] = []
    app = DatelineApp(archive, refresh=False, in_pauses=lambda: pauses.append(monotonic()))
    async with app.run_test() as pilot:
        end = monotonic() + 1.5
        while monotonic() < end:
            await pilot.press("j")
            await asyncio.sleep(0.05)
        assert not pauses
        while not pauses:
            await asyncio.sleep(0.05)
        assert pauses[0] > end + 0.5


@pytest.mark.usefixtures("collector")
def test_nothing_is_collected_before_the_first_pause_and_all_objects_only_in_one() -> None:
    garbage = GarbageInPauses()
    assert not gc.isenabled()
    garbage.collect()
    assert gc.isenabled()
    before = [generation["collections"] for generation in gc.get_stats()]
    kept = [[number] for number in range(100_000)]
    while_busy = [generation["collections"] for generation in gc.get_stats()]
    assert while_busy[1] > before[1] + 10
    assert while_busy[2] == before[2]
    garbage.collect()
    assert gc.get_stats()[2]["collections"] == before[2] + 1
    assert len(kept) == 100_000
