"""Themes, and a screen that can be read without any colour."""

from __future__ import annotations

import pytest
from rich.segment import Segment

from search_index.archive import Archive
from tests.tui.driving import NARROW, running
from tui.themes import THEMES, VARIABLE_DEFAULTS


async def test_every_theme_paints_every_pane(archive: Archive) -> None:
    async with running(archive, NARROW) as app:
        await app.search("dockers")
        await app.do("enter", "enter", "]", "w", "?")
        for theme in [*(theme.name for theme in THEMES), "nord", "textual-light", "ansi-dark"]:
            app.app.theme = theme
            await app.pilot.pause()
            assert "Why this date" in app.words("#help-text")
        await app.press("escape")
        assert "Dockers" in app.text


def test_our_themes_name_every_colour_the_app_asks_for() -> None:
    for theme in THEMES:
        assert set(VARIABLE_DEFAULTS) <= set(theme.variables)


async def test_t_goes_round_our_themes(archive: Archive) -> None:
    async with running(archive) as app:
        await app.do("escape")
        seen = {app.app.theme}
        for _ in THEMES[1:]:
            await app.press("t")
            seen.add(app.app.theme)
        assert seen == {theme.name for theme in THEMES}


async def test_marks_differ_in_more_than_their_colour(archive: Archive) -> None:
    def looks(words: str) -> set[tuple[object, ...]]:
        style_of = [
            segment.style
            for y in range(app.explorer.article_pane.text.size.height)
            for segment in app.explorer.article_pane.text.render_line(y)
            if words in segment.text and segment.style
        ]
        return {(style.bold, style.underline, style.reverse) for style in style_of}

    async with running(archive, (160, 45)) as app:
        await app.search("varna dockers")
        await app.do("enter", "enter", "n", "]")
        text, match = looks("went back"), looks("Varna") | looks("Dockers")
        date, current_date = looks("19 March 2024"), looks("18 March 2024")
        assert len({*text, *match, *date, *current_date}) >= 5
        assert not text & (match | date | current_date)
        assert not date & (match | current_date)


async def test_no_color_leaves_no_colour_on_the_screen(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(archive) as app:
        await app.search("dockers")
        await app.do("escape", "3", "j")
        painted = app.explorer._compositor.render_strips()
        colours = {
            str(colour.name)
            for strip in painted
            for segment in strip
            if isinstance(segment, Segment) and segment.style
            for colour in (segment.style.color, segment.style.bgcolor)
            if colour is not None
        }
        assert colours <= {"default"}
        assert "▌" in app.events
        assert "┃" in app.text
