"""Whatever is wrong is told in one line on stderr, with the right exit code and never a traceback."""

import os
import re
import subprocess

import pytest

from tests.cli.dateline_command import COMMAND, dateline


def told(done):
    """The first line of what is told."""
    assert "Traceback" not in done.err
    assert done.err.startswith("dateline: ")
    return done.err.splitlines()[0]


@pytest.mark.parametrize("command", [["index"], ["search"], ["events"], ["show"], ["info"], []])
def test_a_missing_folder(tmp_path, command):
    path = ["x"] if command == ["show"] else []
    done = dateline(*command, tmp_path / "nowhere", *path)
    assert done.code == 3
    assert re.search(r"there is no folder .*nowhere; name the folder", told(done))
    assert len(done.err.splitlines()) == 1


def test_a_file_in_place_of_a_folder(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("text")
    done = dateline("index", file)
    assert done.code == 3
    assert "is a file; name the folder" in told(done)


def test_an_empty_folder(tmp_path):
    done = dateline("index", tmp_path)
    assert done.code == 1
    assert "holds no articles" in told(done)
    assert len((done.out + done.err).splitlines()) == 1
    assert dateline("search", tmp_path).code == 1
    assert dateline("events", tmp_path).code == 1


def test_a_file_that_is_not_text_is_named_with_the_reason_and_the_rest_is_indexed(archive_folder):
    (archive_folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10)
    (archive_folder / "film.mp4").write_bytes(b"\x00")
    done = dateline("index", archive_folder)
    assert done.code == 0
    assert "3 articles" in done.out
    assert "2 skipped" in done.out
    assert re.search(r"^dateline: film\.mp4: no reader for \.mp4 files$", done.err, re.MULTILINE)
    assert re.search(r"^dateline: picture\.txt: .*not text", done.err, re.MULTILINE)
    assert len(done.err.splitlines()) == 2


@pytest.mark.parametrize(
    ("query", "position"),
    [('"open', 1), ("(open", 1), ("closed)", 7), ("a OR", 3), ("nofield:x", 1), ("published:soon", 11)],
)
@pytest.mark.parametrize("command", ["search", "events"])
def test_a_bad_query_names_the_position(archive_folder, command, query, position):
    done = dateline(command, archive_folder, query)
    assert done.code == 2
    assert told(done).endswith(f"(at character {position})")
    assert len(done.err.splitlines()) == 1
    assert done.out == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["search"],
        ["search", ".", "--nonsense"],
        ["events", ".", "--since", "soon"],
        ["events", ".", "--since", "2024", "--until", "2022"],
        ["events", ".", "--format", "docx"],
        ["dates", "--published", "yesterday"],
        ["search", ".", "--limit", "0"],
        ["search", "", "kazan"],
        ["info", ""],
        ["events", ".", "--index", ""],
    ],
)
def test_wrong_usage(arguments):
    done = dateline(*arguments)
    assert done.code == 2
    assert "--help" in told(done)
    assert len(done.err.splitlines()) == 1


def test_the_app_needs_a_terminal(archive_folder):
    done = dateline(archive_folder)
    assert done.code == 2
    assert "needs a terminal" in told(done)


def test_dates_of_a_file_that_is_missing_or_no_text(tmp_path):
    assert dateline("dates", tmp_path / "no.txt").code == 2
    assert "Traceback" not in dateline("dates", stdin=bytes(range(256))).err


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o000)
    done = dateline("index", closed)
    assert done.code == 3
    assert "permission" in told(done)
    assert dateline("index", closed / "inner").code == 3


def test_a_path_that_cannot_be_looked_for(archive_folder, tmp_path):
    impossible = tmp_path / ("x" * 300)
    for arguments in (["search", impossible], ["info", impossible], [impossible]):
        done = dateline(*arguments)
        assert done.code == 3
        assert re.search("can't look for .*xxx: File name too long; name a folder", told(done))
    done = dateline("search", archive_folder, "kazan", "--index", impossible)
    assert done.code == 3
    assert told(done).endswith("choose another with --index")


def test_an_index_that_others_can_write_is_refused(archive_folder, tmp_path):
    place = tmp_path / "index"
    assert dateline("index", archive_folder, "--index", place).code == 0
    place.chmod(0o777)
    done = dateline("search", archive_folder, "kazan", "--index", place)
    assert done.code == 3
    assert "others can write" in told(done)


def test_a_folder_with_other_files_is_not_taken_for_the_index(archive_folder, tmp_path):
    place = tmp_path / "precious"
    place.mkdir()
    (place / "thesis.tex").write_text("years of work")
    done = dateline("index", archive_folder, "--index", place)
    assert done.code == 3
    assert "not dateline's" in told(done)
    assert (place / "thesis.tex").read_text() == "years of work"


def test_a_reader_that_has_seen_enough_is_no_error(archive_folder):
    pipeline = f"{COMMAND} events {archive_folder} --format jsonl | head -n 1"
    done = subprocess.run(pipeline, shell=True, capture_output=True, timeout=60)
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1


@pytest.mark.parametrize("command", ["search", "events"])
def test_nor_does_it_mean_that_nothing_was_found(archive_folder, command):
    pipeline = f"set -o pipefail; {COMMAND} {command} {archive_folder} | true"
    done = subprocess.run(["bash", "-c", pipeline], capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_misspelt_command_is_not_taken_for_a_folder():
    done = dateline("serch", "somewhere", "kazan")
    assert done.code == 2
    assert "did you mean: dateline search" in told(done)


@pytest.fixture
def damaged(archive_folder, tmp_path):
    """An index in which a byte is not what it was, where opening does not look."""
    for number in range(30):
        words = " ".join(f"word{number}x{place}" for place in range(600))
        (archive_folder / f"{number}.txt").write_text(f"Report {number}\n\nThe common thing. {words}")
    index = tmp_path / "index"
    assert dateline("index", archive_folder, "--index", index).code == 0
    (terms,) = index.glob("*.terms")
    content = bytearray(terms.read_bytes())
    content[len(content) // 2] ^= 1
    terms.write_bytes(content)
    return archive_folder, index


def test_a_damaged_index_is_told_in_one_line_and_rebuilt(damaged):
    folder, index = damaged
    done = dateline("search", folder, "word3*", "--index", index)
    assert (done.code, done.out) == (3, "")
    assert re.search(r"damaged \(.*was altered\); it has been rebuilt .*: run the command again", told(done))
    assert len(done.err.splitlines()) == 1
    again = dateline("search", folder, "word3x3", "--index", index, "--json")
    assert (again.code, len(again.lines), again.err) == (0, 1, "")


def test_a_damaged_index_is_not_rebuilt_without_a_refresh(damaged):
    folder, index = damaged
    for _ in range(2):
        done = dateline("search", folder, "word3*", "--index", index, "--no-refresh")
        assert (done.code, done.out) == (3, "")
        assert "without --no-refresh it is rebuilt" in told(done)
    rebuilt = dateline("search", folder, "word3x3", "--index", index)
    assert rebuilt.code == 0
    assert "was altered); it has been rebuilt from the articles" in told(rebuilt)


def test_indexing_and_info_look_for_damage_in_all_of_an_index(damaged):
    folder, index = damaged
    done = dateline("info", folder, "--index", index)
    assert done.code == 3
    assert "damaged; the next refresh rebuilds it" in done.out
    done = dateline("index", folder, "--index", index)
    assert (done.code, told(done).endswith("it has been rebuilt from the articles")) == (0, True)
    assert "good" in dateline("info", folder, "--index", index).out
