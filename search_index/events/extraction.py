"""Events of an article: the passages that tell of a happening, each with the span of what it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.article import Article
from search_index.alternation import any_of
from search_index.dates.expression import DateExpression
from search_index.events.article_events import ArticleEvents
from search_index.events.article_names import ArticleNames
from search_index.events.beside import BESIDE, DayBeside, day_beside
from search_index.events.clauses import clauses_of
from search_index.events.discourse import CONTINUES, Dating, Discourse, dated_before, new_dating
from search_index.events.doubt import trusted
from search_index.events.event import DatedBy, Event, Status
from search_index.events.grouping import DatedMention, distinct_dates, group_mentions, names_a_date
from search_index.events.happening import MainClause, Telling, main_clause
from search_index.events.metadata_lines import is_dateline, is_in_address, is_metadata, speaks_of_itself
from search_index.events.names import names_of_article
from search_index.events.passing import is_in_passing
from search_index.events.sentences import Sentence, split_sentences
from search_index.events.status import DateTold, status_of_undated
from search_index.events.verbs import SAYING_PAST, SAYING_PRESENT

CROWDED = 8
"""A sentence that names more dates than this is a table or a list, and is cut between its dates."""

_ENDS = (".", "!", "?", "…", '"', "”", "’", ")")
"""What a sentence of running text ends with; headings and lines of tables do not."""
_SAYING = re.compile(rf" {any_of(SAYING_PAST | SAYING_PRESENT)}\b")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)
_OPENS_ENTRY = re.compile(r"[\s*_]*(?:[:|]|\s[-–—]+)\s")
"""Between the date that an entry of a chronicle begins with and what it tells."""
_MARKERS = " \t-*•·▪‣>#[(_"
"""What may stand before that date."""
_BESIDE_ITS_VERB = re.compile(r"(?:(?!\s(?:that|and|if|whether)\s)[^,;:\"“”]){0,40}\Z")
"""Between a verb of saying and the date of the saying."""


def extract_events(
    article: Article, expressions: Sequence[DateExpression], names: ArticleNames | None = None
) -> list[Event]:
    """Return the events of an article in text order.

    ``expressions`` are the date expressions of ``article.text``, in text order and disjoint; ``names`` the
    people and places that it names, read from the text if they are not given. A sentence
    gives one event for each distinct date that it dates a happening with, and one for a deed or a saying
    that it does not date itself: see ``discourse``. A date that cannot be known gives an event without a
    span; lines about the report itself (date lines, bylines, datelines, credits) give none.
    """
    extraction = _Extraction(article, names_of_article(article.text) if names is None else names)
    dating = [expression for expression in expressions if names_a_date(expression)]
    for sentence, inside in _by_sentence(split_sentences(article.text), dating):
        extraction.read(sentence, inside)
    return extraction.events.found


def _by_sentence(
    sentences: Sequence[Sentence], expressions: Sequence[DateExpression]
) -> Iterator[tuple[Sentence, Sequence[DateExpression]]]:
    """Yield each sentence with the expressions that start in it, drawn out to cover the last of them."""
    position = covered = 0
    count = len(expressions)
    for sentence in sentences:
        first, end = position, sentence.end
        while position < count and expressions[position].start < end:
            position += 1
        if first < position:
            covered = max(end, expressions[position - 1].end)
            yield (
                sentence if covered == end else Sentence(sentence.start, covered),
                expressions[first:position],
            )
        elif sentence.start >= covered:
            yield sentence, ()


class _Extraction:
    """The events found so far in one article, and what tells how to go on."""

    __slots__ = (
        "_discourse",
        "_entry",
        "_entry_end",
        "_flat",
        "_itself",
        "_published",
        "_text",
        "events",
    )

    def __init__(self, article: Article, names: ArticleNames) -> None:
        self._published = trusted(article.published)
        self._text = article.text
        self._flat = article.text.replace("\n", " ")
        self._discourse = Discourse(article.published)
        self._entry: Dating | None = None
        self._entry_end = 0
        self._itself = speaks_of_itself(article.text)
        self.events = ArticleEvents(article, self._flat, names)

    def read(self, sentence: Sentence, expressions: Sequence[DateExpression]) -> None:
        """Add the events of the next sentence, and let the discourse take it in."""
        raw = self._text[sentence.start : sentence.end]
        mentions: list[DatedMention] = []
        if expressions:
            if is_metadata(raw, sentence.start, expressions, self._itself):
                return
            mentions = self._dating_mentions(sentence, expressions)
        if len(mentions) > CROWDED:
            self._discourse.skip()
            for passage, mention in _pieces(self._text, sentence, mentions):
                told = self._told(passage, mention)
                status = told.status(mention.expression.span, self._published)
                self._add_dated(passage, mention, told, status)
        elif mentions:
            self._read_dated(sentence, raw, mentions)
        elif raw.endswith(_ENDS):
            clause = main_clause(raw)
            dating = self._discourse.date_of(clause, self._text, sentence.start, sentence.end)
            if sentence.start < self._entry_end and (clause.telling is not Telling.OTHER or not clause.verb):
                dating = self._entry
            if dating and not is_metadata(raw, sentence.start, (), self._itself):
                self._add_undated(sentence, clause, dating)

    def _dating_mentions(
        self, sentence: Sentence, expressions: Sequence[DateExpression]
    ) -> list[DatedMention]:
        """The mentions of a sentence that date a happening."""
        text, flat, start = self._text, self._flat, sentence.start
        mentions = [
            mention
            for mention in group_mentions(text, expressions)
            if not is_dateline(text, start, mention.start, mention.end)
            and not is_in_address(flat, mention.start, mention.end)
            and not is_in_passing(flat, start, mention.start, mention.end, mention.expression.span)
        ]
        if len(mentions) > 1 and _is_time_of_entry(mentions[0], start):
            del mentions[0]
        return distinct_dates(mentions)

    def _read_dated(self, sentence: Sentence, raw: str, mentions: list[DatedMention]) -> None:
        """Add the dated events of a sentence, after that of saying so if it is another."""
        saying = _undated_saying(raw, sentence.start, mentions) if raw.endswith(_ENDS) else None
        if saying and (dating := self._discourse.of_the_saying(saying)):
            self._add_undated(sentence, saying, dating)
        told = [self._told(sentence, mention) for mention in mentions]
        statuses = [
            each.status(mention.expression.span, self._published)
            for each, mention in zip(told, mentions, strict=True)
        ]
        foremost = statuses.index(Status.HAPPENED) if Status.HAPPENED in statuses else 0
        happened = saying is None and statuses[foremost] is Status.HAPPENED
        self._discourse.note(mentions[foremost].expression, happened, sentence.end)
        passages = clauses_of(self._text, sentence, mentions)
        limits = [*(mention.start for mention in mentions[1:]), sentence.end]
        for passage, mention, each, status, limit in zip(
            passages, mentions, told, statuses, limits, strict=True
        ):
            if status is Status.PLANNED and passage is not sentence:
                each = self._told(passage, mention)
            self._add_dated(passage, mention, each, status)
            if beside := day_beside(self._text, mention, limit, sentence.end):
                self._add_beside(Sentence(beside.start, sentence.end), beside, status)
        self._open_entry(sentence, mentions[0])

    def _add_beside(self, passage: Sentence, beside: DayBeside, status: Status) -> None:
        """Add what is dated by the days between it and a date whose event has ``status``."""
        dating = new_dating(beside.span, BESIDE, beside.reference, DatedBy.EXPRESSION)
        latest = self._published.latest
        if latest is not None and beside.span.earliest > latest:
            status = Status.PLANNED
        elif status is Status.PLANNED:
            status = Status.HAPPENED
        self.events.add(passage, beside.start, beside.end, status, dating)

    def _open_entry(self, sentence: Sentence, mention: DatedMention) -> None:
        """Let the rest of a line that opens with a date ("12 March – A dam fails. Ten die.") belong to it."""
        expression = mention.expression
        marker = self._text[sentence.start : mention.start]
        if marker.strip(_MARKERS) or _OPENS_ENTRY.match(self._text, mention.end) is None:
            return
        if expression.span is not None:
            self._entry = dated_before(expression, expression.span, CONTINUES)
            end = self._text.find("\n", sentence.end)
            self._entry_end = end if end >= 0 else len(self._text)

    def _told(self, passage: Sentence, mention: DatedMention) -> DateTold:
        start = passage.start
        return DateTold(self._flat[start : passage.end], mention.start - start, mention.end - start)

    def _add_dated(self, passage: Sentence, mention: DatedMention, told: DateTold, status: Status) -> None:
        """Add an event of a passage, which tells of its date as ``told`` says."""
        expression = mention.expression
        dating = new_dating(expression.span, expression.rule, expression.reference, DatedBy.EXPRESSION)
        past = status is Status.PLANNED and told.as_past()
        self.events.add(passage, mention.start, mention.end, status, dating, past)

    def _add_undated(self, sentence: Sentence, clause: MainClause, dating: Dating) -> None:
        latest = self._published.latest
        if latest is not None and dating.span is not None and dating.span.earliest > latest:
            status = Status.PLANNED
        else:
            status = status_of_undated(self._flat[sentence.start : sentence.end], clause)
        self.events.add(sentence, sentence.start, sentence.start, status, dating)


def _is_time_of_entry(mention: DatedMention, sentence_start: int) -> bool:
    """Whether a time of day opens its sentence: that is when an entry of a live report was written."""
    return mention.start == sentence_start and _CLOCK.fullmatch(mention.expression.text) is not None


def _pieces(
    text: str, sentence: Sentence, mentions: list[DatedMention]
) -> Iterator[tuple[Sentence, DatedMention]]:
    """Give each date of a table the words from the date before it to the date after it.

    So the passages together are no longer than twice the sentence.
    """
    edges = [sentence.start, *(mention.end for mention in mentions[:-1])]
    following = [*(mention.start for mention in mentions[1:]), sentence.end]
    for edge, mention, limit in zip(edges, mentions, following, strict=True):
        piece = text[edge:limit]
        left = edge + len(piece) - len(piece.lstrip(" \t\n,;|"))
        yield Sentence(left, edge + len(piece.rstrip(" \t\n,;|"))), mention


def _undated_saying(raw: str, sentence_start: int, mentions: list[DatedMention]) -> MainClause | None:
    """The saying that a sentence tells of when its dates are all those of what was said."""
    if _SAYING.search(raw, 0, mentions[-1].start - sentence_start) is None:
        return None
    clause = main_clause(raw)
    if clause.telling is Telling.PAST:
        if clause.verb not in SAYING_PAST:
            return None
    elif clause.telling is not Telling.SAYING:
        return None
    verb = raw.find(f" {clause.verb}")
    if verb < 0:
        return None
    verb_end = verb + 1 + len(clause.verb)
    for mention in mentions:
        start = mention.start - sentence_start
        if start < verb_end or _BESIDE_ITS_VERB.match(raw, verb_end, start):
            return None
    return clause
