"""What is asked of the archive, and what becomes of its replies."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from textual import on
from textual.message import Message
from textual.widgets import Input

from search_index.search.narrowing import Facet
from tui.arrangement import Pane
from tui.messages import DeskReplied, FilingFailed, HistoryRead
from tui.screens.explorer.panes import Panes
from tui.state import (
    Answer,
    ArticleRead,
    Asked,
    DrawingRead,
    FacetsRead,
    Failure,
    HitsRead,
    ListingRead,
    Refusal,
    Rest,
    RestRead,
)
from tui.user_data.history import add_to_history, read_history
from tui.widgets.query_input import QueryInput
from tui.widgets.refresh_pane import RefreshPane


class Searching(Panes):
    """Asks as the user types, and passes the replies that are still wanted down to the panes."""

    @property
    def asked(self) -> Asked:
        """What was asked last, in words that would find it again."""
        question, answer = self.conversation.question, self.conversation.answer
        answered = answer is not None and answer.question is question
        query = answer.result.query if answer is not None and answered else question.query
        return Asked(query, question.sort, question.narrowing)

    @on(Input.Changed, "#query")
    def _search_as_typed(self, message: Input.Changed) -> None:
        if message.value != self.conversation.question.query:
            self.conversation.ask(message.value, typing=True)

    @on(Input.Submitted, "#query")
    def _search_as_it_stands(self, message: Input.Submitted) -> None:
        self.search_for(message.value)
        self.go_to(Pane.RESULTS)

    @on(QueryInput.LeftDownwards)
    def _leave_box(self) -> None:
        self._note(self.search_pane.box.value)
        self.go_to(Pane.RESULTS)

    def search_for(self, query: str) -> None:
        """Search for a query that is finished, and note it as searched for."""
        self._note(query)
        self.put_in_box(query)
        self.conversation.ask(query, fixed=True)

    def put_in_box(self, query: str) -> None:
        """Show a query in the search box without searching for it."""
        box = self.search_pane.box
        with box.prevent(Input.Changed):
            box.value = query
        box.cursor_position = len(query)

    def action_take_suggestion(self) -> None:
        """Search for what is suggested in place of a query that finds nothing."""
        if (suggestion := self.search_pane.suggestion) is not None:
            self.search_for(suggestion)
            self.go_to(Pane.RESULTS)

    def action_more_like_this(self) -> None:
        """Look for articles like the one under the cursor, or the one that is being read."""
        opened = self.article_pane.opened
        if opened is None:
            self.notify("There is no article to find others like.", markup=False)
            return
        self.conversation.ask_for_more_like(opened.article.path)
        self.go_to(Pane.RESULTS)

    def action_toggle_copies(self) -> None:
        """Show the copies of the article under the cursor, or fold them again."""
        if not self.search_pane.toggle_copies():
            self.notify("This article has no copies here.", markup=False)

    # Earlier searches

    def read_history(self) -> None:
        """Let the search box know what was searched for before."""
        self.filing.put(partial(_read_history, self.archive.folder))

    def _note(self, query: str) -> None:
        if query.strip():
            self.filing.put(partial(_add_to_history, self.archive.folder, query))

    @on(HistoryRead)
    def _show_history(self, message: HistoryRead) -> None:
        self.search_pane.box.show_earlier(message.queries)

    @on(FilingFailed)
    def _tell_filing(self, message: FilingFailed) -> None:
        self.notify(message.words, severity="error", markup=False)

    # Replies

    @on(DeskReplied)
    def _take_reply(self, message: DeskReplied) -> None:
        if not self.conversation.accepts(message.reply):
            return
        match message.reply:
            case Answer() as answer:
                self.show_answer(answer)
            case RestRead(request, rest):
                self._show_rest(request.answer, rest)
            case Refusal(question, error):
                self.search_pane.show_error(error)
                self.conversation.read_rest()
                if question.fixed:
                    self.go_to(Pane.RESULTS, self.search_pane.box)
            case Failure(words, damaged):
                self.notify(words, severity="error", markup=False)
                if damaged:
                    self.query_one(RefreshPane).start()
            case ArticleRead(request, None):
                self.notify(f"{request.path} is not in the index any more.", markup=False)
            case ArticleRead(request, opened):
                self.article_pane.show(opened, request.event_id)
            case HitsRead(request, hits):
                self.search_pane.add_snippets(request.start, hits)
            case ListingRead(_, events, row):
                self.event_pane.show_listed(events, row)
            case DrawingRead(_, drawing):
                self.event_pane.chart.show_drawing(drawing)
            case FacetsRead(_, facets):
                self.show_facets(facets)

    def show_facets(self, facets: Sequence[Facet]) -> None:
        """Show counts that were asked for."""

    def show_answer(self, answer: Answer) -> None:
        """Show what was found; what goes with it at once, or when the articles are on the screen."""
        if answer.question.like is not None:
            self.put_in_box(answer.result.query)
        self.search_pane.show(answer)
        if answer.rest is not None:
            self._show_rest(answer, answer.rest)
        else:
            # Of the list: the screen itself may not know yet that there is something to paint.
            self.search_pane.rows_list.call_after_refresh(self.conversation.read_rest)
        if answer.question.fixed and not answer.result.total:
            self.go_to(Pane.RESULTS, self.search_pane.box)

    def _show_rest(self, answer: Answer, rest: Rest) -> None:
        self.event_pane.show(answer, rest)
        if self.conversation.opens_first:
            self.article_pane.show(rest.opened, keep_place=answer.keeps_place)


def _read_history(folder: Path) -> Message:
    return HistoryRead(read_history(folder))


def _add_to_history(folder: Path, query: str) -> Message:
    return HistoryRead(add_to_history(folder, query))
