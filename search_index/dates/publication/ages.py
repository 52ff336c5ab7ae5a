"""The published date from ages: who was born on 24 February 1955 and has just died at 56.

Such a death lies in the year after the birthday, and is news for a few days. Nothing is said unless the text
tells of one birth and of one age at one fresh death, and the two are told of the same person.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from search_index.dates.expression import DateExpression, TimexType
from search_index.dates.publication.sentences import sentences
from search_index.dates.spans import DateSpan, Precision

_IS_NEWS_FOR = timedelta(days=7)
_LEAD = 1200
"""A death is the news if it is told within so many characters."""

_OLDEST = 122
_NEAR = 100
_BORN = re.compile(r"\b[Bb]orn\b(?!-)")
_AFTER_BORN = re.compile(r"\b[Bb]orn\b[^.;)]{0,60}$")
_DEATH = re.compile(
    r"\b(?P<now>(?:has|have) (?:died|passed away)|dies|passes away)\b|(?<!had )\b(?:died|passed away)\b"
)
_AGE = re.compile(
    r"\bat (?:the )?age (?:of )?(?P<a>\d{1,3})\b|\baged (?P<b>\d{1,3})\b|,? who was (?P<c>\d{1,3}),"
    r"|(?<=\w), (?:aged? )?(?P<d>\d{1,3}),|\bat (?P<e>\d{1,3})(?=[,.;\n]|$| (?:after|following|from)\b)"
    r"|\b(?P<f>\d{1,3})-year-old\b"
)
_AGE_ALONE = re.compile(r"(?:He|She|\w+) was (?:aged )?(?P<a>\d{1,3})(?: years old)?[.,”\"]*")
_KIN = re.compile(
    r"\b(?:(?:his|her|their|whose) (?:late |elder |older |younger |eldest |youngest |only |first )?\w*"
    r"(?:father|mother|son|daughter|wife|husband|brother|sister|child|widow|partner|uncle|aunt|cousin)s?"
    r"|survived by|children|sons|daughters)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"\b(?:He|She|he|she|who)\b")
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_DEICTIC = re.compile(r"XXXX-(?:WXX-\d|XX-XX)|PRESENT_REF")


@dataclass(frozen=True, slots=True)
class AgeAtDeath:
    """Somebody's birth and the age at a death that is told as news.

    ``position`` is where the death is told; ``born_words`` and ``words`` are those that tell the two.
    """

    born: DateSpan
    born_words: str
    age: int
    words: str
    position: int

    @property
    def earliest(self) -> date:
        """The first day on which somebody born then can have died at that age."""
        return self.born.earliest + relativedelta(years=self.age)

    @property
    def latest(self) -> date:
        """The last day on which that death can have been news."""
        last_of_age = self.born.latest + relativedelta(years=self.age + 1) - timedelta(days=1)
        return last_of_age + _IS_NEWS_FOR


@dataclass(frozen=True, slots=True)
class _Death:
    position: int
    names: frozenset[str]
    age: int
    words: str


def age_at_death(text: str, expressions: Sequence[DateExpression]) -> AgeAtDeath | None:
    """Return the birth and the age at death that a text tells of one person, if the death is fresh.

    ``expressions`` are those of the text tagged without a published date.
    """
    told = list(sentences(text))
    deaths = list(_fresh_deaths(told, expressions))
    if not deaths or len({death.age for death in deaths}) > 1:
        return None
    names = frozenset().union(*(death.names for death in deaths))
    births = {birth.span: birth for birth in _births(told, expressions, names)}
    if len(births) != 1:
        return None
    ((span, birth),) = births.items()
    assert span is not None
    death = deaths[0]
    return AgeAtDeath(span, birth.text, death.age, death.words, death.position)


def _fresh_deaths(told: Sequence[tuple[int, str]], expressions: Sequence[DateExpression]) -> Iterator[_Death]:
    """Yield the deaths in the lead that are told as news, with the age in the same sentence or the next."""
    for (start, sentence), (_, following) in pairwise([*told, (0, "")]):
        if start > _LEAD:
            return
        for found in _DEATH.finditer(sentence):
            if _KIN.search(sentence[: found.start()]) or not _is_fresh(found, sentence, start, expressions):
                continue
            if (age := _age(sentence, following)) is not None:
                names = frozenset(_NAME.findall(sentence[: found.start()]))
                yield _Death(start + found.start(), names, int(age[0]), age[1])
            break


def _is_fresh(found: re.Match[str], sentence: str, start: int, expressions: Sequence[DateExpression]) -> bool:
    """Tell "died yesterday" and "has died" from "died in 1999", by the date nearest to the verb."""
    at = start + found.start()
    within = [
        each
        for each in expressions
        if each.type in (TimexType.DATE, TimexType.TIME)
        and start <= each.start < start + len(sentence)
        and not _AFTER_BORN.search(sentence[: each.start - start])
    ]
    nearest = min(within, default=None, key=lambda each: abs(each.start - at))
    if nearest is None or (nearest.span is not None and abs(nearest.start - at) > _NEAR):
        return found["now"] is not None
    return nearest.span is None and (found["now"] is not None or _DEICTIC.match(nearest.value) is not None)


def _age(sentence: str, following: str) -> tuple[str, str] | None:
    """Return the one age that a sentence tells, or the one after it ("She was 91."), with its words."""
    ages = {next(filter(None, found.groups())): found.group() for found in _AGE.finditer(sentence)}
    if not ages and (alone := _AGE_ALONE.fullmatch(following.strip())) is not None:
        ages = {alone["a"]: alone.group()}
    if len(ages) != 1:
        return None
    ((age, words),) = ages.items()
    return (age, words.strip(" ,.\n")) if 0 < int(age) <= _OLDEST else None


def _births(
    told: Sequence[tuple[int, str]], expressions: Sequence[DateExpression], names: frozenset[str]
) -> Iterator[DateExpression]:
    """Yield the dates of birth that are told of somebody with one of these names, or of "him" or "her"."""
    for start, sentence in told:
        for born in _BORN.finditer(sentence):
            at = start + born.end()
            index = bisect_left(expressions, at, key=_start)
            date_of = expressions[index] if index < len(expressions) else None
            if date_of is None or date_of.start > min(at + _NEAR, start + len(sentence)):
                continue
            if _is_a_birth_date(date_of) and _is_of(names, sentence, born.start()):
                yield date_of


def _start(found: DateExpression) -> int:
    return found.start


def _is_a_birth_date(found: DateExpression) -> bool:
    span = found.span
    return (
        span is not None
        and found.type is TimexType.DATE
        and found.reference is None
        and not span.approximate
        and span.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR)
    )


def _is_of(names: frozenset[str], sentence: str, born: int) -> bool:
    """Tell whether the one who is born at this offset of a sentence has one of the names, or none at all."""
    before = sentence[:born]
    if _KIN.search(before):
        return False
    if not before.strip():
        return True
    return _SOMEBODY.search(before) is not None or not names.isdisjoint(_NAME.findall(before))
