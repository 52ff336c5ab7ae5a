"""Searches that are kept under a name."""

from __future__ import annotations

from search_index.archive import Archive
from search_index.search.narrowing import FacetChoice, FacetKind, Narrowing, Sort
from tests.tui.driving import Driver, running
from tui.screens.saved_searches import NameSearchScreen, SavedSearchesScreen
from tui.state import Asked
from tui.user_data.saved_searches import SavedSearch, read_saved_searches, save_search, saved_searches_file

GAZETTE = Narrowing(frozenset({FacetChoice(FacetKind.SOURCE, "Harbour Gazette")}))


async def open_list(app: Driver) -> None:
    await app.press("s")
    await app.until(lambda: isinstance(app.app.screen, SavedSearchesScreen))


async def test_a_search_is_kept_as_it_is_narrowed_and_sorted_and_searched_for_again(archive: Archive) -> None:
    async with running(archive) as app:
        await app.search("dockers")
        await app.do("enter", "S")
        app.explorer.narrow(GAZETTE)
        await app.settled()
        await app.press("ctrl+s")
        assert isinstance(app.app.screen, NameSearchScreen)
        app.app.screen.query_one("#search-name").value = "Strike in Varna"
        await app.press("enter")
        await app.until(lambda: read_saved_searches(archive.folder))
        await app.until(lambda: "Saved as “Strike in Varna”" in app.notices)
        await app.do("X", "S")
        await app.search("ferry")
        await app.do("enter")
        await open_list(app)
        await app.press("enter")
        await app.settled()
        assert app.explorer.search_pane.box.value == "dockers"
        assert app.explorer.asked == Asked("dockers", Sort.PUBLISHED, GAZETTE)
        assert app.explorer.search_pane.border_title == "Articles 1"


async def test_the_list_shows_what_each_name_stands_for_and_d_deletes(archive: Archive) -> None:
    save_search(archive.folder, SavedSearch("[b]Strike[/b]", Asked("dockers", narrowing=GAZETTE)))
    save_search(archive.folder, SavedSearch("Bridge", Asked("bridge", Sort.TITLE)))
    async with running(archive) as app:
        await app.do("escape")
        await open_list(app)
        shown = "\n".join(app.lines(app.app.screen.query_one("#saved-searches")))
        assert "[b]Strike[/b]" in shown
        assert "dockers · only source Harbour Gazette" in shown
        assert "bridge · by title" in shown
        await app.press("d")
        await app.until(lambda: [each.name for each in read_saved_searches(archive.folder)] == ["Bridge"])
        await app.press("d")
        assert "No search has a name yet. Ctrl+S" in "\n".join(
            app.lines(app.app.screen.query_one("#saved-searches"))
        )
        await app.press("d", "enter", "escape")
        assert app.app.screen is app.explorer


async def test_a_file_that_cannot_be_read_is_told_in_one_line(archive: Archive) -> None:
    save_search(archive.folder, SavedSearch("Strike", Asked("dockers")))
    saved_searches_file(archive.folder).write_text("[[search", "utf-8")
    async with running(archive) as app:
        await app.do("escape")
        await app.press("s")
        await app.until(lambda: "searches.toml: can't be read" in app.notices)
        assert app.app.screen is app.explorer
