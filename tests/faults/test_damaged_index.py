"""Whatever becomes of the files of an index: it is told in one line, and the index is rebuilt."""

import os
import random
import re
import shutil
from pathlib import Path

import pytest

from search_index.archive import Archive
from search_index.errors import ArchiveError, IndexDamaged
from tests.search_index.search.making import WIRE, article

QUERIES = ("", '"the ministers" OR riv*', "minstry~", "person:novak", "on:2023 source:wire -talks")


def made(folder, number):
    """Write an archive that differs from others by its number."""
    folder.mkdir()
    articles = {
        "wire.md": article("Border stays open", WIRE, source="Wire", day="2024-03-05"),
        "copy.md": article("River border open", WIRE, source="Daily", day="2024-03-06"),
        "talks.md": article("Talks", "Ana Novak met her guests at the border in Zagreb on 4 March 2024."),
        "long.md": article(
            "A long report", "The ministry of rivers met in May 2023. " * 60, day="2023-06-01"
        ),
    }
    for name, content in articles.items():
        (folder / name).write_text(
            content.replace("2024", f"20{10 + number}").replace("Novak", "Novak" * number)
        )


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """Two archives and their indexes, of two commits each: with deleted documents and several segments."""
    place = tmp_path_factory.mktemp("damaged")
    for number, name in enumerate(("sound", "other"), start=1):
        made(place / name, number)
        with Archive.open(place / name, place / f"{name}.index") as archive:
            archive.refresh()
            (place / name / "talks.md").write_text(
                article("Talks", f"Ana Novak met {number} guests in Split on 7 June 2023.")
            )
            archive.refresh()
    return place


@pytest.fixture(scope="module")
def expected(places):
    with Archive.open(places / "sound", places / "sound.index") as archive:
        return everything_of(archive)


def everything_of(archive):
    """All that can be asked of an archive, without what a rebuilt index may number in another way."""
    told = []
    for query in QUERIES:
        result = archive.search(query, fold=False)
        hits = sorted((hit.article.path, hit.article.title, str(hit.snippet)) for hit in result.hits(0, 20))
        counts = sorted((str(each.choice), each.count) for facet in result.facets() for each in facet.values)
        told.append((hits, counts, sorted(str(result.events()[row]) for row in range(len(result.events())))))
    paths = sorted(path.name for path in archive.folder.iterdir())
    return told, [archive.article(path).article for path in paths], len(archive.timeline)


def pattern_of(name):
    """What the file of any index is called that is for the same."""
    return re.sub(r"(?<=[-_])\d+(?=\.)", "*", re.sub(r"MAIN_[0-9a-z]{6,}", "MAIN_*", name))


def others_file(content, places, name):
    found = sorted((places / "other.index").glob(pattern_of(name)))
    return found[-1].read_bytes() if found else content


CHANGES = {
    "missing": lambda _content, *_: None,
    "empty": lambda _content, *_: b"",
    "a quarter": lambda content, *_: content[: len(content) // 4],
    "half": lambda content, *_: content[: len(content) // 2],
    "a byte short": lambda content, *_: content[:-1],
    "a byte too long": lambda content, *_: content + b"\0",
    "zeros": lambda content, *_: bytes(len(content)),
    "another index's": others_file,
}


def test_the_index_has_all_kinds_of_files(places):
    kinds = {pattern_of(path.name) for path in (places / "sound.index").iterdir()}
    assert kinds >= {
        "MAIN_*.documents",
        "MAIN_*.terms",
        "_MAIN_*.toc",
        "catalogue-*.columns",
        "dateline.json",
    }
    assert kinds >= {"manifest-*.records", "testimony-*.bin", "timeline-*.columns", "events-*.segment"}
    assert kinds >= {"seal-*.json"}


def damaged(places, index, name, content):
    """Put a copy of the sound index in place, with another content of one file."""
    shutil.rmtree(index, ignore_errors=True)
    shutil.copytree(places / "sound.index", index)
    if content is None:
        (index / name).unlink()
    else:
        (index / name).write_bytes(content)


def noticed(places, index, expected, *, rebuilt):
    """Read the index as it is, and perhaps as a refresh leaves it; return what was told of damage."""
    told = ""
    try:
        with Archive.open(places / "sound", index) as archive:
            assert everything_of(archive) == expected
    except ArchiveError as error:
        told = str(error)
        assert "\n" not in told
    if not rebuilt:
        return told
    with Archive.open(places / "sound", index) as archive:
        report = archive.refresh()
        assert "\n" not in report.damage
        assert everything_of(archive) == expected
        archive.verify()
    return told or report.damage


def names_of(places):
    return sorted(path.name for path in (places / "sound.index").iterdir() if path.stat().st_size)


def check_all_files(places, index, expected, change):
    for name in names_of(places):
        content = (places / "sound.index" / name).read_bytes()
        new = CHANGES[change](content, places, name)
        damaged(places, index, name, new)
        told = noticed(places, index, expected, rebuilt=True)
        assert told or new == content or name == "dateline.json", name


def test_a_file_of_another_index_is_noticed_and_the_index_rebuilt(places, expected, tmp_path):
    check_all_files(places, tmp_path / "index", expected, "another index's")


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
def test_any_change_of_any_file_is_noticed_and_the_index_rebuilt(places, expected, tmp_path, change):
    check_all_files(places, tmp_path / "index", expected, change)


@pytest.mark.parametrize("change", CHANGES)
def test_no_changed_file_changes_an_answer(places, expected, tmp_path, change):
    for name in names_of(places):
        content = (places / "sound.index" / name).read_bytes()
        damaged(places, tmp_path / "index", name, CHANGES[change](content, places, name))
        noticed(places, tmp_path / "index", expected, rebuilt=False)


def flip_bytes(places, index, expected, seed, times, *, rebuilt):
    chance = random.Random(seed)
    for _ in range(times):
        for name in names_of(places):
            content = bytearray((places / "sound.index" / name).read_bytes())
            content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
            damaged(places, index, name, bytes(content))
            noticed(places, index, expected, rebuilt=rebuilt)


def test_no_altered_byte_alters_an_answer(places, expected, tmp_path):
    flip_bytes(places, tmp_path / "index", expected, seed=1, times=3, rebuilt=False)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_no_altered_byte_anywhere_alters_an_answer(places, expected, tmp_path, part):
    seed = f"{os.environ.get('SEED', 2)}, {part}"
    flip_bytes(places, tmp_path / "index", expected, seed, times=15, rebuilt=True)


def test_a_byte_that_is_never_read_is_noticed_by_a_thorough_refresh(places, tmp_path):
    (name,) = [path.name for path in (places / "sound.index").glob("MAIN_*.terms")][:1]
    content = bytearray((places / "sound.index" / name).read_bytes())
    content[len(content) // 3] ^= 1
    damaged(places, tmp_path / "index", name, bytes(content))
    with Archive.open(places / "sound", tmp_path / "index") as archive:
        report = archive.refresh(thorough=True)
        assert f"{name} is not what was committed" in report.damage
        assert archive.refresh(thorough=True).damage == ""


@pytest.fixture
def large(tmp_path):
    """An index of which opening reads but a part."""
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(60):
        words = " ".join(f"word{number}x{place}" for place in range(600))
        (folder / f"{number}.txt").write_text(f"Report {number}\n\nThe common thing. {words}")
    with Archive.open(folder, tmp_path / "index") as archive:
        archive.refresh()
    (terms,) = (tmp_path / "index").glob("*.terms")
    content = bytearray(terms.read_bytes())
    content[len(content) // 2] ^= 1
    terms.write_bytes(content)
    return folder, tmp_path / "index"


def test_damage_that_shows_when_it_is_read_is_repaired_by_the_next_refresh(large):
    folder, index = large
    with Archive.open(folder, index) as archive:
        assert archive.refresh().damage == ""
        assert archive.search("").total == 60
    with pytest.raises(IndexDamaged, match="was altered"), Archive.open(folder, index) as archive:
        archive.search("word3x3 OR com*")
    with Archive.open(folder, index) as archive:
        report = archive.refresh()
        assert (report.added, "was altered" in report.damage) == (60, True)
        assert archive.search("word3x3 OR com*").total == 60


def test_what_only_an_earlier_index_had_is_not_noted_of_the_one_that_took_its_place(large):
    folder, index = large
    with Archive.open(folder, index) as archive, Archive.open(folder, index) as beside:
        archive.search("")
        beside.refresh(thorough=True)
        assert archive.reload(), "it was rebuilt, and has the same number"
        assert not archive.note_damage(IndexDamaged("of old"))
        assert archive.refresh().added == 0


def test_an_index_in_a_folder_of_other_files_is_not_rebuilt(places, tmp_path):
    damaged(places, tmp_path / "index", "dateline.json", None)
    (tmp_path / "index" / "thesis.tex").write_text("years of work")
    with (
        Archive.open(places / "sound", tmp_path / "index") as archive,
        pytest.raises(ArchiveError, match="not dateline's"),
    ):
        archive.refresh()
    assert Path(tmp_path / "index" / "thesis.tex").exists()
