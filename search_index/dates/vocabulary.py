"""The words that date expressions are made of, each in one class.

A text is read as one character a word: the character of the word's class (``MONTH``, ``UNIT``, ``DAY`` …),
or ``OTHER``. Rules are regular expressions over these characters, written with the names below.
Words are lower case.
"""

from __future__ import annotations

from itertools import product


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text that are separated by white space."""
    return frozenset(text.split())


OTHER = "_"
"""The class of every word that no date is made of."""

BLANK, BREAK = " ", "¶"
"""The classes of white space within a line or paragraph, and of an empty line."""

EMPTY_LINE = "\n\n"
"""The one word that is of the class ``BREAK``."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
"""Month names and abbreviations to 1 … 12."""

WEEKDAYS = {
    form: number
    for number, forms in enumerate(
        (
            "monday mondays mon", "tuesday tuesdays tue tues", "wednesday wednesdays wed weds",
            "thursday thursdays thu thur thurs", "friday fridays fri", "saturday saturdays sat",
            "sunday sundays sun",
        )
    )
    for form in forms.split()
}  # fmt: skip
"""Weekday names, plurals and abbreviations to 0 (Monday) … 6, as ``date.weekday`` has it."""

SEASON_NAMES = {
    "spring": "spring", "springtime": "spring", "summer": "summer", "summertime": "summer",
    "midsummer": "summer", "midwinter": "winter",
    "autumn": "autumn", "fall": "autumn", "winter": "winter", "wintertime": "winter",
}  # fmt: skip

STREETS = words_of("street road avenue lane drive place court close square terrace crescent")
"""What follows a name that is no date: "May Street"."""

CLASS_WORDS = {
    "MONTH": "january february april june july august september october november december",
    "MAYMARCH": "may march",
    "MON": "jan feb mar apr jun jul aug sept sep oct nov dec",
    "WEEKDAY": "monday tuesday wednesday thursday friday saturday sunday",
    "WEEKDAYS": "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    "WDAY": "mon tue tues wed weds thu thur thurs fri sat sun",
    "SEASON": " ".join(SEASON_NAMES),
    "UNIT": "day week month decade hour minute fortnight millennium",
    "YEARWORD": "year",
    "QUARTER": "quarter",
    "CENTURY": "century",
    "WEEKEND": "weekend",
    "UNITS": "days weeks months years quarters decades centuries hours minutes seconds fortnights weekends "
    "nights",
    "SEMESTER": "half",
    "PERIOD": "period",
    "SECOND": "second",
    "ORDINAL": "first third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth",
    "SUFFIX": "st nd rd th",
    "CARDINAL": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
    "SCALE": "hundred thousand dozen",
    "ONE": "one",
    "DECADES": "twenties thirties forties fifties sixties seventies eighties nineties",
    "MANY": "several few couple many",
    "THE": "the",
    "A": "a an",
    "OF": "of",
    "IN": "in",
    "BY": "by during",
    "ON": "on",
    "AT": "at",
    "TO": "to through till until thru",
    "AND": "and",
    "OR": "or",
    "SO": "so",
    "FROM": "from",
    "BETWEEN": "between",
    "LAST": "last",
    "PAST": "past",
    "PREVIOUS": "previous preceding prior",
    "PREVIOUSLY": "previously beforehand",
    "DATEWORD": "date",
    "NEXT": "next",
    "COMING": "coming upcoming",
    "FOLLOWING": "following ensuing",
    "THIS": "this",
    "THAT": "that",
    "THESE": "these those",
    "SAME": "same",
    "CURRENT": "current",
    "LATEST": "latest",
    "FINAL": "final closing",
    "RECENT": "recent",
    "EACH": "each every",
    "AGO": "ago",
    "EARLIER": "earlier",
    "LATER": "later",
    "BEFORE": "before",
    "AFTER": "after",
    "SINCE": "since",
    "HENCE": "hence",
    "AHEAD": "ahead",
    "EARLY": "early",
    "LATE": "late",
    "MID": "mid",
    "BEGINNING": "beginning start",
    "MIDDLE": "middle",
    "END": "end close",
    "FISCAL": "fiscal financial",
    "FULL": "full whole entire",
    "REST": "rest remainder",
    "TODAY": "today",
    "YESTERDAY": "yesterday",
    "TOMORROW": "tomorrow",
    "TONIGHT": "tonight",
    "OVERNIGHT": "overnight",
    "DAYPART": "morning afternoon evening night",
    "NOON": "noon midday midnight",
    "DAWN": "dawn daybreak dusk nightfall lunchtime sunrise sunset",
    "CLOCKHALF": "am pm",
    "P": "p",
    "M": "m",
    "OCLOCK": "o",
    "ZONE": "gmt utc est edt et cst cdt ct mst mdt mt pst pdt pt bst cet cest msk",
    "S": "s",
    "ERA": "bc bce ad ce",
    "B": "b",
    "C": "c",
    "Q": "q",
    "H": "h",
    "FY": "fy",
    "T": "t",
    "CLOCK": "clock",
    "HRS": "hrs",
    "LOCAL": "local",
    "CIRCA": "circa ca",
    "ABOUT": "about around approximately roughly nearly almost some",
    "LEAST": "least most",
    "MORE": "more less fewer",
    "THAN": "than",
    "OVER": "over under",
    "UP": "up",
    "OLD": "old long",
    "NOW": "now currently nowadays presently",
    "RECENTLY": "recently lately",
    "SOON": "soon",
    "ONCE": "once",
    "FUTURE": "future",
    "TERM": "term",
    "TIME": "time moment",
    "DAILY": "daily weekly monthly yearly hourly nightly fortnightly",
    "HOLIDAY": "christmas easter thanksgiving halloween epiphany ascension pentecost whitsun hanukkah "
    "juneteenth ramadan",
    "EVE": "eve",
    "NEW": "new",
    "GOOD": "good",
    "ASH": "ash palm maundy shrove whit boxing valentine martin memorial labor labour independence columbus "
    "veterans bastille armistice victory election inauguration presidents mother father patrick groundhog "
    "remembrance",
    "ALL": "all",
}
"""Class names to their words."""

_PUNCTUATION = {character: character for character in ".,-/:'()"} | {
    "’": "'",
    "‘": "'",
    "–": "-",
    "—": "=",
    "‑": "-",
}
_BLANKS = {
    "".join(run) for length in range(1, 5) for run in product(" \t\n", repeat=length) if run.count("\n") < 2
}
_DIGITS = ("DAY", "TWO", "NUMBER", "YEAR")


def _characters() -> dict[str, str]:
    names = [*CLASS_WORDS, *_DIGITS]
    return {name: chr(0x100 + position) for position, name in enumerate(names)}


CLASSES: dict[str, str] = _characters()
"""Class names to the character that stands for a word of the class.

Digits: ``DAY`` is 1 to 31 (or 01 to 09), ``TWO`` the other two-digit numbers, ``YEAR`` 1000 to 2199,
``NUMBER`` other numbers of up to four digits.
"""


def _digit_class(digits: str) -> str:
    number = int(digits)
    if len(digits) <= 2:
        return CLASSES["DAY"] if 1 <= number <= 31 else CLASSES["TWO"]
    return CLASSES["YEAR"] if 1000 <= number < 2200 and len(digits) == 4 else CLASSES["NUMBER"]


def _word_classes() -> dict[str, str]:
    table = {word: CLASSES[name] for name, words in CLASS_WORDS.items() for word in words.split()}
    table |= {digits: _digit_class(digits) for length in range(1, 5) for digits in _digit_strings(length)}
    table |= _PUNCTUATION
    table |= dict.fromkeys(_BLANKS, BLANK)
    table |= {"\n" + " " * width: BLANK for width in range(16)}
    table[EMPTY_LINE] = BREAK
    return table


def _digit_strings(length: int) -> list[str]:
    return [f"{number:0{length}}" for number in range(10**length)]


WORD_CLASSES: dict[str, str] = _word_classes()
"""Every known word, number, mark and white space to its class character."""
