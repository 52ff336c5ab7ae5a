"""Keys of the user's own: taken from config.toml, clashes told, never a failure."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from textual.binding import Binding

from search_index.archive import Archive
from tests.tui.driving import running
from tui.commands import COMMANDS
from tui.commands.key_names import key_name
from tui.commands.keymap import BUILT_IN, keymap_of
from tui.configuration import Configuration, configuration_file, read_configuration
from tui.screens.help import help_text


def configured(text: str) -> Configuration:
    file = configuration_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return read_configuration()


@pytest.mark.parametrize("character", string.punctuation)
def test_a_key_is_named_as_textual_names_it(character: str) -> None:
    (binding,) = Binding.make_bindings([Binding(f"ctrl+{key_name(character)}", "x")])
    assert binding.key == f"ctrl+{key_name(character)}"
    if character != ",":  # keys are separated by commas
        (binding,) = Binding.make_bindings([Binding(character, "x")])
        assert binding.key == key_name(character)


def test_the_built_in_keys_do_not_clash() -> None:
    assert keymap_of({}) == BUILT_IN
    assert keymap_of({command.id: command.keys.split(",") for command in COMMANDS}) == BUILT_IN


def test_without_a_file_everything_is_as_built_in() -> None:
    assert read_configuration() == Configuration()


def test_keys_can_be_written_as_one_or_several_and_as_tables() -> None:
    configuration = configured('[keys]\npane.events = "E"\n"list.down" = ["j", "ctrl+n"]\nwhy = "%"\n')
    assert configuration.problems == ()
    assert dict(configuration.keymap.changed) == {
        "pane.events": "E",
        "list.down": "j,ctrl+n",
        "why": "percent_sign",
    }


def test_a_clash_is_told_and_the_users_own_key_wins() -> None:
    configuration = configured('[keys]\npane.events = "f"\n')
    (problem,) = configuration.problems
    assert problem.endswith("f is the key of pane.events, so events.fold goes without it")
    assert problem.startswith(str(configuration_file()))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("keys = 3", "keys is no table"),
        ('[keys]\n"pane.event" = "e"', "there is no command pane.event; did you mean pane.events?"),
        ("[keys]\nwhy = 7", "why: 7 names no key"),
        ('[keys]\nwhy = ["x", 7]', "why: ['x', 7] names no key"),
        ('theme = "pink"', "there is no theme 'pink'"),
        ("colour = 1", "there is no setting colour"),
        ("keys", "not TOML"),
    ],
)
def test_what_is_wrong_is_told_with_the_file_and_passed_over(text: str, told: str) -> None:
    configuration = configured(text)
    (problem,) = configuration.problems
    assert told in problem
    assert str(configuration_file()) in problem
    assert configuration.keymap.commands == COMMANDS


def test_a_file_that_is_no_text_is_told(own_home: Path) -> None:
    file = configuration_file()
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\xff\xfe\x00")
    (problem,) = read_configuration().problems
    assert "can't be read" in problem


async def test_the_app_takes_the_users_keys_and_theme(archive: Archive) -> None:
    configuration = configured('theme = "light"\n[keys]\npane.events = "f"\n')
    async with running(archive, configuration=configuration) as app:
        assert app.app.theme == "dateline-light"
        await app.do("escape", "3")
        assert app.pane_in_use == "results"
        await app.do("f")
        assert app.pane_in_use == "events"
        told = " ".join(notice.message for notice in app.app._notifications)
        assert "f is the key of pane.events" in told


async def test_a_command_that_lost_its_key_does_nothing_anywhere(archive: Archive) -> None:
    configuration = configured('[keys]\npane.events = "g"\n"list.last" = "f"\n')
    async with running(archive, configuration=configuration) as app:
        await app.do("escape", "g")
        assert app.pane_in_use == "events"
        await app.do("f")
        assert app.explorer.event_pane.rows_list.cursor == len(app.explorer.event_pane.rows) - 1
        assert "fold" not in app.words("KeyBar")


def test_the_help_shows_the_keys_as_they_are() -> None:
    page = help_text(100, keymap_of({"pane.events": "ctrl+e"}).commands).plain
    assert "Ctrl+E" in page
