"""A refresh that shares its work with other processes writes what it would write alone."""

import os
from functools import partial
from unittest import mock

import pytest

from corpus.sample import sample_folder
from search_index.archive import Archive
from search_index.errors import ArchiveError
from search_index.index.processes import other_processes


def built(folder, index, count):
    """The files of a timeline and catalogue that so many other processes helped to build."""
    with (
        mock.patch("search_index.index.draft.other_processes", partial(other_processes, count=count)),
        Archive.open(folder, index) as archive,
    ):
        report = archive.refresh()
        assert report.stories < report.events  # some were merged
    return {path.name: path.read_bytes() for path in index.iterdir() if path.name.startswith("timeline")}


def test_other_processes_build_the_timeline_that_one_builds(tmp_path):
    alone = built(sample_folder(), tmp_path / "alone", 0)
    assert alone
    assert built(sample_folder(), tmp_path / "shared", 2) == alone


def test_few_files_are_not_worth_other_processes():
    with other_processes(3, int) as others:
        assert others is None


def test_what_goes_wrong_elsewhere_is_raised_here():
    with pytest.raises(ZeroDivisionError), other_processes(1, int, 1) as others:
        others.call(divmod, 1, 0)


def test_a_process_that_comes_to_its_end_is_told():
    with pytest.raises(ArchiveError, match="try again"), other_processes(1, int, 1) as others:
        others.call(os._exit, 3)
