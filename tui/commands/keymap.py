"""Keys that the user gives to commands in place of the built-in ones, and what is wrong with them."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tui.commands.command import Command, Scope
from tui.commands.key_names import key_name, printed_key
from tui.commands.registry import COMMANDS

NO_KEY = "no-key"
"""Stands, where Textual would take an empty string for "as it was", for a command that has no key left."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """The commands with the keys that they have now; ``problems`` are lines that say what was not taken.

    ``changed`` has the new keys of the commands that were given other ones, by their ids.
    """

    commands: tuple[Command, ...] = COMMANDS
    changed: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()


BUILT_IN = Keymap()
"""Every command with its own keys."""


def keymap_of(wanted: Mapping[str, object]) -> Keymap:
    """Return the keymap for a table of command ids and keys: a key, or a list of keys.

    A command that does not exist, and a value that names no key, is passed over and told. Where a key would
    mean two things in one place, the command that was given it here has it and the other one loses it.
    """
    problems: list[str] = []
    given: dict[str, str] = {}
    known = {command.id for command in COMMANDS}
    for name, value in wanted.items():
        if name not in known:
            problems.append(_unknown(name, known))
        elif keys := _keys(value):
            given[name] = ",".join(keys)
        else:
            problems.append(f'{name}: {value!r} names no key; write "x", "ctrl+x", or a list of such')
    commands = _without_clashes(
        [replace(command, keys=given.get(command.id, command.keys)) for command in COMMANDS], given, problems
    )
    built_in = {command.id: command.keys for command in COMMANDS}
    changed = tuple(
        (command.id, command.keys) for command in commands if command.keys != built_in[command.id]
    )
    return Keymap(tuple(commands), changed, tuple(problems))


def _unknown(name: str, known: set[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    meant = f"did you mean {close[0]}?" if close else "dateline info --keys lists them"
    return f"there is no command {name}; {meant}"


def _keys(value: object) -> list[str]:
    """The names of the keys of a value; empty when it has anything else."""
    values: list[object] = value if isinstance(value, list) else [value]
    keys = [key_name(each.strip()) for each in values if isinstance(each, str) and each.strip()]
    return list(dict.fromkeys(keys)) if len(keys) == len(values) else []


def _without_clashes(
    commands: Sequence[Command], given: Mapping[str, str], problems: list[str]
) -> list[Command]:
    """Take a key away from every command that shares it, in one place, with one that comes before it.

    Before the others come the commands that were given their keys, in the order in which they were given.
    """
    ranks = {name: rank for rank, name in enumerate(given)}
    taken: dict[str, list[Command]] = defaultdict(list)
    left: dict[str, Command] = {}
    for command in sorted(commands, key=lambda each: ranks.get(each.id, len(ranks))):
        keys: list[str] = []
        for key in command.keys.split(","):
            other = next((each for each in taken[key] if _meet(each.scope, command.scope)), None)
            if other is None:
                taken[key].append(command)
                keys.append(key)
            else:
                problems.append(
                    f"{printed_key(key)} is the key of {other.id}, so {command.id} goes without it"
                )
        left[command.id] = replace(command, keys=",".join(keys))
    return [left[command.id] for command in commands]


def _meet(one: Scope, other: Scope) -> bool:
    """Whether the keys of two scopes work in one place."""
    return one is other or Scope.EVERYWHERE in (one, other)
