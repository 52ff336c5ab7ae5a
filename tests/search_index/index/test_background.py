"""A refresh in a process of its own tells how far it is, and can be left at any time."""

import contextlib
import os
import signal
import subprocess
import threading

import pytest

from search_index.archive import Archive
from search_index.errors import ArchiveError
from search_index.index.background import refresh_in_process
from search_index.index.report import Progress, RefreshReport
from search_index.index.storage import DurableStorage


def test_progress_comes_first_and_the_report_last(archive_folder, tmp_path):
    *steps, report = refresh_in_process(archive_folder, tmp_path / "index")
    assert all(isinstance(step, Progress) for step in steps)
    assert isinstance(report, RefreshReport)
    assert report.articles == 3
    with Archive.open(archive_folder, tmp_path / "index") as archive:
        assert archive.search("kazan").total == 1


def test_what_is_wrong_is_raised_here(tmp_path):
    with pytest.raises(ArchiveError, match="no such folder"):
        list(refresh_in_process(tmp_path / "nowhere", tmp_path / "index"))


def test_leaving_ends_the_process(archive_folder, tmp_path):
    for number in range(300):
        (archive_folder / f"{number}.txt").write_text(f"Report {number}\n\nThey met in May 2003.\n" * 50)
    with contextlib.closing(refresh_in_process(archive_folder, tmp_path / "index")) as steps:
        next(steps)
    running = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout
    assert str(tmp_path / "index") not in running
    with Archive.open(archive_folder, tmp_path / "index") as archive:
        assert archive.refresh().articles == 303


def test_a_killed_process_is_told(archive_folder, tmp_path):
    for number in range(300):
        (archive_folder / f"{number}.txt").write_text(f"Report {number}\n\nThey met in May 2003.\n" * 50)
    steps = refresh_in_process(archive_folder, tmp_path / "index")
    next(steps)
    found = subprocess.run(["pgrep", "-f", str(tmp_path / "index")], capture_output=True, text=True).stdout
    os.kill(int(found.split()[0]), signal.SIGKILL)
    with pytest.raises(ArchiveError, match="ended from outside"):
        list(steps)


def test_it_can_be_left_while_another_thread_waits_for_its_next_step(archive_folder, tmp_path):
    with Archive.open(archive_folder, tmp_path / "index") as archive:
        archive.refresh()
    (archive_folder / "new.txt").write_text("New\n\nThey met on 5 May 2003.\n")
    lock = DurableStorage(tmp_path / "index").lock("refresh")
    assert lock.acquire()
    steps = refresh_in_process(archive_folder, tmp_path / "index")
    seen = []
    waiting = threading.Thread(target=lambda: seen.extend(steps))
    waiting.start()
    waiting.join(0.5)
    assert waiting.is_alive(), "the index is locked"
    steps.close()
    waiting.join(10)
    assert not waiting.is_alive()
    assert seen == []
    assert list(steps) == []
    lock.release()
