"""A timeline that is not as it was written says so, and never gives a wrong event."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from search_index.dates import spans
from search_index.events.event import Event, Status
from search_index.timeline.timeline import Timeline, TimelineDamaged
from search_index.timeline.writer import remove_stale, write_timeline
from tests.search_index.timeline.making import day, event


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("timeline")
    events = [
        event(1, 0, day(2024, 2, 21)),
        event(1, 1, spans.month(1995, 5), status=Status.DENIED),
        event(1, 2, None),
    ]
    write_timeline(directory, 1, None, np.empty(0, np.int32), [(1, events), (4, [event(4, 0, day(2000))])])
    return directory


def everything(directory: Path) -> list[Event]:
    return list(Timeline.open(directory, 1).select())


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "copy"))


@pytest.mark.parametrize("name", ["timeline-1.columns", "events-1.segment"])
def test_a_flipped_bit_anywhere_is_noticed_or_changes_nothing(sound: Path, copy: Path, name: str) -> None:
    expected, content = everything(sound), (sound / name).read_bytes()
    messages = []
    for position in range(0, len(content), 3):
        damaged = bytearray(content)
        damaged[position] ^= 1 << position % 8
        (copy / name).write_bytes(damaged)
        try:
            found = everything(copy)
        except TimelineDamaged as error:
            messages.append(str(error))
        else:
            assert found == expected
    assert len(messages) > len(content) // 3 * 0.9
    assert all("\n" not in message and f"{name}: " in message for message in messages)


@pytest.mark.parametrize("name", ["timeline-1.columns", "events-1.segment"])
def test_a_file_cut_short_or_drawn_out_is_noticed(sound: Path, copy: Path, name: str) -> None:
    content = (sound / name).read_bytes()
    for length in (0, 1, 15, 16, 40, len(content) // 2, len(content) - 1):
        (copy / name).write_bytes(content[:length])
        with pytest.raises(TimelineDamaged, match=name):
            Timeline.open(copy, 1)
    (copy / name).write_bytes(content + b"x")
    with pytest.raises(TimelineDamaged, match=name):
        Timeline.open(copy, 1)


@pytest.mark.parametrize("name", ["timeline-1.columns", "events-1.segment"])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(
        TimelineDamaged, match=f"{name}: the file is missing; the index has to be built again"
    ):
        Timeline.open(copy, 1)


def test_the_files_of_another_generation_are_not_taken_for_this_one(copy: Path) -> None:
    (copy / "timeline-1.columns").rename(copy / "timeline-2.columns")
    with pytest.raises(TimelineDamaged, match="belongs to generation 1"):
        Timeline.open(copy, 2)


def test_nothing_is_removed_for_the_sake_of_a_damaged_generation(copy: Path) -> None:
    (copy / "timeline-1.columns").write_bytes(b"")
    with pytest.raises(TimelineDamaged):
        remove_stale(copy, 1)
    assert (copy / "events-1.segment").exists()
