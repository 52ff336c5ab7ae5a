"""From a row of a list to the article, and stepping through what is marked in it."""

from __future__ import annotations

from textual import on

from tui.arrangement import Pane
from tui.screens.explorer.panes import Panes
from tui.widgets.article_pane import ArticlePane
from tui.widgets.virtual_list import VirtualList


class Reading(Panes):
    """Keeps lists and article together: the article shows what the cursor is on, and the other way round."""

    @on(VirtualList.RowsShown, "#result-list")
    def _read_snippets(self, message: VirtualList.RowsShown) -> None:
        self.conversation.read_hits(self.search_pane.rows.missing(message.rows))

    @on(VirtualList.CursorMoved, "#result-list")
    def _show_result(self, message: VirtualList.CursorMoved) -> None:
        if message.is_stale:
            return
        self._open(self.search_pane.rows.path(message.row))

    @on(VirtualList.RowChosen, "#result-list")
    def _read_result(self, message: VirtualList.RowChosen) -> None:
        if message.is_stale:
            return
        self._open(self.search_pane.rows.path(message.row))
        self.go_to(Pane.ARTICLE)

    @on(VirtualList.CursorMoved, "#event-list")
    def _preview_event(self, message: VirtualList.CursorMoved) -> None:
        if message.is_stale:
            return
        event = self.event_pane.rows.event(message.row)
        self._open(event.path, event.id)
        self.event_pane.follow_in_chart()

    @on(VirtualList.RowChosen, "#event-list")
    def _read_event(self, message: VirtualList.RowChosen) -> None:
        if message.is_stale:
            return
        event = self.event_pane.rows.event(message.row)
        self._open(event.path, event.id)
        self.go_to(Pane.ARTICLE)

    @on(ArticlePane.EventShown)
    def _follow_event(self, message: ArticlePane.EventShown) -> None:
        self.event_pane.follow(message.position)

    def _open(self, path: str, event_id: str | None = None) -> None:
        """Show an article, at an event of it if one is named."""
        opened = self.article_pane.opened
        if opened is None or opened.article.path != path or self.conversation.rest_follows:
            self.conversation.open(path, event_id)
            return
        self.conversation.stay()
        if event_id is not None:
            self.article_pane.show_event(event_id)

    # From any pane

    def action_step_match(self, step: int) -> None:
        """Go to the next match (``step`` 1) or the one before (-1)."""
        self.article_pane.step_match(step)

    def action_step_event(self, step: int) -> None:
        """Go to the article's next event (``step`` 1) or the one before (-1)."""
        self.article_pane.step_event(step)

    def action_why(self) -> None:
        """Open or close the panel that explains the date; among the events, of the one under the cursor."""
        article, event = self.article_pane, self.event_pane.event_at_cursor
        if self._pane is not Pane.EVENTS or event is None or (article.why_shown and article.marks(event)):
            article.why_shown = not article.why_shown
            return
        self._open(event.path, event.id)
        article.why_shown = True
        if not article.display:
            self.go_to(Pane.ARTICLE)
