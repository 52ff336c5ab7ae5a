"""What the fields of an article find: exact words, names by their words, and whole names."""

from datetime import date

import pytest
from whoosh import query
from whoosh.filedb.filestore import RamStorage
from whoosh.index import FileIndex

from corpus.article import Article, Confidence, Provenance, Published
from search_index.index.dating import DatedArticle
from search_index.index.document import document_of
from search_index.index.schema import article_schema
from search_index.packed.beginning import Beginning
from search_index.packed.search import ArraySearch
from search_index.packed.writer import PackedWriter

KNOWN = Published(date(2024, 2, 1), date(2024, 2, 29), Provenance.FOLDER_NAME, Confidence.STATED)
ARTICLES = (
    Article("a.txt", "Central banks", "The central bank's visits ended. No-one visited again.", "The Herald"),
    Article("b/c.txt", "Elections", "Electing a visitor is central. Banks close.", "Herald", published=KNOWN),
)
NAMES = (
    {"people": ("Vladimir Putin", "Li Qiang"), "places": ("São Paulo",)},
    {"people": ("Li Wei", "Putin"), "places": ()},
)


@pytest.fixture(scope="module", params=["stock", "packed"])
def search(request):
    index = FileIndex.create(RamStorage(), article_schema(), "MAIN")
    writer = PackedWriter(index) if request.param == "packed" else index.writer()
    for number, (article, names) in enumerate(zip(ARTICLES, NAMES, strict=True)):
        values = document_of(number, DatedArticle(article))
        writer.add_document(**values | names | {"person": names["people"], "place": names["places"]})
    writer.commit()
    with index.searcher() as searcher:
        arrays = ArraySearch(searcher)
        yield lambda wanted: arrays.matching(wanted).tolist()


@pytest.mark.parametrize(
    ("field", "words", "found"),
    [
        ("text", ["central", "bank"], [0, 1]),
        ("text_words", ["central", "bank"], [0]),
        ("text_words", ["central", "banks"], [1]),
        ("title_words", ["central", "banks"], [0]),
        ("text_words", ["no", "one", "visited"], [0]),
        ("person", ["vladimir", "putin"], [0]),
        ("person", ["putin", "li"], []),
        ("person", ["li", "wei"], [1]),
        ("place", ["sao", "paulo"], [0]),
        ("source", ["the", "herald"], [0]),
    ],
)
def test_rows_of_words_are_found_where_they_stand(search, field, words, found):
    assert search(query.Phrase(field, words)) == found


@pytest.mark.parametrize(
    ("field", "term", "found"),
    [
        ("person", "putin", [0, 1]),
        ("people", "Vladimir Putin", [0]),
        ("people", "Putin", [1]),
        ("people", "putin", []),
        ("places", "São Paulo", [0]),
        ("outlet", "The Herald", [0]),
        ("outlet", "Herald", [1]),
        ("outlet", "", []),
        ("source", "herald", [0, 1]),
        ("location", "c", [1]),
        ("path", "b/c.txt", [1]),
        ("text", "visit", [0]),
        ("text_words", "visited", [0]),
        ("text_words", "visit", []),
    ],
)
def test_words_and_names_are_found(search, field, term, found):
    assert search(query.Term(field, term)) == found


def test_beginnings_are_those_of_words_as_they_stand(search):
    assert search(Beginning("text_words", "visitor")) == [1]
    assert search(Beginning("title_words", "electio")) == [1]
    assert search(Beginning("person", "pu")) == [0, 1]


def test_days_are_found_only_of_articles_whose_date_is_known(search):
    assert search(query.NumericRange("published_earliest", None, date(2024, 2, 10).toordinal())) == [1]
    assert search(query.NumericRange("published_latest", date(2024, 2, 10).toordinal(), None)) == [1]
