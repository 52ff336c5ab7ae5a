"""Whatever ends a refresh, the last index stays, and the next refresh succeeds."""

import json
import multiprocessing
import os
import resource
import shutil
import signal
import subprocess
import sys
import time

import pytest

from corpus.article import Provenance
from search_index.archive import Archive
from search_index.errors import ArchiveError
from tests.cli.dateline_command import COMMAND, dateline


@pytest.fixture
def grown(archive_folder, tmp_path):
    """An indexed archive that has grown by 600 articles since."""
    index = tmp_path / "index"
    assert dateline("index", archive_folder, "--index", index).code == 0
    for number in range(600):
        text = (
            f"Report {number}\n\n" + f"The council of town {number} met on {number % 28 + 1} May 2003. " * 20
        )
        (archive_folder / f"{number:04}.txt").write_text(text)
    return archive_folder, index


def state(folder, index):
    with Archive.open(folder, index) as archive:
        return archive.search("").total, archive.search("kazan").total


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0.3, 0.6, 0.9, 1.2, 1.5, 1.8, 2.2])
def test_a_killed_refresh_leaves_the_last_index(grown, seconds):
    folder, index = grown
    process = subprocess.Popen([COMMAND, "index", folder, "--index", index], stdout=-3, stderr=-3)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert state(folder, index) in ((3, 1), (603, 1))
    assert json.loads(dateline("index", folder, "--index", index, "--json").out)["articles"] == 603
    assert state(folder, index) == (603, 1)
    leftovers = [path.name for path in index.iterdir() if path.suffix in (".run", ".draft")]
    assert not leftovers


def test_an_interrupted_refresh_exits_130_without_a_traceback(grown):
    folder, index = grown
    process = subprocess.Popen(
        [COMMAND, "index", folder, "--index", index],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    if process.returncode != 0:  # it may have been done already
        assert process.returncode == 130
        assert "Traceback" not in err
        assert "dateline: interrupted" in err
        assert state(folder, index) == (3, 1)


@pytest.mark.skipif(os.cpu_count() == 1, reason="on one core there are no other processes")
def test_a_reading_process_that_is_killed_leaves_the_last_index_and_is_told(grown):
    folder, index = grown

    def kill(_progress):
        for process in multiprocessing.active_children():
            process.kill()

    with Archive.open(folder, index) as archive:
        with pytest.raises(ArchiveError, match=r"ended from outside.*try again"):
            archive.refresh(kill)
        assert archive.search("").total == 3
        assert archive.refresh().articles == 603


@pytest.mark.parametrize(
    "room",
    [100_000, *(pytest.param(room, marks=pytest.mark.slow) for room in (0, 50, 700, 3_000, 9_000, 30_000))],
)
def test_a_full_disk_leaves_the_last_index_and_says_so(grown, room):
    folder, index = grown

    def small_disk():  # files can't grow beyond so many bytes: as on a full disk, a write fails in the middle
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    done = subprocess.run(
        [COMMAND, "index", folder, "--index", index], preexec_fn=small_disk, capture_output=True, text=True
    )
    assert done.returncode == 3, done.stderr
    assert "can't write the index" in done.stderr
    assert "Traceback" not in done.stderr
    assert state(folder, index) == (3, 1)
    assert json.loads(dateline("index", folder, "--index", index, "--json").out)["articles"] == 603


CRASHING = """
import os, sys
from pathlib import Path
from search_index.archive import Archive
from search_index.errors import ArchiveError
steps = int(sys.argv[3])
def counting(real):
    def step(*args, **options):
        global steps
        steps -= 1
        if steps < 0:
            os._exit(9)
        return real(*args, **options)
    return step
for name in ("fsync", "rename", "replace", "unlink"):
    setattr(os, name, counting(getattr(os, name)))
with Archive.open(Path(sys.argv[1]), Path(sys.argv[2])) as archive:
    archive.refresh()
"""
"""Refreshes, but is gone before a given step of writing to the disk."""


@pytest.mark.slow
def test_a_crash_before_any_step_of_a_commit_leaves_the_last_index_or_the_new_one(archive_folder, tmp_path):
    index, sound = tmp_path / "index", tmp_path / "sound"
    with Archive.open(archive_folder, sound) as archive:
        archive.refresh()
    (archive_folder / "new.txt").write_text("News\n\nThey met again in Kazan on 5 May 2003.")
    seen = set()
    for steps in range(200):
        shutil.rmtree(index, ignore_errors=True)
        shutil.copytree(sound, index)
        command = [sys.executable, "-c", CRASHING, archive_folder, index, str(steps)]
        code = subprocess.run(command, capture_output=True).returncode
        seen.add(state(archive_folder, index))
        with Archive.open(archive_folder, index) as archive:
            report = archive.refresh(thorough=True)
            assert (report.articles, report.damage) == (4, "")
        assert state(archive_folder, index) == (4, 2)
        if code == 0:
            break
    assert code == 0
    assert steps > 10
    assert seen == {(3, 1), (4, 2)}


def test_a_place_where_no_index_can_be_is_told(archive_folder, tmp_path):
    (tmp_path / "file").write_text("no folder")
    done = dateline("index", archive_folder, "--index", tmp_path / "file" / "index")
    assert done.code == 3
    assert "choose another with --index" in done.err
    assert len(done.err.splitlines()) == 1


@pytest.fixture
def asking(archive_folder, tmp_path):
    """An indexed archive of 300 articles without a date, to which the one has come that dates them."""
    index = tmp_path / "index"
    for number in range(300):
        text = f"Anna Weber met Pedro Ruiz in Kazan on February 21, and {number} more people came. " * 20
        (archive_folder / f"{number:04}.txt").write_text(f"Report {number}\n\n{text}")
    assert dateline("index", archive_folder, "--index", index).code == 0
    witness = "On February 21, 2024, Anna Weber met Pedro Ruiz in Kazan."
    (archive_folder / "2024-03-20.txt").write_text(witness)
    return archive_folder, index


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0.6, 0.9, 1.2, 1.5, 1.8])
def test_a_refresh_killed_while_articles_date_one_another_leaves_all_or_none_dated(asking, seconds):
    folder, index = asking
    process = subprocess.Popen([COMMAND, "index", folder, "--index", index], stdout=-3, stderr=-3)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert settled(folder, index) in (0, 300)
    assert dateline("index", folder, "--index", index).code == 0
    assert settled(folder, index) == 300


def settled(folder, index):
    with Archive.open(folder, index) as archive:
        return sum(
            archive.article(f"{number:04}.txt").article.published.provenance is Provenance.ARCHIVE
            for number in range(300)
        )
