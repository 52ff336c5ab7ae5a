"""Dates that the user knows better: typed, kept, taken in by a refresh, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from search_index.archive import Archive
from search_index.dates.spans import month
from tests.tui.conftest import ARTICLES, write_archive
from tests.tui.driving import NARROW, Driver, running
from tui.arrangement import Pane
from tui.screens.correct_date import CorrectDateScreen
from tui.widgets.refresh_pane import RefreshPane


@pytest.fixture
def own_archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(write_archive(tmp_path / "clippings", ARTICLES), tmp_path / "index") as archive:
        archive.refresh()
        yield archive


def field(app: Driver, name: str) -> Input:
    return app.app.screen.query_one(f"#{name}").query_one(Input)


def read_as(app: Driver, name: str) -> str:
    return str(app.app.screen.query_one(f"#{name} .date-read").render())


async def keep(app: Driver) -> None:
    """Press Enter in the sheet and wait for what comes of it."""
    generation = app.explorer.archive.generation
    await app.press("enter")
    await app.until(lambda: app.app.screen is app.explorer)
    await app.until(lambda: app.explorer.archive.generation > generation)
    await app.until(lambda: not app.explorer.query_one(RefreshPane).running)
    await app.settled()


async def open_bridge(app: Driver) -> None:
    await app.search("bridge")
    await app.do("enter", "enter", "]", "e")
    assert isinstance(app.app.screen, CorrectDateScreen)


@pytest.mark.slow
@pytest.mark.parametrize("size", [(160, 45), NARROW])
async def test_the_date_of_an_event_is_corrected_in_place(
    own_archive: Archive, size: tuple[int, int]
) -> None:
    async with running(own_archive, size) as app:
        await open_bridge(app)
        assert "now 30 Jun 2023" in str(app.app.screen.query_one("#event-date Static").render())
        field(app, "event-date").value = "June 2023"
        await app.pilot.pause()
        assert read_as(app, "event-date") == "read as Jun 2023 (month)"
        await keep(app)
        assert app.pane_in_use is Pane.ARTICLE
        assert app.current_event is not None
        assert app.current_event.span == month(2023, 6)
        assert "corrected by you" in app.words("#article-status")
        await app.do("w")
        assert "corrected by you" in app.words("#why")
        await app.do("e")
        assert field(app, "event-date").value == "2023-06"
        field(app, "event-date").value = ""
        await keep(app)
        assert app.current_event is not None
        assert app.current_event.expression == "30 June 2023"
        assert app.current_event.span is not None
        assert app.current_event.span.earliest == date(2023, 6, 30)
        assert "corrected by you" not in app.words("#article-status")


async def test_the_published_date_is_corrected_from_the_list_of_articles(own_archive: Archive) -> None:
    async with running(own_archive) as app:
        await app.search("ferry")
        await app.do("escape", "e")
        assert not app.app.screen.query("#event-date")
        await app.press(*"21 Feb 2024")
        assert read_as(app, "published") == "read as 21 Feb 2024 (day)"
        await keep(app)
        assert "published 21 Feb 2024 (corrected by you)" in app.words("ArticleHead")
        assert "21 Feb 2024" in app.results
        assert app.pane_in_use is Pane.RESULTS


async def test_what_names_no_date_is_told_as_it_is_typed_and_not_kept(own_archive: Archive) -> None:
    async with running(own_archive) as app:
        await open_bridge(app)
        for words in ("last Tuesday", "30 Feb 2024", "2024-13", "some day"):
            field(app, "event-date").value = words
            await app.pilot.pause()
            assert "names no date by itself" in read_as(app, "event-date")
            await app.press("enter")
            assert isinstance(app.app.screen, CorrectDateScreen)
        await app.press("escape")
        assert app.app.screen is app.explorer
        assert not own_archive.corrections


async def test_nothing_is_written_when_nothing_was_changed(own_archive: Archive) -> None:
    async with running(own_archive) as app:
        await open_bridge(app)
        await app.press("enter")
        assert app.app.screen is app.explorer
        assert not own_archive.corrections_file.exists()


async def test_a_file_of_corrections_that_cannot_be_read_is_told(own_archive: Archive) -> None:
    own_archive.corrections_file.parent.mkdir(parents=True)
    own_archive.corrections_file.write_text("[published", "utf-8")
    async with running(own_archive) as app:
        await open_bridge(app)
        field(app, "event-date").value = "2024"
        await app.press("enter")
        await app.until(lambda: "corrections.toml" in app.notices)
        assert own_archive.corrections_file.read_text("utf-8") == "[published"


async def test_the_event_under_the_cursor_is_meant_even_before_its_article_is_open(
    own_archive: Archive,
) -> None:
    async with running(own_archive) as app:
        await app.do("escape", "3")
        event = app.explorer.event_pane.event_at_cursor
        assert event is not None
        assert app.open_path != event.path
        await app.press("e")
        await app.until(lambda: isinstance(app.app.screen, CorrectDateScreen))
        assert event.text in " ".join(app.words("#corrected-passage").split())
