"""Walking an archive: a stable order, nothing lost silently, no way to hang or crash."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus import folder as folder_module
from corpus.folder import FileEntry, FolderError, Skipped, fingerprint, is_passed_over, walk


def put(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("Some words.", encoding="utf-8")


def paths(folder: Path) -> list[str]:
    return [item.path for item in walk(folder) if isinstance(item, FileEntry)]


def skipped(folder: Path) -> dict[str, str]:
    return {item.path: item.reason for item in walk(folder) if isinstance(item, Skipped)}


def test_files_come_sorted_folder_by_folder(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a/z.md", "a/b/c.txt", "a.txt", "c/a.markdown", "README")
    assert paths(tmp_path) == ["README", "a/b/c.txt", "a/z.md", "a.txt", "b.txt", "c/a.markdown"]


def test_an_entry_has_size_and_time_of_change(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    os.utime(tmp_path / "a.txt", ns=(1, 1_700_000_000_123_456_789))
    (entry,) = walk(tmp_path)
    assert isinstance(entry, FileEntry)
    assert entry == FileEntry("a.txt", 11, (tmp_path / "a.txt").stat().st_mtime_ns)


def test_suffixes_count_in_any_case_and_numbers_are_no_suffixes(tmp_path: Path) -> None:
    put(tmp_path, "A.TXT", "B.Md", "Talks of 21.02.2024")
    assert paths(tmp_path) == ["A.TXT", "B.Md", "Talks of 21.02.2024"]


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.txt",
        ".git/a.txt",
        "node_modules/a.md",
        "__pycache__/a.txt",
        "a.txt~",
        ".a.txt.swp",
        "a.txt.bak",
        "#a.txt#",
        "~$a.txt",
        "Thumbs.db",
    ],
)
def test_hidden_files_backups_and_machinery_are_passed_silently(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    assert list(walk(tmp_path)) == []


def test_a_hash_at_the_beginning_alone_hides_no_file(tmp_path: Path) -> None:
    put(tmp_path, "#MeToo in the press.txt")
    assert paths(tmp_path) == ["#MeToo in the press.txt"]


def test_files_without_a_reader_are_reported(tmp_path: Path) -> None:
    put(tmp_path, "photo.jpg", "a.txt")
    assert skipped(tmp_path) == {"photo.jpg": "no reader for .jpg files"}
    assert paths(tmp_path) == ["a.txt"]


def test_empty_and_immense_files_are_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "large.txt")
    (tmp_path / "empty.txt").touch()
    with (tmp_path / "huge.txt").open("wb") as huge:
        huge.truncate(folder_module.LARGEST_FILE + 1)  # sparse: takes no room
    assert skipped(tmp_path) == {"empty.txt": "the file is empty", "huge.txt": "larger than 64 MB"}
    assert paths(tmp_path) == ["large.txt"]


def test_what_may_not_be_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "closed/a.txt", "secret.txt", "open.txt")
    scandir = os.scandir

    def deny(path: str | Path) -> os.PathLike[str]:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    # As root nothing is closed, so the answers of the system are given here.
    monkeypatch.setattr(os, "scandir", deny)
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith("secret.txt"))
    assert paths(tmp_path) == ["open.txt"]
    assert skipped(tmp_path) == {
        "closed": "the folder can't be read (permission denied)",
        "secret.txt": "you may not read this file; check its permissions",
    }


def test_special_files_are_reported_and_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert skipped(tmp_path) == {"pipe.txt": "not a regular file"}


def test_links_to_folders_are_followed_once_and_loops_end(tmp_path: Path) -> None:
    archive, elsewhere = tmp_path / "archive", tmp_path / "elsewhere"
    put(archive, "a/one.txt")
    put(elsewhere, "two.txt")
    (archive / "a" / "loop").symlink_to(archive)
    (archive / "linked").symlink_to(elsewhere)
    (archive / "again").symlink_to(archive / "a")
    (elsewhere / "back").symlink_to(archive)
    assert paths(archive) == ["a/one.txt", "linked/two.txt"]
    assert skipped(archive) == {}


def test_links_to_files_are_followed_and_dead_ones_reported(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "dead.txt").symlink_to(tmp_path / "gone.txt")
    assert paths(tmp_path) == ["a.txt", "b.txt"]
    assert skipped(tmp_path) == {"dead.txt": "a link to a file that does not exist"}


def test_names_that_can_not_be_shown_are_reported_fit_to_be_shown(tmp_path: Path) -> None:
    put(tmp_path, "escape\x1b[31m.txt", "two\nlines.txt")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("Words", encoding="utf-8")
    assert paths(tmp_path) == []
    found = skipped(tmp_path)
    assert set(found) == {"escape.txt", "twolines.txt", r"caf\xe9.txt"}
    assert set(found.values()) == {"its name has characters that can't be shown; rename it"}


def test_a_very_deep_folder_is_walked(tmp_path: Path) -> None:
    put(tmp_path, "d/" * 400 + "a.txt")
    assert paths(tmp_path) == ["d/" * 400 + "a.txt"]


def test_a_missing_folder_is_an_error_at_the_call(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match=r"missing: there is no such folder"):
        walk(tmp_path / "missing")


def test_a_file_is_no_archive(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    with pytest.raises(FolderError, match="this is a file, not a folder"):
        walk(tmp_path / "a.txt")


@pytest.mark.parametrize("name", ["x" * 300, "null\x00byte"])
def test_an_impossible_folder_is_an_error_in_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(FolderError) as error:
        walk(tmp_path / name)
    assert "\n" not in str(error.value)
    assert "\x00" not in str(error.value)


def test_a_fingerprint_tells_contents_apart() -> None:
    assert fingerprint(b"a") == fingerprint(b"a")
    assert fingerprint(b"a") != fingerprint(b"b")
    assert len(fingerprint(b"")) == 32


def test_what_is_passed_over_is_told_by_its_path_alone(tmp_path: Path) -> None:
    names = ["a.md", "b/c.txt", ".hidden/a.md", "b/.a.md", "a.md~", "node_modules/x/a.txt", "b/#a.txt#"]
    put(tmp_path, *names)
    assert [name for name in names if not is_passed_over(name)] == sorted(paths(tmp_path))
