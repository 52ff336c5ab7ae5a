"""The screen where everything happens: search and results, article, events."""

from __future__ import annotations

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from search_index.archive import Archive
from search_index.index.report import Problem
from tui.arrangement import panes_in_view
from tui.commands import Scope, bindings
from tui.messages import DeskReplied, RefreshDone, RefreshFailed
from tui.screens.help import HelpScreen
from tui.screens.problems import ProblemsScreen
from tui.state import Answer, ArticleRead, Failure, HitsRead, Pane, Places, Refusal
from tui.widgets.article_pane import ArticlePane
from tui.widgets.event_pane import EventPane
from tui.widgets.key_bar import KeyBar
from tui.widgets.refresh_pane import RefreshPane
from tui.widgets.search_pane import QueryInput, SearchPane
from tui.widgets.virtual_list import VirtualList
from tui.wording import changes_words, count_of
from tui.workers.conversation import Conversation

_ABOUT_THE_ARTICLE = frozenset({"step_match", "step_event", "why"})
_WITHOUT_AN_INDEX = frozenset({"help", "refresh_index"})


class Explorer(Screen[None]):
    """Three panes over one archive.

    What the user does becomes a question to the archive; the replies come back as messages and are
    passed down to the panes, unless they are no longer wanted.
    """

    BINDINGS = bindings(Scope.EVERYWHERE)
    AUTO_FOCUS = ""

    def __init__(self, archive: Archive, query: str = "", *, refresh: bool = True) -> None:
        super().__init__()
        self.archive = archive
        self.conversation = Conversation(archive)
        self.problems: tuple[Problem, ...] = ()
        self._query = query
        self._refresh_at_start = refresh
        self._pane = Pane.RESULTS
        self._companion = Pane.ARTICLE
        self._origin = Pane.RESULTS

    def compose(self) -> ComposeResult:
        """The panes, the progress of the index, the footer."""
        with Horizontal(id="panes"):
            yield SearchPane(self._query)
            yield ArticlePane()
            yield EventPane()
        yield RefreshPane(self.archive)
        yield KeyBar()

    def on_mount(self) -> None:
        """Start the search thread, show what is there, and bring the index up to date."""
        self._serve()
        self._arrange()
        if self.archive.exists:
            self.set_focus(self.search_pane.box)
            self.conversation.ask(self._query)
        if self._refresh_at_start or not self.archive.exists:
            self.action_refresh_index()

    def on_unmount(self) -> None:
        """Let the search thread go."""
        self.conversation.close()

    @work(thread=True, group="search", name="search")
    def _serve(self) -> None:
        self.conversation.serve(lambda reply: self.post_message(DeskReplied(reply)))

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

    # Replies of the archive

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

    def _open(self, path: str, event_id: str | None = None) -> None:
        """Show an article, at an event of it if one is named."""
        opened = self.article_pane.opened
        if opened is None or opened.article.path != path:
            self.conversation.open(path, event_id)
            return
        self.conversation.stay()
        if event_id is not None:
            self.article_pane.show_event(event_id)

    # The search box

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

    # The lists and the article

    @on(VirtualList.RowsShown, "#result-list")
    def _read_snippets(self, message: VirtualList.RowsShown) -> None:
        self.conversation.read_hits(self.search_pane.rows.missing(message.rows))

    @on(VirtualList.CursorMoved, "#result-list")
    def _show_result(self, message: VirtualList.CursorMoved) -> None:
        self._open(self.search_pane.rows.path(message.row))

    @on(VirtualList.RowChosen, "#result-list")
    def _read_result(self, message: VirtualList.RowChosen) -> None:
        self._open(self.search_pane.rows.path(message.row))
        self.go_to(Pane.ARTICLE)

    @on(VirtualList.CursorMoved, "#event-list")
    def _preview_event(self, message: VirtualList.CursorMoved) -> None:
        event = self.event_pane.rows.event(message.row)
        self._open(event.path, event.id)

    @on(VirtualList.RowChosen, "#event-list")
    def _read_event(self, message: VirtualList.RowChosen) -> None:
        event = self.event_pane.rows.event(message.row)
        self._open(event.path, event.id)
        self.go_to(Pane.ARTICLE)

    @on(ArticlePane.EventShown)
    def _follow_event(self, message: ArticlePane.EventShown) -> None:
        self.event_pane.follow(message.position)

    # Panes and focus

    def go_to(self, pane: Pane, widget: Widget | None = None) -> None:
        """Bring a pane into view and give it (or ``widget`` in it) the keyboard."""
        if pane is Pane.ARTICLE and self._pane is not Pane.ARTICLE:
            self._origin = self._pane
        self._pane = pane
        self._arrange()
        self.set_focus(widget or self._stops()[pane])

    def _stops(self) -> dict[Pane, Widget]:
        return {
            Pane.RESULTS: self.search_pane.rows_list,
            Pane.ARTICLE: self.article_pane.text,
            Pane.EVENTS: self.event_pane.rows_list,
        }

    def _arrange(self) -> None:
        if self._pane is not Pane.RESULTS:
            self._companion = self._pane
        in_view = panes_in_view(self.app.size.width, self._pane, self._companion)
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

    def action_step_pane(self, step: int) -> None:
        """Go to the pane after this one (``step`` 1) or before it (-1), the search box being one of them."""
        stops = [(Pane.RESULTS, self.search_pane.box), *self._stops().items()]
        here = next((index for index, (_, widget) in enumerate(stops) if widget is self.focused), 0)
        self.go_to(*stops[(here + step) % len(stops)])

    def action_back(self) -> None:
        """One step out: close the panel, leave the article, leave the box or the events, clear the query."""
        if self.article_pane.display and self.article_pane.why_shown:
            self.article_pane.why_shown = False
        elif self._pane is Pane.ARTICLE:
            self.go_to(self._origin)
        elif self._pane is Pane.EVENTS or self.focused is self.search_pane.box:
            self.go_to(Pane.RESULTS)
        else:
            self.search_pane.box.value = ""

    def action_fold_events(self) -> None:
        """Fold or unfold the events of report days."""
        self.event_pane.toggle_folding()

    # The article, from any pane

    def action_step_match(self, step: int) -> None:
        """Go to the next match (``step`` 1) or the one before (-1)."""
        self.article_pane.step_match(step)

    def action_step_event(self, step: int) -> None:
        """Go to the article's next event (``step`` 1) or the one before (-1)."""
        self.article_pane.step_event(step)

    def action_why(self) -> None:
        """Open or close the panel that explains the date."""
        self.article_pane.why_shown = not self.article_pane.why_shown

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Commands about the article rest while it is out of view; while there is no index, most do."""
        if self.has_class("-building"):
            return action in _WITHOUT_AN_INDEX
        return action not in _ABOUT_THE_ARTICLE or self.article_pane.display

    # The index

    def action_refresh_index(self) -> None:
        """Bring the index up to date in the background; while there is none, nothing else shows."""
        self.set_class(not self.archive.exists, "-building")
        self.refresh_bindings()
        self.query_one(RefreshPane).start()

    @on(RefreshDone)
    def _take_in(self, message: RefreshDone) -> None:
        report = message.report
        self.problems = report.problems
        self.query_one(RefreshPane).stop()
        if self.has_class("-building"):
            self.remove_class("-building")
            self.go_to(Pane.RESULTS, self.search_pane.box)
        if report.generation != self.archive.generation:
            self.conversation.ask_again(self._places())
        if words := changes_words(report):
            self.notify(words, markup=False)
        if report.problems:
            words = f"{count_of(len(report.problems), 'problem')} with the files. Press ! to see them."
            self.notify(words, severity="warning", markup=False)

    def _places(self) -> Places:
        """Where the reader is now."""
        opened, event = self.article_pane.opened, self.event_pane.event_at_cursor
        return Places(
            result_path=self.search_pane.path_at_cursor,
            article_path=opened.article.path if opened else None,
            event_path=event.path if event else None,
            event_id=event.id if event else None,
        )

    @on(RefreshFailed)
    def _tell_failure(self, message: RefreshFailed) -> None:
        if self.has_class("-building"):
            self.query_one(RefreshPane).stop(f"{message.words}\nPress r to try again, q to leave.")
        else:
            self.query_one(RefreshPane).stop()
            self.notify(message.words, severity="error", markup=False)

    # Other screens

    def action_help(self) -> None:
        """Show all keys and marks."""
        self.app.push_screen(HelpScreen())

    def action_problems(self) -> None:
        """Show the files that were skipped or read with reservations."""
        self.app.push_screen(ProblemsScreen(self.problems))
