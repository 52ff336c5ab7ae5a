"""Finding the year, or the week, that an expression leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache

from search_index.dates.era import into_era
from search_index.dates.expression import Reference, ReferenceOrigin, TimexType
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading, new_reading
from search_index.dates.spans import DateSpan, Precision, day, month
from search_index.dates.tense import Tense
from search_index.dates.timex import value_of

_AGAINST_TENSE = 4
_REPORTED = ("quarter", "half of a year")
"""Periods that are spoken of when they are over, or at least begun."""

_AHEAD = 1.5
"""Without a verb to tell, the past is likelier: that is what news tells of."""

_BACKWARDS_AT_MOST = timedelta(days=150)
_CLOSE = timedelta(days=31)


def dated(span: DateSpan, reference: Reference | None = None, rule: str = "", value: str = "") -> Reading:
    """Return the reading of a calendar date."""
    span = into_era(span)
    return new_reading(TimexType.DATE, value or value_of(span), span, reference, rule)


def comparison(span: DateSpan, reference: Reference, rule: str = "", value: str = "") -> Reading:
    """Return the reading of a date that is only compared with ("a year earlier")."""
    return new_reading(TimexType.DATE, value or value_of(span), span, reference, rule, 0, True)


def valid(spans: Iterable[DateSpan | None]) -> list[DateSpan]:
    """Return the spans that the calendar has."""
    return [span for span in spans if span is not None]


@lru_cache(maxsize=8192)
def month_or_day(year: int, month_number: int, day_number: int | None) -> DateSpan | None:
    """Return the span of a month or of a day in it, ``None`` if the calendar has no such day."""
    try:
        return month(year, month_number) if day_number is None else day(date(year, month_number, day_number))
    except ValueError:
        return None


def nearest(spans: list[DateSpan], published: date, tense: Tense) -> DateSpan | None:
    """Return the span closest to the published date, distance against the tense counted several times over.

    Verbs near a date are weak evidence: "approved a split, payable Dec. 7" is written before December.
    """
    return min(spans, default=None, key=lambda span: _distance(span, published, tense))


def _distance(span: DateSpan, published: date, tense: Tense) -> float:
    if span.earliest > published:
        return (span.earliest - published).days * (_AGAINST_TENSE if tense is Tense.PAST else _AHEAD)
    if span.latest < published:
        return (published - span.latest).days * (_AGAINST_TENSE if tense is Tense.FUTURE else 1)
    return 0


def in_story(spans: list[DateSpan], named: DateSpan) -> DateSpan | None:
    """Return the span that continues a story which has come to the date ``named``.

    That is the one in the same year, unless it would jump back by more than five months from a day or
    month: then the story has passed into the next year.
    """
    same = [span for span in spans if span.earliest.year == named.earliest.year]
    if not same:
        return None
    if (
        named.precision is Precision.SEASON
        and same[0].latest < named.earliest
        and named.latest.year > named.earliest.year
    ):
        return next((span for span in spans if span.earliest.year == named.latest.year), same[0])
    if (
        named.precision in (Precision.DAY, Precision.WEEK, Precision.MONTH)
        and named.earliest - same[0].earliest > _BACKWARDS_AT_MOST
    ):
        following = [span for span in spans if span.earliest.year == named.earliest.year + 1]
        return following[0] if following else same[0]
    return same[0]


def _close_to(named: DateSpan, spans: list[DateSpan]) -> DateSpan | None:
    """Return the day or holiday that lies within weeks of the day named before: the story is still there."""
    days = [span for span in spans if span.precision is Precision.DAY]
    span = min(days, key=lambda each: abs(each.earliest - named.earliest), default=None)
    return span if span is not None and abs(span.earliest - named.earliest) <= _CLOSE else None


def _is_far_ahead(span: DateSpan, named: DateSpan) -> bool:
    """Tell the November after a story's January, and the March after its October.

    "He had come in November" means the one before.
    """
    if named.precision not in (Precision.DAY, Precision.MONTH):
        return False
    return span.earliest - named.latest > _BACKWARDS_AT_MOST or span.earliest.year > named.latest.year


def _goes_back(phrase: Phrase) -> bool:
    """Tell "where it had last been in March" from "By March it had left"."""
    return phrase.told_in_past_perfect() and phrase.before(2) not in _AHEAD_OF_STORY


def _still_on(of_year: OfYear, named_year: int, named: DateSpan) -> DateSpan | None:
    """Return the winter that a story of January or February is still in."""
    span = of_year(named_year - 1)
    if span is None or span.precision is not Precision.SEASON:
        return None
    return span if span.earliest <= named.earliest and named.latest <= span.latest else None


def _in_year_just_named(phrase: Phrase, of_year: OfYear, what: str) -> Reading | None:
    """Read the "September" of "Nine years ago, in September": it is of the year named right before."""
    words, start = phrase.passage.words, phrase.start
    if (
        words[max(start - 4, 0) : start] not in _COMMA_IN
        or words[start - 5 : start - 4] not in _ENDS_OF_YEARS
    ):
        return None
    last = phrase.references.last
    if last is None or last.span is None or last.span.precision is not Precision.YEAR:
        return None
    span = of_year(last.span.earliest.year)
    reference = Reference(last.span, ReferenceOrigin.DISCOURSE, phrase.references.last_text)
    return dated(span, reference, f"{what}, year named just before") if span is not None else None


def _after_year_of_sentence(phrase: Phrase, of_year: OfYear, what: str) -> Reading | None:
    """Read the "July" of "In June 2006 he came, and in July he left": it is the one after June 2006."""
    last = phrase.references.last if _is_joined(phrase) else None
    if last is None or last.span is None or last.reference is not None:
        return None
    if phrase.tense() is Tense.FUTURE or _COMING.intersection(
        phrase.passage.words[phrase.end : phrase.end + _CLOSE_WORDS]
    ):
        return None
    named = last.span
    if named.precision not in (Precision.DAY, Precision.MONTH) or not _names_year(
        phrase, named.earliest.year
    ):
        return None
    following = [
        span
        for span in valid(of_year(named.earliest.year + step) for step in (0, 1))
        if span.latest > named.earliest
    ]
    published = phrase.references.published
    if not following or (published is not None and following[0].earliest > published):
        return None
    reference = Reference(named, ReferenceOrigin.DISCOURSE, phrase.references.last_text)
    return dated(following[0], reference, f"{what}, after the date named in the sentence")


def _is_joined(phrase: Phrase) -> bool:
    """Tell whether "and in", "then on" or the like stands before a phrase."""
    words, start = phrase.passage.words, phrase.start
    return words[max(start - 4, 0) : start : 2] in _JOINED


def _names_year(phrase: Phrase, year: int) -> bool:
    """Tell whether a year stands before a phrase in its sentence."""
    words, wanted = phrase.passage.words, str(year)
    for index in range(phrase.start - 1, max(phrase.start - _LONGEST_SENTENCE, -1), -1):
        if words[index] == wanted:
            return True
        if words[index] in _SENTENCE_ENDS:
            return False
    return False


_COMING = frozenset(("will", "shall", "should", "could", "may", "might"))
_CLOSE_WORDS = 10
_JOINED = tuple(
    [joint, preposition] for joint in ("and", "then", "but", "again") for preposition in ("in", "on")
)
_SENTENCE_ENDS = frozenset(".;!?")
_LONGEST_SENTENCE = 120
"""Words and what stands between them."""

_COMMA_IN = ([",", " ", "in", " "], [",", " ", "on", " "])
_ENDS_OF_YEARS = (["ago"], ["earlier"], ["later"], ["year"])


_AHEAD_OF_STORY = ("by", "until", "till")
"""What a story goes on to: "By spring he was in Rome" after a summer."""


def _is_announced(phrase: Phrase) -> bool:
    """Tell what is still to come when an obituary or a look back is published."""
    references = phrase.references
    return references.news and references.published is not None and phrase.tense() is Tense.FUTURE


OfYear = Callable[[int], DateSpan | None]
"""What recurs every year: its span in a year, or ``None`` if that year has none.

Equal ones should be one object, for what was found out of it is remembered.
"""


def yearly(phrase: Phrase, of_year: OfYear, what: str, value: str) -> Reading:
    """Return the reading of something that recurs every year, its year taken from elsewhere.

    That is the story, in a narrative, or else the published date.

    ``of_year`` gives the span in a year, or ``None``; ``what`` names it in the rule; ``value`` is its
    TIMEX3 value when no year can be known.
    """
    references = phrase.references
    told = _in_year_just_named(phrase, of_year, what) or _after_year_of_sentence(phrase, of_year, what)
    if told is not None:
        return told
    reference = references.story or references.opening if references.narrative else None
    if reference is not None and not _is_announced(phrase):
        named_year = reference.span.earliest.year
        span = _still_on(of_year, named_year, reference.span) or in_story(
            valid(of_year(named_year + step) for step in (0, 1)), reference.span
        )
        if span is not None and span.latest < reference.span.earliest and phrase.before(2) in _AHEAD_OF_STORY:
            span = of_year(span.earliest.year + 1) or span
        if span is not None and (
            (_is_far_ahead(span, reference.span) and _goes_back(phrase))
            or (span.earliest > reference.span.latest and phrase.follows("SINCE"))
        ):
            span = of_year(span.earliest.year - 1) or span
        if span is not None:
            return dated(span, reference, f"{what}, year from the date named before")
    if references.day is not None:
        tense = Tense.NONE if what == "month" and phrase.is_attribute() else phrase.tense()
        surely_past = phrase.told_directly_as_past() or (what in _REPORTED and tense is not Tense.FUTURE)
        span = references.read_from_published(lambda day: _in_year_of(day, of_year, tense, surely_past))
        if span is not None:
            return dated(span, references.own_day(), f"{what}, year from the published date")
    elif (reference := references.named(Precision.DAY)) is not None:
        span = _close_to(
            reference.span, valid(of_year(reference.span.earliest.year + step) for step in (-1, 0, 1))
        )
        if span is not None:
            return dated(span, reference, f"{what}, year from the day named close to it")
    return Reading(TimexType.DATE, value, None, None, f"{what}, year unknown")


@lru_cache(maxsize=8192)
def _in_year_of(published: date, of_year: OfYear, tense: Tense, surely_past: bool) -> DateSpan | None:
    """Return what recurs every year as it is nearest to the published date."""
    year = published.year
    around = valid([of_year(year - 1), of_year(year), of_year(year + 1)])
    past = [span for span in around if span.earliest <= published] if surely_past else []
    return nearest(past or around, published, Tense.PAST if surely_past else tense)
