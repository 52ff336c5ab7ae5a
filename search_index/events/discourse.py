"""Dating a sentence without a date of its own from what the article said before, or from its own day.

An article tells of one day foremost, the *day told of*: the day that it was published, or one just before
that its sentences name ("on Monday"). Deeds and sayings without a date belong to it. A sentence that goes
on about the past ("In 1985 she left. She then founded a press.") belongs to the date of the sentence before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from corpus.article import Published
from search_index.dates.expression import DateExpression, Reference, ReferenceOrigin
from search_index.dates.spans import DateSpan, Precision
from search_index.dates.spans import day as day_span
from search_index.events.event import DatedBy
from search_index.events.happening import MainClause, Telling
from search_index.events.verbs import SAYING_PAST
from search_index.values import maker

DAY_OF_THE_REPORT = "day of the report"
AS_OF = "how things stand on the day of the report"
DAY_TOLD_OF = "day that the report tells of"
CONTINUES = "continues the sentence before"
COUNTED_FROM = "counted from a happening, whose date is not told"

NEWS_DAYS = 7
"""A day named this long before the report, or less, is one that the report may be telling of."""
_BACKGROUND_DAYS = 3
"""A day this long before the day told of, or longer, is what led to the news."""
_LEAD = 2
"""Sentences at the beginning of an article that tell its news, in whatever tense."""
_GOES_ON = re.compile(
    r"""(?:(?:he|she|it|they|there|this|these|that|those|then|later|afterwards?|soon|eventually|both|his|her|their|
        its|the\ (?:two|same|pair|latter|former)|in\ the\ same)\b | (?:after|following)\ (?:that|this)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_AT_THAT_TIME = re.compile(
    r"\b(?:at\ (?:the|that)\ time\b(?!\ of\b) | (?:said|[a-z]{2,}ed)\ then\b)", re.VERBOSE
)
"""Words that point at the time of the sentence before, also over the end of a paragraph."""

_COUNTED_FROM = re.compile(
    r"""\W*(?:[A-Za-z-]+\ ){0,2}(?:[Dd]ays?|[Ww]eeks?|[Mm]onths?|[Yy]ears?)\ (?:after|before)\ (?!th[ai]t\b)
      | [^,;“”"]*\bwithin\ (?:[a-z-]+\ ){0,2}(?:days?|weeks?|months?|years?)\ (?:of|after)\ """,
    re.VERBOSE,
)
"""What says how long after something else it was ("Seventeen days after the collapse they were found")."""
_AGE = re.compile(r"\b(?:is|was|are|were)\s(?:aged\s)?\d{1,3}(?:\syears?\sold)?\s*[.!]")


@dataclass(frozen=True, slots=True)
class Dating:
    """The date of a passage that names none, and how it came by it."""

    span: DateSpan | None
    rule: str
    reference: Reference | None
    by: DatedBy


_new_reference = maker(Reference)
new_dating = maker(Dating)
"""Makes a dating, faster than the class does."""


class Discourse:
    """What an article has told so far, sentence by sentence in text order."""

    __slots__ = (
        "_before",
        "_before_end",
        "_news_from",
        "_own_day",
        "_published",
        "_reports",
        "_sentences",
        "_told_of",
        "_undated_told",
    )

    def __init__(self, published: Published) -> None:
        self._published = published
        self._own_day = _own_day(published)
        self._reports: dict[str, Dating] = {}
        self._news_from = published.latest and _before(published.latest, NEWS_DAYS)
        self._told_of: Dating | None = None
        self._before: Dating | None = None
        self._before_end = -1
        self._sentences = 0
        self._undated_told = False

    def note(self, expression: DateExpression, happened: bool, sentence_end: int) -> None:
        """Take in the foremost date of a sentence, which ends at ``sentence_end``."""
        self._sentences += 1
        self._before = None
        span = expression.span
        if span is None or not happened:
            return
        if not self._is_news(span) or self._goes_back(span):
            self._before = dated_before(expression, span, CONTINUES)
            self._before_end = sentence_end
        elif span.precision is Precision.DAY:
            self._told_of = dated_before(expression, span, DAY_TOLD_OF)

    def skip(self) -> None:
        """Take in a sentence that dates nothing."""
        self._sentences += 1
        self._before = None

    def date_of(self, clause: MainClause, text: str, start: int, end: int) -> Dating | None:
        """The date of the sentence at ``start`` to ``end`` of the text, ``None`` if it tells of nothing."""
        before, self._before = self._before, None
        lead = self._sentences < _LEAD
        self._sentences += 1
        match clause.telling:
            case Telling.PAST:
                pass
            case Telling.SAYING:
                return self._reported()
            case Telling.STATE if _AGE.search(text, start, end):
                return None
            case Telling.PERFECT | Telling.STATE:
                return self._reported(
                    DAY_OF_THE_REPORT if lead and clause.telling is Telling.PERFECT else AS_OF
                )
            case Telling.BEFORE | Telling.OTHER:
                return None
        if not lead and _COUNTED_FROM.match(text, start, end):
            return Dating(None, COUNTED_FROM, None, DatedBy.DISCOURSE)
        if before is not None and _AT_THAT_TIME.search(text, start, end):
            return before
        if before is None or clause.verb in SAYING_PAST or "\n\n" in text[self._before_end : start]:
            return self.of_the_saying(clause)
        if _GOES_ON.match(text, start, end) is None:
            return None
        self._before, self._before_end = before, end
        return before

    def of_the_saying(self, clause: MainClause) -> Dating | None:
        """The date of a deed or a saying that is part of the report's news."""
        if clause.telling is Telling.PAST and self._told_of is not None:
            return self._told_of
        return self._reported()

    def _reported(self, rule: str = DAY_OF_THE_REPORT) -> Dating | None:
        if self._own_day is not None:
            if rule not in self._reports:
                self._reports[rule] = new_dating(self._own_day, rule, self._reference, DatedBy.REPORT)
            return self._reports[rule]
        if self._undated_told or self._told_of is not None:
            return None
        # One passage stands for an article of unknown date; the others would say no more.
        self._undated_told = True
        return Dating(None, f"{DAY_OF_THE_REPORT}, which is not known", None, DatedBy.REPORT)

    @property
    def _reference(self) -> Reference | None:
        if self._own_day is None:
            return None
        detail = f"{self._published.provenance}, {self._published.confidence}"
        return _new_reference(self._own_day, ReferenceOrigin.PUBLISHED, detail)

    def _goes_back(self, span: DateSpan) -> bool:
        """Whether a date lies well before the day told of, which it then does not replace."""
        told_of = self._told_of.span if self._told_of else None
        return told_of is not None and span.latest < _before(told_of.earliest, _BACKGROUND_DAYS)

    def _is_news(self, span: DateSpan) -> bool:
        """Whether a date lies within the days that a report tells of as its news."""
        if self._news_from is None:
            return self._told_of is None and self._sentences <= _LEAD
        return self._news_from <= span.latest


def dated_before(expression: DateExpression, span: DateSpan, rule: str) -> Dating:
    """Return the dating by an expression of a sentence before, which has that span."""
    words = " ".join(expression.text.split())
    return new_dating(span, rule, _new_reference(span, ReferenceOrigin.DISCOURSE, words), DatedBy.DISCOURSE)


def _before(day: date, days: int) -> date:
    return date.fromordinal(max(1, day.toordinal() - days))


def _own_day(published: Published) -> DateSpan | None:
    if published.earliest is None or published.latest is None:
        return None
    if published.earliest == published.latest:
        return day_span(published.earliest)
    return DateSpan(published.earliest, published.latest, Precision.RANGE, approximate=True)
