"""The values the app is made of: asked in messages up, shown by passing them down; none ever changes."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.article import Article
from search_index.dates.spans import DateSpan
from search_index.events.event import DatedBy, Event
from search_index.queries.errors import QueryError
from search_index.search.narrowing import NOT_NARROWED, Facet, Narrowing, Sort
from search_index.search.results import Hit
from search_index.search.searcher import SearchResult
from search_index.timeline.view import TimelineView
from tui.chart.days import Days
from tui.chart.drawing import Drawing
from tui.event_list import EVERYTHING_LISTED, EventList, Listing


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
class ReadingPlace:
    """Where the reader is in one article: what is at the top of the view, and what is current.

    ``offset`` is that of the first line in view, in code points of the text.
    """

    offset: int = 0
    event_id: str | None = None
    match: int | None = None


@dataclass(frozen=True, slots=True)
class DateCorrection:
    """The user's own date for an article, or for an event of it if one is named.

    Without a ``span`` the correction that was there before is taken back.
    """

    path: str
    event_id: str | None
    span: DateSpan | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and how its answer is sorted and narrowed."""

    query: str = ""
    sort: Sort = Sort.RELEVANCE
    narrowing: Narrowing = NOT_NARROWED


@dataclass(frozen=True, slots=True)
class Question:
    """A query to answer. ``number`` grows with each question; only the newest answer counts.

    ``typing``: the query may be unfinished. ``fixed``: the user pressed Enter. With ``reload`` a newer
    index is taken in first. ``places`` are to be found again in the answer, if they are named. ``sort``,
    ``narrowing`` and ``listing`` stay from question to question until the user changes them. With ``like``,
    the path of an article, others like it are wanted, and the query is of no account.
    """

    number: int
    query: str
    typing: bool = False
    fixed: bool = False
    reload: bool = False
    places: Places | None = None
    sort: Sort = Sort.RELEVANCE
    narrowing: Narrowing = NOT_NARROWED
    listing: Listing = EVERYTHING_LISTED
    like: str | None = None


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An article as the article pane shows it.

    ``dates``, where words name a time, and ``matches`` are offsets in its text; ``events`` its events in
    text order and ``positions`` their positions in the timeline.
    """

    article: Article
    number: int
    dates: tuple[tuple[int, int], ...]
    matches: tuple[tuple[int, int], ...]
    events: tuple[Event, ...]
    positions: tuple[int, ...]

    def index_of(self, event_id: str) -> int | None:
        """Which of its events has this id."""
        return next((index for index, event in enumerate(self.events) if event.id == event_id), None)

    @property
    def stops(self) -> tuple[int, ...]:
        """The events to step through: those that words or what stands before date, or else all of them."""
        told = tuple(i for i, event in enumerate(self.events) if event.dated_by is not DatedBy.REPORT)
        return told or tuple(range(len(self.events)))


@dataclass(frozen=True, slots=True)
class Rest:
    """What goes with the articles found: their events, and the article to show.

    ``event_row`` (of the events' rows) is where the cursor belongs.
    """

    events: EventList
    event_row: int
    opened: OpenArticle | None


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What a question found: articles, and the rest unless that is to follow when they are on the screen.

    ``typing``: the query was read as one that may be unfinished. ``result_row`` is where the cursor belongs.
    ``suggestion`` is a query that finds something where this one does not.
    """

    question: Question
    typing: bool
    result: SearchResult
    hits: tuple[Hit, ...]
    result_row: int = 0
    suggestion: str | None = None
    rest: Rest | None = None

    @property
    def keeps_place(self) -> bool:
        """Whether the reader stays where they are: the same question, asked of a newer index."""
        return self.question.places is not None


@dataclass(frozen=True, slots=True, eq=False)
class RestRequest:
    """What is to follow an answer; of no use when another question has been answered meanwhile."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class RestRead:
    """The answer to a ``RestRequest``."""

    request: RestRequest
    rest: Rest


@dataclass(frozen=True, slots=True)
class ListingRequest:
    """The events of an answer, to be listed in another way, the cursor on what is at ``position`` now."""

    events: EventList
    listing: Listing
    position: int = 0


@dataclass(frozen=True, slots=True)
class ListingRead:
    """The answer to a ``ListingRequest``; ``row`` is where the cursor belongs."""

    request: ListingRequest
    events: EventList
    row: int


@dataclass(frozen=True, slots=True)
class DrawingRequest:
    """A chart of some events in so many ``columns``: of the days ``shown``, or of nearly all of them."""

    view: TimelineView
    columns: int
    shown: Days | None = None


@dataclass(frozen=True, slots=True)
class DrawingRead:
    """The answer to a ``DrawingRequest``."""

    request: DrawingRequest
    drawing: Drawing


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
class FacetsRequest:
    """The facets of a result, each with at most ``limit`` of its most frequent values."""

    result: SearchResult
    limit: int


@dataclass(frozen=True, slots=True)
class FacetsRead:
    """The answer to a ``FacetsRequest``."""

    request: FacetsRequest
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a request could not be served at all: the one line for the user.

    ``damaged`` says that the index is to be rebuilt before it can be read.
    """

    words: str
    damaged: bool = False


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
