"""The fixed queries of the search benchmark, written as each engine takes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_RARE = ("cocoa", "gorbachev", "platinum", "hurricane", "vineyard")
_MEDIUM = ("oil", "wheat", "merger", "dollar", "strike")
_COMMON = ("said", "the", "of", "year", "company")
_SEVERAL = (
    *("crude oil", "interest rates", "wheat exports", "japan trade", "the bank"),
    *("crude oil prices", "bank of england", "gold mine output", "u.s. trade deficit"),
    *(
        "opec oil output quota",
        "central bank interest rate cut",
        "the company said it had",
        "soviet grain purchases",
    ),
)
_PHRASES = (
    *("central bank", "prime minister", "crude oil", "interest rates", "new york"),
    *("net loss per share", "bank of england", "of the", "said the company"),
)
_ANY = (("gold", "silver"), ("oil", "gas", "coal"), ("the", "said"), ("cocoa", "coffee", "sugar", "cotton"))
_WITHOUT = (("merger", "shares"), ("oil", "crude"), ("bank", "the"), ("said", "year"))
_FIELDS = (("title", "acquisition"), ("title", "oil"), ("text", "bonn"), ("title", "the"))
_BEGINNINGS = ("p", "s", "t", "pr", "co", "pro", "oil", "inte", "compa", "interv", "w")
_DATED = (
    ("oil", date(1987, 3, 1), date(1987, 3, 31)),
    ("the", date(1987, 2, 26), date(1987, 4, 1)),
    ("trade deficit", date(1987, 4, 1), date(1987, 10, 31)),
    ("cocoa", date(1987, 6, 1), date(1987, 6, 30)),
)


@dataclass(frozen=True, slots=True)
class BenchmarkQuery:
    """One query; ``days`` are the first and the last published day wanted, if any."""

    kind: str
    dateline: str
    fts5: str
    tantivy: str
    beginning: str = ""
    days: tuple[date, date] | None = None

    @property
    def name(self) -> str:
        return f"{self.kind}: {self.dateline}"


def _quoted(words: str) -> str:
    return " ".join(f'"{word}"' for word in words.split())


def _required(words: str) -> str:
    return " ".join(f'+"{word}"' for word in words.split())


def queries() -> list[BenchmarkQuery]:
    """Return all queries, kind by kind."""
    made: list[BenchmarkQuery] = []
    for kind, words in (
        ("rare word", _RARE),
        ("word", _MEDIUM),
        ("common word", _COMMON),
        ("words", _SEVERAL),
    ):
        made += [BenchmarkQuery(kind, each, _quoted(each), _required(each)) for each in words]
    made += [BenchmarkQuery("phrase", f'"{each}"', f'"{each}"', f'"{each}"') for each in _PHRASES]
    made += [BenchmarkQuery("OR", *[" OR ".join(words)] * 3) for words in _ANY]
    made += [
        BenchmarkQuery("NOT", f"{one} -{other}", f"{one} NOT {other}", f"+{one} -{other}")
        for one, other in _WITHOUT
    ]
    made += [BenchmarkQuery("field", *[f"{field}:{word}"] * 3) for field, word in _FIELDS]
    made += [BenchmarkQuery("beginning", f"{each}*", f"{each}*", "", beginning=each) for each in _BEGINNINGS]
    made += [
        BenchmarkQuery(
            "days",
            f"{words} published:{first}..{last}",
            _quoted(words),
            f"{_required(words)} +day:[{first.toordinal()} TO {last.toordinal()}]",
            days=(first, last),
        )
        for words, first, last in _DATED
    ]
    return made
