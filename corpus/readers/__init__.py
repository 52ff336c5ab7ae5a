"""Readers: one file format each, from the bytes of a file to the articles in it.

A format is a module with a function ``read(path, content) -> list[Article]`` and a line in
``_READERS``. Modules are imported when the first file of their format is read: starting the program
must not wait for parsers that this archive never needs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import cast

from corpus.article import Article
from corpus.decode import UnreadableFile

__all__ = ["SUPPORTED_SUFFIXES", "Reader", "UnreadableFile", "read_articles", "suffix_of"]

Reader = Callable[[str, bytes], list[Article]]
"""Takes a path relative to the archive and the file's bytes; raises :class:`UnreadableFile`."""

# The empty suffix stands for files without one: they are text if they decode.
_READERS = {
    "": "corpus.readers.text",
    ".txt": "corpus.readers.text",
    ".text": "corpus.readers.text",
    ".md": "corpus.readers.markdown",
    ".markdown": "corpus.readers.markdown",
}

SUPPORTED_SUFFIXES = frozenset(_READERS)
"""The suffixes, in lower case and with their dot, that have a reader; the empty one among them."""

# "Talks of 21.02" and "Report v1.2" end in numbers, not in suffixes.
_SUFFIX = re.compile(r"\.[a-z0-9]{0,9}[a-z][a-z0-9]{0,9}\Z")


def suffix_of(name: str) -> str:
    """Return the suffix of a file name in lower case (``".txt"``), or an empty string."""
    found = _SUFFIX.search(name.lower(), 1)
    return found.group() if found else ""


def read_articles(path: str, content: bytes) -> list[Article]:
    """Read the articles of one file; ``path`` is relative to the archive, with forward slashes.

    The same bytes and path always give the same articles. What could not be read as meant is in the
    articles' ``problems``.

    Raises:
        UnreadableFile: the file has no reader, is no text or holds no article.
    """
    suffix = suffix_of(path.rpartition("/")[2])
    if suffix not in SUPPORTED_SUFFIXES:
        raise UnreadableFile(f"no reader for {suffix} files")
    return _reader(_READERS[suffix])(path, content)


@cache
def _reader(module: str) -> Reader:
    return cast("Reader", import_module(module).read)
