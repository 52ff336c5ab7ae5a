"""The app starts where the user left off, and comes back to the places in articles."""

from __future__ import annotations

from pathlib import Path

from search_index.archive import Archive
from search_index.search.narrowing import Sort
from tests.tui.conftest import ARTICLES, write_archive
from tests.tui.driving import NARROW, running
from tui.arrangement import Pane
from tui.state import Asked, Places
from tui.user_data.last_place import LastPlace, last_place_file, read_last_place


async def test_the_app_starts_with_the_query_the_article_the_event_and_the_line_of_last_time(
    archive: Archive,
) -> None:
    async with running(archive, (160, 24)) as app:
        await app.search("varna")
        await app.do("enter", "S", "S", "enter", "space", "]", "k", "k")
        left = (app.open_path, app.text, app.current_event, app.explorer.event_pane.event_at_cursor)
        await app.press("q")
    place = read_last_place(archive.folder)
    assert place is not None
    async with running(archive, (160, 24), place=place) as app:
        assert app.explorer.search_pane.box.value == "varna"
        assert "by title" in app.words("#search-status")
        assert app.pane_in_use is Pane.ARTICLE
        found = (app.open_path, app.text, app.current_event, app.explorer.event_pane.event_at_cursor)
        assert found == left
        await app.do("1")
        assert app.explorer.search_pane.path_at_cursor == left[0]


async def test_the_place_is_found_where_one_pane_is_in_view(archive: Archive) -> None:
    async with running(archive, NARROW) as app:
        await app.do("escape", "G", "enter")
        open_path = app.open_path
        await app.press("q")
    async with running(archive, NARROW, place=read_last_place(archive.folder)) as app:
        assert app.panes == {Pane.ARTICLE}
        assert app.open_path == open_path


async def test_a_refresh_at_the_start_keeps_the_place(tmp_path: Path) -> None:
    folder = write_archive(tmp_path / "clippings", ARTICLES)
    place = LastPlace(Asked("dockers", Sort.TITLE), Pane.RESULTS, Places("strike/ends.md", "strike/ends.md"))
    with Archive.open(folder, tmp_path / "index") as archive:
        archive.refresh()
        (folder / "new.md").write_text("More of the dockers\n\nDockers rested on 21 March 2024.\n", "utf-8")
        async with running(archive, place=place, refresh=True) as app:
            await app.until(lambda: app.explorer.search_pane.border_title == "Articles 3")
            assert app.open_path == "strike/ends.md"
            assert app.explorer.search_pane.path_at_cursor == "strike/ends.md"


async def test_a_search_given_at_the_start_is_made_when_the_index_is_built(tmp_path: Path) -> None:
    folder = write_archive(tmp_path / "clippings", ARTICLES)
    with Archive.open(folder, tmp_path / "index") as archive:
        async with running(archive, query="ferry") as app:
            await app.until(lambda: not app.explorer.has_class("-building"))
            await app.settled()
            assert app.explorer.search_pane.border_title == "Articles 1"
            assert app.open_path == "ferry.txt"


async def test_an_unfinished_query_finds_when_one_comes_back_what_it_found_before(archive: Archive) -> None:
    async with running(archive) as app:
        await app.search("old brid")
        assert app.explorer.search_pane.border_title == "Articles 1"
        await app.press("ctrl+q")
    async with running(archive, place=read_last_place(archive.folder)) as app:
        assert app.explorer.search_pane.box.value == "old brid"
        assert app.explorer.search_pane.border_title == "Articles 1"


async def test_a_place_that_is_gone_is_no_failure(archive: Archive) -> None:
    gone = LastPlace(Asked("dockers"), Pane.EVENTS, Places("gone.md", "gone.md", "gone.md", "0000"))
    async with running(archive, place=gone) as app:
        assert app.explorer.search_pane.border_title == "Articles 2"
        assert app.pane_in_use is Pane.EVENTS
        assert app.open_path == app.explorer.search_pane.path_at_cursor


async def test_a_data_directory_that_cannot_be_written_is_told_and_the_app_goes_on(
    archive: Archive, own_home: Path
) -> None:
    (own_home / ".local").write_text("in the way")
    async with running(archive) as app:
        await app.search("bridge")
        await app.do("enter")
        await app.until(lambda: "Not a directory" in app.notices or "File exists" in app.notices)
        assert app.open_path == "bridge.md"
        await app.press("q")
    assert not last_place_file(archive.folder).exists()


async def test_an_article_is_shown_again_where_it_was_left(archive: Archive) -> None:
    async with running(archive, (160, 24)) as app:
        await app.do("escape")
        while app.open_path != "strike/begins.md":
            await app.do("j")
        await app.do("2", "space", "j")
        left = app.text
        await app.do("1", "j")
        assert app.open_path != "strike/begins.md"
        await app.do("k")
        assert app.text == left
        await app.search("customs")
        while app.open_path != "strike/begins.md":
            await app.do("escape", "j")
        assert "customs house" in app.text, "new matches want to be seen first"
