"""Events of an article: the passages that tell of a happening, each with the span of what it tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from corpus.article import Article
from search_index.dates.expression import DateExpression, Reference
from search_index.dates.spans import DateSpan
from search_index.events.clauses import clauses_of
from search_index.events.discourse import Dating, Discourse
from search_index.events.event import DatedBy, Event, Status
from search_index.events.grouping import DatedMention, group_mentions, names_a_date
from search_index.events.happening import MainClause, Telling, main_clause
from search_index.events.metadata_lines import is_dateline, is_in_address, is_metadata
from search_index.events.passing import is_in_passing
from search_index.events.sentences import Sentence, split_sentences
from search_index.events.status import status_of
from search_index.events.verbs import SAYING_PAST, SAYING_PRESENT

CROWDED = 8
"""A sentence that names more dates than this is a table or a list, and is cut between its dates."""

_ENDS = (".", "!", "?", "…", '"', "”", "’", ")")
"""What a sentence of running text ends with; headings and lines of tables do not."""
_SAYING = re.compile(rf" (?:{'|'.join(sorted(SAYING_PAST | SAYING_PRESENT))})\b")
_BESIDE_ITS_VERB = re.compile(r"(?:(?!\s(?:that|and|if|whether)\s)[^,;:\"“”]){0,40}\Z")
"""Between a verb of saying and the date of the saying."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """A passage that tells of a happening, and its date; ``words`` are empty if none of its own date it."""

    passage: Sentence
    span: DateSpan | None
    status: Status
    words: Sentence
    rule: str
    reference: Reference | None
    by: DatedBy


def extract_events(article: Article, expressions: Sequence[DateExpression]) -> list[Event]:
    """Return the events of an article in text order.

    ``expressions`` are the date expressions of ``article.text``, in text order and disjoint. A sentence
    gives one event for each distinct date that it dates a happening with, and one for a deed or a saying
    that it does not date itself: see ``discourse``. A date that cannot be known gives an event without a
    span; lines about the report itself (date lines, bylines, datelines, credits) give none.
    """
    text = article.text
    seen: Counter[tuple[str, str]] = Counter()
    discourse = Discourse(article.published)
    events: list[Event] = []
    dating = [expression for expression in expressions if names_a_date(expression)]
    for sentence, inside in _by_sentence(split_sentences(text), dating):
        tellings = _tellings(article, sentence, inside, discourse)
        events.extend(_event(article, telling, seen) for telling in tellings)
    return events


def _by_sentence(
    sentences: Sequence[Sentence], expressions: Sequence[DateExpression]
) -> Iterator[tuple[Sentence, list[DateExpression]]]:
    """Yield each sentence with the expressions that start in it, drawn out to cover the last of them."""
    position = covered = 0
    for sentence in sentences:
        first = position
        while position < len(expressions) and expressions[position].start < sentence.end:
            position += 1
        inside = list(expressions[first:position])
        if inside:
            covered = max(sentence.end, inside[-1].end)
            yield Sentence(sentence.start, covered), inside
        elif sentence.start >= covered:
            yield sentence, inside


def _tellings(
    article: Article, sentence: Sentence, expressions: list[DateExpression], discourse: Discourse
) -> Iterator[_Telling]:
    """Yield what a sentence tells, and let the discourse take it in."""
    text = article.text
    raw = text[sentence.start : sentence.end]
    mentions: list[DatedMention] = []
    if expressions:
        if is_metadata(
            raw, [(each.start - sentence.start, each.end - sentence.start) for each in expressions]
        ):
            return
        mentions = _dating_mentions(text, sentence, expressions)
    if len(mentions) > CROWDED:
        discourse.skip()
        for passage, mention in _pieces(text, sentence, mentions):
            yield _dated(article, passage, passage, mention)
        return
    running = raw.endswith(_ENDS)
    if mentions:
        dated = [
            _dated(article, sentence, passage, mention)
            for passage, mention in zip(clauses_of(text, sentence, mentions), mentions, strict=True)
        ]
        saying = _undated_saying(raw, sentence.start, mentions) if running else None
        if saying and (dating := discourse.of_the_saying(saying)):
            yield _undated(sentence, saying, dating)
        discourse.note(
            mentions[0].expression, saying is None and dated[0].status is Status.HAPPENED, sentence.end
        )
        yield from dated
    elif running:
        clause = main_clause(raw)
        dating = discourse.date_of(clause, text, sentence.start, sentence.end)
        if dating and not is_metadata(raw, []):
            yield _undated(sentence, clause, dating)


def _dating_mentions(text: str, sentence: Sentence, expressions: list[DateExpression]) -> list[DatedMention]:
    """The mentions of a sentence that date a happening."""
    start = sentence.start
    return [
        mention
        for mention in group_mentions(text, expressions)
        if not is_dateline(text, start, mention.start, mention.end)
        and not is_in_address(text, mention.start, mention.end)
        and not is_in_passing(text, start, mention.start, mention.end, mention.expression.span)
    ]


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


def _dated(article: Article, sentence: Sentence, passage: Sentence, mention: DatedMention) -> _Telling:
    expression = mention.expression
    status = status_of(
        article.text[sentence.start : sentence.end],
        mention.start - sentence.start,
        mention.end - sentence.start,
        expression.span,
        article.published,
    )
    words = Sentence(mention.start, mention.end)
    return _Telling(
        passage, expression.span, status, words, expression.rule, expression.reference, DatedBy.EXPRESSION
    )


def _undated(sentence: Sentence, clause: MainClause, dating: Dating) -> _Telling:
    status = Status.DENIED if clause.negated else Status.HAPPENED
    words = Sentence(sentence.start, sentence.start)
    return _Telling(sentence, dating.span, status, words, dating.rule, dating.reference, dating.by)


def _event(article: Article, telling: _Telling, seen: Counter[tuple[str, str]]) -> Event:
    passage = telling.passage
    text = " ".join(article.text[passage.start : passage.end].split())
    words = article.text[telling.words.start : telling.words.end]
    ordinal = seen[text, words]
    seen[text, words] += 1
    identity = _identity(article.path, text, words, ordinal)
    return Event(
        id=identity,
        span=telling.span,
        status=telling.status,
        text=text,
        path=article.path,
        title=article.title,
        source=article.source,
        published=article.published,
        sentence_start=passage.start,
        sentence_end=passage.end,
        expression=words,
        expression_start=telling.words.start,
        expression_end=telling.words.end,
        rule=telling.rule,
        reference=telling.reference,
        story=identity[:16],
        dated_by=telling.by,
    )


def _identity(path: str, text: str, words: str, ordinal: int) -> str:
    """A name that lasts as long as path, passage and date words do; ``ordinal`` tells repetitions apart."""
    key = "\0".join((path, text, words, str(ordinal)))
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
