"""Metadata fields: made to fit on one line, free of controls, of sane length."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from corpus.decode import clean_text

LONGEST_TITLE = 300
LONGEST_NAME = 150
LONGEST_ADDRESS = 2000
LONGEST_DATE = 100

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_LEADING_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SEPARATORS = re.compile(r"[\s_-]+")


def one_line(text: str, longest: int) -> str:
    """Return text as one line of at most ``longest`` characters; a cut shows as an ellipsis."""
    line = " ".join(clean_text(text[: 4 * longest + 1000]).split())
    return line if len(line) <= longest else shorten(line, longest)


def shorten(line: str, longest: int) -> str:
    """Cut a line at a word's end and add an ellipsis; ``longest`` includes the ellipsis."""
    if len(line) <= longest:
        return line
    cut = line[:longest].rpartition(" ")[0] or line[: longest - 1]
    return cut.rstrip(" ,;:-–—") + "…"


def web_address(text: str) -> str:
    """Return the first http address in a text, or an empty string."""
    found = _WEB_ADDRESS.search(text[: LONGEST_ADDRESS + 1000])
    address = found.group().rstrip(".,;]'*") if found else ""
    if address.endswith(")") and "(" not in address:
        address = address.rstrip(").")
    return address if len(address) <= LONGEST_ADDRESS else ""


def host_of(address: str) -> str:
    """Return the host of a web address without ``www.``, or an empty string."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return one_line(host.removeprefix("www."), LONGEST_NAME)


def readable_stem(path: str) -> str:
    """Return a file's name as a title: without its suffix, hyphens and underscores as spaces.

    A date at its beginning stays as written: ``2024-02-21-kazan-meeting.md`` gives
    ``2024-02-21 kazan meeting``.
    """
    stem = PurePosixPath(path).stem or path
    date = _LEADING_DATE.match(stem)
    words = stem[date.end() :] if date else stem
    readable = " ".join([date.group() if date else "", *_SEPARATORS.split(words)])
    return one_line(readable, LONGEST_TITLE) or "untitled"
