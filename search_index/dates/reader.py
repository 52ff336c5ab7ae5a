"""Applying the rules to a passage: one scan for words that can begin a date, and work only there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from search_index.dates.expression import DateExpression, TimexType
from search_index.dates.notation import Rule, compile_pattern
from search_index.dates.passage import Passage
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading
from search_index.dates.references import References
from search_index.dates.rules import (
    absolute,
    clock,
    discourse,
    durations,
    holidays,
    numeric,
    partial,
    periods,
    ranges,
    relative,
    vague,
)
from search_index.dates.spans import Precision, between
from search_index.dates.timex import DAYPARTS
from search_index.dates.vocabulary import CLASSES

_FAMILIES = (
    ranges,
    absolute,
    numeric,
    holidays,
    clock,
    periods,
    relative,
    discourse,
    partial,
    durations,
    vague,
)


def _rules_by_start() -> dict[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = defaultdict(list)
    for family in _FAMILIES:
        for rule in family.BOOK.rules:
            for start in rule.starts:
                table[start].append(rule)
    return {start: tuple(rules) for start, rules in table.items()}


_RULES = _rules_by_start()
_STARTS = re.compile("[" + "".join(map(re.escape, _RULES)) + "]")
_EARLY = frozenset(CLASSES[name] for name in ("EARLY", "LATE", "MID"))
_APPROXIMATE = frozenset((CLASSES["ABOUT"], CLASSES["CIRCA"]))
_THE, _FISCAL = CLASSES["THE"], CLASSES["FISCAL"]
_SOONER = frozenset((CLASSES["EARLIER"], CLASSES["LATER"]))
_WEEKDAYS = frozenset((CLASSES["WEEKDAY"], CLASSES["WDAY"]))
_BOUNDS = {CLASSES["LEAST"]: CLASSES["AT"], CLASSES["THAN"]: CLASSES["MORE"], CLASSES["TO"]: CLASSES["UP"]}
_OPENINGS = {CLASSES["FROM"]: compile_pattern(r",? TO "), CLASSES["BETWEEN"]: compile_pattern(" AND ")}
_DAYPART_AFTER = re.compile(f" {CLASSES['DAYPART']}")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A rule's reading of the words ``start`` to ``end`` (word indices of the passage)."""

    start: int
    end: int
    rule: Rule
    reading: Reading


class PassageReader:
    """Reads one passage with the rules, noting what is named for the expressions that follow."""

    def __init__(self, passage: Passage, references: References) -> None:
        self.passage = passage
        self.references = references

    def expressions(self) -> Iterator[DateExpression]:
        """Yield the passage's date expressions in text order, offsets counted in the whole text."""
        position = 0
        for found in _STARTS.finditer(self.passage.classes):
            if found.start() >= position and (sighting := self.sight(found.start())) is not None:
                expression = self._expression(sighting, position)
                position = sighting.end
                yield expression

    def sight(self, index: int) -> Sighting | None:
        """Return what the first fitting rule reads at a word, or ``None``; nothing is noted."""
        classes = self.passage.classes
        for rule in _RULES.get(classes[index], ()):
            if (match := rule.pattern.match(classes, index)) is not None:
                reading = rule.read(Phrase(self.passage, match, self.references, self.sight))
                if reading is not None:
                    sighting = Sighting(index, reading.end or match.end(), rule, reading)
                    return self._with_range_end(self._with_daypart(sighting))
        return None

    def _with_daypart(self, sighting: Sighting) -> Sighting:
        """Take in the part of day that follows a day: "Friday morning"."""
        reading = sighting.reading
        if reading.type is not TimexType.DATE or "T" in reading.value or not _names_a_day(reading):
            return sighting
        if _DAYPART_AFTER.match(self.passage.classes, sighting.end) is None:
            return sighting
        part = DAYPARTS[self.passage.words[sighting.end + 1]]
        timed = replace(reading, type=TimexType.TIME, value=reading.value + part)
        return replace(sighting, end=sighting.end + 2, reading=timed)

    def _with_range_end(self, sighting: Sighting) -> Sighting:
        """Give the first date of "between March and May 2014" the span of both.

        TIMEX3 has the two ends as expressions of their own, and so have we; what is told lies between them.
        """
        opening = self._class_before(sighting.start, 0)
        reading = sighting.reading
        if opening not in _OPENINGS or reading.span is None or reading.type is not TimexType.DATE:
            return sighting
        joint = _OPENINGS[opening].match(self.passage.classes, sighting.end)
        last = (
            self.sight(joint.end()) if joint is not None and joint.end() < len(self.passage.words) else None
        )
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
        span = reading.span
        if approximate and span is not None:
            span = span.about()
        first, last = passage.starts[start], passage.starts[sighting.end]
        text = passage.text[first:last]
        if reading.type is not TimexType.DURATION or sighting.rule.name == "duration":
            self.references.note(reading, text, aside=self._is_aside(start, reading))
        return DateExpression(
            passage.base + first, passage.base + last, text, reading.type, reading.value, span,
            reading.rule or sighting.rule.name, reading.reference,
        )  # fmt: skip

    def _first_word(self, sighting: Sighting, floor: int) -> tuple[int, bool]:
        """Return the index of the first modifier or article of a sighting, and whether it is approximate."""
        rule, start, approximate = sighting.rule, sighting.start, False
        takes_article = rule.article and "-" not in self.passage.classes[start : sighting.end]
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
        if sighting.reading.type is TimexType.DURATION:
            if before in _BOUNDS and self._class_before(start - 2, floor) == _BOUNDS[before]:
                return start - 4, False
        return start, approximate

    def _is_aside(self, start: int, reading: Reading) -> bool:
        """Tell a date in brackets, or a bare year that does not open its sentence, from one that moves the story."""
        classes = self.passage.classes
        if classes.rfind("(", 0, start) > classes.rfind(")", 0, start):
            return True
        opening = self.passage.words[max(start - 4, 0) : start]
        return (
            reading.span is not None
            and reading.span.precision is Precision.YEAR
            and "." not in opening
            and start > 4
        )

    def _class_before(self, index: int, floor: int, joints: str = " ") -> str:
        """Return the class of the word before a word over one blank (or other joint), ``""`` if there is none."""
        classes = self.passage.classes
        return classes[index - 2] if index - 2 >= floor and classes[index - 1] in joints else ""


def _names_a_day(reading: Reading) -> bool:
    return (
        reading.span.precision is Precision.DAY
        if reading.span is not None
        else reading.value.startswith("XXXX-WXX-")
    )
