"""The articles found in other orders, narrowed by facets, with their copies, and others like them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from search_index.archive import Archive
from tests.tui.conftest import ARTICLES, write_archive
from tests.tui.driving import NARROW, Driver, running
from tui.arrangement import Pane
from tui.screens.facets import FacetsScreen
from tui.widgets.virtual_list import VirtualList

_WIRE = (
    "Dockers in Varna walked out on 4 March 2024 over pay and shifts, and the port stood still for the rest"
    " of the week while lorries queued along the quay, ships waited outside the breakwater, and the harbour"
    " office sent out word after word that nobody on the cranes would take for an answer.\n"
)


@pytest.fixture
def wired_archive(tmp_path: Path) -> Iterator[Archive]:
    """An archive in which two papers print the text of a wire."""
    papers = {
        f"{name}.md": f"---\ntitle: {title}\nsource: {source}\ndate: 2024-03-0{day}\n---\n\n{_WIRE}"
        for name, title, source, day in (
            ("wire", "Varna port stands still", "Example Wire", 4),
            ("courier", "Port of Varna at a halt", "Coast Courier", 5),
            ("evening", "Nothing moves in Varna", "Evening Post", 6),
        )
    }
    with Archive.open(write_archive(tmp_path / "wired", ARTICLES | papers), tmp_path / "index") as archive:
        archive.refresh()
        yield archive


def titles(app: Driver) -> list[str]:
    return [line[2:] for line in app.lines(app.explorer.search_pane.rows_list)[::4] if line.strip()]


def facet_lines(app: Driver) -> list[str]:
    facets = app.app.screen.query_one("#facet-list", VirtualList)
    return [" ".join(line.split()) for line in app.lines(facets) if line.strip()]


async def open_facets(app: Driver) -> None:
    await app.press("F")
    await app.until(lambda: isinstance(app.app.screen, FacetsScreen) and app.app.screen._facets)


async def test_s_sorts_by_date_by_title_and_by_relevance_again(archive: Archive) -> None:
    async with running(archive) as app:
        await app.search("varna")
        await app.do("enter")
        assert "best first" in app.words("#search-status")
        await app.do("S")
        assert "newest first" in app.words("#search-status")
        assert titles(app) == ["Varna dockers go back to work", "Dockers walk out in Varna"]
        await app.do("S")
        assert "by title" in app.words("#search-status")
        assert titles(app) == ["Dockers walk out in Varna", "Varna dockers go back to work"]
        await app.do("S")
        assert "best first" in app.words("#search-status")


async def test_the_order_stays_for_the_next_search_and_the_reader_stays_in_the_article(
    archive: Archive,
) -> None:
    async with running(archive) as app:
        await app.do("escape", "G", "enter")
        open_path = app.open_path
        await app.do("S", "S")
        assert app.pane_in_use is Pane.ARTICLE
        assert app.open_path == open_path
        await app.search("dockers")
        assert "by title" in app.words("#search-status")


@pytest.mark.parametrize("size", [(160, 45), NARROW])
async def test_facets_are_found_by_typing_chosen_by_key_and_said_in_words(
    archive: Archive, size: tuple[int, int]
) -> None:
    async with running(archive, size) as app:
        await app.do("escape")
        await open_facets(app)
        assert "[ ] 2 Harbour Gazette" in facet_lines(app)
        await app.press("c", "o", "a", "s", "t")
        assert facet_lines(app) == ["Sources 2 values", "▌ [ ] 1 Coast Courier"]
        await app.do("space")
        assert "▌ [x] 1 Coast Courier" in facet_lines(app)
        await app.press("escape")
        assert app.app.screen is app.explorer
        assert "only source Coast Courier" in " ".join(app.words("#search-status").split())
        assert titles(app) == ["Varna dockers go back to work"]
        paths = {event.path for event in app.explorer.event_pane.events.found}
        assert paths == {"strike/ends.md"}
        await app.do("X")
        assert "only" not in app.words("#search-status")
        assert app.explorer.search_pane.border_title == "Articles 4"


async def test_values_of_one_kind_are_alternatives_and_kinds_are_asked_for_together(archive: Archive) -> None:
    async with running(archive) as app:
        await app.do("escape")
        await open_facets(app)
        for source in ("gazette", "courier"):
            app.app.screen.query_one("#facet-filter").value = source
            await app.pilot.pause()
            await app.do("enter")
        assert app.explorer.search_pane.border_title == "Articles 3"
        app.app.screen.query_one("#facet-filter").value = "planned"
        await app.pilot.pause()
        await app.do("enter")
        await app.press("escape")
        said = " ".join(app.words("#search-status").split())
        assert "only source Coast Courier or Harbour Gazette, status planned" in said
        assert titles(app) == ["Dockers walk out in Varna"]


async def test_what_is_chosen_stays_for_other_searches_until_it_is_cleared(archive: Archive) -> None:
    async with running(archive) as app:
        await app.do("escape")
        await open_facets(app)
        app.app.screen.query_one("#facet-filter").value = "courier"
        await app.pilot.pause()
        await app.do("space")
        await app.press("escape")
        await app.search("bridge")
        assert app.explorer.search_pane.border_title == "Articles 0"
        assert "X shows all of it" in " ".join(app.results.split())
        await app.do("escape", "X")
        assert app.explorer.search_pane.border_title == "Articles 1"


async def test_copies_of_a_text_are_one_row_until_they_are_unfolded(wired_archive: Archive) -> None:
    async with running(wired_archive) as app:
        await app.search("breakwater")
        await app.do("enter")
        assert app.explorer.search_pane.border_title == "Articles 3"
        assert len(titles(app)) == 1
        assert "and 2 copies" in app.results
        await app.do("c")
        shown = titles(app)
        assert len(shown) == 3
        assert all(title.startswith("copy") for title in shown[1:])
        await app.do("j", "j")
        assert app.open_path == app.explorer.search_pane.path_at_cursor
        assert app.open_path != app.explorer.search_pane.place
        await app.do("c")
        assert titles(app) == shown[:1]
        assert app.explorer.search_pane.rows_list.cursor == 0


async def test_an_article_without_copies_says_so(archive: Archive) -> None:
    async with running(archive) as app:
        await app.do("escape", "c")
        assert "no copies" in app.notices


async def test_m_finds_articles_like_the_one_that_is_read(archive: Archive) -> None:
    async with running(archive) as app:
        await app.search("back to work")
        await app.do("enter", "enter", "m")
        assert app.pane_in_use is Pane.RESULTS
        assert titles(app)[0] == "Dockers walk out in Varna"
        assert "Varna dockers go back to work" not in titles(app)
        assert "like “strike/ends.md”" in app.words("#search-status")
        assert "varna" in app.explorer.search_pane.box.value
        assert app.explorer.article_pane.opened is not None
        assert app.explorer.article_pane.opened.matches
        await app.do("S")
        assert "newest first" in app.words("#search-status")
        assert "Varna dockers go back to work" in titles(app), "sorted, it is a search for its words"


async def test_a_click_chooses_a_facet_and_letters_still_find_others(archive: Archive) -> None:
    async with running(archive) as app:
        await app.do("escape")
        await open_facets(app)
        values = app.app.screen.query_one("#facet-list", VirtualList)
        row = next(y for y, line in enumerate(app.lines(values)) if "Harbour Gazette" in line)
        await app.pilot.click("#facet-list", offset=(6, row))
        await app.until(lambda: app.explorer.search_pane.border_title == "Articles 2")
        await app.press("c", "o", "a", "s", "t")
        assert [line for line in facet_lines(app) if "[" in line] == ["▌ [ ] 1 Coast Courier"]
        await app.press("escape")
        assert "only source Harbour Gazette" in app.words("#search-status")


@pytest.mark.parametrize(("width", "told"), [(80, "with its copies"), (30, "without them")])
async def test_what_was_found_is_told_in_one_line_so_that_the_list_stays_where_it_is(
    wired_archive: Archive, width: int, told: str
) -> None:
    async with running(wired_archive, (width, 24)) as app:
        places = set()
        for letter in "dockers":
            await app.do(letter)
            places.add(app.explorer.search_pane.rows_list.region.y)
        assert len(places) == 1
        words = app.words("#search-status")
        assert words.startswith(
            "5 articles, 2 of them copies" if told == "with its copies" else "5 articles · "
        )
        assert " ms" in words
        await app.resize(80, 24)
        assert app.words("#search-status").startswith("5 articles, 2 of them copies")
