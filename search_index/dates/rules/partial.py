"""Parts of dates without their year: "February 21", "the 21st of February", "in February", "Friday"; and bare years."""

from __future__ import annotations

from datetime import date, timedelta

from search_index.dates.expression import Reference, ReferenceOrigin, TimexType
from search_index.dates.notation import RuleBook, compile_pattern
from search_index.dates.numbers import cardinal, ordinal
from search_index.dates.phrase import Phrase
from search_index.dates.reading import Reading
from search_index.dates.resolve import dated, month_or_day, nearest, valid, yearly
from search_index.dates.spans import DateSpan, Precision, day, year
from search_index.dates.tense import Tense
from search_index.dates.vocabulary import MONTHS, WEEKDAYS

BOOK = RuleBook()
rule = BOOK.rule

_SHORT_YEARS = range(1900, 2100)
_SURELY_YEARS = 1700
_COUNTED = frozenset(
    ["people", "dlrs", "dollars", "pounds", "euros", "pct", "percent", "mln", "million", "billion", "bln", "tonnes", "tons", "votes", "points", "feet", "miles", "km", "kilometers", "kilometres", "meters", "metres", "shares", "seats", "jobs", "cars", "homes", "houses", "troops", "soldiers", "men", "women", "children", "workers", "units", "cases", "deaths", "students", "members", "degrees", "barrels", "bpd", "francs", "marks", "yen", "lire", "kronor", "copies", "pages", "words", "cts", "cents", "hp", "kg", "lbs", "acres", "hectares", "mhz", "watts", "calories"]
)
_NUMBERED = frozenset(
    ["section", "article", "no", "nr", "number", "resolution", "flight", "room", "page", "pages", "chapter", "rule", "bill", "directive", "regulation", "route", "highway", "channel", "model", "boeing", "airbus", "windows", "unit", "paragraph", "clause", "order", "convoy", "company", "form", "battalion"]
)
_MAKES = frozenset(
    ["chevrolet", "chevy", "ford", "toyota", "honda", "nissan", "bmw", "mercedes", "volkswagen", "audi", "volvo", "cadillac", "buick", "pontiac", "chrysler", "dodge", "jeep", "plymouth", "lincoln", "oldsmobile", "hyundai", "kia", "mazda", "subaru", "lexus", "porsche", "ferrari", "jaguar", "model"]
)
"""After these makes of cars a year is that of the model."""

_MONTH_CONTEXT = ("IN", "SINCE", "LAST", "NEXT", "OF", "TO", "FROM", "EARLY", "LATE", "MID", "THIS", "AND", "BETWEEN", "BEFORE",
                  "AFTER", "EACH", "THAT", "PAST")  # fmt: skip
_NOT_MORE = r"(?![,.:/]?DIGITS|-DIGITS|/)"


@rule("month and day", rf"(?P<month>MONTHNAME)DOT(?: ?| THE )(?P<day>DAY)SUFFIX?{_NOT_MORE}")
@rule("day and month", r"(?P<day>DAY)SUFFIX?(?: OF)?[ -](?P<month>MONTHNAME)")
def month_day(phrase: Phrase) -> Reading | None:
    """Read "Feb. 21", "21 February" and "21st of February", the year from elsewhere."""
    if (
        not phrase.capital("month")
        and phrase.word("month") in ("may", "march")
        and phrase.before(2) not in _BEFORE_A_DAY
    ):
        return None
    return _month_and_day(phrase, int(phrase.word("day")))


_BEFORE_A_DAY = frozenset([",", "on", "since", "until", "by", "from"])


@rule("month and day in words", r"(?P<month>MONTHNAME) (?:THE )?(?:(?P<tens>CARDINAL)[ -])?(?P<ordinal>ORD)(?![ -]SINGULAR)",
      r"(?P<month>MONTHNAME) (?P<cardinal>WORDNUMBER(?:[ -]WORDNUMBER)?)(?! UNITS|-SINGULAR)")  # fmt: skip
@rule("day in words and month", r"(?P<ordinal>ORD) OF (?P<month>MONTH)", article=True)
def month_day_words(phrase: Phrase) -> Reading | None:
    """Read "March eighth", "April two" and "the third of June"."""
    if not phrase.capital("month"):
        return None
    groups = phrase.match.groupdict()
    if "cardinal" in groups:
        number = int(cardinal(phrase.words("cardinal")) or 0)
    else:
        number = ordinal(phrase.word("ordinal"), phrase.word("tens") if "tens" in groups else "")
    return _month_and_day(phrase, number) if 1 <= number <= 31 else None


def _month_and_day(phrase: Phrase, day_number: int) -> Reading | None:
    number = MONTHS[phrase.word("month")]
    if month_or_day(2024, number, day_number) is None:
        return None
    if (told := _year_of_range(phrase, number, day_number)) is not None:
        return told
    weekday = _weekday_before(phrase)

    def of_year(year_number: int) -> DateSpan | None:
        span = month_or_day(year_number, number, day_number)
        return span if span is None or weekday is None or span.earliest.weekday() == weekday else None

    reading = yearly(phrase, of_year, "month and day", f"XXXX-{number:02}-{day_number:02}")
    if reading.span is None and weekday is not None:
        weekday = None
        reading = yearly(phrase, of_year, "month and day", reading.value)
    return reading


_RANGE_GOES_ON = compile_pattern(r" ?[-/] ?| TO | AND |, ")


def _year_of_range(phrase: Phrase, month_number: int, day_number: int) -> Reading | None:
    """Read the first day of "Jan. 5-Feb. 10, 2015", which has its year from the second."""
    joint = _RANGE_GOES_ON.match(phrase.passage.classes, phrase.end)
    after = (
        phrase.sight(joint.end()) if joint is not None and joint.end() < len(phrase.passage.words) else None
    )
    if (
        after is None
        or after.reading.reference is not None
        or after.rule.name not in _FULL_DATES
        or after.reading.span is None
    ):
        return None
    last = after.reading.span.earliest
    spans = [month_or_day(last.year - back, month_number, day_number) for back in (0, 1)]
    first = next((span for span in spans if span is not None and span.earliest <= last), None)
    passage = phrase.passage
    words = passage.text[passage.starts[after.start] : passage.starts[after.end]]
    return (
        dated(
            first,
            Reference(after.reading.span, ReferenceOrigin.ANCHOR, words),
            "month and day, year from the end of the range",
        )
        if first
        else None
    )


_FULL_DATES = ("month, day and year", "day, month and year")


def _weekday_before(phrase: Phrase) -> int | None:
    """Return the weekday that stands right before the phrase ("Friday, Feb. 21"), or ``None``."""
    words, index = phrase.passage.words, phrase.start - 1
    while index >= 0 and words[index] in (" ", ",", ".", "the"):
        index -= 1
    return WEEKDAYS.get(words[index]) if index >= 0 else None


@rule(
    "first of two days of a month",
    r"(?P<day>DAY)SUFFIX?(?:,|,? AND|,? OR) (?=DAY(?:SUFFIX)?(?: OF)? (?:MONTHNAME))",
)
def first_of_days(phrase: Phrase) -> Reading | None:
    """Read the "2" of "2 and 3 April"."""
    after = phrase.sight(phrase.end)
    if after is None or after.reading.span is None or after.reading.span.precision is not Precision.DAY:
        return None
    base = after.reading.span.earliest
    span = month_or_day(base.year, base.month, int(phrase.word("day")))
    if span is None or span.earliest >= base:
        return None
    return Reading(
        TimexType.DATE, span.earliest.isoformat(), span, after.reading.reference, end=phrase.start + 1
    )


@rule(
    "another day of the month named just before",
    r"(?P<day>DAY)SUFFIX?(?![,.:/-]?DIGITS| ANYUNIT)",
    modifiers=False,
)
def another_day(phrase: Phrase) -> Reading | None:
    """Read the "25" of "April 24 and 25"."""
    if _DAY_AND.search(phrase.passage.classes, max(phrase.start - 8, 0), phrase.start) is None:
        return None
    reference = phrase.references.from_discourse()
    if reference is None or reference.span.precision is not Precision.DAY:
        return None
    base = reference.span.earliest
    span = month_or_day(base.year, base.month, int(phrase.word("day")))
    return dated(span, reference) if span is not None and span.earliest > base else None


_DAY_AND = compile_pattern(r"(?:MONTHNAME)DOT DAY(?:SUFFIX)?(?:, DAY(?:SUFFIX)?)*,? AND $")


@rule("weekday with its date", r"(?P<weekday>WEEKDAYNAME)DOT,?(?: ON)?(?: THE)? (?=MONTHNAME|DAY|ORD)")
def weekday_date(phrase: Phrase) -> Reading | None:
    """Read "Friday, Feb. 21" as one date."""
    after = phrase.sight(phrase.end)
    if after is None or after.reading.type is not TimexType.DATE:
        return None
    reading = after.reading
    if reading.span is None and not reading.value.startswith("XXXX-"):
        return None
    if reading.span is not None and reading.span.earliest != reading.span.latest:
        return None
    return Reading(
        reading.type,
        reading.value,
        reading.span,
        reading.reference,
        f"weekday, {reading.rule or after.rule.name}",
        after.end,
    )


@rule(
    "month",
    r"(?P<month>MONTH)(?!-DIGITS)",
    r"(?P<month>MAYMARCH)(?!-DIGITS)",
    r"(?P<month>MON)DOT(?!-DIGITS)",
)
def month_alone(phrase: Phrase) -> Reading | None:
    """Read "in February", the year from elsewhere."""
    if not phrase.capital("month") or phrase.is_part_of_a_day():
        return None
    word = phrase.word("month")
    if word in ("may", "march") and phrase.follows("THE") and phrase.after() == " ":
        if phrase.passage.capital(phrase.end + 1) or phrase.after(2) in _AFTER_A_MARCH:
            return None
    elif (word in ("may", "march") or len(word) < 5) and word not in ("june", "july"):
        if not (phrase.follows(*_MONTH_CONTEXT) or phrase.before(2) in _MONTH_PREPOSITIONS):
            return None
        if (
            len(word) < 4
            and word != "may"
            and phrase.after() == " "
            and phrase.passage.capital(phrase.end + 1)
        ):
            return None
    number = MONTHS[word]
    return yearly(
        phrase, lambda year_number: month_or_day(year_number, number, None), "month", f"XXXX-{number:02}"
    )


_AFTER_A_MARCH = frozenset(["on", "of", "for", "to", "against", "in", "through", "by", "from", "into", "was", "is", "and"])
_MONTH_PREPOSITIONS = frozenset(["by", "during", "for", "until", "through", "late-"])


@rule("day of the month", r"(?P<day>DAY)SUFFIX(?=[.,;)]| (?:AND|TO|IN|AT|OTHER) )", modifiers=False)
def day_of_month(phrase: Phrase) -> Reading | None:
    """Read "on the 9th" and "Wednesday the 9th": the month is that of the reference date, or the one beside it."""
    if not (phrase.follows("THE") and phrase.before(4) in _BEFORE_THE_DAY):
        return None
    reference, number = phrase.references.deictic(), int(phrase.word("day"))
    if reference is None or reference.span.precision not in (Precision.DAY, Precision.MONTH):
        return None
    base = reference.span.earliest
    around = valid(
        month_or_day(base.year + (base.month - 1 + step) // 12, (base.month - 1 + step) % 12 + 1, number)
        for step in (-1, 0, 1)
    )
    span = nearest(around, base, phrase.tense())
    return dated(span, reference) if span is not None else None


_BEFORE_THE_DAY = frozenset(("on", *WEEKDAYS))


@rule("weekday", r"(?P<weekday>WEEKDAY)", r"(?P<weekday>WDAY)DOT")
def weekday_alone(phrase: Phrase) -> Reading | None:
    """Read "Friday": the one before or after the reference date, as the tense says."""
    word = phrase.word("weekday")
    if not phrase.capital("weekday") or (len(word) < 5 and not phrase.follows("ON", "LAST", "NEXT", "TO")):
        return None
    number = WEEKDAYS[word]
    reference = phrase.references.deictic()
    if reference is None:
        return Reading(TimexType.DATE, f"XXXX-WXX-{number + 1}")
    if reference.span.earliest != reference.span.latest:
        return Reading(TimexType.DATE, f"XXXX-WXX-{number + 1}")
    base = reference.span.earliest
    counted_from = str(reference.origin)
    if phrase.tense() is Tense.FUTURE:
        return dated(day(weekday_after(base, number)), reference, f"weekday after the {counted_from}")
    return dated(day(weekday_before(base, number)), reference, f"weekday before the {counted_from}")


def weekday_before(base: date, number: int) -> date:
    """Return the last such weekday up to and including a day."""
    return base - timedelta(days=(base.weekday() - number) % 7)


def weekday_after(base: date, number: int) -> date:
    """Return the next such weekday from a day on, the day included."""
    return base + timedelta(days=(number - base.weekday()) % 7)


@rule("year", r"(?P<year>YEAR)(?!,DIGITS|\.DIGITS|:|/DIGITS|-DIGITS|-SINGULAR| UNITS| ZONE|'?S)")
def year_alone(phrase: Phrase) -> Reading | None:
    """Read "1990" where it stands as a year, not as an amount."""
    before = phrase.before()
    if before in ("$", "£", "€", "#", ".", ",", ":", "/", "+") and not (
        before in ".," and not phrase.before(2).isdigit()
    ):
        return None
    if (
        before == "-"
        and phrase.before(2)[-1:].isalnum()
        and phrase.before(2) not in ("mid", "post", "pre", "late", "early")
    ):
        return None
    number = int(phrase.word("year"))
    if phrase.before(2) in _NUMBERED or (phrase.after() == " " and phrase.after(2) in _MAKES):
        return None
    following = phrase.after(2) if phrase.after() == " " else ""
    if following in _COUNTED or phrase.after() in ("%", "°"):
        return None
    if number < _SURELY_YEARS and not (phrase.references.narrative or phrase.follows("IN", "SINCE", "CIRCA")):
        return None
    if number not in _SHORT_YEARS and (
        not _says_year(phrase)
        or (following.endswith("s") and following not in ("was", "is", "has", "as", "its", "his", "this"))
    ):
        return None
    return dated(year(number))


def _says_year(phrase: Phrase) -> bool:
    return phrase.follows("IN", "SINCE", "FROM", "TO", "OF", "BEFORE", "AFTER", "BETWEEN", "CIRCA", "EARLY", "LATE", "MID", "AND") or phrase.before(2) in (
        "by", "during", "year", "summer", "winter", "spring", "autumn"
    )  # fmt: skip


@rule("year before the era", r"(?P<year>DIGITS) (?P<era>ERA)", r"(?P<year>DIGITS) ?B\.C\.")
def year_of_era(phrase: Phrase) -> Reading | None:
    """Read "44 BC" (which no calendar day stands for here) and "1066 AD"."""
    number = int(phrase.word("year"))
    era = phrase.word("era") if "era" in phrase.match.groupdict() else "bc"
    if era in ("ad", "ce"):
        return dated(year(number)) if number else None
    return Reading(TimexType.DATE, f"BC{number:04}")
