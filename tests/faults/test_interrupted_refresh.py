"""Whatever ends a refresh, the last index stays, and the next refresh succeeds."""

import json
import resource
import signal
import subprocess
import time

import pytest

from corpus.article import Provenance
from search_index.archive import Archive
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


def test_a_full_disk_leaves_the_last_index_and_says_so(grown):
    folder, index = grown

    def small_disk():  # files can't grow beyond 100 kB: as on a full disk, a write fails in the middle
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    done = subprocess.run(
        [COMMAND, "index", folder, "--index", index], preexec_fn=small_disk, capture_output=True, text=True
    )
    assert done.returncode == 3, done.stderr
    assert "can't write the index" in done.stderr
    assert "Traceback" not in done.stderr
    assert state(folder, index) == (3, 1)
    assert json.loads(dateline("index", folder, "--index", index, "--json").out)["articles"] == 603


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
