"""The command line works with the user's corrections of dates, and says where they are."""

from __future__ import annotations

import json

from search_index.archive import Archive
from search_index.dates.edtf import from_edtf
from tests.cli.dateline_command import dateline


def test_info_names_the_file_of_corrections_once_there_is_one(archive_folder):
    assert "corrections.toml" not in dateline("info", archive_folder).out
    with Archive.open(archive_folder) as archive:
        archive.correct_published("undated.txt", from_edtf("2024-03-04"))
        assert str(archive.corrections_file) in dateline("info", archive_folder).out


def test_a_correction_is_taken_in_by_the_next_command(archive_folder):
    def published():
        done = dateline("search", archive_folder, "bridge", "--json")
        record = json.loads(done.out)
        return record["published"], record["published_by"]

    assert published()[1] == "unknown"
    with Archive.open(archive_folder) as archive:
        archive.correct_published("undated.txt", from_edtf("2024-03-04"))
    assert published() == ("2024-03-04", "correction")


def test_a_mistake_in_the_corrections_is_told_in_one_line(archive_folder):
    with Archive.open(archive_folder) as archive:
        archive.corrections_file.parent.mkdir(parents=True)
        archive.corrections_file.write_text('[published]\n"undated.txt" = "soon"\n')
    done = dateline("search", archive_folder, "bridge")
    assert done.code == 3
    assert "line 2 (undated.txt)" in done.err
    assert len(done.err.splitlines()) == 1
