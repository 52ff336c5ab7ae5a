"""Small indexes, the same in Whoosh's own codec and in packed arrays."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from typing import Any

from whoosh import columns, fields, formats, query
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from search_index.index.analysis import WordAnalyzer, folded_form, never_tied, pieces, split, stem_of
from search_index.index.schema import ArticleText
from search_index.packed.beginning import Beginning
from search_index.packed.writer import PackedWriter


class Words(fields.FieldType):
    """Which words a document has."""

    split = staticmethod(split)
    term = staticmethod(folded_form)
    tied = staticmethod(never_tied)
    most_tied = 1

    def further_terms(self, _words):
        return ()

    def __init__(self) -> None:
        super().__init__(
            analyzer=WordAnalyzer(stemmed=False), format=formats.Existence(), scorable=False, stored=False
        )

    def index(self, value, **_options):
        for word in {folded_form(word) for text in value for word in split(text)} - {""}:
            yield word.encode(), 1, 1.0, b""

    def pieces(self, value):
        return [piece for text in value for piece in pieces(text)]


def schema() -> fields.Schema:
    return fields.Schema(
        path=fields.ID(unique=True, stored=True),
        title=ArticleText(stemmed=True),
        text=ArticleText(stemmed=True),
        words=Words(),
        source=fields.TEXT,
        note=fields.KEYWORD(scorable=True),
        day=fields.NUMERIC(int, signed=False, shift_step=0),
        level=fields.NUMERIC(int),
        number=fields.COLUMN(columns.NumericColumn("i")),
        extra=fields.STORED,
    )


SAYINGS = (
    "the river rose over the old bridge",
    "a bridge too far",
    "ministers met on the bridge and talked of rivers",
    "nobody talks of the talks",
    "Vučić met O'Brien's minister in the U.S. for 1,500 talks",
    "no-one rose in the Côte d'Ivoire",
    "a well-known son-in-law of the well's owner",
    "the the the",
    "bridges, rivers and roads",
)


def document(number: int, text: str, title: str = "") -> dict[str, Any]:
    return {
        "path": f"{number}.txt",
        "title": title,
        "text": text,
        "words": (title, text),
        "source": f"the paper {number % 3}",
        "note": "red green" if number % 2 else "green",
        "day": number % 40,
        "level": number - 20,
        "number": number,
        "extra": {"number": number, "text": text},
    }


def documents(count: int, seed: int = 1) -> list[dict[str, Any]]:
    """Documents of random sayings; some empty, one huge."""
    chance = random.Random(seed)
    made = []
    for number in range(count):
        text = ". ".join(chance.choices(SAYINGS, k=chance.choice((0, 1, 2, 3, 9))))
        made.append(document(number, text, chance.choice((*SAYINGS, ""))))
    if count > 10:
        made[7] = document(7, "the river " * 3000 + "bridge")
    return made


def new_index(folder) -> FileIndex:
    folder.mkdir()
    return FileIndex.create(FileStorage(str(folder)), schema(), "MAIN")


def write_both(folder, batches: Iterable[Sequence[dict[str, Any]]], removed: Sequence[int] = ()):
    """Return a stock and a packed index of the same documents, a commit each for ``batches``."""
    stock, packed = new_index(folder / "stock"), new_index(folder / "packed")
    for batch in batches:
        for writer in (stock.writer(), PackedWriter(packed, batch_words=150)):
            for each in batch:
                writer.update_document(**each)
            if isinstance(writer, PackedWriter):
                writer.commit()
            else:
                writer.commit(merge=False)
    for writer in (stock.writer(), PackedWriter(packed)):
        for number in removed:
            writer.delete_by_term("path", f"{number}.txt")
        writer.commit(merge=False)
    return stock, packed


def term(word: str, field: str = "text", boost: float = 1.0) -> query.Query:
    return query.Term(field, stem_of(word), boost=boost)


def row(*words: str, field: str = "text", boost: float = 1.0) -> query.Query:
    return query.Phrase(field, [stem_of(word) for word in words], boost=boost)


def anywhere(word: str) -> query.Query:
    return query.Or([term(word, "title", 2.0), term(word)])


QUERIES: dict[str, query.Query] = {
    "a rare word": term("roads"),
    "a common word": term("the"),
    "a word nobody wrote": term("xylophone"),
    "a word anywhere": anywhere("bridge"),
    "all of two": query.And([anywhere("bridge"), anywhere("river")]),
    "all of four": query.And([anywhere(word) for word in ("the", "river", "bridge", "minister")]),
    "all, one of them missing": query.And([term("bridge"), term("xylophone")]),
    "any of two": query.Or([term("bridge"), term("talks")]),
    "any, boosted": query.Or([term("bridge"), term("talks")], boost=3.0),
    "any of one, boosted": query.Or([term("bridge")], boost=3.0),
    "all, boosted": query.And([term("bridge"), term("river")], boost=0.5),
    "but not": query.And([term("bridge"), query.Not(term("minister"))]),
    "or not": query.Or([term("bridge"), query.Not(term("minister"))]),
    "only not": query.Not(term("the")),
    "not nothing": query.Not(term("xylophone")),
    "and-not": query.AndNot(term("bridge"), query.Or([term("minister"), term("roads")])),
    "and-maybe": query.AndMaybe(term("bridge"), row("the", "river")),
    "require": query.Require(term("bridge"), term("river")),
    "a phrase": row("the", "river"),
    "a boosted phrase": row("the", "bridge", boost=2.5),
    "a phrase of one word twice": row("the", "the"),
    "a long phrase": row("met", "on", "the", "bridge"),
    "a phrase of one word": row("bridge"),
    "a phrase with a word nobody wrote": row("old", "xylophone"),
    "a phrase in either field": query.Or(
        [row("the", "bridge", field="title", boost=2.0), row("the", "bridge")]
    ),
    "phrases together": query.And([row("the", "river"), row("the", "bridge")]),
    "a sloppy phrase": query.Phrase("text", ["river", "bridg"], slop=4),
    "a word in several parts": query.And(
        [
            query.Or([term("bridge", boost=0.5), term("the"), term("river")], boost=3.0),
            query.Or([term("bridge"), row("the", "river"), query.And([term("the"), term("bridge")])]),
        ]
    ),
    "nested": query.And([query.Or([query.And([term("river"), term("road")]), term("talks")]), term("the")]),
    "a beginning": Beginning("words", "r"),
    "a beginning of one word": Beginning("words", "xy"),
    "a longer beginning": Beginning("words", "riv", boost=2.0),
    "an empty beginning": Beginning("words", ""),
    "a word being typed": query.Or([anywhere("ro"), Beginning("words", "ro")]),
    "a beginning among others": query.And([anywhere("bridge"), Beginning("words", "ro")]),
    "an accented word": anywhere("vucic"),
    "an apostrophe": query.And([term("obrien"), term("us"), term("1500")]),
    "tied words as one": query.Or([term("noone"), term("soninlaw"), term("wellknown")]),
    "the parts of a word": query.And([term("d"), term("ivoire")]),
    "a phrase over parts and tied words": query.Or([row("cote", "ivoire"), row("inlaw", "of", "the")]),
    "a field": query.Term("source", "paper"),
    "an unscored field": query.Term("path", "3.txt"),
    "a scored keyword": query.Term("note", "red"),
    "days": query.NumericRange("day", 5, 20),
    "days before": query.NumericRange("day", None, 20, endexcl=True),
    "days after": query.NumericRange("day", 20, None, startexcl=True),
    "no days": query.NumericRange("day", 21, 20),
    "one day": query.NumericRange("day", 7, 7),
    "levels in tiers": query.NumericRange("level", -13, 17, boost=2.0),
    "words within days": query.And([anywhere("bridge"), query.NumericRange("day", 5, 20)]),
    "everything": query.Every(),
    "everything, boosted": query.Every(boost=2.0),
    "all that have a field": query.Every("title"),
    "nothing": query.NullQuery,
    "a constant score": query.ConstantScoreQuery(term("bridge"), 4.0),
    "a wildcard": query.Wildcard("text", "r*v?r"),
    "a fuzzy word": query.FuzzyTerm("text", "brigde", maxdist=2),
    "a range of terms": query.TermRange("text", "m", "rn"),
    "Whoosh's own prefix": query.Prefix("text", "ri"),
    "foreign parts among others": query.And([query.Wildcard("text", "r*v?r"), term("bridge")]),
    "a field that is not there": query.Term("nowhere", "x"),
    "many words": query.Or([term(word) for saying in SAYINGS for word in split(saying)]),
}
