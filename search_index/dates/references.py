"""What expressions are counted from: the published date, and the dates named so far."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from search_index.dates.asides import is_aside, is_bound
from search_index.dates.digit_order import ToldOrder
from search_index.dates.expression import Reference, ReferenceOrigin, TimexType
from search_index.dates.passage import Passage
from search_index.dates.reading import Reading
from search_index.dates.spans import DateSpan, Precision, day

_FAR_YEARS = 2
_DAYS_OF_A_WEEK = 7

_Named = tuple[Reading, str, Passage, int]
"""What was named, in which words, and where these begin."""


@dataclass(slots=True)
class References:
    """The state of reading one text: its published day, its kind, and the calendar dates named so far.

    ``day`` is the published day. A text that may be published on several days is read from the first and from
    the last of them, which is ``other_end``; ``consulted`` says that something was read since that was last
    cleared which is another from there, or may be. That is so of the dates named so far once the two ends
    are ``parted``.

    ``order`` is that of day and month in dates in digits, ``None`` if nothing tells it.
    ``narrative`` says that the text tells a history: what lacks a year is then counted from the date
    named last, not from the published date. One that is the ``news`` of a day as well, as an obituary is,
    speaks of "this year" and of what is to come from that day on. ``opening`` is the year that a history
    names first.
    """

    day: date | None
    detail: str = ""
    consulted: bool = False
    other_end: date | None = None
    parted: bool = False
    narrative: bool = False
    news: bool = False
    opening: Reference | None = None
    order: ToldOrder | None = None
    _last: Reading | None = None
    _last_text: str = ""
    _last_of: dict[Precision, tuple[Reading, str]] = field(default_factory=dict)
    _recent: Reference | None = None
    _reported: Reference | None = None
    _story: Reference | None = None
    _since: list[_Named] = field(default_factory=list)
    """What was named since ``_story`` was worked out: few texts have anything counted from it."""

    @property
    def published(self) -> date | None:
        """The published day, for whoever reads with it."""
        self.consulted = True
        return self.day

    @property
    def last(self) -> Reading | None:
        """The date named last."""
        self._recall()
        return self._last

    @property
    def last_text(self) -> str:
        """The words that named it."""
        self._recall()
        return self._last_text

    @property
    def recent(self) -> Reference | None:
        """The last day named that lies in the week up to the published day."""
        self._recall()
        return self._recent

    @property
    def reported(self) -> Reference | None:
        """The quarter, or the months of a year ("the first nine months"), that were reported on last."""
        self._recall()
        return self._reported

    @property
    def story(self) -> Reference | None:
        """The date that the story has come to, which asides do not move."""
        self._recall()
        if self._since:
            self._go_on()
        return self._story

    def _recall(self) -> None:
        if self.parted:
            self.consulted = True

    def seen_from(self, day: date) -> References:
        """Return the same state with another published day."""
        other = copy(self)
        other.day, other.other_end = day, None
        other._last_of, other._since = dict(self._last_of), [*self._since]
        return other

    def is_of_the_same_kind(self, other: References) -> bool:
        """Tell whether two states agree on what kind of text they are of."""
        return (self.narrative, self.news) == (other.narrative, other.news)

    def own_day(self) -> Reference | None:
        """Return the published date as a reference, for what is the same from both of its ends."""
        return None if self.day is None else _published_on(self.day, self.detail)

    def read_from_published(self, read: Callable[[date], DateSpan | None]) -> DateSpan | None:
        """Return what is read from the published day, and find out if it is the same from the other end."""
        if self.day is None:
            return None
        span = read(self.day)
        if self.other_end is None or read(self.other_end) != span:
            self.consulted = True
        return span

    def note(self, reading: Reading, text: str, passage: Passage, start: int) -> None:
        """Remember a reading that has a place on the calendar as the one named last.

        ``text`` are its words, which begin at the word ``start`` of the passage.
        """
        span = reading.span
        if span is None or reading.compared:
            return
        self._last, self._last_text = reading, text
        self._last_of[span.precision] = (reading, text)
        if is_recent(span, self.day):
            self._recent = Reference(span, ReferenceOrigin.DISCOURSE, text)
        if is_reported_on(reading) and (self.day is None or span.earliest <= self.day):
            self._reported = Reference(span, ReferenceOrigin.DISCOURSE, text)
        if self._since and self._since[0][2] is not passage:
            self._go_on()  # so that only one passage is kept
        self._since.append((reading, text, passage, start))

    def _go_on(self) -> None:
        """Move the story on to what was named since it was worked out, but for asides and bounds."""
        for reading, text, passage, start in self._since:
            assert reading.span is not None
            if self._story is None or not (is_bound(passage, start) or self._passes(reading, passage, start)):
                night = reading.type is TimexType.TIME and reading.span.precision is Precision.RANGE
                span = day(reading.span.earliest) if night else reading.span
                self._story = Reference(span, ReferenceOrigin.DISCOURSE, text)
        self._since.clear()

    def _passes(self, reading: Reading, passage: Passage, start: int) -> bool:
        """Tell whether a date leaves the story where it is: a far aside, or the year it is in already."""
        assert self._story is not None
        assert reading.span is not None
        here, named = self._story.span, reading.span
        aside = is_aside(passage, start, reading, here if self.narrative else None)
        if aside and abs(here.earliest.year - named.earliest.year) > _FAR_YEARS:
            return True
        return (aside or reading.reference is not None) and _contains(named, here)

    def from_published(self) -> Reference | None:
        """Return the published date as a reference, ``None`` if it is unknown."""
        self.consulted = True
        return self.own_day()

    def from_discourse(self, precision: Precision = Precision.YEAR) -> Reference | None:
        """Return the date named last as a reference for counting units of a precision, or ``None``.

        Years are counted from any date, finer units from the date that the story has come to.
        """
        if precision not in (Precision.YEAR, Precision.DECADE, Precision.CENTURY):
            return self.story
        last = self.last
        if last is None or last.span is None:
            return None
        return Reference(last.span, ReferenceOrigin.DISCOURSE, self._last_text)

    def named(self, *precisions: Precision) -> Reference | None:
        """Return the date of one of these precisions that was named last; precisions in order."""
        self._recall()
        for precision in precisions:
            if precision in self._last_of:
                reading, text = self._last_of[precision]
                assert reading.span is not None
                return Reference(reading.span, ReferenceOrigin.DISCOURSE, text)
        return None

    def deictic(self) -> Reference | None:
        """Return what "last week" or a bare weekday is counted from: the story's own time in a narrative."""
        return (self._story_of_a_history() if self.narrative else None) or self.from_published()

    def read_from_deictic(
        self, read: Callable[[DateSpan], DateSpan | None]
    ) -> tuple[DateSpan | None, Reference | None]:
        """Return what is read from what ``deictic`` returns, and that.

        Where it is the published day, it is found out if the same is read from the other end.
        """
        story = self._story_of_a_history() if self.narrative else None
        if story is not None:
            return read(story.span), story
        return self.read_from_published(lambda published: read(day(published))), self.own_day()

    def _story_of_a_history(self) -> Reference | None:
        return None if self.news and self.day is not None else self.story


@lru_cache(maxsize=8)
def _published_on(published: date, detail: str) -> Reference:
    return Reference(day(published), ReferenceOrigin.PUBLISHED, detail)


def is_reported_on(reading: Reading) -> bool:
    """Tell a quarter, and months of a year, which later expressions count from if they have begun."""
    if reading.span is None:
        return False
    months = reading.type is TimexType.DURATION and reading.span.precision is Precision.RANGE
    return months or reading.span.precision is Precision.QUARTER


def _contains(outer: DateSpan, inner: DateSpan) -> bool:
    return outer != inner and outer.earliest <= inner.earliest and inner.latest <= outer.latest


def is_recent(span: DateSpan, published: date | None) -> bool:
    """Tell whether a span is a day in the week up to the published day."""
    if published is None or span.precision is not Precision.DAY:
        return False
    return 0 <= (published - span.earliest).days <= _DAYS_OF_A_WEEK
