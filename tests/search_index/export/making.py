"""The events that every format is held to: each precision, no date at all, and hostile text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corpus.article import UNKNOWN, Confidence, Provenance, Published
from search_index.dates import spans
from search_index.events.event import Doubt, Event, Status

_PLAIN = Event(
    id="a" * 24,
    span=spans.day(date(2024, 2, 21)),
    status=Status.HAPPENED,
    text="The road opened on 21 February.",
    path="2024/road.txt",
    title="Road opens",
    source="Wire",
    published=Published(
        date(2024, 2, 22),
        date(2024, 2, 22),
        Provenance.FRONT_MATTER,
        Confidence.STATED,
        ("in the front matter",),
    ),
    sentence_start=40,
    sentence_end=71,
    expression="21 February",
    expression_start=59,
    expression_end=70,
    rule="day of a month",
    reference=None,
    story="a" * 24,
    people=("Ana Lind", "O. Adeyemi"),
    places=("Riga",),
)

EVENTS = (
    replace(
        _PLAIN,
        id="b" * 24,
        span=spans.decade(1990),
        text='He said "<script>alert(1)</script>", *twice* & [once](x); so, \\ it stands.',
        title="=HYPERLINK(evil)",
        source="",
        published=UNKNOWN,
    ),
    replace(
        _PLAIN,
        id="c" * 24,
        span=spans.DateSpan(date(1992, 1, 1), date(1995, 12, 31), spans.Precision.RANGE),
        text="-2 a_b \x1b[31mred\x00 and 中文 | x",
        path="bad\udcff\nname.txt",
        title="",
        source="",
        status=Status.DENIED,
    ),
    _PLAIN,
    replace(
        _PLAIN,
        id="d" * 24,
        span=spans.month(2024, 5).about(),
        status=Status.PLANNED,
        text="The bridge is to be opened in about May, "
        + "or so they say in the council, " * 6
        + "if at all.",
        sources=2,
        articles=4,
        published=replace(_PLAIN.published, latest=None),
    ),
    replace(_PLAIN, id="e" * 24, span=spans.day(date(9999, 12, 31)), text="The end.", doubt=Doubt.FAR_YEAR),
    replace(_PLAIN, id="f" * 24, span=None, expression="last week", text="It was last week."),
)
