"""References to the present, the past and the future as such: "now", "recently", "the future"."""

from __future__ import annotations

from search_index.dates.expression import TimexType
from search_index.dates.notation import RuleBook
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading

BOOK = RuleBook()
rule = BOOK.rule


@rule("the present", r"(?P<now>NOW|CURRENT)", r"(?P<these>THESE) UNITS", modifiers=False)
def present(phrase: Phrase) -> Reading | None:
    """Read "now", "currently", "the current"."""
    if "these" in phrase.match.groupdict() and phrase.passage.words[phrase.start : phrase.end] != [
        "these",
        " ",
        "days",
    ]:
        return None
    return Reading(TimexType.DATE, "PRESENT_REF")


@rule("the past", r"(?P<recent>RECENT|RECENTLY)", modifiers=False)
@rule(
    "the past",
    r"(?P<past>PAST)(?! ANYNUMBER| ANYUNIT| MONTHNAME| WEEKDAYNAME| SEASON| A)",
    article=True,
    modifiers=False,
)
def past(phrase: Phrase) -> Reading | None:
    """Read "recently", "the past"."""
    if phrase.match.groupdict().get("past") and not (
        phrase.follows("THE") and phrase.before(4) in ("in", "of", "from")
    ):
        return None
    return Reading(TimexType.DATE, "PAST_REF")


@rule("the future", r"(?P<soon>SOON)(?! AFTER| BEFORE)", r"(?P<future>FUTURE)", article=True, modifiers=False)
def future(phrase: Phrase) -> Reading | None:
    """Read "soon", "the future"; neither "as soon as" nor "future earnings"."""
    if phrase.match.groupdict().get("future") and not phrase.follows("THE"):
        return None
    if phrase.before(2) == "as":
        return None
    return Reading(TimexType.DATE, "FUTURE_REF")
