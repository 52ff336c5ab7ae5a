"""Driving the app as a user does: keys in, what the panes show out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import monotonic

from textual import events
from textual.pilot import Pilot
from textual.widget import Widget

from search_index.archive import Archive
from search_index.events.event import Event
from tui.app import DatelineApp
from tui.arrangement import Pane
from tui.configuration import BUILT_IN_CONFIGURATION, Configuration
from tui.screens.explorer import Explorer
from tui.user_data.last_place import LastPlace

WIDE = (130, 30)
MEDIUM = (110, 30)
NARROW = (80, 24)
_PATIENCE = 10.0
_MOMENT = 0.002
_KEY_NAMES = {
    " ": "space",
    "/": "slash",
    "?": "question_mark",
    "!": "exclamation_mark",
    '"': "quotation_mark",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
}


class Driver:
    """One running app and its explorer."""

    def __init__(self, app: DatelineApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def explorer(self) -> Explorer:
        explorer = self.app.screen_stack[0]
        assert isinstance(explorer, Explorer)
        return explorer

    async def until(self, condition: Callable[[], object]) -> None:
        """Let the app go on until the condition holds, and then until it is painted."""
        await self._wait_for(condition)
        await self.pilot.pause(0)

    async def settled(self) -> None:
        """Until every request has been answered."""
        await self.until(self._is_settled)

    async def press(self, *keys: str) -> None:
        """Press keys, each when the last one has been handled."""
        for key in keys:
            await self._press(key)
        await self.pilot.pause(0)

    async def do(self, *keys: str) -> None:
        """Press keys one by one, each after the last one has had its effect."""
        for key in keys:
            await self._press(key)
            await self._wait_for(self._is_settled)
        await self.pilot.pause(0)

    async def _press(self, key: str) -> None:
        # The pilot's own press and pause wait for an idle processor and paint everything each time.
        character = " " if key == "space" else key if len(key) == 1 else None
        self.app.post_message(events.Key(_KEY_NAMES.get(key, key), character))
        # The key goes down to the focused widget; what that makes of it comes up again as a message.
        way = (self.app.focused or self.app.screen).ancestors_with_self
        for node in (self.app, *way, *way):
            handled = asyncio.Event()
            if node.call_later(handled.set):
                await asyncio.wait_for(handled.wait(), _PATIENCE)

    async def _wait_for(self, condition: Callable[[], object]) -> None:
        give_up = monotonic() + _PATIENCE
        while not condition():
            assert monotonic() < give_up, "what was waited for did not come"
            await asyncio.sleep(_MOMENT)

    def _is_settled(self) -> bool:
        conversation = self.explorer.conversation
        return (
            conversation.answer is not None
            and conversation.answer.question is conversation.question
            and not conversation.waiting
        )

    async def search(self, query: str) -> None:
        """Put a query into the search box and wait for the answer to its last letter."""
        if self.app.focused is not self.explorer.search_pane.box:
            await self.press("/")
        self.explorer.search_pane.box.value = query[:-1]
        await self.press("end", query[-1])
        await self.settled()

    async def resize(self, width: int, height: int) -> None:
        await self.pilot.resize_terminal(width, height)
        await self.pilot.pause(0)

    @property
    def notices(self) -> str:
        """All that was said in passing."""
        return "\n".join(str(notice.message) for notice in self.app._notifications)

    # What is shown

    def lines(self, widget: Widget) -> list[str]:
        """The lines of a widget as painted."""
        return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]

    def words(self, selector: str) -> str:
        """What a piece of fixed text says."""
        return str(self.app.screen.query_one(selector).render())

    @property
    def results(self) -> str:
        return "\n".join(self.lines(self.explorer.search_pane.rows_list))

    @property
    def text(self) -> str:
        return "\n".join(self.lines(self.explorer.article_pane.text))

    @property
    def events(self) -> str:
        return "\n".join(self.lines(self.explorer.event_pane.rows_list))

    @property
    def open_path(self) -> str | None:
        opened = self.explorer.article_pane.opened
        return opened.article.path if opened else None

    @property
    def current_event(self) -> Event | None:
        return self.explorer.article_pane.current_event

    @property
    def panes(self) -> set[Pane]:
        return {pane for pane in Pane if self.explorer.query_one(f"#{pane}").display}

    @property
    def pane_in_use(self) -> Pane | None:
        focused = self.app.focused
        if focused is None:
            return None
        return next((pane for pane in Pane if self.explorer.query_one(f"#{pane}") in focused.ancestors), None)


@asynccontextmanager
async def running(
    archive: Archive,
    size: tuple[int, int] = WIDE,
    *,
    query: str = "",
    place: LastPlace | None = None,
    refresh: bool = False,
    configuration: Configuration = BUILT_IN_CONFIGURATION,
) -> AsyncIterator[Driver]:
    """The app over an archive, its first answer shown."""
    app = DatelineApp(archive, query=query, place=place, refresh=refresh, configuration=configuration)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.until(lambda: isinstance(app.screen_stack[0], Explorer))
        if archive.exists:
            await driver.settled()
        yield driver
