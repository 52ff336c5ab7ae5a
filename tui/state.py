"""The values the app is made of: asked in messages up, shown by passing them down; none ever changes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.article import Article
from search_index.dates.expression import DateExpression
from search_index.events.event import Event
from search_index.queries.errors import QueryError
from search_index.search.narrowing import NOT_NARROWED, Narrowing, Sort
from search_index.search.results import Hit
from search_index.search.searcher import SearchResult
from search_index.timeline.view import TimelineView


class Pane(StrEnum):
    """The three panes; the search box belongs to the results."""

    RESULTS = "results"
    ARTICLE = "article"
    EVENTS = "events"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the reader is, by names that hold in any generation of the index.

    The article under the cursor of the results, the article that is open, and the event under the
    cursor of the events with the path of its article.
    """

    result_path: str | None = None
    article_path: str | None = None
    event_path: str | None = None
    event_id: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A query to answer. ``number`` grows with each question; only the newest answer counts.

    ``typing``: the query may be unfinished. ``fixed``: the user pressed Enter. With ``reload`` a newer
    index is taken in first. ``places`` are to be found again in the answer, if they are named. ``sort`` and
    ``narrowing`` stay from question to question until the user changes them.
    """

    number: int
    query: str
    typing: bool = False
    fixed: bool = False
    reload: bool = False
    places: Places | None = None
    sort: Sort = Sort.RELEVANCE
    narrowing: Narrowing = NOT_NARROWED


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An article as the article pane shows it.

    ``matches`` are offsets in its text; ``events`` its events in text order and ``positions`` their
    positions in the timeline.
    """

    article: Article
    number: int
    expressions: tuple[DateExpression, ...]
    matches: tuple[tuple[int, int], ...]
    events: tuple[Event, ...]
    positions: tuple[int, ...]

    def index_of(self, event_id: str) -> int | None:
        """Which of its events has this id."""
        return next((index for index, event in enumerate(self.events) if event.id == event_id), None)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question found: articles, the events of those articles, and the article to show.

    ``typing``: the query was read as one that may be unfinished. ``result_row`` and ``event_row`` are where
    the cursors belong.
    """

    question: Question
    typing: bool
    result: SearchResult
    view: TimelineView
    hits: tuple[Hit, ...]
    opened: OpenArticle | None
    result_row: int = 0
    event_row: int = 0

    @property
    def keeps_place(self) -> bool:
        """Whether the reader stays where they are: the same question, asked of a newer index."""
        return self.question.places is not None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A question whose query does not say what it means."""

    question: Question
    error: QueryError


@dataclass(frozen=True, slots=True)
class ArticleRequest:
    """An article to open for ``query``; ``event_id`` names the event it should show."""

    path: str
    query: str
    typing: bool
    event_id: str | None = None


@dataclass(frozen=True, slots=True)
class HitsRequest:
    """Rows ``start`` to ``stop`` (exclusive) of a result, with their snippets."""

    result: SearchResult
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a request could not be served at all: the one line for the user."""

    words: str


@dataclass(frozen=True, slots=True)
class HitsRead:
    """The answer to a ``HitsRequest``."""

    request: HitsRequest
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class ArticleRead:
    """The answer to an ``ArticleRequest``; ``opened`` is ``None`` when the index has no such article."""

    request: ArticleRequest
    opened: OpenArticle | None
