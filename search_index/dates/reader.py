"""Applying the rules to a passage: one scan for where a date can be, and work only there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from search_index.dates.era import is_before_era
from search_index.dates.expression import DateExpression, TimexType, new_expression
from search_index.dates.notation import Rule, any_of, compile_pattern, places_of
from search_index.dates.passage import Passage
from search_index.dates.phrase import new_phrase
from search_index.dates.reading import Reading
from search_index.dates.references import References
from search_index.dates.rules import (
    absolute,
    amounts,
    clock,
    decades,
    discourse,
    durations,
    eras,
    holidays,
    month_days,
    months,
    numeric,
    parts,
    periods,
    ranges,
    relative,
    reported,
    vague,
    weekdays,
    years,
)
from search_index.dates.spans import Precision, between
from search_index.dates.timex import DAYPARTS
from search_index.dates.vocabulary import CLASSES
from search_index.values import made_quickly, maker

_FAMILIES = (
    eras,
    ranges,
    absolute,
    numeric,
    holidays,
    clock,
    periods,
    decades,
    parts,
    amounts,
    relative,
    discourse,
    reported,
    month_days,
    weekdays,
    months,
    years,
    durations,
    vague,
)
"""The rule families; where two rules fit, that of the earlier family is tried first."""

RULES = tuple(rule for family in _FAMILIES for rule in family.BOOK.rules)
"""All rules, in the order in which they are tried."""


def _rules_by_start() -> dict[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = defaultdict(list)
    for rule in RULES:
        for start in rule.starts:
            table[start].append(rule)
    return {start: tuple(rules) for start, rules in table.items()}


_BY_START = _rules_by_start()


_Rules = tuple[tuple[Rule, re.Pattern[str]], ...]
"""Rules in the order in which they are tried, each with its pattern."""

Place = tuple[int, _Rules]
"""A word (its index) at which a rule can fit, and the rules from the first on that can."""


@cache
def _possible(start: str) -> tuple[re.Pattern[str], _Rules]:
    """Return the pattern of what can be read at a word of a class, and the rules, each with its own."""
    rules = _BY_START[start]
    return any_of(rules), tuple((rule, rule.pattern) for rule in rules)


@cache
def _places() -> tuple[re.Pattern[str], list[tuple[str, Rule]]]:
    return places_of(RULES)


@cache
def _rules_from(group: int | None) -> _Rules:
    """Return the rules to try at a place that a group of the pattern of places was found for."""
    assert group is not None
    start, first = _places()[1][group - 1]
    rules = _BY_START[start]
    return tuple((rule, rule.pattern) for rule in rules[rules.index(first) :])


def places_in(passage: Passage) -> list[Place]:
    """Return the places at which a rule can fit, in text order; only there is work done."""
    pattern, _ = _places()
    return [(found.start(), _rules_from(found.lastindex)) for found in pattern.finditer(passage.classes)]


_BEFORE_ERA = "no span, for the calendar here has no years BC"
_DEEPEST = 4
"""How many dates may hold one another ("the end of", "two days before" …) before reading stops."""

_EARLY = frozenset(CLASSES[name] for name in ("EARLY", "LATE", "MID"))
_APPROXIMATE = frozenset((CLASSES["ABOUT"], CLASSES["CIRCA"]))
_THE, _FISCAL = CLASSES["THE"], CLASSES["FISCAL"]
_SOONER = frozenset((CLASSES["EARLIER"], CLASSES["LATER"]))
_WEEKDAYS = frozenset((CLASSES["WEEKDAY"], CLASSES["WDAY"]))
_BOUNDS = {CLASSES["LEAST"]: CLASSES["AT"], CLASSES["THAN"]: CLASSES["MORE"], CLASSES["TO"]: CLASSES["UP"]}
_OPENINGS = {CLASSES["FROM"]: compile_pattern(r",? TO "), CLASSES["BETWEEN"]: compile_pattern(" AND ")}
_BLANK_DAYPART = f" {CLASSES['DAYPART']}"
_BEFORE = _EARLY | _APPROXIMATE | _SOONER | _BOUNDS.keys() | {_THE, _FISCAL}
"""What a word before a date must be of for it to belong to the date."""


@made_quickly
@dataclass(frozen=True, slots=True)
class Sighting:
    """A rule's reading of the words ``start`` to ``end`` (word indices of the passage).

    ``last`` is where the rule's match ends, which of a range is the end of its second date.
    """

    start: int
    end: int
    last: int
    rule: Rule
    reading: Reading

    @property
    def whole_end(self) -> int:
        """Where all that was read ends, the second date of a range included."""
        rest = self.reading.then
        return self.end if rest is None else rest.reading.end or self.last


_new_sighting = maker(Sighting)


class PassageReader:
    """Reads one passage with the rules, noting what is named for the expressions that follow."""

    def __init__(self, passage: Passage, references: References) -> None:
        self.passage = passage
        self.references = references
        self._depth = 0

    def expressions(self, places: Iterable[Place]) -> list[DateExpression]:
        """Return the date expressions that begin at some of the places, in text order and disjoint.

        Offsets are counted in the whole text.
        """
        found: list[DateExpression] = []
        position = 0
        for place in places:
            if place[0] >= position and (sighting := self.sight_at(*place)) is not None:
                found += self.taken(sighting, position)
                position = sighting.whole_end
        return found

    def taken(self, sighting: Sighting, position: int) -> list[DateExpression]:
        """Return the one or two expressions of a sighting, and note what they name.

        ``position`` is the word at which the expression before them ended.
        """
        found = [self._expression(sighting, position)]
        if (rest := sighting.reading.then) is not None:
            end = sighting.whole_end
            second = _new_sighting(rest.start, end, end, sighting.rule, rest.reading)
            found.append(self._expression(second, sighting.end))
        return found

    def sight(self, index: int) -> Sighting | None:
        """Return what the first fitting rule reads at a word, or ``None``; nothing is noted."""
        classes = self.passage.classes
        if index >= len(classes) or self._depth == _DEEPEST:
            return None
        if classes[index] not in _BY_START:
            return None
        pattern, rules = _possible(classes[index])
        found = pattern.match(classes, index)
        if found is None or found.lastindex is None:
            return None
        return self.sight_at(index, rules[found.lastindex - 1 :])

    def sight_at(self, index: int, rules: _Rules) -> Sighting | None:
        """Return what the first fitting of some rules reads at a word, or ``None``; nothing is noted."""
        classes = self.passage.classes
        self._depth += 1
        try:
            for rule, pattern in rules:
                if (match := pattern.match(classes, index)) is not None:
                    reading = self._read(rule, match)
                    if reading is not None:
                        sighting = _new_sighting(
                            index, reading.end or match.end(), match.end(), rule, reading
                        )
                        return self._with_range_end(self._with_daypart(sighting))
            return None
        finally:
            self._depth -= 1

    def _read(self, rule: Rule, match: re.Match[str]) -> Reading | None:
        """Return what a rule reads; what lies beyond the years of the calendar, 1 to 9999, can't be read."""
        try:
            return rule.read(new_phrase(self.passage, match, self.references, self.sight, self._depth))
        except (ValueError, OverflowError):
            return None

    def _with_daypart(self, sighting: Sighting) -> Sighting:
        """Take in the part of day that follows a day: "Friday morning"."""
        if not self.passage.classes.startswith(_BLANK_DAYPART, sighting.end):
            return sighting
        reading = sighting.reading
        if reading.type is not TimexType.DATE or "T" in reading.value or not _names_a_day(reading):
            return sighting
        part = DAYPARTS[self.passage.words[sighting.end + 1]]
        timed = replace(reading, type=TimexType.TIME, value=reading.value + part)
        return replace(sighting, end=sighting.end + 2, reading=timed)

    def _with_range_end(self, sighting: Sighting) -> Sighting:
        """Give the first date of "between March and May 2014" the span of both.

        TIMEX3 has the two ends as expressions of their own, and so have we; what is told lies between them.
        """
        classes, start = self.passage.classes, sighting.start
        if start < 2 or classes[start - 2] not in _OPENINGS or classes[start - 1] != " ":
            return sighting
        reading = sighting.reading
        if reading.then is not None or reading.span is None or reading.type is not TimexType.DATE:
            return sighting
        joint = _OPENINGS[classes[start - 2]].match(classes, sighting.end)
        last = self.sight(joint.end()) if joint is not None and joint.end() < len(classes) else None
        if last is None or last.reading.type is not TimexType.DATE or last.reading.span is None:
            return sighting
        if last.reading.span.earliest <= reading.span.latest:
            return sighting
        rule = f"{reading.rule or sighting.rule.name}; start of a range"
        return replace(
            sighting, reading=replace(reading, span=between(reading.span, last.reading.span), rule=rule)
        )

    def _expression(self, sighting: Sighting, floor: int) -> DateExpression:
        """Make the expression of a sighting, with the modifiers before it, and note what it names."""
        start, approximate = self._first_word(sighting, floor)
        reading, passage = sighting.reading, self.passage
        span, reference, rule = reading.span, reading.reference, reading.rule or sighting.rule.name
        if span is not None and is_before_era(span):
            span, reference, rule = None, None, f"{rule}; {_BEFORE_ERA}"
        if approximate and span is not None:
            span = span.about()
        offset = passage.start(start)
        text = passage.text[offset : passage.start(sighting.end)]
        if reading.type is not TimexType.DURATION or sighting.rule.name == "duration":
            self.references.note(reading, text, passage, start)
        first = passage.base + offset
        return new_expression(
            first, first + len(text), text, reading.type, reading.value, span, rule, reference
        )

    def _first_word(self, sighting: Sighting, floor: int) -> tuple[int, bool]:
        """Return the index of the first modifier or article of a sighting, and whether it is approximate."""
        rule, start = sighting.rule, sighting.start
        if start - 2 < floor or self.passage.classes[start - 2] not in _BEFORE:
            return start, False
        takes_article = rule.article and self._is_a_noun(start, sighting.end)
        before = self._class_before(start, floor, " -") if rule.modifiers else ""
        if rule.article and before == _FISCAL:
            start -= 2
            before = self._class_before(start, floor)
        qualified = before in _EARLY or (before in _SOONER and self.passage.classes[start] not in _WEEKDAYS)
        if qualified:
            start -= 2
        if (takes_article or qualified) and self._class_before(start, floor) == _THE:
            start -= 2
        if not rule.modifiers:
            return start, False
        before = self._class_before(start, floor)
        if before in _APPROXIMATE and self.passage.classes[start] not in _WEEKDAYS:
            return start - 2, True
        bounded = sighting.reading.type is TimexType.DURATION and before in _BOUNDS
        if bounded and self._class_before(start - 2, floor) == _BOUNDS[before]:
            return start - 4, False
        return start, False

    def _is_a_noun(self, start: int, end: int) -> bool:
        """Tell "the year-ago quarter", a noun, from the adjective in "the third-quarter loss"."""
        classes = self.passage.classes
        return classes[start + 1 : start + 2] != "-" or (end - start > 3 and classes[end - 2] == " ")

    def _class_before(self, index: int, floor: int, joints: str = " ") -> str:
        """Return the class of the word before a word over one blank (or other joint), or ``""``."""
        classes = self.passage.classes
        return classes[index - 2] if index - 2 >= floor and classes[index - 1] in joints else ""


def _names_a_day(reading: Reading) -> bool:
    return (
        reading.span.precision is Precision.DAY
        if reading.span is not None
        else reading.value.startswith("XXXX-WXX-")
    )
