"""The calls that answer questions and open articles: blocking, for the one search thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from corpus.article import Article
from search_index.archive import Archive, ArchiveError, IndexDamaged
from search_index.events.event import Event
from search_index.queries.errors import QueryError
from search_index.search.searcher import SearchResult
from search_index.timeline.view import TimelineView
from tui.chart.drawing import draw
from tui.event_list import EventList, list_events
from tui.state import (
    Answer,
    ArticleRead,
    ArticleRequest,
    DrawingRead,
    DrawingRequest,
    FacetsRead,
    FacetsRequest,
    Failure,
    HitsRead,
    HitsRequest,
    ListingRead,
    ListingRequest,
    OpenArticle,
    Places,
    Question,
    Refusal,
    Rest,
    RestRead,
    RestRequest,
)

DeskRequest = (
    Question | RestRequest | ArticleRequest | ListingRequest | HitsRequest | DrawingRequest | FacetsRequest
)
DeskReply = (
    Answer | Refusal | RestRead | ArticleRead | ListingRead | HitsRead | DrawingRead | FacetsRead | Failure
)

FIRST_HITS = 12
"""Rows that come with their snippets at once: about a screenful."""
TAGGED_AT_MOST = 300_000
"""Characters of the longest text in which every date expression is marked."""


def answer(archive: Archive, question: Question) -> Answer | Refusal:
    """Search; and if the reader's places are to be kept, have the rest with it, so that nothing flickers."""
    if question.reload:
        archive.reload()
    try:
        result, typing = _search(archive, question)
    except QueryError as error:
        return Refusal(question, error)
    return Answer(
        question=question,
        typing=typing,
        result=result,
        hits=tuple(result.hits(0, FIRST_HITS)),
        result_row=_row_of_article(archive, result, question.places.result_path) if question.places else 0,
        suggestion=result.suggestion if not result.total else None,
        rest=rest_of(archive, question, result, typing=typing) if question.places else None,
    )


def rest_of(archive: Archive, question: Question, result: SearchResult, *, typing: bool) -> Rest:
    """Select the events of what was found, and open the article to show."""
    found = result.events()
    events = list_events(found, _everywhen(archive, question, found), question.listing)
    places = question.places or Places()
    first = result.summary(0).path if result.total else None
    # What was open may be gone: then the first article of the answer is.
    paths = [path for path in (places.article_path, first) if path is not None]
    requests = (ArticleRequest(path, result.query, typing) for path in paths)
    opened = next(filter(None, (open_article(archive, request) for request in requests)), None)
    return Rest(events, _row_of_event(archive, events, places.event_path, places.event_id), opened)


def _search(archive: Archive, question: Question) -> tuple[SearchResult, bool]:
    """Search, and tell whether the query was read as one that may be unfinished.

    A query that finds nothing as it stands keeps what it found while it was typed: neither pressing Enter on
    "oil pric" nor coming back to it may empty the list.
    """
    if question.like is not None and (alike := archive.more_like(question.like)) is not None:
        return alike, False
    search = partial(archive.search, question.query, sort=question.sort, narrowing=question.narrowing)
    result = search(typing=question.typing)
    if not question.typing and not result.total:
        as_typed = search(typing=True)
        if as_typed.total:
            return as_typed, True
    return result, question.typing


def _everywhen(archive: Archive, question: Question, found: TimelineView) -> TimelineView:
    """The events that would be found if the search were not narrowed to some days: what the chart shows."""
    narrowing = question.narrowing
    if narrowing.since is None and narrowing.until is None:
        return found
    all_days = replace(narrowing, since=None, until=None, certainly=False)
    return _search(archive, replace(question, narrowing=all_days))[0].events()


def open_article(archive: Archive, request: ArticleRequest) -> OpenArticle | None:
    """The article with what is marked in it; ``None`` when the index has no such article."""
    indexed = archive.article(request.path, tagged=False)
    if indexed is None:
        return None
    matches = archive.matches(request.query, indexed.article, typing=request.typing) if request.query else ()
    view = archive.timeline.of_article(indexed.number)
    events = tuple(view)
    return OpenArticle(
        article=indexed.article,
        number=indexed.number,
        dates=_dates(archive, indexed.article, events),
        matches=tuple(matches),
        events=events,
        positions=tuple(int(position) for position in view.positions),
    )


def _dates(archive: Archive, article: Article, events: Sequence[Event]) -> tuple[tuple[int, int], ...]:
    """Where words name a time; of a very long text only those that date an event: the others take seconds."""
    if len(article.text) <= TAGGED_AT_MOST:
        return tuple((expression.start, expression.end) for expression in archive.expressions(article))
    found = {(event.expression_start, event.expression_end) for event in events if event.expression}
    disjoint: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not disjoint or start >= disjoint[-1][1]:
            disjoint.append((start, end))
    return tuple(disjoint)


def _row_of_article(archive: Archive, result: SearchResult, path: str | None) -> int:
    """Where the article stands in the result; the first row when it does not."""
    indexed = archive.article(path, tagged=False) if path is not None else None
    if indexed is None:
        return 0
    rows = np.flatnonzero(result.numbers == indexed.number)
    return int(rows[0]) if len(rows) else 0


def _row_of_event(archive: Archive, events: EventList, path: str | None, event_id: str | None) -> int:
    """Where the event stands in the list, or what stands close to it; the first row when it is gone."""
    indexed = archive.article(path, tagged=False) if path is not None else None
    if indexed is None:
        return 0
    told = archive.timeline.of_article(indexed.number)
    for position, event in zip(told.positions, told, strict=True):
        if event.id == event_id:
            return events.row_near(int(position))
    return 0


def serve(archive: Archive, request: DeskRequest) -> DeskReply:
    """Do what a request asks; an index that can't be read is told, not raised."""
    try:
        match request:
            case Question():
                return answer(archive, request)
            case RestRequest(asked):
                rest = rest_of(archive, asked.question, asked.result, typing=asked.typing)
                return RestRead(request, rest)
            case ListingRequest(events, listing, position):
                listed = list_events(events.found, events.everywhen, listing)
                return ListingRead(request, listed, listed.row_near(position))
            case DrawingRequest(view, columns, shown):
                return DrawingRead(request, draw(view, columns, shown))
            case ArticleRequest():
                return ArticleRead(request, open_article(archive, request))
            case HitsRequest():
                return HitsRead(request, tuple(request.result.hits(request.start, request.stop)))
            case FacetsRequest():
                return FacetsRead(request, tuple(request.result.facets(request.limit)))
    except IndexDamaged as error:
        return Failure(str(error), archive.note_damage(error))
    except ArchiveError as error:
        return Failure(str(error))
