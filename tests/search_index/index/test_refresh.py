"""A refresh reads what changed, commits it whole, and says what it did."""

import gc
import json
import os
import threading

import pytest

from search_index.archive import Archive
from search_index.errors import ArchiveError, IndexBusy, IndexDamaged
from search_index.index.refresh import refresh
from search_index.index.storage import DurableStorage


@pytest.fixture
def archive(archive_folder, tmp_path):
    with Archive.open(archive_folder, tmp_path / "index") as opened:
        yield opened


def found(archive, query):
    result = archive.search(query)
    return {result.summary(row).path for row in range(result.total)}


def times(index):
    """Of all files but the manifest, which may take in that a file is not fresh any more, and its seal."""
    return {
        path.name: path.stat().st_mtime_ns
        for path in index.iterdir()
        if not path.name.startswith(("manifest", "seal"))
    }


def test_a_refresh_without_changes_writes_nothing(archive):
    archive.refresh()
    before = times(archive.index)
    report = archive.refresh()
    after = times(archive.index)
    assert (report.added, report.changed, report.removed) == (0, 0, 0)
    assert after == before


def test_garbage_is_looked_for_seldom_in_a_refresh_and_as_before_after_it(archive):
    before, during = gc.get_threshold(), []
    archive.refresh(lambda _progress: during.append(gc.get_threshold()[0]))
    assert min(during) > before[0]
    assert gc.get_threshold() == before


def test_new_changed_and_removed_files_are_taken_in(archive):
    archive.refresh()
    (archive.folder / "new.txt").write_text("Floods in Brno\n\nThe river rose on 5 July 1997.\n")
    (archive.folder / "2024" / "kazan.md").write_text(
        "---\ntitle: Withdrawn\n---\nNothing happened in Samara.\n"
    )
    (archive.folder / "undated.txt").unlink()
    report = archive.refresh()
    assert (report.articles, report.added, report.changed, report.removed) == (3, 1, 1, 1)
    assert found(archive, "brno") == {"new.txt"}
    assert found(archive, "kazan") == set()
    assert found(archive, "samara") == {"2024/kazan.md"}
    assert found(archive, "bridge") == set()
    assert {event.path for event in archive.timeline.select()} <= found(archive, "")
    for kind in ("catalogue", "manifest", "testimony"):
        assert [path.name.split(".")[0] for path in archive.index.glob(f"{kind}-*")] == [f"{kind}-2"]


def test_a_touched_file_of_the_same_content_is_not_read_again(archive):
    archive.refresh()
    generation = archive.generation
    os.utime(archive.folder / "undated.txt", (1, 1))
    assert archive.refresh().changed == 0
    assert archive.generation == generation


def test_a_change_that_keeps_size_and_time_of_a_fresh_file_is_seen(archive):
    file = archive.folder / "undated.txt"
    archive.refresh()
    status = file.stat()
    file.write_text(file.read_text().replace("bridge", "tunnel"))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert archive.refresh().changed == 1
    assert found(archive, "tunnel") == {"undated.txt"}


def test_many_small_refreshes_equal_one_big_one(archive, tmp_path):
    for number in range(12):
        (archive.folder / f"{number}.txt").write_text(
            f"Report {number}\n\nThey met on {number + 1} May 2001.\n"
        )
        if number % 3 == 2:
            (archive.folder / f"{number - 1}.txt").unlink()
        archive.refresh()
    with Archive.open(archive.folder, tmp_path / "other") as other:
        other.refresh()
        assert found(archive, "") == found(other, "")
        assert found(archive, "report met") == found(other, "report met")
        mine = [(event.id, event.span) for event in archive.timeline.select()]
        assert mine == [(event.id, event.span) for event in other.timeline.select()]


def test_what_is_skipped_is_named_with_the_reason(archive):
    (archive.folder / "noise.txt").write_bytes(bytes(range(256)) * 20)
    report = archive.refresh()
    assert report.skipped == 1
    assert [problem.path for problem in report.problems] == ["noise.txt"]
    assert archive.refresh().problems == report.problems, "told again, although it was not read again"


def test_progress_counts_up_to_the_total_of_each_stage(archive):
    told = []
    archive.refresh(told.append)
    stages = {progress.stage: progress for progress in told}
    assert list(stages) == ["reading", "writing"]
    assert (stages["reading"].done, stages["reading"].total) == (3, 3)
    assert all(0 <= progress.done <= progress.total for progress in told)


def test_a_second_writer_waits_and_then_says_who_is_busy(archive):
    archive.refresh()
    (archive.folder / "new.txt").write_text("New\n\nSomething.\n")
    lock = DurableStorage(archive.index).lock("refresh")
    assert lock.acquire()
    with pytest.raises(IndexBusy, match="another dateline"):
        archive.refresh(lock_seconds=0.1)
    lock.release()
    assert archive.refresh().added == 1


def test_refreshes_at_the_same_time_do_the_work_once(archive):
    reports = []
    threads = [
        threading.Thread(
            target=lambda: reports.append(refresh(archive.folder, archive.index, lambda _: None, 30.0))
        )
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [report.articles for report in reports] == [3] * 4
    assert archive.reload()
    assert archive.generation == 1


def test_a_result_outlives_the_generation_it_was_found_in(archive):
    archive.refresh()
    result = archive.search("kazan")
    (archive.folder / "2024" / "kazan.md").unlink()
    archive.refresh()
    assert result.summary(0).path == "2024/kazan.md"
    assert "Kazan" in result.hits(0, 1)[0].snippet.text
    assert [event.path for event in result.events()]


def test_an_index_of_another_schema_is_rebuilt(archive):
    archive.refresh()
    description = archive.index / "dateline.json"
    description.write_text(json.dumps(json.loads(description.read_text()) | {"schema": 0}))
    assert not archive.exists
    assert archive.refresh().added == 3


@pytest.mark.parametrize(
    "pattern",
    ["catalogue-*", "manifest-*", "testimony-*", "_MAIN_*.toc", "MAIN_*.terms", "MAIN_*.documents"],
)
@pytest.mark.parametrize("damage", ["cut", "missing", "flipped"])
def test_a_damaged_index_is_rebuilt_from_the_articles(archive, pattern, damage):
    archive.refresh()
    archive.close()
    (file,) = archive.index.glob(pattern)
    content = file.read_bytes()
    match damage:
        case "cut":
            file.write_bytes(content[: len(content) // 2])
        case "missing":
            file.unlink()
        case "flipped":
            file.write_bytes(bytes([255 - content[0]]) + content[1:])
    report = archive.refresh()
    assert report.articles == 3
    assert found(archive, "kazan") == {"2024/kazan.md"}


def test_reading_a_damaged_index_is_told_in_one_line(archive):
    archive.refresh()
    archive.close()
    (file,) = archive.index.glob("catalogue-*")
    file.write_bytes(b"")
    with pytest.raises(IndexDamaged, match="is damaged") as caught:
        archive.search("kazan")
    assert "\n" not in str(caught.value)


def test_an_archive_without_an_index_says_how_to_build_one(archive):
    with pytest.raises(ArchiveError, match="run: dateline index"):
        archive.search("kazan")


def test_an_index_inside_the_archive_is_refused(archive_folder):
    with pytest.raises(ArchiveError, match="can't be inside"):
        Archive.open(archive_folder, archive_folder / "index")


@pytest.fixture
def own_happenings(own_home):
    file = own_home / ".config" / "dateline" / "happenings.toml"
    file.parent.mkdir(parents=True)
    return file


def test_the_users_own_happenings_bound_published_dates_and_a_change_of_them_rebuilds(
    archive, own_happenings
):
    (archive.folder / "fair.txt").write_text(
        "Visitors\n\nTheir stand at the Tidewater Fair drew thousands.\n"
    )
    archive.refresh()
    assert archive.article("fair.txt").article.published.earliest is None
    own_happenings.write_text(
        '[[happening]]\nname = "the Tidewater Fair"\nwords = [["tidewater fair"]]\n'
        'start = 2009-05-01\nend = 2009-05-20\nsource = "https://example.org/fair"\n'
    )
    archive.refresh()
    assert str(archive.article("fair.txt").article.published.earliest) >= "2009-05-01"


def test_a_mistake_in_the_users_happenings_is_told_in_one_line(archive, own_happenings):
    own_happenings.write_text('[[happening]]\nname = "a fair"\nstart = "soon"\n')
    with pytest.raises(ArchiveError, match=r"happenings\.toml, happening 1 \(a fair\)") as caught:
        archive.refresh()
    assert "\n" not in str(caught.value)
