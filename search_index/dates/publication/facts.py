"""What a text without a stated date tells of its own day: dated facts, past or to come, and happenings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from itertools import accumulate, pairwise

from search_index.dates.expression import DateExpression, TimexType
from search_index.dates.passage import Passage, split_passage
from search_index.dates.publication.ages import AgeAtDeath, age_at_death
from search_index.dates.publication.happenings import Happening, spoken_of
from search_index.dates.publication.sentences import sentences
from search_index.dates.spans import DateSpan, Precision
from search_index.dates.tense import Tense, tense_around
from search_index.dates.vocabulary import WEEKDAYS

_READ_AT_MOST = 100_000
_MONTHS_WITHOUT_NEWS = 8
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
_YEARS_AGO = re.compile(r"P(\d{1,2})Y")
_DAYS = re.compile(r"P(\d{1,2})D")
_UNSURE = re.compile(
    r"\b(?:could|(?-i:may)|might|would|will|by|until|through|if|next|due|callable|puttable|maturing|expect\w*|target\w*|"
    r"forecast\w*|foresee\w*|plan|plans|planned|predict\w*|project(?:ed|ion|ions)|estimate\w*|goal)\b",
    re.IGNORECASE,
)
_PAST_YEAR = re.compile(r"\b(?:in|since)\s+(?:early |late |mid-)?$", re.IGNORECASE)
_COMING = re.compile(r"(?:ahead of|before|upcoming|coming|forthcoming|next)[\w\s'’-]{0,40}$", re.IGNORECASE)

_COMING_AFTER = re.compile(
    r"[\w\s-]{0,40}\b(?:(?:is|are)\s+(?:scheduled|due|set|expected)\s+to|(?:that|which)\s+(?:will|starts|begins|opens))\b",
    re.IGNORECASE,
)


class Side(Enum):
    """Whether something is told as past or as still to come; ``None`` stands for what does not say."""

    PAST = "past"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class DatedFact:
    """A date with its year that is told as past; nothing can be reported before it began."""

    span: DateSpan
    words: str


@dataclass(frozen=True, slots=True)
class YearlessDay:
    """A month and day without a year, told as past or as to come; ``weekday`` if the text names it."""

    month: int
    day: int
    side: Side | None
    words: str
    position: int
    weekday: int | None = None

    def in_year(self, year: int) -> date | None:
        """Return the day in a year, ``None`` if that year has none or its weekday is another one."""
        try:
            made = date(year, self.month, self.day)
        except ValueError:
            return None
        return made if self.weekday is None or made.weekday() == self.weekday else None


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """A happening that a sentence speaks of; and how long ago it was, if that is told."""

    happening: Happening
    side: Side | None
    years_ago: int | None = None
    days_after: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a text tells of its own day.

    ``own_day`` is where it first points at that day ("yesterday", "Wednesday", a death told as news), and
    ``dated_from`` where it first names a date with its year.
    """

    dated: tuple[DatedFact, ...]
    days: tuple[YearlessDay, ...]
    happenings: tuple[SpokenOf, ...]
    death: AgeAtDeath | None = None
    own_day: int | None = None
    dated_from: int | None = None

    def looks_back_on(self, day: YearlessDay) -> bool:
        """Tell a day named in passing, after the report's own, from the day of the news itself."""
        return self.own_day is not None and self.own_day < day.position

    def may_be_of_another_year(self, day: YearlessDay) -> bool:
        """Tell whether a date with its year was named before a day without one."""
        return self.dated_from is not None and self.dated_from < day.position


def collect_facts(text: str, expressions: Sequence[DateExpression], happenings: Sequence[Happening]) -> Facts:
    """Go through a text's sentences with their date expressions (tagged without a published date)."""
    dated: list[DatedFact] = []
    days: list[YearlessDay] = []
    spoken: list[SpokenOf] = []
    pointing: list[int] = []
    text = text[:_READ_AT_MOST]
    lower = text.lower()
    possible = [each for each in happenings if each.has_words_in(lower)]  # few, so that sentences cost little
    death = age_at_death(text, expressions)
    if death is not None:
        pointing.append(death.position)
    upcoming = deque(expressions)
    for start, sentence in sentences(text):
        within = _take_within(upcoming, start, start + len(sentence))
        for found in within:
            if (fact := _dated_fact(found, sentence, start)) is not None:
                dated.append(fact)
            elif (day := _yearless_day(found, sentence, start)) is not None:
                days.append(day)
            elif _points_at_own_day(found):
                pointing.append(found.start)
        for happening, position in spoken_of(possible, sentence):
            spoken.append(_spoken(happening, sentence, position, within, start))
    own_day = min(pointing, default=None)
    dated_from = next((each.start for each in expressions if each.span is not None), None)
    return Facts(tuple(dated), tuple(days), tuple(spoken), death, own_day, dated_from)


def latest_first(days: Sequence[YearlessDay]) -> list[YearlessDay]:
    """Return days without a year, the latest first: news of January 2 comes after that of December 28.

    Where no day falls within eight months between two of them, a new year has begun after the later one.
    """
    ordered = sorted(days, key=lambda day: (day.month, day.day))
    for index, (early, late) in enumerate(pairwise(ordered), start=1):
        if late.month - early.month > _MONTHS_WITHOUT_NEWS:
            ordered = ordered[index:] + ordered[:index]
            break
    return ordered[::-1]


def _take_within(upcoming: deque[DateExpression], start: int, end: int) -> list[DateExpression]:
    """Take the expressions that begin in a sentence off the queue, and those before it."""
    within = []
    while upcoming and upcoming[0].start < end:
        found = upcoming.popleft()
        if found.start >= start:
            within.append(found)
    return within


@lru_cache(maxsize=4)
def _split(sentence: str) -> Passage:
    return split_passage(sentence)


def _side(sentence: str, start: int, end: int) -> Side | None:
    """Tell on which side the words at these offsets of a sentence lie, by the tense around them."""
    if _COMING.search(sentence[:start]) is not None:
        return Side.COMING
    passage = _split(sentence)
    starts = [*accumulate(map(len, passage.words), initial=0)]
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    tense = tense_around(passage, first, last)
    return {Tense.PAST: Side.PAST, Tense.FUTURE: Side.COMING, Tense.NONE: None}[tense]


def _dated_fact(found: DateExpression, sentence: str, start: int) -> DatedFact | None:
    if (
        found.span is None
        or found.reference is not None
        or found.type not in (TimexType.DATE, TimexType.TIME)
    ):
        return None
    if _UNSURE.search(sentence) or _side(sentence, found.start - start, found.end - start) is not Side.PAST:
        return None
    if found.span.precision not in (Precision.DAY, Precision.MONTH) and not _PAST_YEAR.search(
        sentence[: found.start - start]
    ):
        return None
    return DatedFact(found.span, found.text)


def _yearless_day(found: DateExpression, sentence: str, start: int) -> YearlessDay | None:
    value = _YEARLESS.match(found.value)
    if value is None or found.span is not None:
        return None
    side = _side(sentence, found.start - start, found.end - start)
    weekday = _weekday_of(found.text)
    return YearlessDay(int(value[1]), int(value[2]), side, found.text, found.start, weekday)


def _points_at_own_day(found: DateExpression) -> bool:
    """Tell "yesterday", "tonight" and "Wednesday", which only make sense close to the published day."""
    is_date = found.type in (TimexType.DATE, TimexType.TIME) and found.span is None
    return is_date and _OWN_DAY.match(f"{found.value} {found.text.lower()}") is not None


_OWN_DAY = re.compile(r"XXXX-WXX-\d|XXXX-XX-XX|PRESENT_REF(?:T\w\w)? to")


def _weekday_of(words: str) -> int | None:
    return next((WEEKDAYS[word] for word in re.findall(r"[a-z]+", words.lower()) if word in WEEKDAYS), None)


def _spoken(
    happening: Happening, sentence: str, position: int, within: Sequence[DateExpression], start: int
) -> SpokenOf:
    years_ago = days_after = None
    for found in within:
        after = sentence[found.end - start :].lstrip()
        if (years := _YEARS_AGO.fullmatch(found.value)) and found.text.endswith("ago"):
            years_ago = int(years[1])
        elif (
            (days := _DAYS.fullmatch(found.value))
            and after.startswith("after ")
            and found.end - start < position
        ):
            days_after = int(days[1])
    return SpokenOf(happening, _side_of(sentence, position, years_ago, days_after), years_ago, days_after)


def _side_of(sentence: str, position: int, years_ago: int | None, days_after: int | None) -> Side | None:
    """Tell on which side a happening lies that is named at an offset of a sentence."""
    if _COMING_AFTER.match(sentence, position) is not None:
        return Side.COMING
    if years_ago is not None or days_after is not None:
        return Side.PAST
    return _side(sentence, position, position)
