"""The calls that answer questions and open articles: blocking, for the one search thread."""

from __future__ import annotations

import numpy as np

from search_index.archive import Archive, ArchiveError
from search_index.queries.errors import QueryError
from search_index.search.searcher import SearchResult
from search_index.timeline.view import TimelineView
from tui.state import (
    Answer,
    ArticleRead,
    ArticleRequest,
    Failure,
    HitsRead,
    HitsRequest,
    OpenArticle,
    Places,
    Question,
    Refusal,
)

DeskRequest = Question | ArticleRequest | HitsRequest
DeskReply = Answer | Refusal | ArticleRead | HitsRead | Failure

FIRST_HITS = 12
"""Rows that come with their snippets at once: about a screenful."""


def answer(archive: Archive, question: Question) -> Answer | Refusal:
    """Search, select the events of what was found, and open the article to show."""
    if question.reload:
        archive.reload()
    try:
        result, typing = _search(archive, question)
    except QueryError as error:
        return Refusal(question, error)
    view = result.events()
    places = question.places or Places()
    path = places.article_path or (result.summary(0).path if result.total else None)
    opened = None
    if path is not None:
        opened = open_article(archive, ArticleRequest(path, question.query, typing))
    return Answer(
        question=question,
        typing=typing,
        result=result,
        view=view,
        hits=tuple(result.hits(0, FIRST_HITS)),
        opened=opened,
        result_row=_row_of_article(archive, result, places.result_path),
        event_row=_row_of_event(archive, view, places.event_path, places.event_id),
    )


def _search(archive: Archive, question: Question) -> tuple[SearchResult, bool]:
    """Search, and tell whether the query was read as one that may be unfinished.

    A query that finds nothing as it stands keeps what it found while it was typed: pressing Enter on "oil
    pric" must not empty the list.
    """
    result = archive.search(question.query, typing=question.typing)
    if question.fixed and not result.total:
        as_typed = archive.search(question.query, typing=True)
        if as_typed.total:
            return as_typed, True
    return result, question.typing


def open_article(archive: Archive, request: ArticleRequest) -> OpenArticle | None:
    """The article with what is marked in it; ``None`` when the index has no such article."""
    indexed = archive.article(request.path)
    if indexed is None:
        return None
    matches = archive.matches(request.query, indexed.article, typing=request.typing) if request.query else ()
    events = archive.timeline.of_article(indexed.number)
    return OpenArticle(
        article=indexed.article,
        number=indexed.number,
        expressions=indexed.expressions,
        matches=tuple(matches),
        events=tuple(events),
        positions=tuple(int(position) for position in events.positions),
    )


def _row_of_article(archive: Archive, result: SearchResult, path: str | None) -> int:
    """Where the article stands in the result; the first row when it does not."""
    indexed = archive.article(path) if path is not None else None
    if indexed is None:
        return 0
    rows = np.flatnonzero(result.numbers == indexed.number)
    return int(rows[0]) if len(rows) else 0


def _row_of_event(archive: Archive, view: TimelineView, path: str | None, event_id: str | None) -> int:
    """Where the event stands in the view; the first row when it does not."""
    indexed = archive.article(path) if path is not None else None
    if indexed is None:
        return 0
    events = archive.timeline.of_article(indexed.number)
    for position, event in zip(events.positions, events, strict=True):
        if event.id == event_id:
            return view.row_of(int(position)) or 0
    return 0


def serve(archive: Archive, request: DeskRequest) -> DeskReply:
    """Do what a request asks; an index that can't be read is told, not raised."""
    try:
        match request:
            case Question():
                return answer(archive, request)
            case ArticleRequest():
                return ArticleRead(request, open_article(archive, request))
            case HitsRequest():
                return HitsRead(request, tuple(request.result.hits(request.start, request.stop)))
    except ArchiveError as error:
        return Failure(str(error))
