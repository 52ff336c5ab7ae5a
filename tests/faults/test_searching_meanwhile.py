"""Searches go on while another process refreshes the index, and see one generation or the next."""

import pytest

from search_index.archive import Archive
from search_index.index.background import refresh_in_process
from search_index.index.report import RefreshReport

_FILES, _CHANGED = 120, 40


def write(folder, number, edition):
    (folder / f"{number:03}.txt").write_text(
        f"Report {number}\n\nThis is edition{edition} of it. The council met on {number % 28 + 1} May 2003."
    )


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(_FILES):
        write(folder, number, 1)
    return folder


def counted(archive):
    """How many articles, and hits with their snippets, are of each edition."""
    editions = []
    for edition in (1, 2, 3):
        result = archive.search(f"edition{edition}", fold=False)
        hits = result.hits(0, _FILES)
        assert all(f"edition{edition} " in hit.snippet.text for hit in hits)
        assert len(hits) == result.total
        editions.append(result.total)
    assert len(archive.timeline) == 2 * _FILES, "an event a sentence"
    return editions


def test_a_reader_sees_the_last_generation_or_the_next(folder, tmp_path):
    index = tmp_path / "index"
    with Archive.open(folder, index) as staying:
        staying.refresh()
        before = counted(staying)
        for edition in (2, 3):
            for number in range(_CHANGED):
                write(folder, number, edition)
            seen = []
            for number, step in enumerate(refresh_in_process(folder, index)):
                last = step
                if number % 5 and not isinstance(step, RefreshReport):
                    continue
                assert counted(staying) == before, "what is open stays as it is"
                with Archive.open(folder, index) as fresh:
                    seen.append(counted(fresh))
            assert isinstance(last, RefreshReport)
            assert last.changed == _CHANGED
            after = [_FILES - _CHANGED] + [_CHANGED * (each == edition) for each in (2, 3)]
            assert before in seen
            assert seen[-1] == after
            assert all(each in (before, after) for each in seen)
            assert staying.reload()
            before = counted(staying)
            assert before == after


def test_two_refreshes_at_once_do_the_work_once(folder, tmp_path):
    index = tmp_path / "index"
    one, other = refresh_in_process(folder, index), refresh_in_process(folder, index)
    *_, first = one
    *_, second = other
    assert sorted([first.added, second.added]) == [0, _FILES]
    assert first.articles == second.articles == _FILES
    with Archive.open(folder, index) as archive:
        archive.verify()
        assert archive.generation == 1


def test_files_whose_times_change_while_two_look_do_no_harm(folder, tmp_path):
    index = tmp_path / "index"
    with Archive.open(folder, index) as archive:
        archive.refresh()
    for path in folder.iterdir():
        path.touch()
    looking = [refresh_in_process(folder, index) for _ in range(3)]
    reports = [[*each][-1] for each in looking]
    assert [(report.added, report.changed, report.damage) for report in reports] == [(0, 0, "")] * 3
    with Archive.open(folder, index) as archive:
        report = archive.refresh(thorough=True)
        assert (report.added, report.damage, report.generation) == (0, "", 1)
