"""What an article is, and what is known of the day on which it was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Provenance(StrEnum):
    """Where a published date comes from, best first; users see the value as ``published_by``."""

    CORRECTION = "correction"
    FRONT_MATTER = "front matter"
    FILE_NAME = "file name"
    FOLDER_NAME = "folder name"
    ADDRESS = "address"
    DATE_LINE = "date line"
    DATELINE = "dateline"
    TEXT = "text"
    ARCHIVE = "archive"
    UNKNOWN = "unknown"


class Confidence(StrEnum):
    """How sure a published date is.

    ``stated``: written down for this article. ``inferred``: reasoned from the text or its neighbours.
    ``bounded``: only the earliest possible day is known. ``unknown``: nothing is known.
    """

    STATED = "stated"
    INFERRED = "inferred"
    BOUNDED = "bounded"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Published:
    """The publication date of an article: a closed interval of days, how it is known and how sure.

    ``earliest`` and ``latest`` are equal when the day is known. ``latest`` alone is ``None`` when the
    date is only bounded from below; both are ``None`` when it is unknown. ``reasons`` are short
    sentences for the reader, in the order in which they were used.
    """

    earliest: date | None = None
    latest: date | None = None
    provenance: Provenance = Provenance.UNKNOWN
    confidence: Confidence = Confidence.UNKNOWN
    reasons: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        """The day, when the date is known to the day; otherwise ``None``."""
        return self.earliest if self.earliest == self.latest else None

    @property
    def known(self) -> bool:
        """Whether both ends of the interval are known."""
        return self.earliest is not None and self.latest is not None


UNKNOWN = Published()


@dataclass(frozen=True, slots=True)
class Article:
    r"""One report, as read from the archive.

    ``path`` is relative to the archive, with forward slashes; a file that holds several articles
    adds ``#2``, ``#3`` … to its path. ``text`` is plain text with ``\n`` line ends, free of terminal
    controls; every offset anywhere in dateline counts code points of this text. ``stated_date`` is
    the date in the file's own metadata, as written there (ISO 8601 where the format is typed), or
    empty; what it means is decided in ``search_index.dates.published``, which fills ``published``.
    ``digit_order`` is filled in beside it where dates such as 3/4/2024 are read as the archive's other
    articles write them: those words of ``search_index.dates.digit_order.ToldOrder``.
    ``problems`` are one-line notes on what could not be read as meant (broken front matter, bytes
    that did not decode), for the user.
    """

    path: str
    title: str
    text: str
    source: str = ""
    author: str = ""
    url: str = ""
    stated_date: str = ""
    published: Published = UNKNOWN
    digit_order: str = ""
    problems: tuple[str, ...] = ()
