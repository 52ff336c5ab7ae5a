"""Articles of megabytes open without blocking and scroll like short ones."""

from __future__ import annotations

from collections.abc import Iterator
from time import process_time, thread_time

import pytest

from search_index.archive import Archive
from tests.tui.conftest import ARTICLES, write_archive
from tests.tui.driving import running
from tui.state import ArticleRequest
from tui.workers.reading_desk import open_article

_PARAGRAPH = (
    "Cranes and ropes stand on the quay while the gulls go on as they always have; people wait for word from"
    " the office, where the “café” of the quay’s own people is of more use than the clock on the wall. "
)
_WITH_A_MATCH = "Lorries queued along the quay on 7 March 2024, and drivers slept in their cabs. "
_CHARACTERS = 5_000_000
_FRAME = 0.016
"""Seconds."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def long_archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("long")
    part = "\n".join([_PARAGRAPH * 5] * 8) + "\n" + _WITH_A_MATCH + "\n"
    text = "A long report\n\nIt began on 4 March 2024.\n\n" + part * (_CHARACTERS // len(part))
    write_archive(folder, {**ARTICLES, "long.txt": text + "\n\nIt ended on 5 May 2024 in Varna.\n"})
    with Archive.open(folder, tmp_path_factory.mktemp("index") / "built") as archive:
        archive.refresh()
        yield archive


def test_five_megabytes_are_opened_in_a_second(long_archive: Archive) -> None:
    request = ArticleRequest("long.txt", "lorries", typing=False)
    seconds = []
    for _ in range(3):
        before = process_time()
        opened = open_article(long_archive, request)
        seconds.append(process_time() - before)
    assert opened is not None
    assert len(opened.article.text) > 0.99 * _CHARACTERS
    assert len(opened.matches) > 500
    assert opened.dates
    assert min(seconds) <= 1.0


async def test_a_page_of_five_megabytes_takes_less_than_a_frame(long_archive: Archive) -> None:
    async with running(long_archive, (160, 45), query="lorries") as app:
        await app.do("escape")
        assert app.open_path == "long.txt"
        text = app.explorer.article_pane.text
        seconds = []
        for page in (text.action_text_page_down, text.action_text_bottom, text.action_text_page_up) * 20:
            before = thread_time()
            page()
            shown = "".join(app.lines(text))
            seconds.append(thread_time() - before)
            assert shown.strip()
            await app.pilot.pause(0)
        assert sorted(seconds)[len(seconds) * 95 // 100] <= _FRAME


async def test_stepping_through_a_long_text_takes_less_than_a_frame(long_archive: Archive) -> None:
    async with running(long_archive, (160, 45), query="lorries") as app:
        await app.do("escape", "2")
        pane = app.explorer.article_pane
        seconds = []
        for step in (pane.step_match, pane.step_event) * 20:
            before = thread_time()
            step(-1)
            assert "".join(app.lines(pane.text)).strip()
            seconds.append(thread_time() - before)
            await app.pilot.pause(0)
        assert sorted(seconds)[len(seconds) // 2] <= _FRAME
