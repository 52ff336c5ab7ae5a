"""What was asked of the archive, what came back, and whether it is still wanted. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from search_index.archive import Archive
from search_index.search.narrowing import Narrowing, Sort
from search_index.timeline.view import TimelineView
from tui.chart.days import Days
from tui.event_list import EVERYTHING_LISTED, EventList, Listing
from tui.state import (
    Answer,
    ArticleRead,
    ArticleRequest,
    Asked,
    DrawingRead,
    DrawingRequest,
    FacetsRead,
    FacetsRequest,
    Failure,
    HitsRead,
    HitsRequest,
    ListingRead,
    ListingRequest,
    Places,
    Question,
    Refusal,
    RestRead,
    RestRequest,
)
from tui.workers.mailbox import Mailbox
from tui.workers.reading_desk import DeskReply, DeskRequest, serve


class Conversation:
    """Requests of the app's thread, replies of the one search thread.

    ``question`` is the newest one asked and ``answer`` the last one accepted; they differ while an
    answer is under way, and after a query that was refused. ``listing`` is how events are to be listed.
    ``opens_first`` is whether the article that comes with the rest of the answer is still to be shown: not
    when the user has chosen another one meanwhile.
    """

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.question = Question(0, "")
        self.answer: Answer | None = None
        self.listing = EVERYTHING_LISTED
        self.opens_first = True
        self._rest: RestRequest | None = None
        self._listed: ListingRequest | None = None
        self._drawn: DrawingRequest | None = None
        self._refused = False
        self._wanted: ArticleRequest | None = None
        self._mailbox: Mailbox[DeskRequest] = Mailbox(
            Question, ArticleRequest, RestRequest, ListingRequest, HitsRequest, DrawingRequest, FacetsRequest
        )

    # On the app's thread

    def ask(self, query: str, *, typing: bool = False, fixed: bool = False) -> None:
        """Search for ``query`` as soon as there is an index; what was under way is not wanted any more."""
        asked = Question(self.question.number + 1, query, typing=typing, fixed=fixed)
        asked = replace(asked, sort=self.question.sort, narrowing=self.question.narrowing)
        if self.archive.exists:
            self._put(asked)
        else:
            self.question = asked

    def ask_anew(self, asked: Asked, places: Places | None = None) -> None:
        """Search for a query sorted and narrowed in its own way, not as the question before it."""
        self.ask_later(asked, places)
        self._put(self.question)

    def ask_for_more_like(self, path: str) -> None:
        """Look for articles like the one at ``path``."""
        self._put(Question(self.question.number + 1, "", like=path))

    def ask_later(self, asked: Asked, places: Places | None = None) -> None:
        """Have this asked as soon as there is an index."""
        number = self.question.number + 1
        narrowing = asked.narrowing
        self.question = Question(number, asked.query, places=places, sort=asked.sort, narrowing=narrowing)

    def narrow(self, narrowing: Narrowing, places: Places | None = None) -> None:
        """Ask the same, narrowed so and no longer as before."""
        places = places and self._shown(places)
        self._put(replace(self._asked_once_more(), narrowing=narrowing, places=places))

    def sort_by(self, sort: Sort, places: Places | None = None) -> None:
        """Ask the same, the articles in another order."""
        places = places and self._shown(places)
        self._put(replace(self._asked_once_more(), sort=sort, places=places))

    def _shown(self, places: Places) -> Places:
        """Of the places those that the answer found; before its rest, the others are of another answer."""
        if self._rest is None:
            return places
        return replace(places, article_path=None, event_path=None, event_id=None)

    def _asked_once_more(self) -> Question:
        """The newest question anew; one that was answered is read as it was then, with its words."""
        question = replace(self.question, number=self.question.number + 1)
        if self.answer is None or self.answer.question is not self.question:
            return question
        query = self.answer.result.query
        return replace(question, query=query, typing=self.answer.typing, fixed=False, like=None)

    def ask_again(self, places: Places) -> None:
        """Take in a newer index and ask the same of it.

        The places are kept when what is shown is the answer; a question that is still under way is
        asked anew without them, a refused one is not. The first question keeps its own.
        """
        shown = self.answer.question if self.answer is not None else self.question
        number = self.question.number + 1
        if self.question is not shown and not self._refused:
            self._put(replace(self.question, number=number, reload=True, places=None))
            return
        places = self._shown(places) if self.answer is not None else self.question.places or places
        if self._wanted is not None:
            places = replace(places, article_path=self._wanted.path)
        typing = self.answer.typing if self.answer is not None else shown.typing
        self._put(replace(shown, number=number, typing=typing, fixed=False, reload=True, places=places))

    def list_as(self, listing: Listing, events: EventList, position: int) -> None:
        """List the events that are shown in another way, the cursor on what is at ``position`` now."""
        self.listing = listing
        if self._rest is None and self._is_answered:
            self._listed = ListingRequest(events, listing, position)
            self._mailbox.put(self._listed)
        else:  # what is under way comes in the old way
            self._put(replace(self.question, number=self.question.number + 1))

    def draw(self, view: TimelineView, columns: int, shown: Days | None) -> None:
        """Draw a chart of some events; one that was asked for before is not wanted any more."""
        self._drawn = DrawingRequest(view, columns, shown)
        self._mailbox.put(self._drawn)

    def open(self, path: str, event_id: str | None = None) -> None:
        """Open another article, at an event of it if one is named."""
        if self.answer is not None:
            query, typing = self.answer.result.query, self.answer.typing
        else:
            query, typing = self.question.query, self.question.typing
        self.opens_first = False
        self._wanted = ArticleRequest(path, query, typing, event_id)
        self._mailbox.put(self._wanted)

    def stay(self) -> None:
        """Keep the article that is open: one under way is not wanted any more."""
        self.opens_first = False
        self._wanted = None

    def read_rest(self) -> None:
        """Have what follows the answer, unless another answer is under way."""
        if self._rest is not None and self._is_answered:
            self._mailbox.put(self._rest)

    @property
    def rest_follows(self) -> bool:
        """Whether the events and the article that are shown are still those of another answer."""
        return self._rest is not None

    @property
    def _is_answered(self) -> bool:
        """Whether nothing newer than the answer is under way."""
        return self.answer is not None and (self.answer.question is self.question or self._refused)

    def read_hits(self, rows: range) -> None:
        """Read the snippets of some rows of the answer."""
        if self.answer is not None and rows:
            self._mailbox.put(HitsRequest(self.answer.result, rows.start, rows.stop))

    def read_facets(self, limit: int) -> None:
        """Count the facets of the answer."""
        if self.answer is not None:
            self._mailbox.put(FacetsRequest(self.answer.result, limit))

    def accepts(self, reply: DeskReply) -> bool:
        """Whether a reply is still wanted; what is accepted is no longer under way."""
        match reply:
            case Answer(question):
                wanted = question is self.question
                if wanted:
                    self.answer = reply
                    self._rest = RestRequest(reply) if reply.rest is None else None
                    self.opens_first = True
                return wanted
            case RestRead(request):
                wanted = request is self._rest and self._is_answered
                self._rest = None if wanted else self._rest
                return wanted
            case Refusal(question):
                self._refused = question is self.question
                return self._refused
            case ArticleRead(request):
                wanted = request is self._wanted
                self._wanted = None if wanted else self._wanted
                return wanted
            case ListingRead(request):
                wanted = request is self._listed
                self._listed = None if wanted else self._listed
                return wanted
            case DrawingRead(request):
                wanted = request is self._drawn
                self._drawn = None if wanted else self._drawn
                return wanted
            case Failure():
                return True
            case HitsRead(request) | FacetsRead(request):
                return self.answer is not None and request.result is self.answer.result

    @property
    def waiting(self) -> bool:
        """Whether an article, a list of events, a chart or the rest of an answer is under way."""
        return any(each is not None for each in (self._wanted, self._listed, self._drawn, self._rest))

    def close(self) -> None:
        """Let the search thread go."""
        self._mailbox.close()

    def _put(self, question: Question) -> None:
        self.question = replace(question, listing=self.listing)
        self._refused = False
        self._wanted = None
        self._listed = None
        self._mailbox.put(self.question)

    # On the search thread

    def serve(self, post: Callable[[DeskReply], object]) -> None:
        """Answer requests one after the other until the conversation is closed."""
        while (request := self._mailbox.take()) is not None:
            post(serve(self.archive, request))
