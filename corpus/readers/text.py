"""Plain text: the whole file is the article's text; title and credits are read from its first lines."""

from __future__ import annotations

from corpus.article import Article
from corpus.decode import UnreadableFile, decode
from corpus.readers.credits import find_credits
from corpus.readers.headline import headline


def read(path: str, content: bytes) -> list[Article]:
    """Read a text file as one article.

    The text stays whole, the title's line in it. ``stated_date`` stays empty: dates in the text itself
    are read where dates are understood.

    Raises:
        UnreadableFile: the bytes are no text, or there is nothing in them.
    """
    decoded = decode(content)
    text = decoded.text.strip("\n")
    if not text.strip():
        raise UnreadableFile("there is no text in this file")
    found = find_credits(text)
    return [
        Article(
            path=path,
            title=headline(text, path),
            text=text,
            source=found.source,
            author=found.author,
            url=found.url,
            problems=decoded.problems,
        )
    ]
