"""The user's corrections of dates: plain text that a person and dateline write into by turns."""

from __future__ import annotations

import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.archive import Archive
from search_index.corrections import (
    Correction,
    Corrections,
    CorrectionsError,
    correct_event,
    correct_published,
    load_corrections,
)
from search_index.dates.edtf import from_edtf
from search_index.errors import ArchiveError

_ARCHIVE = Path("/clippings")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "corrections.toml"


def test_without_a_file_there_are_none(file: Path) -> None:
    assert not load_corrections(file)


def test_what_is_written_is_read_back(file: Path) -> None:
    correct_published(file, _ARCHIVE, '2024/a "b".md', from_edtf("2024-02"), "as the print edition says")
    correct_event(file, _ARCHIVE, "9f2c", "2024/kazan.md", from_edtf("2023-05-01/2023-05-09"))
    found = load_corrections(file)
    path = '2024/a "b".md'
    assert found.published == {path: Correction(path, from_edtf("2024-02"), "as the print edition says")}
    assert found.events == {"9f2c": Correction("2024/kazan.md", from_edtf("2023-05-01/2023-05-09"))}


def test_a_second_correction_takes_the_place_of_the_first(file: Path) -> None:
    correct_published(file, _ARCHIVE, "a.md", from_edtf("2024-02"), "a note")
    correct_published(file, _ARCHIVE, "a.md", from_edtf("2024-03"))
    assert load_corrections(file).published == {"a.md": Correction("a.md", from_edtf("2024-03"))}


def test_a_correction_can_be_taken_back(file: Path) -> None:
    correct_event(file, _ARCHIVE, "9f2c", "a.md", from_edtf("2024"))
    correct_event(file, _ARCHIVE, "9f2c", "a.md", None)
    assert load_corrections(file) == Corrections()


def test_taking_back_what_was_never_corrected_makes_no_file(file: Path) -> None:
    correct_published(file, _ARCHIVE, "a.md", None)
    assert not file.exists()


def test_what_a_person_wrote_is_kept(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(
        "# checked with the library, 3 May\n[published]\n\n# the long one\n"
        '"a.md" = 2024-02-21  # by hand\n\n"b.md" = "2024-03"\n# to do: c.md\n'
    )
    correct_published(file, _ARCHIVE, "b.md", None)
    correct_published(file, _ARCHIVE, "d.md", from_edtf("2024"))
    text = file.read_text()
    for words in (
        "# checked with the library",
        "# the long one",
        '"a.md" = 2024-02-21  # by hand',
        "# to do",
    ):
        assert words in text
    assert load_corrections(file).published.keys() == {"a.md", "d.md"}


def test_the_file_is_only_the_users_to_read_and_names_its_archive(file: Path) -> None:
    correct_published(file, _ARCHIVE, "a.md", from_edtf("2024"))
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert str(_ARCHIVE) in file.read_text()
    assert [path.name for path in file.parent.iterdir()] == ["corrections.toml"]


def test_a_link_to_the_file_stays_a_link(file: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.toml"
    kept.write_text("")
    file.parent.mkdir()
    file.symlink_to(kept)
    correct_published(file, _ARCHIVE, "a.md", from_edtf("2024"))
    assert file.is_symlink()
    assert "a.md" in kept.read_text()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[published", "not valid TOML"),
        ('[published]\n"a.md" = "2024"\n"a.md" = "2023"', "not valid TOML"),
        ('[published]\n\n"a.md" = "soon"', r"line 3 \(a.md\): the date is not understood"),
        ('[published]\n"a.md" = "2024-02-30"', r"line 2 \(a.md\): the date is not understood"),
        ('[published]\n"a.md" = { note = "x" }', r"line 2 \(a.md\): the date is missing"),
        ('[published]\n"a.md" = { date = "2024", note = 3 }', r"line 2 \(a.md\): the note"),
        ('[events]\n9f2c = { date = "2024" }', r"line 2 \(9f2c\): the article is missing"),
        ('[event]\n9f2c = { date = "2024" }', r"event means nothing here; write \[published\] or \[events\]"),
        ("published = 3", "published means nothing here"),
    ],
)
def test_a_mistake_is_told_in_one_line_with_its_place(file: Path, text: str, complaint: str) -> None:
    file.parent.mkdir()
    file.write_text(text)
    with pytest.raises(CorrectionsError, match=complaint) as caught:
        load_corrections(file)
    assert str(file) in str(caught.value)
    assert "\n" not in str(caught.value)
    with pytest.raises(CorrectionsError):
        correct_published(file, _ARCHIVE, "a.md", from_edtf("2024"))
    assert file.read_text() == text, "nothing is written into a file that nobody can read"


def test_a_place_that_cannot_be_written_is_told(file: Path) -> None:
    file.parent.write_text("no folder")
    with pytest.raises(CorrectionsError, match="can't"):
        correct_published(file, _ARCHIVE, "a.md", from_edtf("2024"))


def test_a_mistake_in_the_file_is_told_before_any_work(archive_folder: Path, tmp_path: Path) -> None:
    with Archive.open(archive_folder, tmp_path / "index") as archive:
        archive.corrections_file.parent.mkdir(parents=True)
        archive.corrections_file.write_text('[published]\n"undated.txt" = "soon"\n')
        with pytest.raises(ArchiveError, match="line 2"):
            archive.refresh()
        assert not archive.index.exists()


_KEYS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)


@given(
    entries=st.dictionaries(_KEYS, st.sampled_from(["2024", "2024-02", "2024-02-21", "199X~"]), max_size=5)
)
def test_any_path_can_be_corrected_and_taken_back(
    entries: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("any") / "corrections.toml"
    for path, day in entries.items():
        correct_published(file, _ARCHIVE, path, from_edtf(day))
    found = load_corrections(file).published
    assert {path: each.span for path, each in found.items()} == {
        path: from_edtf(day) for path, day in entries.items()
    }
    for path in entries:
        correct_published(file, _ARCHIVE, path, None)
    assert not load_corrections(file)
    if entries:
        assert tomllib.loads(file.read_text()) == {"published": {}}
