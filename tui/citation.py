"""An event or an article as a citation: what was said, by whom, when, and where it can be read."""

from __future__ import annotations

from pathlib import Path

from corpus.article import Article
from search_index.events.event import Event, Status
from tui.wording import event_date_words, published_words


def event_citation(event: Event, article: Article, folder: Path) -> str:
    """The quote; outlet, title, author and published date; when it happened and by which words; the path."""
    happened = f"Happened: {event_date_words(event)}"
    if event.status is not Status.HAPPENED:
        happened = f"{event.status.value.capitalize()}: {event_date_words(event)}"
    if event.expression:
        happened += f" (“{event.expression}”)"
    return "\n".join([f"“{event.text}”", _origin(article), happened, *_places(article, folder)])


def article_citation(article: Article, folder: Path) -> str:
    """Outlet, title, author and published date; the path."""
    return "\n".join([_origin(article), *_places(article, folder)])


def _origin(article: Article) -> str:
    title = f"“{article.title}”" if article.title else article.path
    parts = [article.source, title, f"by {article.author}" if article.author else ""]
    return ", ".join(part for part in [*parts, published_words(article.published)] if part) + "."


def _places(article: Article, folder: Path) -> list[str]:
    path = str(folder.resolve() / article.path)
    return [article.url, path] if article.url else [path]
