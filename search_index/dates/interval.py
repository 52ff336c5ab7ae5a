"""Reading a text that was published on one of several days: from the first of them, and from the last.

Most of what a text names does not depend on the day: "May 1987" is read alike from both, and "in March" from
any day of a month or so. So it is read once for as long as both ends come to the same. From the first date on
that they disagree about, what was named so far is not the same either; both go on side by side, and
what consults neither the day nor what was named is still read once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from search_index.dates.expression import DateExpression
from search_index.dates.passage import Passage
from search_index.dates.reader import PassageReader, Place, Sighting, places_in
from search_index.dates.reading import Reading
from search_index.dates.references import References, is_recent, is_reported_on
from search_index.dates.spans import DateSpan, Precision


@dataclass(slots=True)
class _End:
    """One of the two days that a passage is read from: how far it was read, and what was found."""

    reader: PassageReader
    position: int
    expressions: list[DateExpression] = field(default_factory=list)

    def is_past(self, place: Place) -> bool:
        return place[0] < self.position

    def sight(self, place: Place) -> Sighting | None:
        return None if self.is_past(place) else self.reader.sight_at(*place)

    def take(self, place: Place, sighting: Sighting | None) -> None:
        if sighting is not None and not self.is_past(place):
            self.expressions += self.reader.taken(sighting, self.position)
            self.position = sighting.whole_end


class IntervalReader:
    """Reads the passages of one text, in order. ``expressions`` are what both ends agree on so far.

    What comes out the same from both ends is dated to that; what does not, to the range of both.
    """

    def __init__(self, early: References, late: References) -> None:
        """Begin with what is known of the text when it is read from the first and from the last day."""
        assert early.day is not None
        assert late.day is not None
        self.expressions: list[DateExpression] = []
        self._ends = early.day, late.day
        self._early, self._late = early, late
        self._early.other_end = late.day
        self._same_kind = early.is_of_the_same_kind(late)
        self._early.parted = not self._same_kind

    def read(self, passage: Passage) -> None:
        """Add the expressions of the next passage."""
        places: Sequence[Place] = places_in(passage)
        position = 0
        if not self._early.parted:
            places, position = self._read_as_one(passage, places)
        if places:
            self._read_side_by_side(passage, places, position)

    def _read_as_one(self, passage: Passage, places: Sequence[Place]) -> tuple[Sequence[Place], int]:
        """Read until the ends disagree; return the places left, and where the last expression ended."""
        reader = PassageReader(passage, self._early)
        position = 0
        for number, place in enumerate(places):
            if place[0] < position:
                continue
            self._early.consulted = False
            sighting = reader.sight_at(*place)
            agreed = not self._early.consulted or self._agrees(reader, place, sighting)
            if not agreed or (sighting is not None and self._is_noted_otherwise(sighting.reading)):
                self._late = self._early.seen_from(self._ends[1])
                self._early.parted = True
                return places[number:], position
            if sighting is not None:
                self.expressions += reader.taken(sighting, position)
                position = sighting.whole_end
        return (), position

    def _agrees(self, reader: PassageReader, place: Place, early: Sighting | None) -> bool:
        """Tell whether a place is read alike from the last day, and will be remembered alike."""
        first, last = self._ends
        self._early.day, self._early.other_end = last, None
        late = reader.sight_at(*place)
        self._early.day, self._early.other_end = first, last
        if early is None or late is None:
            return early is late
        same = (early.start, early.end, early.last) == (late.start, late.end, late.last)
        return same and early.rule is late.rule and _alike(early.reading, late.reading)

    def _read_side_by_side(self, passage: Passage, places: Sequence[Place], position: int) -> None:
        """Read places from both ends, and those once that consult nothing on which they disagree."""
        early = _End(PassageReader(passage, self._early), position)
        late = _End(PassageReader(passage, self._late), position)
        for place in places:
            self._early.consulted = not self._same_kind or early.is_past(place)
            first = early.sight(place)
            last = late.sight(place) if self._early.consulted else first
            early.take(place, first)
            late.take(place, last)
        self.expressions += _merged(early.expressions, late.expressions)

    def _is_noted_otherwise(self, reading: Reading) -> bool:
        """Tell whether a reading is remembered otherwise from the last of the days than from the first.

        What is reported on may be still to come on the one and have begun by the other; and a day may lie in
        the week before only one of them.
        """
        first, last = self._ends
        span, rest = reading.span, reading.then
        if span is not None:
            if first < span.earliest <= last and is_reported_on(reading):
                return True
            if is_recent(span, first) != is_recent(span, last):
                return True
        return rest is not None and self._is_noted_otherwise(rest.reading)


def _alike(early: Reading, late: Reading) -> bool:
    """Tell whether two readings mean the same; what they were counted from may differ."""
    if (early.reference is None) != (late.reference is None):
        return False
    one, other = early.then, late.then
    if one is None or other is None:
        if one is not other:
            return False
    elif one.start != other.start or not _alike(one.reading, other.reading):
        return False
    return (
        early.type is late.type
        and early.value == late.value
        and early.span == late.span
        and early.rule == late.rule
        and early.end == late.end
        and early.compared == late.compared
    )


def _merged(early: list[DateExpression], late: list[DateExpression]) -> list[DateExpression]:
    """Return what two readings of a text, from both ends of an interval, agree on or span together."""
    counterparts = {(found.start, found.end): found for found in late}
    return [
        _span_of_both(found, counterparts[found.start, found.end])
        for found in early
        if (found.start, found.end) in counterparts
    ]


def _span_of_both(early: DateExpression, late: DateExpression) -> DateExpression:
    if early.span == late.span:
        return early
    span, value = None, early.value
    if early.span is not None and late.span is not None:
        first = min(early.span.earliest, late.span.earliest)
        last = max(early.span.latest, late.span.latest)
        span = DateSpan(first, last, Precision.RANGE, approximate=True)
        value = f"{first.isoformat()}/{last.isoformat()}"
    return DateExpression(
        early.start, early.end, early.text, early.type, value, span, early.rule, early.reference
    )
