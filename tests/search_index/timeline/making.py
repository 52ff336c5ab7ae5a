"""Events for the tests of the timeline and of the export formats."""

from __future__ import annotations

from datetime import date
from hashlib import blake2b

from corpus.article import Confidence, Provenance, Published
from search_index.dates import spans
from search_index.dates.expression import Reference, ReferenceOrigin
from search_index.dates.spans import DateSpan
from search_index.events.event import Event, Status

REPORTED = Published(
    date(2024, 2, 22), date(2024, 2, 22), Provenance.FRONT_MATTER, Confidence.STATED, ("the front matter",)
)


def event(
    article: int,
    place: int,
    span: DateSpan | None,
    *,
    status: Status = Status.HAPPENED,
    text: str = "The road opened.",
    published: Published = REPORTED,
) -> Event:
    """An event of an article, told apart by its place in the text."""
    identity = blake2b(
        f"{article}/{place}/{text}".encode("utf-8", "surrogatepass"), digest_size=12
    ).hexdigest()
    return Event(
        id=identity,
        span=span,
        status=status,
        text=text,
        path=f"folder/{article}.txt",
        title=f"report {article}",
        source="Wire",
        published=published,
        sentence_start=place * 100,
        sentence_end=place * 100 + len(text),
        expression="Monday",
        expression_start=place * 100 + 4,
        expression_end=place * 100 + 10,
        rule="weekday before the published date",
        reference=Reference(spans.day(date(2024, 2, 22)), ReferenceOrigin.PUBLISHED, "front matter"),
        story=identity[:16],
    )


def day(year: int, month: int = 1, number: int = 1) -> DateSpan:
    return spans.day(date(year, month, number))
