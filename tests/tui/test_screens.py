"""What a handful of screens look like, to the cell: compared with the files in ``screens/``.

A change that is meant is written there by ``DATELINE_WRITE_SCREENS=1 pytest tests/tui/test_screens.py``; look
at the difference before keeping it.
"""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest
from textual.widgets import Input

from search_index.archive import Archive
from tests.tui.conftest import write_archive
from tests.tui.driving import MEDIUM, NARROW, Driver, running
from tests.tui.painted import painted

_SCREENS = Path(__file__).parent / "screens"

WIDE_CHARACTERS = {
    "kanji.md": """---
title: 橋が閉鎖された
source: 港新聞
author: محمد العلي
date: 2024-03-05
---

橋は2024年3月4日に閉鎖された。The bridge was closed on 4 March 2024, said محمد العلي and 山田太郎.
""",
}


@pytest.fixture(autouse=True)
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every search takes 0.8 ms; a cursor does not blink."""
    clock = SimpleNamespace(perf_counter=count(step=0.0008).__next__)
    monkeypatch.setattr("search_index.search.searcher.time", clock)
    monkeypatch.setattr(Input, "cursor_blink", False)


async def check(app: Driver, name: str) -> None:
    """Compare the screen with the one that is kept under this name, all notices gone."""
    app.app.clear_notifications()
    await app.pilot.pause()
    screen, file = painted(app.app), _SCREENS / f"{name}.txt"
    if os.environ.get("DATELINE_WRITE_SCREENS"):
        file.write_text(screen, encoding="utf-8")
    assert screen == file.read_text(encoding="utf-8"), f"{file} has another screen"


async def test_all_panes_side_by_side(archive: Archive) -> None:
    async with running(archive, (140, 36)) as app:
        await check(app, "all-panes")


async def test_a_search_on_a_small_terminal(archive: Archive) -> None:
    async with running(archive, NARROW) as app:
        await app.search("dockers")
        await check(app, "small-search")


async def test_an_article_with_its_date_explained_in_light(archive: Archive) -> None:
    async with running(archive, NARROW) as app:
        app.app.theme = "dateline-light"
        await app.search("varna dockers")
        await app.do("enter", "2", "]", "w")
        await check(app, "explained-light")


async def test_events_with_a_story_opened(flood: Archive) -> None:
    async with running(flood, NARROW) as app:
        await app.do("escape", "3", "g")
        while app.explorer.event_pane.event_at_cursor.articles == 1:  # type: ignore[union-attr]
            await app.do("j")
        await app.do("x")
        await check(app, "story")


async def test_the_chart_narrowed_to_a_stretch(flood: Archive) -> None:
    async with running(flood, (140, 36)) as app:
        await app.do("escape", "3", "tab", "G", "shift+left", "enter")
        await check(app, "chart")


async def test_facets_in_the_terminals_own_colours(archive: Archive) -> None:
    async with running(archive, MEDIUM) as app:
        app.app.theme = "dateline-terminal"
        await app.do("escape", "F")
        await app.until(lambda: len(app.app.screen._rows))  # type: ignore[attr-defined]
        await app.do("down", "space")
        await check(app, "facets-terminal")


async def test_without_colour(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(archive, (140, 36)) as app:
        await app.search("dockers")
        await app.do("enter", "3", "j")
        await check(app, "no-color")


async def test_a_bad_query_among_wide_characters_and_names_from_right_to_left(tmp_path: Path) -> None:
    folder = write_archive(tmp_path / "wide", WIDE_CHARACTERS)
    with Archive.open(folder, tmp_path / "index") as archive:
        archive.refresh()
        async with running(archive, MEDIUM) as app:
            await app.search("bridge (closed")
            await app.press("enter")
            await app.until(lambda: "^" in app.words("#search-status"))
            await check(app, "wide-characters")
