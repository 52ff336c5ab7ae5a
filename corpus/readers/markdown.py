"""Markdown, with or without front matter: metadata from the one, plain text from the other."""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.article import Article
from corpus.decode import UnreadableFile, clean_text, decode
from corpus.readers.credits import find_credits
from corpus.readers.fields import (
    LONGEST_ADDRESS,
    LONGEST_DATE,
    LONGEST_NAME,
    LONGEST_TITLE,
    host_of,
    one_line,
    web_address,
)
from corpus.readers.front_matter import split_front_matter
from corpus.readers.headline import headline
from corpus.readers.markdown_text import UnparsedMarkdown, markdown_to_text

_TITLE = ("title", "headline")
_SOURCE = ("source", "outlet", "publisher", "site", "site_name")
_DATE = ("date", "published", "publication_date", "pubdate", "date_published")
_AUTHOR = ("author", "authors", "byline")
_URL = ("url", "link", "canonical", "source_url")

# A YAML 1.1 timestamp, which need not be ISO 8601: one-digit months, a space before the time.
_TIMESTAMP = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]|[ \t]+)(\d{1,2}:\d.*))?\Z", re.DOTALL)


def read(path: str, content: bytes) -> list[Article]:
    """Read a Markdown file as one article.

    Title, source, date, author and address come from the front matter; where it has none, the title is
    the first heading, and the rest is read from the text as for plain text.

    Raises:
        UnreadableFile: the bytes are no text, or there is neither text nor a title.
    """
    decoded = decode(content)
    front = split_front_matter(decoded.text)
    problems = [*decoded.problems, *filter(None, [one_line(front.problem, 300)])]
    try:
        text, heading = markdown_to_text(front.body)
    except UnparsedMarkdown as error:
        text, heading = front.body.strip("\n"), ""
        problems.append(f"{error}; its text is shown with the marks in it")
    text = clean_text(text)  # a character reference may stand for a control
    title = _field(front.metadata, _TITLE, LONGEST_TITLE) or one_line(heading, LONGEST_TITLE)
    if not text and not title:
        raise UnreadableFile("there is no text in this file")
    found = find_credits(text)
    url = web_address(_field(front.metadata, _URL, LONGEST_ADDRESS)) or found.url
    return [
        Article(
            path=path,
            title=title or headline(text, path),
            text=text,
            source=_source(front.metadata) or found.source or host_of(url),
            author=_field(front.metadata, _AUTHOR, LONGEST_NAME) or found.author,
            url=url,
            stated_date=_as_iso(_field(front.metadata, _DATE, LONGEST_DATE)),
            problems=tuple(problems),
        )
    ]


def _field(metadata: Mapping[str, str], keys: tuple[str, ...], longest: int) -> str:
    """Return the first of several synonymous fields that says something, on one line."""
    return next(filter(None, (one_line(metadata.get(key, ""), longest) for key in keys)), "")


def _source(metadata: Mapping[str, str]) -> str:
    """Return the outlet; some programs put the article's address under ``source``."""
    source = _field(metadata, _SOURCE, LONGEST_NAME)
    return host_of(source) or source if "://" in source else source


def _as_iso(stated: str) -> str:
    """Return a YAML timestamp in ISO 8601's spelling, and anything else as written."""
    timestamp = _TIMESTAMP.match(stated)
    if not timestamp:
        return stated
    year, month, day, time = timestamp.groups()
    return f"{year}-{month:0>2}-{day:0>2}" + (f"T{time.strip()}" if time else "")
