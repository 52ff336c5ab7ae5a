"""An archive of a few articles of our own, indexed once for all tests of the app."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from search_index.archive import Archive
from tests.tui.chronicle import FLOOD

_FILLER = "\n\n".join(
    f"Paragraph {number} tells of cranes, ropes and lorries on the quay, and of people who wait for word from"
    " the office while the gulls go on as they always have."
    for number in range(1, 41)
)

ARTICLES = {
    "strike/begins.md": f"""---
title: Dockers walk out in Varna
source: Harbour Gazette
author: Mila Petkova
date: 2024-03-05
---

Dockers in Varna walked out on 4 March 2024 over pay and shifts. The port had last stood still in May 2011.

{_FILLER}

The two sides agreed at last that a vote on the offer will be held on 12 April 2024 in the old customs house.
""",
    "strike/ends.md": """---
title: Varna dockers go back to work
source: Coast Courier
date: 2024-03-20
---

Dockers in Varna went back to work on 18 March 2024, their union said.

The customs house opened its gates on 19 March 2024.
""",
    "bridge.md": """---
title: Old bridge closes for repairs
source: Harbour Gazette
date: 2023-07-02
---

The bridge over the lock was closed on 30 June 2023. It was built in 1931 and widened in the 1970s.
""",
    "ferry.txt": """A ferry that nobody remembers

Nobody wrote down when the ferry was built, or by whom. It was painted green in 1998.
""",
}


def write_archive(folder: Path, articles: dict[str, str]) -> Path:
    """Write articles as files; returns the folder."""
    for name, text in articles.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def built_archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folder and the index of the articles above."""
    folder = write_archive(tmp_path_factory.mktemp("clippings"), ARTICLES)
    index = tmp_path_factory.mktemp("index") / "built"
    with Archive.open(folder, index) as archive:
        archive.refresh()
    return folder, index


@pytest.fixture
def archive(built_archive: tuple[Path, Path]) -> Iterator[Archive]:
    """The archive, open; not to be written to."""
    with Archive.open(*built_archive) as opened:
        yield opened


@pytest.fixture(scope="session")
def flood_index(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folder and the index of the articles about a flood."""
    folder = write_archive(tmp_path_factory.mktemp("flood"), FLOOD)
    index = tmp_path_factory.mktemp("index") / "flood"
    with Archive.open(folder, index) as archive:
        archive.refresh()
    return folder, index


@pytest.fixture
def flood(flood_index: tuple[Path, Path]) -> Iterator[Archive]:
    """The archive about a flood, open; not to be written to."""
    with Archive.open(*flood_index) as opened:
        yield opened
