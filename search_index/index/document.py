"""What of an article goes into the index: its Whoosh document's fields, and its line in the catalogue."""

from __future__ import annotations

from typing import Any

from corpus.article import Published
from search_index.index.dating import DatedArticle
from search_index.index.snapshot import encode_article
from search_index.search.results import ArticleSummary

UNKNOWN_EARLIEST, UNKNOWN_LATEST = 2**31 - 1, 0
"""Indexed published days of an article of unknown date: no range that a query can name overlaps them."""


def document_of(number: int, dated: DatedArticle) -> dict[str, Any]:
    """Return the values of the schema's fields for an article that gets ``number``."""
    article = dated.article
    earliest, latest = _published_days(article.published)
    people, places = dated.names.people, dated.names.places
    return {
        "number": number,
        "path": article.path,
        "title": article.title,
        "text": article.text,
        "article": encode_article(article),
        "title_words": article.title,
        "text_words": article.text,
        "source": article.source,
        "author": article.author,
        "location": article.path,
        "person": people,
        "place": places,
        "outlet": (article.source,),
        "people": people,
        "places": places,
        "published_earliest": earliest,
        "published_latest": latest,
    }


def summary_of(number: int, dated: DatedArticle) -> ArticleSummary:
    """Return what lists show of an article that gets ``number``."""
    article = dated.article
    return ArticleSummary(
        number, article.path, article.title, article.source, article.published, dated.events.count
    )


def _published_days(published: Published) -> tuple[int, int]:
    if published.earliest is None or published.latest is None:
        return UNKNOWN_EARLIEST, UNKNOWN_LATEST
    return published.earliest.toordinal(), published.latest.toordinal()
