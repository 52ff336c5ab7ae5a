"""The first frame: there before what searching needs is loaded, and no key that is pressed then is lost."""

from __future__ import annotations

import subprocess
import sys

import pytest

from search_index.archive import Archive
from tests.tui.driving import MEDIUM, NARROW, WIDE
from tui.app import DatelineApp
from tui.arrangement import Pane, panes_in_view
from tui.screens.explorer import Explorer
from tui.screens.opening import OpeningScreen


def test_the_first_frame_loads_nothing_of_what_searching_needs() -> None:
    code = (
        "import sys\n"
        "from tui.cli.commands import open\n"
        "from search_index.archive import Archive\n"
        "from pathlib import Path\n"
        "from tui.app import DatelineApp\n"
        "from tui.configuration import read_configuration\n"
        "DatelineApp(Archive.open(Path('.'), Path('/tmp/none'))).get_default_screen()\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "textual" in loaded
    assert not loaded & {"numpy", "whoosh", "dateutil", "watchfiles", "tomlkit"}


@pytest.mark.parametrize("size", [NARROW, MEDIUM, WIDE, (200, 50)])
async def test_the_first_frame_has_the_frames_of_the_panes_where_they_will_be(
    archive: Archive, size: tuple[int, int]
) -> None:
    opening: list[str] = []

    class Watched(DatelineApp):
        def post_display_hook(self) -> None:
            if isinstance(self.screen, OpeningScreen) and not opening:
                opening.extend(str(self.screen.render()).splitlines())

    app = Watched(archive, refresh=False)
    async with app.run_test(size=size) as pilot:
        while not isinstance(app.screen, Explorer) or app.screen.conversation.answer is None:
            await pilot.pause()
        await pilot.pause()
        top = app.screen._compositor.render_strips()[0].text
    assert [len(line) for line in opening[:-1]] == [size[0]] * (size[1] - 1)
    starts = [index for index, character in enumerate(top) if character == "╭"]
    assert starts == [index for index, character in enumerate(opening[0]) if character == "╭"]
    assert len(starts) == len(panes_in_view(size[0], Pane.RESULTS, Pane.ARTICLE))
    assert "Articles" in opening[0]
    assert "Opening" in opening[-1]


async def test_what_is_typed_before_the_explorer_is_there_is_searched_for(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = DatelineApp(archive, refresh=False)
    opens = app._open_explorer

    async def slowly() -> None:
        for letter in "ferry":
            app.simulate_key(letter)
        await opens()

    monkeypatch.setattr(app, "_open_explorer", slowly)
    async with app.run_test(size=WIDE) as pilot:
        while not isinstance(app.screen, Explorer) or app.screen.search_pane.border_title != "Articles 1":
            await pilot.pause()
        assert app.screen.search_pane.box.value == "ferry"
