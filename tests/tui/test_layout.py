"""Panes side by side, two of them, or one at a time; and a resize that loses nothing."""

from __future__ import annotations

from search_index.archive import Archive
from tests.tui.driving import MEDIUM, NARROW, WIDE, running
from tui.arrangement import Pane, panes_in_view
from tui.commands import COMMANDS


def test_the_pane_in_use_is_always_in_view() -> None:
    for width in range(20, 240):
        for active in Pane:
            for companion in (Pane.ARTICLE, Pane.EVENTS):
                assert active in panes_in_view(width, active, companion)


async def test_a_small_terminal_shows_the_panes_in_turn(archive: Archive) -> None:
    async with running(archive, NARROW) as app:
        assert app.panes == {Pane.RESULTS}
        await app.search("dockers")
        await app.do("enter", "enter")
        assert app.panes == {Pane.ARTICLE}
        await app.do("escape")
        assert app.panes == {Pane.RESULTS}
        await app.do("3")
        assert app.panes == {Pane.EVENTS}
        await app.do("j", "enter")
        assert app.panes == {Pane.ARTICLE}
        assert app.current_event is not None
        await app.do("]", "escape")
        assert app.panes == {Pane.EVENTS}
        await app.do("tab")
        assert app.app.focused is app.explorer.event_pane.chart
        await app.do("tab")
        assert app.panes == {Pane.RESULTS}


async def test_a_medium_terminal_shows_two_panes(archive: Archive) -> None:
    async with running(archive, MEDIUM) as app:
        assert app.panes == {Pane.RESULTS, Pane.ARTICLE}
        await app.do("escape", "3")
        assert app.panes == {Pane.RESULTS, Pane.EVENTS}
        await app.do("1")
        assert app.panes == {Pane.RESULTS, Pane.EVENTS}


async def test_resizing_keeps_the_article_the_sentence_and_the_focus(archive: Archive) -> None:
    async with running(archive, WIDE) as app:
        await app.search("vote")
        await app.do("escape", "3", "G", "enter")
        event = app.current_event
        assert event is not None
        for size in (NARROW, (200, 50), MEDIUM, NARROW, WIDE):
            await app.resize(*size)
            assert app.pane_in_use is Pane.ARTICLE
            assert Pane.ARTICLE in app.panes
            assert app.current_event == event
            assert "┃" in app.text, f"the sentence was lost at {size}"


async def test_resizing_keeps_the_cursor_of_the_lists_in_view(archive: Archive) -> None:
    async with running(archive, WIDE) as app:
        await app.do("escape", "3", "G")
        events = app.explorer.event_pane.rows_list
        for size in (NARROW, (80, 10), (200, 50), (130, 12)):
            await app.resize(*size)
            assert events.cursor == len(events.source) - 1
            assert events.cursor in events.rows_in_view


async def test_the_footer_fits_eighty_columns_in_every_pane(archive: Archive) -> None:
    async with running(archive, NARROW) as app:
        for key in ("tab", "tab", "tab", "tab"):
            line = app.words("KeyBar")
            active = {active.binding.id for active in app.explorer.active_bindings.values()}
            for command in COMMANDS:
                if command.footer and command.id in active:
                    assert f" {command.footer}" in line
            assert len(line) <= NARROW[0]
            await app.do(key)


async def test_a_pane_takes_the_whole_screen_and_gives_it_back(archive: Archive) -> None:
    async with running(archive, WIDE) as app:
        await app.search("vote")
        await app.do("escape", "2", "M")
        assert app.panes == {Pane.ARTICLE}
        await app.do("3")
        assert app.panes == {Pane.EVENTS}
        assert app.pane_in_use is Pane.EVENTS
        await app.do("enter")
        assert app.panes == {Pane.ARTICLE}
        await app.do("M")
        assert app.panes == set(Pane)
        assert app.pane_in_use is Pane.ARTICLE
