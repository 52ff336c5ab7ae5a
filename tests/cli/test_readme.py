"""The commands that the README shows do what it says."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from corpus.sample import sample_folder
from search_index.archive import Archive
from search_index.queries.syntax import DATE_FIELDS, TEXT_FIELDS
from tests.cli.dateline_command import COMMAND

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
LINES = [
    line for block in BLOCKS for line in block.splitlines() if re.match(r"dateline |echo .*dateline ", line)
]
SEARCHING = README[README.index("**Searching.**") : README.index("**On the command line.**")]
FIRST_COLUMN = re.findall(r"^\| (`.*?) \|", SEARCHING, re.MULTILINE)
QUERIES = [query for cell in FIRST_COLUMN for query in re.findall(r"`(.+?)`", cell)]


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    with Archive.open(sample_folder(), tmp_path_factory.mktemp("sample") / "index") as archive:
        archive.refresh()
        yield archive


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_of_the_readme_finds_something_in_the_sample_archive(sample, query):
    assert 0 < sample.search(query).articles < sample.search("").articles


def test_the_readme_shows_every_operator_and_field():
    for sign in ("OR", "NOT", "*", "~", "~2", " -", '"', "(", ".."):
        assert any(sign in query for query in QUERIES), sign
    assert {f"{field}:" for field in TEXT_FIELDS + DATE_FIELDS} <= set(re.findall(r"[a-z]+:", SEARCHING))


def test_the_readme_shows_every_command():
    shown = {found for line in LINES for found in re.findall(r"dateline (\w+)", line)}
    assert shown == {"index", "search", "events", "show", "dates", "info"}


def test_the_two_commands_do_all_the_set_up():
    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/dateline" in README
    assert "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest" in README


@pytest.mark.parametrize("line", LINES)
def test_a_command_of_the_readme_works(line, archive_folder, own_home, tmp_path):
    shutil.copytree(archive_folder, own_home / "clippings")
    path = f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        line, shell=True, cwd=tmp_path, env=os.environ | {"PATH": path}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout or ">" in line
