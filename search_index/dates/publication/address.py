"""The date in the article's own web address: ``https://example.org/2018/09/21/some-title``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.article import Article
from search_index.dates.publication.names import date_in_name, date_in_path
from search_index.dates.spans import DateSpan

_ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]]{4,2000}")
_LABEL = re.compile(
    r"(?:original|source|canonical|article)?\s*(?:url|link|address|permalink|source)\s*:?\s*<?$|(?:retrieved|archived|available)\s+(?:from|at):?\s*<?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_SHARE_OF_TITLE = 0.6
_LONGEST_LABEL = 80


def date_in_address(article: Article) -> tuple[DateSpan, str] | None:
    """Return the date in the article's address and the address; ``None`` if it has none.

    An address in the text counts only if it is labelled as the article's own, or has the words of the
    title.
    """
    for address in _own_addresses(article):
        path = address.partition("://")[2].partition("/")[2].partition("?")[0]
        span = date_in_path("/" + path) or date_in_name(path.rpartition("/")[2]) or _any_part(path)
        if span is not None:
            return span, address
    return None


def _any_part(path: str) -> DateSpan | None:
    return next((span for part in path.split("/") if (span := date_in_name(part)) is not None), None)


def _own_addresses(article: Article) -> Iterator[str]:
    if article.url:
        yield article.url
    if "://" not in article.text:
        return
    for found in _ADDRESS.finditer(article.text):
        before = article.text[max(found.start() - _LONGEST_LABEL, 0) : found.start()].rstrip()
        if _LABEL.search(before) or _names_title(found.group(), article.title):
            yield found.group().rstrip(".,;")


def _names_title(address: str, title: str) -> bool:
    words = set(_WORD.findall(title.lower()))
    return len(words) >= 4 and len(words & set(_WORD.findall(address.lower()))) >= _SHARE_OF_TITLE * len(
        words
    )
