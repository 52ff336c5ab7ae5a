"""What all tests share: a home of their own, and a small archive."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("dateline", deadline=None)  # speed is measured in benchmarks, not in tests
settings.load_profile("dateline")

ARTICLES = {
    "2024/kazan.md": """---
title: Leaders meet in Kazan
source: Example Wire
date: 2024-02-21
---

The two leaders met in Kazan on 21 February 2024 to talk about trade. They had last met in May 2023.

A second round is planned for 4 June 2024 in Minsk.
""",
    "2022/moscow.md": """---
title: Talks in Moscow before the vote
source: Example Daily
date: 2022-09-20
---

The president received his guest in Moscow on Tuesday, 20 September 2022, two weeks before the election.
The peace accord of 1995 was not discussed.
""",
    "undated.txt": """A report that states no date

Nothing tells on which day this was written. The bridge was closed on 3 March.
""",
}


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep tests away from the user's configuration, data and cache."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for variable in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return home


@pytest.fixture
def archive_folder(tmp_path: Path) -> Path:
    """Three articles in a folder: two dated, one not."""
    folder = tmp_path / "clippings"
    for name, text in ARTICLES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder
