"""Data flows corpus -> search_index -> tui, and a room imports nothing that is above it."""

import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent


def loaded_by(statement):
    code = f"import sys\n{statement}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_import_contracts_hold():
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None) == 0


@pytest.mark.parametrize("room", ["corpus", "search_index"])
def test_loading_every_module_of_a_room_loads_nothing_above_it(room):
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in sorted((ROOT / room).rglob("*.py"))
    ]
    loaded = loaded_by("import " + ", ".join(modules))
    above = {"textual", "rich", "click", "tui"} | ({"search_index", "whoosh"} if room == "corpus" else set())
    assert not loaded & above


def test_help_loads_neither_textual_nor_the_index():
    loaded = loaded_by("from tui.cli.main import run\nrun(['--help'])")
    assert not loaded & {"textual", "whoosh", "numpy", "icalendar", "frontmatter"}


def test_dating_a_text_loads_no_index():
    loaded = loaded_by("from search_index.dates.tagger import tag\ntag('in May 2023')")
    assert not loaded & {"whoosh", "textual", "click"}
