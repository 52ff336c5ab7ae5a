"""What was asked of the archive, what came back, and whether it is still wanted. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from search_index.archive import Archive
from search_index.search.narrowing import Narrowing, Sort
from tui.state import (
    Answer,
    ArticleRead,
    ArticleRequest,
    Failure,
    HitsRead,
    HitsRequest,
    Places,
    Question,
    Refusal,
)
from tui.workers.mailbox import Mailbox
from tui.workers.reading_desk import DeskReply, DeskRequest, serve


class Conversation:
    """Requests of the app's thread, replies of the one search thread.

    ``question`` is the newest one asked and ``answer`` the last one accepted; they differ while an
    answer is under way, and after a query that was refused.
    """

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.question = Question(0, "")
        self.answer: Answer | None = None
        self._refused = False
        self._wanted: ArticleRequest | None = None
        self._mailbox: Mailbox[DeskRequest] = Mailbox(Question, ArticleRequest, HitsRequest)

    # On the app's thread

    def ask(self, query: str, *, typing: bool = False, fixed: bool = False) -> None:
        """Search for ``query``; whatever was under way before is not wanted any more."""
        asked = Question(self.question.number + 1, query, typing=typing, fixed=fixed)
        self._put(replace(asked, sort=self.question.sort, narrowing=self.question.narrowing))

    def narrow(self, narrowing: Narrowing, places: Places | None = None) -> None:
        """Ask the same, narrowed so and no longer as before."""
        number = self.question.number + 1
        self._put(replace(self.question, number=number, narrowing=narrowing, places=places))

    def sort_by(self, sort: Sort, places: Places | None = None) -> None:
        """Ask the same, the articles in another order."""
        self._put(replace(self.question, number=self.question.number + 1, sort=sort, places=places))

    def ask_again(self, places: Places) -> None:
        """Take in a newer index and ask the same of it.

        The places are kept when what is shown is the answer; a question that is still under way is
        asked anew without them, a refused one is not.
        """
        shown = self.answer.question if self.answer is not None else self.question
        number = self.question.number + 1
        if self.question is not shown and not self._refused:
            self._put(replace(self.question, number=number, reload=True, places=None))
            return
        if self._wanted is not None:
            places = replace(places, article_path=self._wanted.path)
        typing = self.answer.typing if self.answer is not None else shown.typing
        self._put(replace(shown, number=number, typing=typing, fixed=False, reload=True, places=places))

    def open(self, path: str, event_id: str | None = None) -> None:
        """Open another article, at an event of it if one is named."""
        if self.answer is not None:
            query, typing = self.answer.question.query, self.answer.typing
        else:
            query, typing = self.question.query, self.question.typing
        self._wanted = ArticleRequest(path, query, typing, event_id)
        self._mailbox.put(self._wanted)

    def stay(self) -> None:
        """Keep the article that is open: one under way is not wanted any more."""
        self._wanted = None

    def read_hits(self, rows: range) -> None:
        """Read the snippets of some rows of the answer."""
        if self.answer is not None and rows:
            self._mailbox.put(HitsRequest(self.answer.result, rows.start, rows.stop))

    def accepts(self, reply: DeskReply) -> bool:
        """Whether a reply is still wanted; what is accepted is no longer under way."""
        match reply:
            case Answer(question):
                wanted = question is self.question
                self.answer = reply if wanted else self.answer
                return wanted
            case Refusal(question):
                self._refused = question is self.question
                return self._refused
            case ArticleRead(request):
                wanted = request is self._wanted
                self._wanted = None if wanted else self._wanted
                return wanted
            case Failure():
                return True
            case HitsRead(request):
                return self.answer is not None and request.result is self.answer.result

    @property
    def waiting(self) -> bool:
        """Whether an article is under way."""
        return self._wanted is not None

    def close(self) -> None:
        """Let the search thread go."""
        self._mailbox.close()

    def _put(self, question: Question) -> None:
        self.question = question
        self._refused = False
        self._wanted = None
        self._mailbox.put(question)

    # On the search thread

    def serve(self, post: Callable[[DeskReply], object]) -> None:
        """Answer requests one after the other until the conversation is closed."""
        while (request := self._mailbox.take()) is not None:
            post(serve(self.archive, request))
