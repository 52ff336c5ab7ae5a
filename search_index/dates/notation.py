r"""The notation of rules: regular expressions over word classes, and the rule as a value.

A pattern is an ordinary regular expression in which a name in capitals stands for a class of words
(``vocabulary.CLASSES``) or for one of the sets in ``SETS``, a blank for white space, and a punctuation
mark, escaped as usual, for itself: ``(?P<month>MONTHNAME)\.? (?P<day>DAY)(,? (?P<year>YEAR))?``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from search_index.dates.vocabulary import BREAK, CLASSES, OTHER

if TYPE_CHECKING:
    from search_index.dates.phrase import Phrase
    from search_index.dates.reading import Reading

SETS = {
    "MONTHNAME": ("MONTH", "MAYMARCH", "MON"),
    "WEEKDAYNAME": ("WEEKDAY", "WDAY"),
    "SINGULAR": ("UNIT", "YEARWORD", "QUARTER", "CENTURY", "WEEKEND", "SECOND"),
    "ANYUNIT": ("UNIT", "YEARWORD", "QUARTER", "CENTURY", "WEEKEND", "SECOND", "UNITS"),
    "MONTHORDAY": ("MONTH", "MAYMARCH", "MON", "DAY"),
    "ORD": ("ORDINAL", "SECOND"),
    "DIGITS": ("DAY", "TWO", "NUMBER", "YEAR"),
    "SMALL": ("DAY", "TWO"),
    "WORDNUMBER": ("CARDINAL", "ONE", "SCALE"),
    "WHEN": ("IN", "BY", "TO", "SINCE", "FROM", "BETWEEN", "ABOUT", "CIRCA", "BEFORE", "AFTER"),
    # what a year stands after, over a blank
    "TIED": (
        "MONTH",
        "MAYMARCH",
        "MON",
        "DAY",
        "SUFFIX",
        "IN",
        "BY",
        "SINCE",
        "OF",
        "TO",
        "FROM",
        "BETWEEN",
        "AND",
    ),
    "ANYNUMBER": ("DAY", "TWO", "NUMBER", "YEAR", "CARDINAL", "ONE", "SCALE", "MANY"),
}
"""Sets of classes that rules name together."""

MACROS = {
    # the full stop of an abbreviated month or weekday, not that of a sentence
    "DOT": r"(?:(?<=MON|WDAY)\.)?",
    # "three", "35", "1,500", "twenty-one", "two hundred", "a few", "2 1/2", "2.5", "couple of"
    "COUNT": (
        r"(?:DIGITS(?:,NUMBER)?(?:\.DIGITS)?(?:[ -]SMALL/SMALL)?|MANY(?: OF)?|A (?:MANY(?: OF)?|SCALE)|"
        r"WORDNUMBER(?:[ -]WORDNUMBER){0,4})"
    ),
}

_NAME = re.compile(r"(?<!\(\?)(?<!<)(?<![A-Za-z_])[A-Z]+(?![a-z_])")
_GROUP = re.compile(r"\?(?:P<\w+>|:)")


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a pattern in rule notation into one over class characters."""
    return re.compile(expand(pattern))


def expand(pattern: str) -> str:
    """Replace the class, set and macro names of a pattern; ``KeyError`` for an unknown name."""
    for name, text in MACROS.items():
        pattern = pattern.replace(name, text)
    return _NAME.sub(_characters_of, pattern).replace("~", BREAK)


def _characters_of(found: re.Match[str]) -> str:
    name = found.group()
    if name == "OTHER":
        return OTHER
    if name not in SETS:
        return CLASSES[name]
    characters = "".join(CLASSES[member] for member in SETS[name])
    inside_brackets = found.string.rfind("[", 0, found.start()) > found.string.rfind("]", 0, found.start())
    return characters if inside_brackets else f"[{characters}]"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to read words as a time.

    ``name`` tells the user what was done; ``starts`` are the class characters a match can begin with;
    ``read`` turns the matched phrase into a reading, or ``None`` if it is no date after all. With
    ``article`` a "the" before the words belongs to the expression; with ``modifiers`` so do words such as
    "early", "about" and "at least".
    """

    name: str
    expanded: str
    starts: frozenset[str]
    read: Callable[[Phrase], Reading | None]
    article: bool
    modifiers: bool

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern over class characters, compiled when it is first needed."""
        return _compiled(self.expanded)


@cache
def _compiled(expanded: str) -> re.Pattern[str]:
    return re.compile(expanded)


_LOOK_BEHIND = re.compile(r"^\(\?<[=!][^()]*\)")
_NAMED = re.compile(r"\(\?P<\w+>")
_REPEATED = re.compile(r"\(\?P=\w+\)")


def any_of(rules: Iterable[Rule]) -> re.Pattern[str]:
    """Return one pattern with a group a rule, that matches wherever one of them does and seldom elsewhere.

    It spares trying the rules one by one: ``lastindex`` of a match tells the first that can fit, counted
    from 1. What repeats a named group is taken to be any class.
    """
    return re.compile("|".join(f"({_without_names(rule)})" for rule in rules), re.DOTALL)


_NO_WORD_OF_A_DATE = f" {OTHER}"
"""What follows most words that a date might begin with."""


def places_of(rules: Collection[Rule]) -> tuple[re.Pattern[str], list[tuple[str, Rule]]]:
    """Return the pattern of a class character at which one of the rules can fit; it matches that alone.

    It has one branch a start class, which begins with that character: so ``re`` skips all other characters.
    Its groups are empty; ``lastindex`` of a match, counted from 1, tells which member of the list is that
    start class and the first rule that can fit.
    """
    branches: list[str] = []
    firsts: list[tuple[str, Rule]] = []
    for start in sorted(frozenset().union(*(rule.starts for rule in rules))):
        rests: dict[str, Rule] = {}
        for rule in rules:
            for rest in _after_start(_without_names(rule), start) if start in rule.starts else ():
                rests.setdefault(rest, rule)
        few = {rest: rule for rest, rule in rests.items() if may_begin(rest, _NO_WORD_OF_A_DATE)}
        choices = [("", rests)]
        if len(few) < len(rests):
            choices = [(f"(?!{_NO_WORD_OF_A_DATE})", rests), (f"(?={_NO_WORD_OF_A_DATE})", few)]
        looks = []
        for condition, tried in choices:
            if joined := dict(_joined(tried)):
                looks.append(f"{condition}(?:{'|'.join(f'{rest}()' for rest in joined)})")
                firsts += [(start, rule) for rule in joined.values()]
        branches.append(f"{re.escape(start)}(?={'|'.join(looks)})")
    return re.compile("|".join(branches), re.DOTALL), firsts


def _joined(rests: Mapping[str, Rule]) -> Iterator[tuple[str, Rule]]:
    """Yield the rests of rules, those in a row that begin with one group joined, with the first rule of them.

    So the group, most often that of a number, is looked for once.
    """
    for opening, alike in groupby(rests, _opening_group):
        first, *others = alike
        if others:
            endings = "|".join(rest.removeprefix(opening) for rest in (first, *others))
            yield f"{opening}(?:{endings})", rests[first]
        else:
            yield first, rests[first]


def _opening_group(pattern: str) -> str:
    """Return the group that a pattern begins with, or else all of it."""
    end = _end_of_element(pattern) if pattern[:1] == "(" else 0
    alone = pattern[:end] in ("", "(?:)") or pattern[end : end + 1] in ("?", "*", "+", "{")
    return pattern if alone else pattern[:end]


_QUANTIFIER = re.compile(r"[?*+]|\{(?P<least>\d+)(?:,\d*)?\}|")


def may_begin(pattern: str, text: str) -> bool:
    """Tell whether an expanded pattern may match a text that begins so, whatever follows.

    Where it looks behind, or ahead for what must not be, that is taken to be as it should.
    """
    return any(_may_begin(alternative, text) for alternative in _alternatives(pattern))


def _may_begin(pattern: str, text: str) -> bool:
    if not pattern or not text:
        return True
    end = _end_of_element(pattern)
    element, quantifier = pattern[:end], _QUANTIFIER.match(pattern, end)
    assert quantifier is not None
    rest = pattern[quantifier.end() :]
    if (quantifier.group() in ("?", "*") or quantifier["least"] == "0") and _may_begin(rest, text):
        return True
    if element.startswith(("(?<", "(?!")):
        return _may_begin(rest, text)
    if element.startswith("(?="):
        return may_begin(element[3:-1], text) and _may_begin(rest, text)
    if quantifier.group() not in ("", "?"):
        rest = f"{element}*{rest}"
    if element[0] == "(":
        inner = _GROUP.sub("", element[1:-1], count=1)
        return any(_may_begin(alternative + rest, text) for alternative in _alternatives(inner))
    characters = element[1:-1] if element[0] == "[" else element[-1]
    return (element == "." or text[0] in characters) and _may_begin(rest, text[1:])


def _after_start(pattern: str, start: str) -> Iterator[str]:
    """Yield what follows the first character in every alternative that can begin with ``start``."""
    for alternative in _alternatives(pattern):
        behind = _LOOK_BEHIND.match(alternative)
        if behind is not None:
            for rest in _after_start(alternative[behind.end() :], start):
                yield f"{behind.group()[:-1]}{re.escape(start)}){rest}"
        elif start in _first_of_alternative(alternative):
            end = _end_of_element(alternative)
            rest = alternative[end:]
            if alternative[0] == "(":
                inner = _after_start(_GROUP.sub("", alternative[1 : end - 1], count=1), start)
                rest = f"(?:{'|'.join(inner)}){rest}"
            yield rest


def _without_names(rule: Rule) -> str:
    return _REPEATED.sub(".", _NAMED.sub("(?:", rule.expanded))


def first_classes(expanded: str) -> frozenset[str]:
    """Return the class characters with which a match of an expanded pattern can begin.

    Every alternative must begin with a class, a set or a group that is not optional, else ``ValueError``.
    """
    return frozenset().union(*map(_first_of_alternative, _alternatives(_LOOK_BEHIND.sub("", expanded))))


def _first_of_alternative(pattern: str) -> frozenset[str]:
    end = _end_of_element(pattern)
    if pattern[end : end + 1] in ("?", "*", "+", "{") or pattern[0] in "?*+|^$\\":
        raise ValueError(f"a rule must begin with words that are not optional: {pattern!r}")
    if pattern[0] == "[":
        return frozenset(pattern[1 : end - 1])
    if pattern[0] == "(":
        return first_classes(_GROUP.sub("", pattern[1 : end - 1], count=1))
    return frozenset(pattern[0])


def _alternatives(pattern: str) -> list[str]:
    """Split a pattern at the bars that stand in no group."""
    parts, start, position = [], 0, 0
    while position < len(pattern):
        if pattern[position] == "|":
            parts.append(pattern[start:position])
            start = position + 1
        position += _end_of_element(pattern[position:])
    return [*parts, pattern[start:]]


def _end_of_element(pattern: str) -> int:
    """Return the length of the class, set or group that a pattern begins with."""
    if pattern[0] == "[":
        return pattern.index("]") + 1
    if pattern[0] == "\\":
        return 2
    position = 1
    if pattern[0] == "(":
        while pattern[position] != ")":
            position += _end_of_element(pattern[position:])
        position += 1
    return position


class RuleBook:
    """The rules of one family, in the order in which they are tried."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []

    def rule(
        self, name: str, *patterns: str, article: bool = False, modifiers: bool = True
    ) -> Callable[[Callable[[Phrase], Reading | None]], Callable[[Phrase], Reading | None]]:
        """Register the decorated function as the reader of all these patterns."""

        def register(read: Callable[[Phrase], Reading | None]) -> Callable[[Phrase], Reading | None]:
            for pattern in patterns:
                expanded = expand(pattern)
                starts = first_classes(expanded)
                self.rules.append(Rule(name, expanded, starts, read, article, modifiers))
            return read

        return register
