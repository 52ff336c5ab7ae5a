"""Files are read in batches, here or in other processes: what comes out is the same, in the same order."""

import copyreg
import dataclasses
import pickle
import pickletools

import pytest

from corpus.article import Article
from corpus.folder import FileEntry, walk
from corpus.sample import sample_folder
from search_index.index.dating import Guidance, date_article, date_articles
from search_index.index.handing_over import pickle_quickly
from search_index.index.processes import other_processes
from search_index.index.reading import ReadFile, begin_reading, read_batch, read_files

COPIES = 9


@pytest.fixture
def folder(tmp_path):
    """Some hundred files, a few of which can't be read."""
    for number in range(COPIES):
        for path in sample_folder().rglob("*.md"):
            (tmp_path / f"{number}-{path.name}").write_text(path.read_text(encoding="utf-8"), "utf-8")
        (tmp_path / f"{number}-damaged.txt").write_bytes(b"\0\1\2" * 99)
    return tmp_path


def entries_of(folder):
    return sorted((each for each in walk(folder) if isinstance(each, FileEntry)), key=lambda each: each.path)


@pytest.mark.parametrize(("processes", "files_at_a_time"), [(1, 4), (2, 4), (2, 128)])
def test_other_processes_read_what_would_be_read_here(folder, monkeypatch, processes, files_at_a_time):
    monkeypatch.setattr("search_index.index.reading._BATCH", files_at_a_time)
    entries = entries_of(folder)
    here = [*read_files(folder, entries, Guidance())]
    assert [read.entry for read in here] == entries
    with other_processes(len(entries), begin_reading, processes) as others:
        assert [*read_files(folder, entries, Guidance(), others)] == here


@pytest.fixture
def picklers_restored():
    before = dict(copyreg.dispatch_table)
    yield
    copyreg.dispatch_table.clear()
    copyreg.dispatch_table.update(before)


@pytest.mark.usefixtures("picklers_restored")
def test_all_that_is_handed_over_is_pickled_quickly_and_comes_out_as_it_was(folder):
    read = read_batch(folder, entries_of(folder), Guidance())
    assert "BUILD" in steps_of(pickle.dumps(read))  # which calls a method in Python
    pickle_quickly(ReadFile)
    quick = pickle.dumps(read)
    assert pickle.loads(quick) == read
    assert "BUILD" not in steps_of(quick)


def steps_of(pickled):
    return {step.name for step, _, _ in pickletools.genops(pickled)}


def test_a_batch_has_what_each_of_its_files_has(folder):
    entries = entries_of(folder)
    batch = read_batch(folder, entries, Guidance())
    assert batch == [read for entry in entries for read in read_batch(folder, [entry], Guidance())]
    assert sum(bool(read.problem) for read in batch) == COPIES
    assert all(read.articles or read.problem for read in batch)


def test_articles_are_dated_together_as_each_alone(folder, monkeypatch):
    monkeypatch.setattr("search_index.index.dating._CHARACTERS_AT_A_TIME", 3_000)
    entries = [entry for entry in entries_of(folder) if not entry.path.endswith("damaged.txt")]
    articles = [dated.article for read in read_batch(folder, entries, Guidance()) for dated in read.articles]
    undated = [dataclasses.replace(each, stated_date="") for each in articles]
    assert date_articles(undated, Guidance()) == [date_article(each, Guidance()) for each in undated]


def test_a_file_that_is_gone_is_told_and_keeps_no_other_from_being_read(folder):
    first, second, *_ = entries_of(folder)
    (folder / first.path).unlink()
    gone, read = read_batch(folder, [first, second], Guidance())
    assert gone.problem.startswith("can't be read")
    assert read.articles


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("2022-13-45", ["its date “2022-13-45” can't be read: write it as 2024-02-21"]),
        ("2022-05-04", []),
        ("2022-05", []),  # the dateline makes it narrower
        ("3/4/2022", []),
    ],
)
def test_a_stated_date_is_told_only_if_it_cannot_be_read(stated, told):
    article = Article(
        "a.md", "Talks", "KAZAN, May 3 (Agency) — The talks began on Tuesday.", stated_date=stated
    )
    dated = date_article(article, Guidance()).article
    assert [*dated.problems] == [*date_article(dated, Guidance()).article.problems] == told
