"""The engines that the search benchmark compares, each with titles, texts, days, and snippets of the best 50.

Every engine is given the same articles, stems English words, keeps positions and stores titles and texts.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import RLock
from typing import Protocol

from whoosh import fields
from whoosh.analysis import StemmingAnalyzer
from whoosh.index import FileIndex

from corpus.article import Article, Confidence, Provenance, Published
from search_index.index.catalogue import Catalogue, write_catalogue
from search_index.index.dating import DatedArticle
from search_index.index.document import document_of, summary_of
from search_index.index.schema import article_schema
from search_index.index.snapshot import Snapshot, open_whoosh
from search_index.index.storage import DurableStorage
from search_index.packed.writer import PackedWriter
from search_index.queries.compiler import compile_query
from search_index.queries.parser import parse
from search_index.search.collection import Collection
from search_index.search.searcher import run
from search_index.timeline.timeline import Timeline
from tests.benchmarks.search_queries import BenchmarkQuery

TOP = 50


@dataclass(frozen=True, slots=True)
class Report:
    """A newswire report; ``day`` is its published day, if known."""

    number: int
    title: str
    text: str
    day: date | None


class Engine(Protocol):
    """An engine under test."""

    name: str

    def build(self, reports: Iterable[Report]) -> None:
        """Index all reports, durably."""

    def best(self, query: BenchmarkQuery) -> int:
        """Fetch titles and snippets of the best; return how many."""


def _dated(report: Report) -> DatedArticle:
    published = Published()
    if report.day:
        published = Published(report.day, report.day, Provenance.FRONT_MATTER, Confidence.STATED)
    path = f"{report.number}.txt"
    return DatedArticle(Article(path, report.title, report.text, published=published))


class Dateline:
    """This project: the packed index, searched and shown as the app does."""

    name = "dateline"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)

    def build(self, reports: Iterable[Report]) -> None:
        index = FileIndex.create(DurableStorage(self.folder), article_schema(), "MAIN")
        writer = PackedWriter(index)
        summaries = []
        for report in reports:
            dated = _dated(report)
            writer.add_document(**document_of(report.number, dated))
            summaries.append(summary_of(report.number, dated))
        write_catalogue(self.folder, 1, summaries)
        writer.commit()

    def open(self) -> None:
        """Open the index."""
        searcher = open_whoosh(self.folder).searcher()
        self.snapshot = Snapshot(self.folder, 1, searcher, Catalogue.open(self.folder, 1), Timeline.empty())
        self._collection = Collection(self.snapshot)
        self._lock = RLock()

    def best(self, query: BenchmarkQuery) -> int:
        result = run(self._collection, self._lock, query.dateline, parse(query.dateline), fold=False)
        return len([(hit.article.title, hit.snippet) for hit in result.hits(0, TOP)])

    def scores(self, query: BenchmarkQuery) -> dict[int, float]:
        """Return the scores of all articles found, by number."""
        found = self.snapshot.arrays.search(compile_query(parse(query.dateline).root))
        return dict(zip(self.snapshot.numbers[found.documents].tolist(), found.scores.tolist(), strict=True))


class StockWhoosh:
    """Whoosh as it comes, with dateline's schema, so that all it finds can be compared."""

    name = "stock Whoosh"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def build(self, reports: Iterable[Report]) -> None:
        index = FileIndex.create(DurableStorage(self.folder), article_schema(), "MAIN")
        writer = index.writer(limitmb=256)
        for report in reports:
            writer.add_document(**document_of(report.number, _dated(report)))
        writer.commit()
        self._searcher = index.searcher()

    def best(self, query: BenchmarkQuery) -> int:
        found = self._searcher.search(compile_query(parse(query.dateline).root), limit=TOP)
        return len([hit["article"] for hit in found])

    def scores(self, query: BenchmarkQuery) -> dict[int, float]:
        """Return the scores of all articles found, by number."""
        found = self._searcher.search(compile_query(parse(query.dateline).root), limit=None)
        column = self._searcher.reader().column_reader("number")
        return {column[document]: score for score, document in found.top_n}


def plain_whoosh_speed(reports: Iterable[Report], folder: Path) -> float:
    """Return how many articles Whoosh indexes in a second of one core: title and text alone, stemmed."""
    folder.mkdir()
    text = fields.TEXT(StemmingAnalyzer(), stored=True)
    index = FileIndex.create(DurableStorage(folder), fields.Schema(title=text, text=text), "MAIN")
    count = 0
    started = time.process_time()
    writer = index.writer(limitmb=256)
    for report in reports:
        writer.add_document(title=report.title, text=report.text)
        count += 1
    writer.commit()
    return count / (time.process_time() - started)


class Fts5:
    """SQLite's full-text search with Porter's stemmer."""

    name = "SQLite FTS5"

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._connection = sqlite3.connect(folder / "fts5.db")
        self._connection.execute(
            "CREATE VIRTUAL TABLE reports USING fts5(title, text, day UNINDEXED, tokenize='porter unicode61')"
        )

    def build(self, reports: Iterable[Report]) -> None:
        rows = (
            (each.number, each.title, each.text, each.day.toordinal() if each.day else 0) for each in reports
        )
        with self._connection:
            self._connection.executemany(
                "INSERT INTO reports(rowid, title, text, day) VALUES (?, ?, ?, ?)", rows
            )

    def best(self, query: BenchmarkQuery) -> int:
        days = [day.toordinal() for day in query.days or ()]
        found = self._connection.execute(
            "SELECT rowid, title, snippet(reports, 1, '[', ']', '…', 30) FROM reports WHERE reports MATCH ?"
            f"{' AND day BETWEEN ? AND ?' if days else ''} ORDER BY bm25(reports, 2.0, 1.0) LIMIT {TOP}",
            [query.fts5, *days],
        )
        return len(found.fetchall())


class Tantivy:
    """Tantivy through its Python binding, with one thread and its own snippets."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        import tantivy  # optional: only this engine needs it

        folder.mkdir()
        self._library = tantivy
        schema = tantivy.SchemaBuilder()
        for field in ("title", "text"):
            schema.add_text_field(field, stored=True, tokenizer_name="en_stem", index_option="position")
        schema.add_unsigned_field("day", stored=False, indexed=True, fast=True)
        self._schema = schema.build()
        self._index = tantivy.Index(self._schema, path=str(folder))

    def build(self, reports: Iterable[Report]) -> None:
        writer = self._index.writer(num_threads=1, heap_size=256_000_000)
        for report in reports:
            document = self._library.Document(title=report.title, text=report.text)
            document.add_unsigned("day", report.day.toordinal() if report.day else 0)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def best(self, query: BenchmarkQuery) -> int:
        if query.beginning:
            wanted = self._library.Query.regex_query(self._schema, "text", f"{query.beginning}.*")
        else:
            wanted = self._index.parse_query(query.tantivy, ["title", "text"], field_boosts={"title": 2.0})
        generator = self._library.SnippetGenerator.create(self._searcher, wanted, self._schema, "text")
        shown = []
        for _, address in self._searcher.search(wanted, TOP).hits:
            document = self._searcher.doc(address)
            shown.append((document["title"], generator.snippet_from_doc(document).fragment()))
        return len(shown)
