"""Queries that mean nothing: said in place, and the app goes on."""

from __future__ import annotations

import pytest

from search_index.archive import Archive
from tests.tui.driving import running
from tui.state import Places


@pytest.mark.parametrize("query", ['"varna', "(dockers", "dockers)"])
async def test_a_bad_query_is_pointed_at_and_the_last_results_stay(archive: Archive, query: str) -> None:
    async with running(archive) as app:
        await app.search("bridge")
        box = app.explorer.search_pane.box
        box.value = query
        await app.press("enter")
        await app.until(lambda: "^" in app.words("#search-status"))
        pointer, message = app.words("#search-status").split("\n", 1)
        assert len(pointer) - 1 <= len(query)
        assert message.strip()
        assert app.app.focused is box
        assert app.app.is_running


async def test_an_unfinished_quote_is_no_error_while_it_is_typed(archive: Archive) -> None:
    async with running(archive) as app:
        await app.search('"old bridge')
        assert "^" not in app.words("#search-status")
        assert app.open_path == "bridge.md"


async def test_a_good_query_clears_the_complaint(archive: Archive) -> None:
    async with running(archive) as app:
        app.explorer.search_pane.box.value = '"varna'
        await app.press("enter")
        await app.until(lambda: "^" in app.words("#search-status"))
        await app.press('"')
        await app.settled()
        assert "^" not in app.words("#search-status")
        assert "2 articles" in app.words("#search-status")


async def test_a_refresh_leaves_the_complaint_in_place(archive: Archive) -> None:
    async with running(archive) as app:
        await app.search("bridge")
        app.explorer.search_pane.box.value = "(bridge"
        await app.press("enter")
        await app.until(lambda: "^" in app.words("#search-status"))
        app.explorer.conversation.ask_again(Places())
        await app.settled()
        assert "^" in app.words("#search-status")
        assert app.explorer.search_pane.border_title == "Articles 1"


async def test_no_match_says_so_and_what_to_try(archive: Archive) -> None:
    async with running(archive) as app:
        await app.search("zeppelin")
        assert app.explorer.search_pane.border_title == "Articles 0"
        assert "No article matches" in app.results
        assert "No article is open" in app.words("ArticleHead")
        await app.press("enter")
        await app.settled()
        assert app.app.focused is app.explorer.search_pane.box
