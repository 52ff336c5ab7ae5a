"""Events of an article: its sentences that name a date, each with the span of what it tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from corpus.article import Article
from search_index.dates.expression import DateExpression
from search_index.events.event import Event
from search_index.events.grouping import DatedMention, group_mentions, names_a_date
from search_index.events.metadata_lines import is_dateline, is_in_address, is_metadata
from search_index.events.sentences import Sentence, split_sentences
from search_index.events.status import status_of

CROWDED = 8
"""A sentence that names more dates than this is a table or a list, and is cut between its dates."""


def extract_events(article: Article, expressions: Sequence[DateExpression]) -> list[Event]:
    """Return the events of an article in text order.

    ``expressions`` are the date expressions of ``article.text``, in text order and disjoint. Each sentence
    gives one event for each distinct date it names. A date that cannot be known gives an event without a
    span; lines about the report itself (date lines, bylines, datelines, credits) give none.
    """
    text = article.text
    seen: Counter[tuple[str, str]] = Counter()
    events: list[Event] = []
    dating = [expression for expression in expressions if names_a_date(expression)]
    if not dating:
        return events
    for sentence, inside in _by_sentence(split_sentences(text), dating):
        for passage, mention in _passages(text, sentence, inside):
            events.append(_event(article, passage, mention, seen))
    return events


def _by_sentence(
    sentences: Sequence[Sentence], expressions: Sequence[DateExpression]
) -> Iterator[tuple[Sentence, list[DateExpression]]]:
    """Yield each sentence in which expressions start, with these, drawn out to cover the last of them."""
    position = 0
    for sentence in sentences:
        first = position
        while position < len(expressions) and expressions[position].start < sentence.end:
            position += 1
        if position > first:
            inside = list(expressions[first:position])
            yield Sentence(sentence.start, max(sentence.end, inside[-1].end)), inside


def _passages(
    text: str, sentence: Sentence, expressions: list[DateExpression]
) -> Iterator[tuple[Sentence, DatedMention]]:
    """Yield the dated happenings of a sentence, each with the passage that tells of it."""
    start, end = sentence.start, sentence.end
    if is_metadata(text[start:end], [(each.start - start, each.end - start) for each in expressions]):
        return
    mentions = [
        mention
        for mention in group_mentions(text, expressions)
        if not is_dateline(text, start, mention.start, mention.end)
        and not is_in_address(text, mention.start, mention.end)
    ]
    if len(mentions) <= CROWDED:
        yield from ((sentence, mention) for mention in mentions)
        return
    # Each date gets the words from the date before it to the date after it, so that the passages
    # together are no longer than twice the sentence.
    edges = [start, *(mention.end for mention in mentions[:-1])]
    following = [*(mention.start for mention in mentions[1:]), end]
    for edge, mention, limit in zip(edges, mentions, following, strict=True):
        piece = text[edge:limit]
        left = edge + len(piece) - len(piece.lstrip(" \t\n,;|"))
        yield Sentence(left, edge + len(piece.rstrip(" \t\n,;|"))), mention


def _event(
    article: Article, passage: Sentence, mention: DatedMention, seen: Counter[tuple[str, str]]
) -> Event:
    raw = article.text[passage.start : passage.end]
    text, words = " ".join(raw.split()), article.text[mention.start : mention.end]
    ordinal = seen[text, words]
    seen[text, words] += 1
    expression = mention.expression
    identity = _identity(article.path, text, words, ordinal)
    return Event(
        id=identity,
        span=expression.span,
        status=status_of(
            raw,
            mention.start - passage.start,
            mention.end - passage.start,
            expression.span,
            article.published,
        ),
        text=text,
        path=article.path,
        title=article.title,
        source=article.source,
        published=article.published,
        sentence_start=passage.start,
        sentence_end=passage.end,
        expression=words,
        expression_start=mention.start,
        expression_end=mention.end,
        rule=expression.rule,
        reference=expression.reference,
        story=identity,
    )


def _identity(path: str, text: str, words: str, ordinal: int) -> str:
    """A name that lasts as long as path, passage and date words do; ``ordinal`` tells repetitions apart."""
    key = "\0".join((path, text, words, str(ordinal)))
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
