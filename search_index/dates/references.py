"""What expressions are counted from: the published date, and the dates named so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from search_index.dates.expression import Reference, ReferenceOrigin
from search_index.dates.reading import Reading
from search_index.dates.spans import DateSpan, Precision, day


@dataclass(slots=True)
class References:
    """The state of reading one text: its published day, its kind, and the calendar dates named so far.

    ``narrative`` says that the text tells a history: what lacks a year is then counted from the date
    named last, not from the published date.
    """

    published: date | None
    detail: str = ""
    narrative: bool = False
    last: Reading | None = None
    last_text: str = ""
    last_of: dict[Precision, tuple[Reading, str]] = field(default_factory=dict)

    def note(self, reading: Reading, text: str) -> None:
        """Remember a reading that has a place on the calendar as the one named last."""
        if reading.span is not None and not reading.compared:
            self.last, self.last_text = reading, text
            self.last_of[reading.span.precision] = (reading, text)

    def from_published(self) -> Reference | None:
        """Return the published date as a reference, ``None`` if it is unknown."""
        if self.published is None:
            return None
        return Reference(day(self.published), ReferenceOrigin.PUBLISHED, self.detail)

    def from_discourse(self) -> Reference | None:
        """Return the date named last as a reference, or ``None``."""
        if self.last is None or self.last.span is None:
            return None
        return Reference(self.last.span, ReferenceOrigin.DISCOURSE, self.last_text)

    def named(self, *precisions: Precision) -> Reference | None:
        """Return the date of one of these precisions that was named last, the first precision that there is."""
        for precision in precisions:
            if precision in self.last_of:
                reading, text = self.last_of[precision]
                assert reading.span is not None
                return Reference(reading.span, ReferenceOrigin.DISCOURSE, text)
        return None

    def deictic(self) -> Reference | None:
        """Return what "last week" or a bare weekday is counted from: the story's own time in a narrative."""
        if self.narrative:
            return self.from_discourse() or self.from_published()
        return self.from_published()


def anchor(span: DateSpan, words: str) -> Reference:
    """Return a date named in the same phrase as a reference."""
    return Reference(span, ReferenceOrigin.ANCHOR, words)
