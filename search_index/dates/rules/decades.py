"""Decades and centuries: "the 1990s", "the '60s", "the nineties", "the late 19th century"."""

from __future__ import annotations

from dataclasses import replace

from search_index.dates.notation import RuleBook
from search_index.dates.numbers import DECADE_WORDS, ordinal
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading
from search_index.dates.resolve import dated
from search_index.dates.spans import Precision, century, decade
from search_index.dates.vocabulary import words_of

BOOK = RuleBook()
rule = BOOK.rule


@rule("decade", r"(?P<year>YEAR)'?S", article=True)
@rule("decade", r"'(?P<short>TWO)'?S", r"(?P<short>TWO)S", r"(?P<name>DECADES)", article=True)
def decade_name(phrase: Phrase) -> Reading | None:
    """Read "the 1990s", "the '90s" and "the nineties"."""
    groups = phrase.match.groupdict()
    if "year" in groups:
        number = int(phrase.word("year"))
    else:
        if _is_of_somebody(phrase) or (phrase.before() == " " and not _says_decade(phrase)):
            return None
        short = int(phrase.word("short")) if "short" in groups else DECADE_WORDS[phrase.word("name")]
        number = _century_of(phrase, short) + short
    if number % 10:
        return None
    if number % 100 == 0 and number < 2000:
        return dated(century(number))
    return dated(decade(number))


_OF_THIS_CENTURY = 20
"""The "00s" and "'10s" are those of this century; of other decades there is one as yet."""


def _century_of(phrase: Phrase, short: int) -> int:
    """Return the first year of the century that "the sixties" are of: that of an old story, or ours."""
    story = phrase.references.story if phrase.references.narrative else None
    if story is not None and _COUNTED_FROM <= story.span.earliest.year < _LAST_CENTURY:
        return story.span.earliest.year // 100 * 100
    return 2000 if short < _OF_THIS_CENTURY else _LAST_CENTURY


_COUNTED_FROM, _LAST_CENTURY = 1000, 1900


def _is_of_somebody(phrase: Phrase) -> bool:
    """Tell the age in "his 50s" and "her mid-50s" from a decade."""
    if phrase.before(2) in _POSSESSIVES:
        return True
    return phrase.before(2) in ("early", "mid", "late") and phrase.before(4) in _POSSESSIVES


_POSSESSIVES = words_of("his her their my our your its")
_OF_WARMTH = words_of("temperatures temperature degrees highs lows fahrenheit upper percent marks")


def _says_decade(phrase: Phrase) -> bool:
    """Tell "the 70s" in which something was from the warmth of a day or the marks of a pupil."""
    if "name" in phrase.match.groupdict() or phrase.passage.classes[phrase.start] == "'":
        return True
    if not phrase.follows("THE", "EARLY", "LATE", "MID"):
        return False
    near = phrase.passage.words[max(phrase.start - _NEAR, 0) : phrase.end + _NEAR]
    return _OF_WARMTH.isdisjoint(near)


_NEAR = 24


@rule(
    "century",
    r"(?P<digit>DAY)SUFFIX(?: |-)CENTURY",
    r"(?P<ordinal>ORD)(?: |-)CENTURY",
    r"(?P<digit>DAY)SUFFIX (?P<plural>UNITS)",
    r"(?P<ordinal>ORD) (?P<plural>UNITS)",
    article=True,
)
def century_name(phrase: Phrase) -> Reading | None:
    """Read "the 19th century" and "nineteenth-century"."""
    number = (
        int(phrase.word("digit")) if "digit" in phrase.match.groupdict() else ordinal(phrase.word("ordinal"))
    )
    if "plural" in phrase.match.groupdict() and phrase.word("plural") != "centuries":
        return None
    if _is_a_name(phrase):
        return None
    return dated(century(100 * (number - 1))) if 1 <= number <= 22 else None


def _is_a_name(phrase: Phrase) -> bool:
    """Tell the studio in "20th Century Fox" and "21st Century-Star Ltd" from a century."""
    passage = phrase.passage
    if not passage.capital(phrase.end - 1) or phrase.after() not in (" ", "-"):
        return False
    following = passage.text_of(phrase.end + 1, phrase.end + 2)
    return following.istitle() and len(following) > 1


@rule(
    "first century of two",
    r"(?P<digit>DAY)SUFFIX(?:,| AND| OR| TO|-) ?(?:THE )?(?=(?:DAY)SUFFIX)",
    r"(?P<ordinal>ORD)(?:,| AND| OR| TO|-) ?(?:THE )?(?=ORD)",
    article=True,
)
def first_century(phrase: Phrase) -> Reading | None:
    """Read the "12th" of "the 12th and 14th centuries"."""
    after = phrase.sight(phrase.end)
    if after is None or after.reading.span is None or after.reading.span.precision is not Precision.CENTURY:
        return None
    in_digits = "digit" in phrase.match.groupdict()
    number = int(phrase.word("digit")) if in_digits else ordinal(phrase.word("ordinal"))
    if not 1 <= number <= 22:
        return None
    end = phrase.match.end("digit") + 1 if in_digits else phrase.match.end("ordinal")
    return replace(dated(century(100 * (number - 1))), end=end)
