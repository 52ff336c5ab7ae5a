"""What the user makes of an archive is kept as plain text, privately, and read back as it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search_index.search.narrowing import FacetChoice, FacetKind, Narrowing, Sort
from tui.arrangement import Pane
from tui.state import Asked, Places, ReadingPlace
from tui.user_data.asked import asked_of, asked_table
from tui.user_data.history import MOST, add_to_history, history_file, read_history
from tui.user_data.last_place import LastPlace, last_place_file, read_last_place, write_last_place
from tui.user_data.saved_searches import (
    SavedSearch,
    SavedSearchesUnreadable,
    delete_saved_search,
    read_saved_searches,
    save_search,
    saved_searches_file,
)

CHOICES = frozenset(
    {
        FacetChoice(FacetKind.SOURCE, "Harbour Gazette"),
        FacetChoice(FacetKind.SOURCE, 'The "Courier" [sic]'),
        FacetChoice(FacetKind.YEAR, "2024"),
    }
)
NARROWED = Narrowing(CHOICES, since=date(2024, 1, 1), certainly=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "clippings"


def test_history_keeps_each_query_once_the_newest_last_and_no_more_than_there_is_room_for(
    folder: Path,
) -> None:
    for query in ("varna", "bridge", "  varna ", "", '"old bridge"'):
        add_to_history(folder, query)
    assert read_history(folder) == ("bridge", "varna", '"old bridge"')
    assert history_file(folder).read_text("utf-8") == 'bridge\nvarna\n"old bridge"\n'
    history_file(folder).write_text("".join(f"query {number}\n" for number in range(2 * MOST)), "utf-8")
    assert add_to_history(folder, "last")[-2:] == (f"query {2 * MOST - 1}", "last")
    assert len(read_history(folder)) == MOST


def test_what_the_user_keeps_is_private_and_lies_outside_of_the_archive(folder: Path, own_home: Path) -> None:
    add_to_history(folder, "varna")
    file = history_file(folder)
    assert file.is_relative_to(own_home)
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0
    assert [each.name for each in file.parent.iterdir()] == ["history.txt"]


def test_two_archives_of_one_name_have_a_history_each(tmp_path: Path) -> None:
    add_to_history(tmp_path / "one" / "clippings", "varna")
    assert read_history(tmp_path / "two" / "clippings") == ()


def test_saved_searches_are_read_back_as_they_were(folder: Path) -> None:
    strike = SavedSearch("Strike", Asked("varna dockers", Sort.PUBLISHED, NARROWED))
    bridge = SavedSearch('The "old" bridge', Asked('"old bridge"'))
    save_search(folder, strike)
    save_search(folder, bridge)
    assert read_saved_searches(folder) == (strike, bridge)
    newer = SavedSearch("Strike", Asked("dockers"))
    assert save_search(folder, newer) == (newer, bridge)
    assert delete_saved_search(folder, "Strike") == (bridge,)
    assert read_saved_searches(folder) == (bridge,)


def test_a_file_of_searches_that_cannot_be_read_is_never_written_over(folder: Path) -> None:
    file = saved_searches_file(folder)
    save_search(folder, SavedSearch("Strike", Asked("varna")))
    file.write_text('[[search]\nname = "half', "utf-8")
    with pytest.raises(SavedSearchesUnreadable, match=r"searches\.toml"):
        save_search(folder, SavedSearch("Bridge", Asked("bridge")))
    assert file.read_text("utf-8") == '[[search]\nname = "half'


def test_a_search_that_was_written_by_hand_is_met_halfway(folder: Path) -> None:
    saved_searches_file(folder).parent.mkdir(parents=True)
    saved_searches_file(folder).write_text(
        '[[search]]\nname = "By hand"\nquery = "varna"\n'
        'sort = "size"\nsource = "no list"\nyear = ["2024", 7]\n'
        "[[search]]\nquery = 'nameless'\n",
        "utf-8",
    )
    year = FacetChoice(FacetKind.YEAR, "2024")
    assert read_saved_searches(folder) == (
        SavedSearch("By hand", Asked("varna", narrowing=Narrowing(frozenset({year})))),
    )


def test_the_last_place_is_read_back_as_it_was(folder: Path) -> None:
    place = LastPlace(
        Asked("varna", Sort.TITLE, NARROWED),
        Pane.ARTICLE,
        Places("a.md", "b.md", "c.md", "9f2c41"),
        ReadingPlace(1234, "9f2c41", 3),
    )
    write_last_place(folder, place)
    assert read_last_place(folder) == place
    write_last_place(folder, LastPlace())
    assert read_last_place(folder) == LastPlace()


@pytest.mark.parametrize(
    "content", [b"", b"query = ", b"\xff\xfe", b"pane = 'attic'\nreading = -1\nquery = 7\n"]
)
def test_a_last_place_that_cannot_be_read_is_no_failure(folder: Path, content: bytes) -> None:
    last_place_file(folder).parent.mkdir(parents=True)
    last_place_file(folder).write_bytes(content)
    assert read_last_place(folder) in (None, LastPlace())


@given(
    query=st.text(),
    sort=st.sampled_from(Sort),
    values=st.frozensets(st.builds(FacetChoice, st.sampled_from(FacetKind), st.text(min_size=1))),
    days=st.tuples(st.none() | st.dates(), st.none() | st.dates()),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_asked_goes_through_a_table_and_back(
    query: str, sort: Sort, values: frozenset[FacetChoice], days: tuple[date | None, date | None]
) -> None:
    asked = Asked(query, sort, Narrowing(values, *days))
    assert asked_of(asked_table(asked)) == asked
