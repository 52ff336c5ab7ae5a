"""Writing: batches, merges, updates, refusals; and Whoosh's own writer with this codec."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh import fields, query, sorting
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import UnknownFieldError
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import FileIndex
from whoosh.util.numeric import length_to_byte

from search_index.packed.codec import PackedCodec
from search_index.packed.lengths import pack_lengths
from search_index.packed.search import ArraySearch, Found, Ties
from search_index.packed.vocabulary import Vocabulary
from search_index.packed.writer import PackedWriter, packed_parts
from tests.search_index.packed.making import document, documents, new_index, schema


@pytest.fixture
def index(tmp_path):
    return new_index(tmp_path / "index")


def write(index, made, **options):
    writer = PackedWriter(index, **options)
    for each in made:
        writer.update_document(**each)
    writer.commit()


def contents(index):
    """Everything that is in an index, by path."""
    with index.reader() as reader:
        path_of = {number: stored["path"] for number, stored in reader.iter_docs()}
        postings = {}
        for field, text in reader.all_terms():
            matcher = reader.postings(field, text)
            while matcher.is_active():
                value = matcher.value_as("positions") if matcher.supports("positions") else matcher.weight()
                postings[field, text, path_of[matcher.id()]] = value
                matcher.next()
        stored = sorted((stored["path"], repr(stored)) for _, stored in reader.iter_docs())
        column = reader.column_reader("number")
        return postings, stored, sorted((path, column[number]) for number, path in path_of.items())


def test_batches_of_any_size_give_the_same_index(tmp_path):
    whole, many = new_index(tmp_path / "whole"), new_index(tmp_path / "many")
    write(whole, documents(30))
    write(many, documents(30), batch_words=20)
    assert contents(whole) == contents(many)


@pytest.mark.parametrize("pieces", [1, 7, 40])
def test_terms_found_out_in_parts_give_the_same_index(tmp_path, monkeypatch, pieces):
    whole, parts = new_index(tmp_path / "whole"), new_index(tmp_path / "parts")
    made = [
        *documents(30),
        document(30, "no-one's e-mail - U.S.-led"),
        document(31, "Jean-Marie O'Brien's e-mail"),
    ]
    write(whole, made)
    monkeypatch.setattr("search_index.packed.batch._PIECES_AT_A_TIME", pieces)
    write(parts, made)
    assert contents(whole) == contents(parts)


def test_many_commits_give_the_same_index_in_few_segments(tmp_path):
    whole, many = new_index(tmp_path / "whole"), new_index(tmp_path / "many")
    made = documents(60)
    write(whole, made)
    for start in range(0, 60, 2):
        write(many, made[start : start + 2])
    assert contents(whole) == contents(many)
    with many.reader() as reader:
        assert len(reader.leaf_readers()) < 6


def test_updated_documents_replace_what_was_there(index):
    write(index, documents(20))
    write(index, [document(3, "quite another text")])
    with index.searcher() as searcher:
        assert searcher.doc_count() == 20
        found = ArraySearch(searcher).search(query.Term("text", "anoth"))
        assert [searcher.stored_fields(int(number))["path"] for number in found.documents] == ["3.txt"]


def test_optimizing_leaves_one_segment_without_deleted_documents(index):
    write(index, documents(20))
    writer = PackedWriter(index)
    writer.delete_by_term("path", "3.txt")
    writer.add_document(**document(99, "last"))
    writer.commit(optimize=True)
    with index.reader() as reader:
        assert reader.is_atomic()
        assert reader.doc_count_all() == reader.doc_count() == 20


def test_a_segment_whose_documents_are_all_deleted_is_dropped(index):
    write(index, documents(5))
    writer = PackedWriter(index)
    for number in range(5):
        writer.delete_document(number)
    writer.commit()
    with index.searcher() as searcher:
        assert searcher.doc_count_all() == 0
        assert len(ArraySearch(searcher).search(query.Every())) == 0
    assert not list(
        index.storage.folder and [name for name in index.storage.list() if name.endswith(".terms")]
    )


def test_an_empty_commit_and_a_cancelled_writer_leave_nothing_behind(index):
    PackedWriter(index).commit()
    writer = PackedWriter(index, batch_words=10)
    writer.add_document(**document(1, "words " * 40))
    writer.cancel()
    assert [name for name in index.storage.list() if not name.endswith((".toc", "LOCK"))] == []
    assert index.doc_count() == 0
    PackedWriter(index).cancel()


def test_what_is_prepared_becomes_the_index_with_the_commit_alone(index, tmp_path):
    made, at_once = documents(40), new_index(tmp_path / "at once")
    for some in (made[:20], made[20:]):
        write(at_once, some)
    write(index, made[:20])
    before = contents(index)
    writer = PackedWriter(index)
    for each in made[20:]:
        writer.add_document(**each)
    writer.prepare()
    assert contents(index) == before
    with pytest.raises(ValueError, match="nothing can be added"):
        writer.add_document(**document(99, "late"))
    writer.commit()
    assert contents(index) == contents(at_once)


def test_what_is_prepared_and_cancelled_leaves_nothing_behind(index):
    writer = PackedWriter(index)
    writer.add_document(**document(1, "words"))
    writer.prepare()
    writer.cancel()
    assert [name for name in index.storage.list() if not name.endswith((".toc", "LOCK"))] == []
    assert index.doc_count() == 0


def test_a_document_that_cant_be_indexed_leaves_no_trace(index):
    writer = PackedWriter(index)
    writer.add_document(**document(1, "first"))
    with pytest.raises(ValueError, match="out of range"):
        writer.add_document(**document(2, "second") | {"day": -5})
    with pytest.raises(ValueError, match="only text, bytes"):
        writer.add_document(**document(2, "second") | {"extra": object()})
    with pytest.raises(UnknownFieldError, match="colour"):
        writer.add_document(colour="red")
    with pytest.raises(ValueError, match="boosts"):
        writer.add_document(text="second", _text_boost=2.0)
    writer.add_document(**document(3, "third"))
    writer.commit()
    with index.searcher() as searcher:
        assert searcher.doc_count_all() == 2
        assert searcher.stored_fields(1)["path"] == "3.txt"
        assert len(ArraySearch(searcher).search(query.Term("text", "second"))) == 0


def test_formats_and_vectors_that_are_not_kept_are_refused(tmp_path):
    for field in (fields.TEXT(chars=True), fields.TEXT(vector=True)):
        index = FileIndex.create(RamStorage(), fields.Schema(text=field), "MAIN")
        writer = index.writer(codec=PackedCodec())

        def write(writer=writer):
            writer.add_document(text="some words")
            writer.commit()

        with pytest.raises(ValueError, match="packed indexes keep no"):
            write()


def test_segments_of_other_codecs_are_not_merged(index):
    stock = index.writer()
    stock.add_document(**document(1, "first"))
    stock.commit()
    writer = PackedWriter(index)
    with pytest.raises(ValueError, match="index the documents anew"):
        writer.commit(optimize=True)


def test_progress_is_told_up_to_the_end(index):
    told = []
    write(index, documents(5), listener=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 0


def test_stored_values_come_back_as_they_were(tmp_path):
    index = FileIndex.create(
        FileStorage(str(tmp_path)), fields.Schema(a=fields.STORED, b=fields.STORED), "MAIN"
    )
    values = ["text", "", "naïve \ud800", b"\0bytes", 12, 1.5, None, True, ["list", 1], {"deep": [None]}]
    writer = PackedWriter(index)
    for value in values:
        writer.add_document(a=value, b="second")
    writer.add_document(a="x", _stored_a="y")
    writer.commit()
    with index.reader() as reader:
        assert [reader.stored_fields(number).get("a") for number in range(len(values))] == values
        assert reader.stored_fields(len(values)) == {"a": "y"}


@pytest.mark.parametrize("count", [4, 400], ids=["a few", "enough to train a dictionary with"])
def test_what_is_stored_survives_merging(tmp_path, count):
    index = new_index(tmp_path / "index")
    text = "Report {0}: the river rose over bridge {0}. " * 20
    made = [document(number, text.format(number)) for number in range(count)]
    for part in (made[: count // 2], made[count // 2 :]):
        write(index, part)
    writer = PackedWriter(index)
    writer.delete_by_term("path", "1.txt")
    writer.commit(optimize=True)
    with index.reader() as reader:
        assert reader.is_atomic()
        stored = {each["path"]: each["extra"] for _, each in reader.iter_docs()}
    assert stored == {each["path"]: each["extra"] for each in made if each["number"] != 1}


def test_whooshs_own_writer_and_features_work_with_this_codec(tmp_path):
    analyzer = StemmingAnalyzer()
    whoosh_schema = fields.Schema(
        text=fields.TEXT(analyzer, stored=True, spelling=True), year=fields.NUMERIC(sortable=True)
    )
    indexes = []
    for name, options in (("stock", {}), ("packed", {"codec": PackedCodec()})):
        (tmp_path / name).mkdir()
        index = FileIndex.create(FileStorage(str(tmp_path / name)), whoosh_schema, "MAIN")
        writer = index.writer(**options)
        for number, text in enumerate(("rivers rising", "a bridge over a river", "old bridges", "")):
            writer.add_document(text=text, year=2000 - number)
        writer.commit()
        indexes.append(index)
    with indexes[0].searcher() as stock, indexes[1].searcher() as packed:
        for wanted in (
            query.Term("text", "river"),
            query.Phrase("text", ["bridg", "over"]),
            query.FuzzyTerm("text", "rivar"),
            query.Variations("text", "bridge"),
            query.Ordered([query.Term("text", "bridg"), query.Term("text", "river")]),
        ):
            for options in ({}, {"sortedby": "year"}, {"groupedby": "year"}, {"terms": True, "limit": 1}):
                expected, found = stock.search(wanted, **options), packed.search(wanted, **options)
                assert [hit.fields() for hit in found] == [hit.fields() for hit in expected]
                assert len(found) == len(expected)
        by_year = sorting.FieldFacet("year", reverse=True)
        assert [hit["text"] for hit in packed.search(query.Every(), sortedby=by_year)] == [
            hit["text"] for hit in stock.search(query.Every(), sortedby=by_year)
        ]
        assert packed.suggest("text", "brdg") == stock.suggest("text", "brdg")
        assert list(packed.lexicon("text")) == list(stock.lexicon("text"))
        assert packed.key_terms_from_text("text", "rivers and bridges") == stock.key_terms_from_text(
            "text", "rivers and bridges"
        )
        assert packed.search(query.Term("text", "river"))[0].highlights("text")


@given(st.lists(st.integers(0, 200_000), min_size=1, max_size=30))
def test_lengths_are_packed_as_whoosh_packs_them(lengths):
    assert pack_lengths(np.array(lengths)).tolist() == [length_to_byte(length) for length in lengths]


@given(st.lists(st.sampled_from([-1.5, -0.0, 0.0, 0.25, 3.0, 1e9]), max_size=30), st.randoms())
def test_the_best_come_first_and_equals_by_rank(scores, chance):
    by_rank = list(range(len(scores)))
    chance.shuffle(by_rank)
    found = Found(np.arange(len(scores)), np.array(scores, np.float64))
    best = found.best(Ties.of(np.array(by_rank, np.int64)))
    expected = sorted(range(len(scores)), key=lambda number: (-scores[number], by_rank.index(number)))
    assert best.documents.tolist() == expected
    for limit in (0, 1, 5, 40):
        assert found.best(Ties.of(np.array(by_rank, np.int64)), limit).documents.tolist() == expected[:limit]
    assert best.scores.tolist() == [scores[number] for number in expected]


def test_words_are_numbered_as_they_come_up():
    vocabulary = Vocabulary()
    assert [vocabulary[word] for word in ("b", "a", "b", "c")] == [0, 1, 0, 2]
    assert list(vocabulary) == ["b", "a", "c"]


def test_the_schema_is_kept_with_the_index(index):
    write(index, documents(3))
    assert FileIndex(index.storage).schema.names() == schema().names()


def test_a_column_of_numbers_can_be_had_as_an_array(index):
    write(index, [document(number, "text") for number in (0, 5, 7, 0)])
    with index.reader() as reader:
        _, held = packed_parts(reader)
        expected = list(reader.column_reader("number"))
        assert held.numbers("number", schema()["number"].column_type).tolist() == expected
        assert held.numbers("day", schema()["number"].column_type).tolist() == [0] * len(expected)
