"""One list of commands makes keys, footer, help and palette."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from textual.binding import Binding

from search_index.archive import Archive
from search_index.queries.parser import parse
from tests.tui.driving import NARROW, running
from tui.commands import COMMANDS, Scope, palette_commands
from tui.commands.bindings import bindings
from tui.commands.key_names import printed_key, printed_keys
from tui.screens.help import QUERIES, HelpScreen, help_text
from tui.widgets.query_input import QueryInput
from tui.widgets.text_view import TextView
from tui.widgets.virtual_list import VirtualList

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_keys_that_the_readme_names_are_keys_of_the_app() -> None:
    told = README[README.index("**In the app.**") : README.index("**Searching.**")]
    named = {key for key in re.findall(r"`([^`]+)`", told) if len(key) == 1 or key in ("Tab", "Enter", "Esc")}
    printed = {printed_key(key) for command in COMMANDS for key in command.keys.split(",")}
    assert len(named) > 10
    assert named <= printed


def test_every_command_has_a_name_of_its_own() -> None:
    assert max(Counter(command.id for command in COMMANDS).values()) == 1
    for command in COMMANDS:
        assert command.title
        assert command.description


@pytest.mark.parametrize("scope", [Scope.LIST, Scope.ARTICLE, Scope.SEARCH_BOX, Scope.CHART])
def test_no_key_has_two_meanings_in_one_place(scope: Scope) -> None:
    keys = Counter(
        key
        for command in COMMANDS
        if command.scope in (scope, Scope.EVERYWHERE)
        for key in command.keys.split(",")
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_command_needs_a_key_that_terminals_do_not_tell_apart() -> None:
    for command in COMMANDS:
        for key in command.keys.split(","):
            assert "alt" not in key
            assert key not in ("ctrl+enter", "shift+enter", "ctrl+space", "ctrl+i", "ctrl+m", "ctrl+h")


def test_every_binding_bears_the_name_of_its_command() -> None:
    for scope in Scope:
        ids = [binding.id for binding in bindings(scope) if isinstance(binding, Binding)]
        assert ids == [command.id for command in COMMANDS if command.scope is scope]


@pytest.mark.parametrize("width", [76, 100, 140])
def test_the_help_tells_every_command_with_its_keys(width: int) -> None:
    text = help_text(width).plain
    folded = " ".join(text.split())
    for command in COMMANDS:
        assert printed_keys(command.keys) in text
        assert command.title in text
        assert all(word in folded for word in command.description.split())
    assert max(len(line) for line in text.splitlines()) <= width


@pytest.mark.parametrize("example", [example for example, _, _ in QUERIES])
def test_the_queries_that_the_help_shows_are_understood(example: str) -> None:
    assert parse(example.replace(",", "")).restricts


async def test_every_command_is_there_to_be_run(archive: Archive) -> None:
    async with running(archive) as app:
        places = {
            Scope.EVERYWHERE: app.explorer,
            Scope.LIST: app.explorer.query_one("#event-list", VirtualList),
            Scope.ARTICLE: app.explorer.query_one(TextView),
            Scope.SEARCH_BOX: app.explorer.query_one(QueryInput),
            Scope.CHART: app.explorer.event_pane.chart,
        }
        for command in COMMANDS:
            place, name = places[command.scope], command.action.partition("(")[0]
            if name.startswith("app."):
                place, name = app.app, name.removeprefix("app.")
            assert hasattr(place, f"action_{name}"), command.id


async def test_the_question_mark_opens_the_help_and_esc_closes_it(archive: Archive) -> None:
    async with running(archive, NARROW) as app:
        await app.do("escape")
        await app.press("?")
        assert isinstance(app.app.screen, HelpScreen)
        assert "Why this date" in app.words("#help-text")
        await app.press("escape")
        assert app.app.screen is app.explorer


async def test_a_click_on_a_key_in_the_footer_presses_it(archive: Archive) -> None:
    async with running(archive, NARROW) as app:
        await app.do("escape")
        await app.pilot.pause()
        column = app.words("KeyBar").index("? help")
        await app.pilot.click("KeyBar", offset=(column + 1, 0))
        await app.until(lambda: isinstance(app.app.screen, HelpScreen))


async def test_the_palette_offers_every_command_of_the_screen(archive: Archive) -> None:
    async with running(archive) as app:
        offered = {command.title: command for command in app.app.get_system_commands(app.explorer)}
        assert set(offered) == {command.title for command in palette_commands()}
        assert offered["Events"].help == "Go to the list of events · 3"
        await offered["Events"].callback()
        assert app.pane_in_use == "events"


async def test_keys_can_be_set_anew_by_the_names_of_the_commands(archive: Archive) -> None:
    async with running(archive) as app:
        await app.do("escape")
        app.app.set_keymap({"pane.events": "e"})
        await app.press("3")
        assert app.pane_in_use == "results"
        await app.press("e")
        assert app.pane_in_use == "events"


def test_the_help_keeps_keys_titles_and_descriptions_apart() -> None:
    told = help_text(74).plain
    for command in COMMANDS:
        beginning = command.description.split()[0]
        assert re.search(rf"{re.escape(printed_keys(command.keys))} +{command.title} +{beginning}", told)
