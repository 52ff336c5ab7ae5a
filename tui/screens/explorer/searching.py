"""What is asked of the archive, and what becomes of its replies."""

from __future__ import annotations

from textual import on
from textual.widgets import Input

from tui.messages import DeskReplied
from tui.screens.explorer.panes import Panes
from tui.state import Answer, ArticleRead, Failure, HitsRead, Pane, Refusal
from tui.widgets.search_pane import QueryInput


class Searching(Panes):
    """Asks as the user types, and passes the replies that are still wanted down to the panes."""

    @on(Input.Changed, "#query")
    def _search_as_typed(self, message: Input.Changed) -> None:
        if message.value != self.conversation.question.query:
            self.conversation.ask(message.value, typing=True)

    @on(Input.Submitted, "#query")
    def _search_as_it_stands(self, message: Input.Submitted) -> None:
        self.conversation.ask(message.value, fixed=True)
        self.go_to(Pane.RESULTS)

    @on(QueryInput.LeftDownwards)
    def _leave_box(self) -> None:
        self.go_to(Pane.RESULTS)

    @on(DeskReplied)
    def _take_reply(self, message: DeskReplied) -> None:
        if not self.conversation.accepts(message.reply):
            return
        match message.reply:
            case Answer() as answer:
                self._show_answer(answer)
            case Refusal(question, error):
                self.search_pane.show_error(error)
                if question.fixed:
                    self.go_to(Pane.RESULTS, self.search_pane.box)
            case Failure(words):
                self.notify(words, severity="error", markup=False)
            case ArticleRead(request, None):
                self.notify(f"{request.path} is not in the index any more.", markup=False)
            case ArticleRead(request, opened):
                self.article_pane.show(opened, request.event_id)
            case HitsRead(request, hits):
                self.search_pane.add_snippets(request.start, hits)

    def _show_answer(self, answer: Answer) -> None:
        self.search_pane.show(answer)
        self.event_pane.show(answer)
        self.article_pane.show(answer.opened, keep_place=answer.keeps_place)
        if answer.question.fixed and not answer.result.total:
            self.go_to(Pane.RESULTS, self.search_pane.box)
