"""From an article to its published date, its dated events, and what it tells of other articles' dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from corpus.article import Article, Provenance
from search_index.corrections import Correction, Corrections
from search_index.dates.digit_order import ToldOrder
from search_index.dates.edtf import to_edtf
from search_index.dates.expression import DateExpression
from search_index.dates.publication.archive import Settlement, settled_date
from search_index.dates.publication.happenings import Happening, load_happenings
from search_index.dates.publication.metadata import read_stated
from search_index.dates.publication.orders import ArchiveOrders
from search_index.dates.publication.testimony import Testimony, testify
from search_index.dates.published import corrected_date, published_date
from search_index.dates.tagger import tag
from search_index.events.article_names import NO_NAMES_AT_ALL, ArticleNames, Names
from search_index.events.event import Event
from search_index.events.extraction import extract_events
from search_index.events.names import names_of_article
from search_index.events.sources import NO_ORIGIN, Origin, origin_of
from search_index.index import location
from search_index.timeline.storing import NO_EVENTS, StoredArticle, store_articles

CORRECTED = "corrected by you"
"""Begins the rule of an event whose date the user has corrected."""

_CHARACTERS_AT_A_TIME = 200_000
"""What is worked out about so much text is kept at once; more gains nothing."""
_LONGEST_TOLD = 40
"""Code points of what can't be read that are told."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """What is known about the dates of any article beside the article itself."""

    corrections: Corrections = field(default_factory=Corrections)
    orders: ArchiveOrders = field(default_factory=ArchiveOrders)


@dataclass(frozen=True, slots=True)
class DatedArticle:
    """An article with its published date filled in, its events as the timeline takes them, and its origin.

    The events are packed here because that can be done in any process, and because bytes are fast to hand to
    another. ``testimony`` is what the article tells and asks by itself, whatever was settled by others.
    """

    article: Article
    events: StoredArticle = NO_EVENTS
    origin: Origin = NO_ORIGIN
    names: Names = NO_NAMES_AT_ALL
    testimony: Testimony = field(default_factory=Testimony)


def date_article(
    article: Article, guidance: Guidance | None = None, settlement: Settlement | None = None
) -> DatedArticle:
    """Work out an article's published date, tag its dates and extract its events.

    The same article, guidance and settlement always give the same. ``settlement`` is what other articles
    tell of its date, which counts only if the article itself does not tell it.
    """
    return _date_some([article], guidance or Guidance(), settlement)[0]


def date_articles(articles: Sequence[Article], guidance: Guidance) -> list[DatedArticle]:
    """Return what :func:`date_article` returns for each article, in much less time.

    Each step is taken for some dozen articles before the next one, so that a processor has the step's code
    and tables at hand: a sixth of the time is spared.
    """
    dated: list[DatedArticle] = []
    start = 0
    while start < len(articles):
        end, characters = start, 0
        while end < len(articles) and characters < _CHARACTERS_AT_A_TIME:
            characters += len(articles[end].text)
            end += 1
        dated += _date_some(articles[start:end], guidance)
        start = end
    return dated


def _date_some(
    articles: Sequence[Article], guidance: Guidance, settlement: Settlement | None = None
) -> list[DatedArticle]:
    happenings = _happenings()
    orders = [guidance.orders.told_to(each.source) for each in articles]
    articles = [
        _with_own_date(each, order, guidance.corrections, happenings)
        for each, order in zip(articles, orders, strict=True)
    ]
    tagged = [tag(each.text, each.published, order) for each, order in zip(articles, orders, strict=True)]
    testimonies = [*map(testify, articles, tagged)]
    for place, (article, testimony) in enumerate(zip(articles, testimonies, strict=True)):
        if not testimony.asks_order and article.digit_order:
            articles[place] = article = replace(article, digit_order="")
        if settlement is not None and not article.published.known:
            published = settled_date(article, tagged[place], settlement)
            articles[place] = article = replace(article, published=published)
            tagged[place] = tag(article.text, published, orders[place])
    names = [names_of_article(each.text) for each in articles]
    events = [
        _events(article, expressions, named, guidance.corrections)
        for article, expressions, named in zip(articles, tagged, names, strict=True)
    ]
    origins = [origin_of(each.text) for each in articles]
    stored = store_articles([*zip(events, origins, articles, strict=True)])
    every = (each.all for each in names)
    return [*map(DatedArticle, articles, stored, origins, every, testimonies)]


def tag_article(article: Article) -> list[DateExpression]:
    """Tag the text of an article that :func:`date_article` has dated, the same way."""
    return tag(article.text, article.published, ToldOrder.read(article.digit_order))


def _with_own_date(
    article: Article, told: ToldOrder | None, corrections: Corrections, happenings: Sequence[Happening]
) -> Article:
    """Return an article with the published date that needs no other articles to be known."""
    if article.digit_order != (digit_order := str(told) if told else ""):
        article = replace(article, digit_order=digit_order)
    if correction := corrections.published.get(article.path):
        return replace(article, published=corrected_date(correction.span, correction.note))
    published = published_date(article, happenings)
    stated = article.stated_date.strip()
    if stated and published.provenance is not Provenance.FRONT_MATTER and read_stated(stated) is None:
        problem = f"its date “{stated[:_LONGEST_TOLD]}” can't be read: write it as 2024-02-21"
        article = replace(article, problems=tuple(dict.fromkeys((*article.problems, problem))))
    return replace(article, published=published)


def _happenings() -> Sequence[Happening]:
    file = location.happenings_file()
    return _load_happenings(file, file.stat().st_mtime_ns if file.exists() else 0)


@lru_cache(maxsize=1)
def _load_happenings(file: Path, _modified: int) -> Sequence[Happening]:
    return load_happenings(file)


def _events(
    article: Article, expressions: Sequence[DateExpression], names: ArticleNames, corrections: Corrections
) -> tuple[Event, ...]:
    events = extract_events(article, expressions, names)
    if not corrections.events:
        return tuple(events)
    by_id = corrections.events
    return tuple(_corrected(event, by_id[event.id]) if event.id in by_id else event for event in events)


def _corrected(event: Event, correction: Correction) -> Event:
    """Give an event the user's date; its rule goes on to say what was worked out, and how."""
    said = f"{CORRECTED}: {correction.note}" if correction.note else CORRECTED
    before = to_edtf(event.span) if event.span else "no date"
    rule = f"{said}; worked out: {before}, {event.rule}"
    return replace(event, span=correction.span, rule=rule, doubt=None)
