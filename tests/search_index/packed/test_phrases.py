"""Words in a row are found however many of them there are, and however rare one of them is."""

import random
from contextlib import contextmanager

import numpy as np
import pytest
from whoosh import query
from whoosh.filedb.filestore import RamStorage
from whoosh.index import FileIndex

from search_index.packed import field_terms, phrases
from search_index.packed.phrases import common
from search_index.packed.search import ArraySearch
from search_index.packed.writer import PackedWriter
from tests.search_index.packed.making import document, schema


@pytest.fixture(scope="module")
def texts():
    """More words than are looked at in a go; one is rare, some documents are long, some have none."""
    chance = random.Random(5)
    made = []
    for number in range(2_600):
        words = chance.choices(["of", "the", "bank", "oil"], [30, 40, 6, 1], k=chance.randrange(0, 250))
        if number % 500 == 7:
            words[chance.randrange(0, len(words) + 1) :] = ["rare", "the", *words[:40]] * 30
        made.append(" ".join(words))
    return made


@contextmanager
def indexed(texts):
    index = FileIndex.create(RamStorage(), schema(), "MAIN")
    writer = PackedWriter(index)
    for number, text in enumerate(texts):
        writer.add_document(**document(number, text))
    writer.commit()
    with index.searcher() as searcher:
        yield ArraySearch(searcher)


@pytest.fixture(scope="module")
def arrays(texts):
    with indexed(texts) as made:
        yield made


@pytest.mark.parametrize(
    "phrase",
    [
        *("of the", "the of", "the the", "the the the", "of the of the", "the bank", "bank of the"),
        *("oil of the bank", "rare the", "the rare", "rare the of", "rare rare", "oil oil oil", "nowhere of"),
    ],
)
def test_a_phrase_is_found_where_its_words_stand_in_a_row(arrays, texts, phrase):
    found = arrays.matching(query.Phrase("text", phrase.split()))
    assert found.tolist() == [number for number, text in enumerate(texts) if f" {phrase} " in f" {text} "]


def test_a_text_that_begins_as_a_phrase_need_not_have_all_of_its_words():
    wanted = query.Phrase("text", ["bank", "bank", "oil"])
    said = ["bank oil", *["oil"] * 3, "bank bank"]
    for texts, found in ((said, []), ([*said, "bank bank oil"], [5])):
        with indexed(texts) as arrays:
            assert arrays.matching(wanted).tolist() == found


@pytest.mark.parametrize("phrase", ["the of", "bank of the", "rare the of"])
def test_documents_of_any_length_are_looked_at_few_at_a_time(arrays, texts, phrase, monkeypatch):
    monkeypatch.setattr(phrases, "_MOST_PLACES", 2_000)
    found = arrays.matching(query.Phrase("text", phrase.split()))
    assert found.tolist() == [number for number, text in enumerate(texts) if f" {phrase} " in f" {text} "]


def test_however_little_is_kept_unpacked_the_same_is_found(arrays, texts, monkeypatch):
    monkeypatch.setattr(field_terms, "_WORTH_KEEPING", 1_000)
    monkeypatch.setattr(field_terms, "_POSITIONS_KEPT", 50_000)
    for phrase in ("of the", "bank of", "the of", "oil bank", "of the"):
        found = arrays.matching(query.Phrase("text", phrase.split()))
        assert found.tolist() == [n for n, text in enumerate(texts) if f" {phrase} " in f" {text} "]


def test_the_words_are_more_than_are_looked_at_in_a_go(texts):
    assert sum(text.split().count("the") for text in texts) > 150_000


@pytest.mark.parametrize("sizes", [(0, 5), (5, 0), (3, 5), (5, 500), (500, 5)])
def test_numbers_that_two_lists_share(sizes):
    one, other = (np.sort(np.random.default_rng(2).choice(900, size, replace=False)) for size in sizes)
    assert common(one.astype(np.int32), other).tolist() == sorted(set(one.tolist()) & set(other.tolist()))
