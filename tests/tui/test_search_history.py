"""Earlier searches in the search box, from day to day; and what may have been meant."""

from __future__ import annotations

from search_index.archive import Archive
from tests.tui.driving import Driver, running
from tui.arrangement import Pane
from tui.user_data.history import add_to_history, read_history


async def search_and_enter(app: Driver, query: str) -> None:
    await app.search(query)
    await app.do("enter")
    await app.until(lambda: read_history(app.explorer.archive.folder)[-1:] == (query,))


async def test_up_brings_back_earlier_searches_and_down_what_was_typed(archive: Archive) -> None:
    async with running(archive) as app:
        await search_and_enter(app, "varna")
        await search_and_enter(app, "bridge")
        await app.press("/")
        box = app.explorer.search_pane.box
        box.value = "ferr"
        seen = []
        for key in ("up", "up", "up", "down", "down"):
            await app.do(key)
            seen.append(box.value)
        assert seen == ["bridge", "varna", "varna", "bridge", "ferr"]
        assert app.app.focused is box
        await app.do("down")
        assert app.app.focused is app.explorer.search_pane.rows_list


async def test_an_earlier_search_is_searched_for_as_soon_as_it_is_back(archive: Archive) -> None:
    add_to_history(archive.folder, "ferry")
    async with running(archive) as app:
        box = app.explorer.search_pane.box
        await app.until(lambda: box._earlier)
        await app.do("up")
        assert box.value == "ferry"
        assert app.open_path == "ferry.txt"


async def test_an_earlier_search_that_is_altered_is_no_earlier_search_any_more(archive: Archive) -> None:
    add_to_history(archive.folder, "bridge")
    add_to_history(archive.folder, "varna")
    async with running(archive) as app:
        box = app.explorer.search_pane.box
        await app.until(lambda: box._earlier)
        await app.do("up", "s")
        assert box.value == "varnas"
        await app.do("up", "up")
        assert box.value == "bridge"
        await app.do("down", "down")
        assert box.value == "varnas"


async def test_a_search_left_downwards_is_remembered_as_well(archive: Archive) -> None:
    async with running(archive) as app:
        await app.search("customs")
        await app.do("down")
        await app.until(lambda: read_history(archive.folder) == ("customs",))


async def test_a_misspelt_search_is_answered_with_what_may_have_been_meant(archive: Archive) -> None:
    async with running(archive) as app:
        await app.search("dokcers ")
        await app.do("enter")
        said = app.words("#search-status")
        assert "Did you mean dockers?" in said
        assert "Ctrl+Y" in said
        await app.do("ctrl+y")
        assert app.explorer.search_pane.box.value == "dockers"
        assert app.explorer.search_pane.border_title == "Articles 2"
        assert "Did you mean" not in app.words("#search-status")
        await app.until(lambda: read_history(archive.folder)[-1:] == ("dockers",))


async def test_nothing_is_suggested_where_something_was_found(archive: Archive) -> None:
    async with running(archive) as app:
        await app.search("bridge")
        assert "Did you mean" not in app.words("#search-status")
        await app.do("ctrl+y")
        assert app.explorer.search_pane.box.value == "bridge"
        assert app.pane_in_use is Pane.RESULTS
