"""Making an article's events ready for a timeline: all that can be done where the article is read.

Nothing here knows the rest of the archive, so it may run in any process; ``write_timeline`` then merely puts
the pieces together. What it makes is bytes, which are fast to hand from one process to another.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from corpus.article import Article
from search_index.events.event import Event
from search_index.events.sources import NO_ORIGIN, SKETCH_SIZE, Origin
from search_index.events.terms import terms_of
from search_index.timeline.blocks import encode_block
from search_index.timeline.layout import UNDATED_DAY, Flags, ordinal

ARTICLE_ROW = np.dtype(
    [
        ("length", "<u4"),
        ("events", "<u4"),
        ("reported_earliest", "<i4"),
        ("reported_latest", "<i4"),
        ("outlet", "<u4"),
        ("agencies", "<u2"),
        ("sketch", f"V{SKETCH_SIZE}"),
    ]
)
"""What of ``ARTICLE_COLUMNS`` an article has before it is written."""

EVENT_ROW = np.dtype(
    [
        ("earliest", "<i4"),
        ("latest", "<i4"),
        ("flags", "<u2"),
        ("place", "<u4"),
        ("identity", "<u8"),
        ("named", "u1"),
        ("terms", "u1"),
        ("people", "u1"),
        ("places", "u1"),
    ]
)
"""What of ``EVENT_COLUMNS`` an event has before it is placed among others; and how long its lists are."""

_ARTICLE = struct.Struct(f"<IIiiIH{SKETCH_SIZE}s")
_EVENT = struct.Struct("<iiHIQBBBB")
_MOST_NAMES = 255
_ID_DIGITS = 16
_HASH_BYTES = 4


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """The events of one article, ready to be written into a timeline.

    ``block`` is for the segment; ``row`` and ``events`` are packed rows of ``ARTICLE_ROW`` and ``EVENT_ROW``;
    ``terms`` (hashes, 4 bytes each), ``people`` and ``places`` are those of all events, one after the other.
    """

    block: bytes
    row: bytes
    events: bytes
    terms: bytes
    people: tuple[str, ...]
    places: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many events there are."""
        return len(self.events) // EVENT_ROW.itemsize


NO_EVENTS = StoredArticle(b"", b"", b"", b"", (), ())
"""Of an article that tells of nothing."""


def store_article(
    events: Sequence[Event], origin: Origin = NO_ORIGIN, article: Article | None = None
) -> StoredArticle:
    """Make the events of an article, given in text order, ready for ``write_timeline``.

    With ``article`` nothing that it has is stored again; the timeline then has to be opened with a way to
    read articles. Raises ``ValueError`` for events of several articles.
    """
    return store_articles([(events, origin, article)])[0]


def store_articles(
    told: Sequence[tuple[Sequence[Event], Origin, Article | None]],
) -> list[StoredArticle]:
    """Do what ``store_article`` does for many articles at once, in two thirds of the time."""
    every = [event for events, _, _ in told for event in events]
    terms = terms_of([event.text for event in every], [event.title for event in every])
    counts = terms.counts.tolist(), terms.named.tolist()
    ends = [0, *np.cumsum(terms.counts, dtype=np.int64).tolist()]
    hashes = terms.hashes.astype("<u4").tobytes()
    stored: list[StoredArticle] = []
    first = 0
    for events, origin, article in told:
        some = slice(first, first + len(events))
        own = hashes[ends[some.start] * _HASH_BYTES : ends[some.stop] * _HASH_BYTES]
        stored.append(_stored(events, origin, article, own, counts[0][some], counts[1][some]))
        first = some.stop
    return stored


def _stored(
    events: Sequence[Event],
    origin: Origin,
    article: Article | None,
    terms: bytes,
    term_counts: Sequence[int],
    named: Sequence[int],
) -> StoredArticle:
    if not events:
        return StoredArticle(b"", b"", b"", b"", (), ())
    _check_article(events, article)
    rows: list[bytes] = []
    people: list[str] = []
    places: list[str] = []
    for place, event in enumerate(events):
        some_people, some_places = event.people[:_MOST_NAMES], event.places[:_MOST_NAMES]
        people += some_people
        places += some_places
        span = event.span
        rows.append(
            _EVENT.pack(
                UNDATED_DAY if span is None else span.earliest.toordinal(),
                UNDATED_DAY if span is None else span.latest.toordinal(),
                Flags.of(event),
                place,
                int(event.id[:_ID_DIGITS], 16),
                named[place],
                term_counts[place],
                len(some_people),
                len(some_places),
            )
        )
    block = encode_block(events, article)
    source, published = events[0].source, events[0].published
    row = _ARTICLE.pack(
        len(block),
        len(events),
        ordinal(published.earliest),
        ordinal(published.latest),
        crc32(source.casefold().encode("utf-8", "surrogatepass")) if source else 0,
        origin.agencies,
        origin.sketch,
    )
    return StoredArticle(block, row, b"".join(rows), terms, tuple(people), tuple(places))


def _check_article(events: Sequence[Event], article: Article | None) -> None:
    first = article or events[0]
    path, title, source, published = first.path, first.title, first.source, first.published
    for event in events:
        if (
            event.path != path
            or event.title != title
            or event.source != source
            or (event.published is not published and event.published != published)
        ):
            raise ValueError(f"an event of {event.path} was given with those of {path}")
