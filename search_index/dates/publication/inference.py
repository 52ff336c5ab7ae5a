"""Inferring when an article was published from what it tells, without inventing anything.

Bounds come first: what is told as past lies before the published day, what is told as coming lies after it.
A month and day without a year is then put into the one year between the bounds that it fits; where nothing
closes the bounds from above, only the earliest possible day is claimed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from corpus.article import UNKNOWN, Confidence, Provenance, Published
from search_index.dates.expression import DateExpression
from search_index.dates.publication.ages import AgeAtDeath
from search_index.dates.publication.facts import (
    Facts,
    Side,
    SpokenOf,
    YearlessDay,
    collect_facts,
    latest_first,
)
from search_index.dates.publication.happenings import Happening, known_happenings

_HALF_A_YEAR = timedelta(days=183)
_NEWS_IS_FRESH = timedelta(days=1)
_CLOSE = timedelta(days=14)
_LEAD = 1200


@dataclass(slots=True)
class _Bounds:
    """The interval that the published day must lie in, as far as it is known, and why."""

    earliest: date | None = None
    latest: date | None = None
    reasons: list[str] = field(default_factory=list)

    def not_before(self, day: date, reason: str) -> None:
        if self.earliest is None or day > self.earliest:
            self.earliest = day
            self.reasons.append(f"{reason}, so not before {day.isoformat()}")

    def not_after(self, day: date, reason: str) -> None:
        if self.latest is None or day < self.latest:
            self.latest = day
            self.reasons.append(f"{reason}, so not after {day.isoformat()}")

    @property
    def contradictory(self) -> bool:
        return self.earliest is not None and self.latest is not None and self.earliest > self.latest


def infer_published(
    text: str, expressions: Sequence[DateExpression], happenings: Sequence[Happening] | None = None
) -> Published:
    """Return what the text tells of its published date.

    ``expressions`` are those of the text tagged without a published date; ``happenings`` the table to use
    (the one that comes with dateline if not given).
    """
    facts = collect_facts(text, expressions, known_happenings() if happenings is None else happenings)
    bounds = _bounds(facts)
    if bounds.contradictory:
        return UNKNOWN
    if (
        bounds.earliest is not None
        and (made := _by_agreement(facts, bounds) or _by_year(facts, bounds)) is not None
    ):
        return made
    return _bounded(bounds)


def _bounds(facts: Facts) -> _Bounds:
    bounds = _Bounds()
    for fact in facts.dated:
        bounds.not_before(fact.span.earliest, f"“{fact.words}” is told as past")
    for spoken in facts.happenings:
        _bound_by(spoken, bounds, facts.happenings)
    if facts.death is not None:
        _bound_by_age(facts.death, bounds)
    _bound_by_days_before(facts, bounds)
    return bounds


def _bound_by_age(death: AgeAtDeath, bounds: _Bounds) -> None:
    reason = f"“{death.words}” at a death told as news, of somebody born {death.born_words}"
    bounds.not_before(death.earliest, reason)
    bounds.not_after(death.latest, reason)


def _bound_by_days_before(facts: Facts, bounds: _Bounds) -> None:
    """Bound by the days that a report of "yesterday" looks back on: "On August 24, he had resigned"."""
    for day in facts.days:
        if day.side is not Side.PAST or not facts.looks_back_on(day) or day.position > _LEAD:
            continue
        if not facts.may_be_of_another_year(day):
            first = _first_to_look_back(day, bounds)
            if first is not None:
                bounds.not_before(first, f"“{day.words}” is told as past, of the year up to the report")


def _first_to_look_back(day: YearlessDay, bounds: _Bounds) -> date | None:
    """Return the first day between the bounds on which a past day goes without its year.

    That is so in the rest of its own year, and for half a year.
    """
    if bounds.earliest is None or bounds.latest is None:
        return None
    for year in range(max(bounds.earliest.year - 1, date.min.year), bounds.latest.year + 1):
        made = day.in_year(year)
        if made is None or made > bounds.latest:
            continue
        if bounds.earliest <= max(made + _HALF_A_YEAR, date(year, 12, 31)):
            return made
    return None


def _bound_by(spoken: SpokenOf, bounds: _Bounds, all_spoken: Sequence[SpokenOf]) -> None:
    happening = spoken.happening
    if _recurs(happening, all_spoken):
        return
    if spoken.side is Side.COMING and happening.end is not None:
        bounds.not_after(happening.start, f"the {happening.name} ({happening.start}) is still to come")
    elif spoken.side is Side.PAST or happening.end is None:
        bounds.not_before(happening.start, f"the {happening.name} ({happening.start}) has begun")
    if spoken.years_ago is not None:
        day = _years_later(happening.start, spoken.years_ago)
        reason = f"the {happening.name} ({happening.start}) was {spoken.years_ago} years ago"
        bounds.not_before(day - _HALF_A_YEAR, reason)
        bounds.not_after(day + _HALF_A_YEAR, reason)


def _recurs(happening: Happening, all_spoken: Sequence[SpokenOf]) -> bool:
    return any(
        other.happening.words == happening.words and other.happening != happening for other in all_spoken
    )


def _years_later(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=min(day.day, 28))


def _by_agreement(facts: Facts, bounds: _Bounds) -> Published | None:
    """Settle the year by a month and day that stands close to a happening which is just over."""
    assert bounds.earliest is not None
    for spoken in facts.happenings:
        happening = spoken.happening
        if happening.end is None or spoken.side is not Side.PAST or happening.end < bounds.earliest:
            continue
        days = [
            made
            for day in facts.days
            for year in (happening.end.year, happening.end.year + 1)
            if day.side is Side.PAST and (made := day.in_year(year)) is not None
            and happening.start <= made <= happening.end + _CLOSE
        ]  # fmt: skip
        if days:
            after = [other.days_after or 0 for other in facts.happenings if other.happening == happening]
            first = max(*days, happening.end + timedelta(days=max(after)))
            reason = f"“{facts.days[0].words}” comes just after the {happening.name} ({happening.end})"
            return _inferred(first, (*bounds.reasons, reason))
    return None


def _by_year(facts: Facts, bounds: _Bounds) -> Published | None:
    """Settle the year by bounds on both sides between which the freshest month and day fits only once."""
    earliest, latest = bounds.earliest, bounds.latest
    assert earliest is not None
    fresh = _freshest(facts.days)
    if latest is None or fresh is None or facts.looks_back_on(fresh):
        return None
    fitting = [
        made
        for year in range(earliest.year, latest.year + 1)
        if (made := fresh.in_year(year)) is not None and earliest <= made <= latest
    ]
    if len(fitting) != 1:
        return None
    reason = f"“{fresh.words}” is told as news, and falls between these bounds only in {fitting[0].year}"
    return _inferred(fitting[0], (*bounds.reasons, reason))


def _freshest(days: Sequence[YearlessDay]) -> YearlessDay | None:
    """Return the latest month and day that the text begins with as past."""
    lead = [day for day in days if day.side is Side.PAST and day.position < _LEAD]
    return latest_first(lead)[0] if lead else None


def _inferred(day: date, reasons: tuple[str, ...]) -> Published:
    return Published(day, day + _NEWS_IS_FRESH, Provenance.TEXT, Confidence.INFERRED, reasons)


def _bounded(bounds: _Bounds) -> Published:
    if bounds.earliest is None:
        return UNKNOWN
    confidence = Confidence.BOUNDED if bounds.latest is None else Confidence.INFERRED
    return Published(bounds.earliest, bounds.latest, Provenance.TEXT, confidence, tuple(bounds.reasons))
