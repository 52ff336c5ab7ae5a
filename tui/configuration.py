"""The user's ``config.toml``: keys and looks. What is wrong with it is told and passed over.

::

    theme = "light"            # dark, light or terminal

    [keys]
    "pane.events" = "E"        # the names that dateline info --keys lists
    "list.down" = ["j", "ctrl+n"]
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from tui.commands.keymap import BUILT_IN, Keymap, keymap_of

THEMES = ("dark", "light", "terminal")
"""The looks that can be named."""

_SETTINGS = ("theme", "keys")


@dataclass(frozen=True, slots=True)
class Configuration:
    """What the user has set; ``problems`` are lines that say what was not taken, and where it stands."""

    keymap: Keymap = BUILT_IN
    theme: str | None = None
    problems: tuple[str, ...] = ()


BUILT_IN_CONFIGURATION = Configuration()
"""Nothing set by the user."""


def configuration_file() -> Path:
    """Where the configuration is looked for; it need not exist."""
    return Path(platformdirs.user_config_path("dateline")) / "config.toml"


def read_configuration(file: Path | None = None) -> Configuration:
    """Read the configuration from ``file`` (the user's own if not given); never raises."""
    file = file or configuration_file()
    try:
        settings = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return BUILT_IN_CONFIGURATION
    except (OSError, UnicodeDecodeError) as error:
        return Configuration(problems=(f"{file}: can't be read ({error}); nothing of it is used",))
    except tomllib.TOMLDecodeError as error:
        return Configuration(problems=(f"{file}: not TOML ({error}); nothing of it is used",))
    problems = [
        f"there is no setting {name}; there are: {', '.join(_SETTINGS)}"
        for name in settings
        if name not in _SETTINGS
    ]
    theme = settings.get("theme")
    if theme is not None and theme not in THEMES:
        problems.append(f"there is no theme {theme!r}; there are: {', '.join(THEMES)}")
        theme = None
    keys = settings.get("keys", {})
    if not isinstance(keys, dict):
        problems.append("keys is no table; write [keys], and below it a line for each command")
        keys = {}
    keymap = keymap_of(_flat(keys))
    return Configuration(keymap, theme, tuple(f"{file}: {line}" for line in (*problems, *keymap.problems)))


def _flat(table: dict[str, object], before: str = "") -> dict[str, object]:
    """Names with dots for tables in tables: ``pane.events = "e"`` is written without quotes as well."""
    flat: dict[str, object] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{before}{name}.")
        else:
            flat[f"{before}{name}"] = value
    return flat
