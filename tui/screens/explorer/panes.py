"""The panes of the explorer: which are in view, which has the keyboard, and the way between them."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.screen import Screen
from textual.widget import Widget

from search_index.archive import Archive
from tui.arrangement import Pane, panes_in_view
from tui.commands.shown_keys import BUILT_IN_KEYS
from tui.state import Places
from tui.widgets.article_pane import ArticlePane
from tui.widgets.event_pane import EventPane
from tui.widgets.search_pane import SearchPane
from tui.workers.conversation import Conversation
from tui.workers.filing_desk import FilingDesk


class Panes(Screen[None]):
    """A screen of three panes over one archive: what all concerns of the explorer build upon.

    ``keys`` has the key that each command has now, as it is printed, by the command's id.
    """

    keys: Mapping[str, str] = BUILT_IN_KEYS

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self.archive = archive
        self.conversation = Conversation(archive)
        self.filing = FilingDesk(self.post_message)
        self._pane = Pane.RESULTS
        self._companion = Pane.ARTICLE
        self._origin = Pane.RESULTS
        self._maximised = False

    @property
    def building(self) -> bool:
        """Whether the archive's first index is being made: until it is there, only the search box is."""
        return self.has_class("-building")

    @property
    def search_pane(self) -> SearchPane:
        """Search box and results."""
        return self.query_one(SearchPane)

    @property
    def article_pane(self) -> ArticlePane:
        """The article."""
        return self.query_one(ArticlePane)

    @property
    def event_pane(self) -> EventPane:
        """The events."""
        return self.query_one(EventPane)

    def places(self) -> Places:
        """Where the reader is now."""
        opened, event = self.article_pane.opened, self.event_pane.event_at_cursor
        return Places(
            result_path=self.search_pane.place,
            article_path=opened.article.path if opened else None,
            event_path=event.path if event else None,
            event_id=event.id if event else None,
        )

    def go_to(self, pane: Pane, widget: Widget | None = None) -> None:
        """Bring a pane into view and give it (or ``widget`` in it) the keyboard."""
        if pane is Pane.ARTICLE and self._pane is not Pane.ARTICLE:
            self._origin = self._pane
        self._pane = pane
        self._arrange()
        self.set_focus(widget or (self._stops()[pane] if not self.building else None))

    def _stops(self) -> dict[Pane, Widget]:
        return {
            Pane.RESULTS: self.search_pane.rows_list,
            Pane.ARTICLE: self.article_pane.text,
            Pane.EVENTS: self.event_pane.rows_list,
        }

    def _arrange(self) -> None:
        if self._pane is not Pane.RESULTS:
            self._companion = self._pane
        width = 0 if self._maximised or self.building else self.app.size.width
        in_view = panes_in_view(width, self._pane, self._companion)
        # First what comes into view, so that there is always a pane to hold the focus.
        for pane in sorted(Pane, key=lambda pane: pane not in in_view):
            widget = self.query_one(f"#{pane}")
            if widget.display != (pane in in_view):
                widget.display = pane in in_view

    def on_resize(self) -> None:
        """Show as many panes as there is room for; the one in use stays."""
        self._arrange()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Note which pane is in use, however it came to be (a click, for one)."""
        if event.widget is not self.focused:
            return  # it has lost the focus again before this message came
        for pane in Pane:
            if pane is not self._pane and self.query_one(f"#{pane}") in event.widget.ancestors:
                self.go_to(pane, event.widget)

    def action_search(self) -> None:
        """Go to the search box, the old query ready to be replaced."""
        self.go_to(Pane.RESULTS, self.search_pane.box)
        self.search_pane.box.select_all()

    def action_pane(self, name: str) -> None:
        """Go to a pane by its name."""
        self.go_to(Pane(name))

    def action_maximise(self) -> None:
        """Give the pane in use the whole screen, as on a narrow terminal, or show the others again."""
        self._maximised = not self._maximised
        self._arrange()

    def action_step_pane(self, step: int) -> None:
        """Go to the pane after this one (``step`` 1) or before it (-1); so to search box and chart."""
        stops = [(Pane.RESULTS, self.search_pane.box), *self._stops().items()]
        if self.event_pane.chart.display:
            stops.append((Pane.EVENTS, self.event_pane.chart))
        here = next((index for index, (_, widget) in enumerate(stops) if widget is self.focused), 0)
        self.go_to(*stops[(here + step) % len(stops)])

    def action_back(self) -> None:
        """One step out: of the panel, the article, the chart, the box or the events; then clear the query."""
        if self.article_pane.display and self.article_pane.why_shown:
            self.article_pane.why_shown = False
        elif self._pane is Pane.ARTICLE:
            self.go_to(self._origin)
        elif self.focused is self.event_pane.chart:
            if not self.event_pane.chart.drop_stretch():
                self.go_to(Pane.EVENTS)
        elif self._pane is Pane.EVENTS or self.focused is self.search_pane.box:
            self.go_to(Pane.RESULTS)
        else:
            self.search_pane.box.value = ""
