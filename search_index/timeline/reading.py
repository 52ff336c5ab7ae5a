"""Reading single events: what the columns, the segments and the articles have of them, put together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from corpus.article import Article
from search_index.dates.spans import DateSpan
from search_index.events.event import Event
from search_index.timeline.blocks import (
    PART,
    StoredPart,
    decode_part,
    stored_article,
    text_checksum,
    to_reference,
)
from search_index.timeline.layout import DATED_BY, DOUBTS, PRECISIONS, STATUSES, Flags, TimelineDamaged
from search_index.timeline.lists import Rows
from search_index.timeline.names import NameKind
from search_index.timeline.segments import Segment
from search_index.timeline.tables import Tables

_MOST_PARTS = 1024
"""Parts that are kept unpacked."""
_MOST_ARTICLES = 512
_MOST_CODE_POINTS = 16_000_000
"""Text of articles that is kept at hand, together."""

_NAME_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Merged:
    """The story that an event was merged into: its name, independent sources, articles, differing dates."""

    name: str
    sources: int
    articles: int
    differ: bool


class EventReader:
    """Reads events by position; remembers a bounded number of what it has unpacked. May be shared by threads.

    Two threads may do the same work twice; neither ever sees half of it.
    """

    __slots__ = (
        "_articles",
        "_code_points",
        "_dated",
        "_parts",
        "_read_article",
        "_segments",
        "_starts",
        "_tables",
    )

    def __init__(
        self,
        tables: Tables,
        segments: tuple[Segment, ...],
        dated: int,
        read_article: Callable[[int], Article] | None,
    ) -> None:
        self._tables = tables
        self._segments = segments
        self._dated = dated
        self._read_article = read_article
        self._parts: dict[tuple[int, int], StoredPart] = {}
        self._articles: dict[int, Article] = {}
        self._code_points = 0
        self._starts: dict[NameKind, Rows] = {}

    def event(self, position: int) -> Event:
        """The event at a position that is there; see ``Timeline.event``."""
        columns = self._tables.events
        row, place = int(columns["article"][position]), int(columns["place"][position])
        segment = self._segments[self._tables.articles["segment"][row]]
        try:
            return self._assembled(position, row, place)
        except (ValueError, LookupError, OverflowError, TypeError, AttributeError) as error:
            raise TimelineDamaged(segment.path, f"the record of event {position} cannot be read") from error

    def span(self, position: int) -> DateSpan | None:
        """The span of the event at a position."""
        if position >= self._dated:
            return None
        columns = self._tables.events
        flags = int(columns["flags"][position])
        return DateSpan(
            date.fromordinal(int(columns["earliest"][position])),
            date.fromordinal(int(columns["latest"][position])),
            PRECISIONS[Flags.precision(flags)],
            Flags.approximate(flags),
        )

    def merged(self, position: int) -> Merged:
        """The story of the event at a position."""
        events, stories = self._tables.events, self._tables.stories
        leader = events["story"][position]
        name = f"{int(events['identity'][leader]):0{_NAME_DIGITS}x}"
        row = int(stories["leader"].searchsorted(leader))
        if row == len(stories["leader"]) or stories["leader"][row] != leader:
            return Merged(name, 1, 1, differ=False)
        counts = int(stories["sources"][row]), int(stories["articles"][row])
        return Merged(name, *counts, bool(stories["differ"][row]))

    def names(self, kind: NameKind, position: int) -> tuple[str, ...]:
        """The people or places of the event at a position."""
        lists, table = self._tables.lists[kind], self._tables.names[kind]
        if not lists.counts[position]:
            return ()
        starts = self._starts.get(kind)
        if starts is None:
            starts = self._starts[kind] = lists.starts()
        return tuple(map(table.name, lists.values[starts[position] : starts[position + 1]].tolist()))

    def _assembled(self, position: int, row: int, place: int) -> Event:
        part, at = self._part(row, place // PART), place % PART
        article = self._article(row)
        _, _, rules, references, passages, words = part.fields
        lengths, word_starts, word_lengths, kinds, reference_numbers = part.numbers
        start = part.starts[at]
        end, word_start = start + lengths[at], start + word_starts[at]
        word_end = word_start + word_lengths[at]
        passage = passages and passages[at]
        told_words = words and words[at]
        flags = int(self._tables.events["flags"][position])
        reference = references[reference_numbers[at]]
        merged = self.merged(position)
        identity = int(self._tables.events["identity"][position])
        return Event(
            id=f"{identity:0{_NAME_DIGITS}x}{part.rest(at)}",
            span=self.span(position),
            status=STATUSES[Flags.status(flags)],
            text=" ".join(article.text[start:end].split()) if not isinstance(passage, str) else passage,
            path=article.path,
            title=article.title,
            source=article.source,
            published=article.published,
            sentence_start=start,
            sentence_end=end,
            expression=article.text[word_start:word_end] if not isinstance(told_words, str) else told_words,
            expression_start=word_start,
            expression_end=word_end,
            rule=str(rules[kinds[at]]),
            reference=None if reference is None else to_reference(reference),
            story=merged.name,
            sources=merged.sources,
            articles=merged.articles,
            dated_by=DATED_BY[Flags.dated_by(flags)],
            dates_differ=merged.differ,
            people=self.names(NameKind.PERSON, position),
            places=self.names(NameKind.PLACE, position),
            doubt=DOUBTS[Flags.doubt(flags)],
        )

    def _part(self, row: int, number: int) -> StoredPart:
        part = self._parts.get((row, number))
        if part is None:
            table = self._tables.articles
            segment = self._segments[table["segment"][row]]
            block = segment.block(int(table["start"][row]), int(table["length"][row]))
            part = decode_part(block, int(table["events"][row]), number)
            if len(self._parts) >= _MOST_PARTS:
                self._parts.clear()
            self._parts[row, number] = part
        return part

    def _article(self, row: int) -> Article:
        article = self._articles.get(row)
        if article is None:
            stored = stored_article(self._part(row, 0))
            article = stored if isinstance(stored, Article) else self._fetched(row, stored)
            self._code_points += len(article.text)
            if len(self._articles) >= _MOST_ARTICLES or self._code_points > _MOST_CODE_POINTS:
                self._articles.clear()
                self._code_points = len(article.text)
            self._articles[row] = article
        return article

    def _fetched(self, row: int, checksum: int) -> Article:
        if self._read_article is None:
            raise RuntimeError(
                "these events were stored without their articles: open the timeline with these"
            )
        number = int(self._tables.articles["number"][row])
        article = self._read_article(number)
        if text_checksum(article.text) != checksum:
            raise ValueError(f"the text of article {number} is not the one that its events are from")
        return article
