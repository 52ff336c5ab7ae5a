"""The index built and refreshed beside the app, in a process of its own."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.widgets import ProgressBar

from search_index.archive import Archive, ArchiveError
from search_index.index.report import Progress, RefreshReport
from tests.tui.conftest import ARTICLES, write_archive
from tests.tui.driving import NARROW, Driver, running
from tui.arrangement import Pane
from tui.screens.problems import ProblemsScreen
from tui.widgets.refresh_pane import RefreshPane
from tui.workers import refreshing, watching


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_archive(tmp_path / "clippings", ARTICLES)


def notices(app: Driver) -> str:
    return "\n".join(str(notice.message) for notice in app.app._notifications)


def refresh_is_over(app: Driver) -> Callable[[], bool]:
    return lambda: not app.explorer.query_one(RefreshPane).running


@pytest.fixture
def go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file for which every refresh waits."""
    go_on, building = tmp_path / "go on", refreshing.refresh_in_process

    def held(folder: Path, index: Path) -> Iterator[Progress | RefreshReport]:
        while not go_on.exists():
            time.sleep(0.01)
        yield from building(folder, index)

    monkeypatch.setattr(refreshing, "refresh_in_process", held)
    return go_on


async def test_a_missing_index_is_built_first_and_then_the_archive_is_shown(
    folder: Path, tmp_path: Path, go_on: Path
) -> None:
    with Archive.open(folder, tmp_path / "index") as archive:
        assert not archive.exists
        async with running(archive) as app:
            await app.until(lambda: app.explorer.has_class("-building"))
            assert app.explorer.query_one(RefreshPane).size.height > 20
            go_on.touch()
            await app.until(refresh_is_over(app))
            await app.settled()
            assert not app.explorer.has_class("-building")
            assert app.panes == set(Pane)
            assert app.explorer.search_pane.border_title == "Articles 4"
            assert app.app.focused is app.explorer.search_pane.box
            assert "4 articles: 4 added." in notices(app)


@pytest.mark.parametrize("behind", [[], ["enter"], ["down"]])
async def test_what_is_typed_while_the_first_index_is_built_is_searched_for_then(
    folder: Path, tmp_path: Path, go_on: Path, behind: list[str]
) -> None:
    with Archive.open(folder, tmp_path / "index") as archive:
        async with running(archive, NARROW) as app:
            await app.until(lambda: app.app.focused is app.explorer.search_pane.box)
            await app.press("f", "e", "r", "r", "y", *behind)
            assert (app.app.focused is None) == bool(behind)
            go_on.touch()
            await app.until(refresh_is_over(app))
            await app.settled()
            box, results = app.explorer.search_pane.box, app.explorer.search_pane.rows_list
            assert box.value == "ferry"
            assert app.app.focused is (results if behind else box)
            assert app.explorer.search_pane.border_title == "Articles 1"
            assert "A ferry that nobody remembers" in app.results


async def test_progress_is_shown_with_counts_and_a_bar(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = tmp_path / "go on"

    def slowly(_folder: Path, _index: Path) -> Iterator[Progress | RefreshReport]:
        yield Progress("reading", 1234, 19043)
        while not go_on.exists():
            time.sleep(0.01)
        yield Archive.open(folder, tmp_path / "index").refresh()

    monkeypatch.setattr(refreshing, "refresh_in_process", slowly)
    with Archive.open(folder, tmp_path / "index") as archive:
        async with running(archive, NARROW) as app:
            await app.until(lambda: "1,234 of 19,043" in app.words("#refresh-words"))
            bar = app.explorer.query_one(ProgressBar)
            assert (bar.progress, bar.total) == (1234, 19043)
            await app.press("?", "escape")
            go_on.touch()
            await app.until(refresh_is_over(app))
            await app.settled()


async def test_new_and_changed_files_are_taken_in_without_moving_the_cursor(
    folder: Path, tmp_path: Path
) -> None:
    with Archive.open(folder, tmp_path / "index") as archive:
        archive.refresh()
        async with running(archive) as app:
            await app.do("escape", "3", "j", "j", "j", "1", "j", "j")
            path, event = app.explorer.search_pane.path_at_cursor, app.explorer.event_pane.event_at_cursor
            reading = app.open_path
            assert path
            assert event
            write_archive(
                folder, {"new.md": "---\ntitle: News\ndate: 2024-04-01\n---\n\nIt rained on 1 May 1900.\n"}
            )
            await app.press("r")
            await app.until(refresh_is_over(app))
            await app.settled()
            assert app.explorer.search_pane.border_title == "Articles 5"
            assert "1900" in app.events or app.explorer.event_pane.rows_list.scroll_offset.y
            assert app.explorer.search_pane.path_at_cursor == path
            after = app.explorer.event_pane.event_at_cursor
            assert after is not None
            assert after.id == event.id
            assert app.open_path == reading
            assert "1 added" in notices(app)


async def test_an_article_that_is_gone_leaves_the_app_standing(folder: Path, tmp_path: Path) -> None:
    with Archive.open(folder, tmp_path / "index") as archive:
        archive.refresh()
        async with running(archive) as app:
            await app.search("ferry")
            await app.do("enter")
            (folder / "ferry.txt").unlink()
            await app.press("r")
            await app.until(refresh_is_over(app))
            await app.settled()
            assert app.explorer.search_pane.border_title == "Articles 0"
            assert "1 removed" in notices(app)


async def test_skipped_files_are_counted_and_can_be_looked_at(folder: Path, tmp_path: Path) -> None:
    (folder / "picture [b].txt").write_bytes(os.urandom(20) + b"\x00" * 200)
    with Archive.open(folder, tmp_path / "index") as archive:
        async with running(archive, refresh=True) as app:
            await app.until(refresh_is_over(app))
            await app.settled()
            assert "1 problem with the files. Press Esc, then ! to see them." in notices(app)
            await app.do("escape")
            await app.press("!")
            assert isinstance(app.app.screen, ProblemsScreen)
            shown = "\n".join(app.lines(app.app.screen.query_one("#problems")))
            assert "picture [b].txt" in shown
            await app.press("escape")
            (folder / "other.txt").write_bytes(b"\x00" * 200)
            await app.press("r")
            await app.until(refresh_is_over(app))
            await app.settled()
            assert "2 problems with the files. Press ! to see them." in notices(app)


async def test_an_empty_archive_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with Archive.open(tmp_path / "empty", tmp_path / "index") as archive:
        async with running(archive, refresh=True) as app:
            await app.until(refresh_is_over(app))
            await app.settled()
            assert "No articles here yet." in app.results
            assert app.explorer.event_pane.border_title == "Events 0"
            await app.do("escape", "j", "enter", "n", "]", "w", "3", "enter", "G", "w")
            assert app.app.is_running


async def test_a_refresh_that_fails_says_why_and_can_be_tried_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_folder: Path, _index: Path) -> Iterator[Progress | RefreshReport]:
        raise ArchiveError("the index can't be written: the disk [/b] is full")
        yield

    real = refreshing.refresh_in_process
    monkeypatch.setattr(refreshing, "refresh_in_process", failing)
    with Archive.open(folder, tmp_path / "index") as archive:
        async with running(archive) as app:
            await app.until(lambda: "the disk [/b] is full" in app.words("#refresh-words"))
            assert "Press r to try again" in app.words("#refresh-words")
            monkeypatch.setattr(refreshing, "refresh_in_process", real)
            await app.press("r")
            await app.until(lambda: not app.explorer.has_class("-building"))
            await app.settled()
            assert app.explorer.search_pane.border_title == "Articles 4"


async def test_a_refresh_that_fails_keeps_what_is_shown(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_folder: Path, _index: Path) -> Iterator[Progress | RefreshReport]:
        raise ArchiveError("the folder is gone")
        yield

    monkeypatch.setattr(refreshing, "refresh_in_process", failing)
    async with running(archive, refresh=True) as app:
        await app.until(lambda: "the folder is gone" in notices(app))
        assert app.explorer.search_pane.border_title == "Articles 4"
        assert app.panes == set(Pane)


async def test_files_that_change_are_taken_in_without_moving_the_reader(folder: Path, tmp_path: Path) -> None:
    with Archive.open(folder, tmp_path / "index") as archive:
        archive.refresh()
        async with running(archive, refresh=True) as app:
            await app.until(refresh_is_over(app))
            await app.settled()
            await app.do("escape", "j", "j")
            here = app.explorer.search_pane.path_at_cursor
            (folder / "new.md").write_text("---\ntitle: News\ndate: 2025-01-02\n---\n\nIt snowed in Varna.\n")
            await app.until(lambda: "1 added" in notices(app))
            await app.settled()
            assert app.explorer.search_pane.border_title == "Articles 5"
            assert app.explorer.search_pane.path_at_cursor == here


async def test_what_is_never_an_article_does_not_wake_the_refresh(folder: Path, tmp_path: Path) -> None:
    with Archive.open(folder, tmp_path / "index") as archive:
        archive.refresh()
        async with running(archive, refresh=True) as app:
            await app.until(refresh_is_over(app))
            (folder / ".hidden.md").write_text("Nothing to see.")
            (folder / "bridge.md~").write_text("An editor was here.")
            (folder / "news.txt").write_text("Some news\n\nThe lock was opened on 5 May 2023.\n")
            await app.until(lambda: "1 added" in notices(app))
            assert "changed" not in notices(app)


async def test_a_folder_that_cannot_be_watched_is_told_and_r_still_works(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def used_up(*_paths: object, **_options: object) -> Iterator[object]:
        raise OSError(28, "no space left on device: the limit of watches is reached")

    monkeypatch.setattr(watching, "watch", used_up)
    with Archive.open(folder, tmp_path / "index") as archive:
        archive.refresh()
        async with running(archive, refresh=True) as app:
            await app.until(lambda: "can't be noticed" in notices(app))
            await app.until(refresh_is_over(app))
            (folder / "new.txt").write_text("Some news\n\nThe lock was opened on 5 May 2023.\n")
            await app.do("escape", "r")
            await app.until(lambda: "1 added" in notices(app))


async def test_an_index_that_proves_damaged_is_told_and_rebuilt(folder: Path, tmp_path: Path) -> None:
    words = " ".join(f"word{place}" for place in range(9_000))
    (folder / "long.txt").write_text(f"A long report\n\n{words}")
    with Archive.open(folder, tmp_path / "index") as archive:
        archive.refresh()
        (terms,) = (tmp_path / "index").glob("*.terms")
        content = bytearray(terms.read_bytes())
        content[len(content) // 2] ^= 1  # where opening does not look
        terms.write_bytes(content)
        async with running(archive, refresh=True) as app:
            await app.until(refresh_is_over(app))
            await app.search("word8* bridge~")
            await app.until(lambda: "has been rebuilt" in notices(app))
            assert "is damaged (" in notices(app)
            await app.settled()
            await app.search("word8999")
            assert app.explorer.search_pane.border_title == "Articles 1"
