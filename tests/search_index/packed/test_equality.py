"""What is found, and how it scores, is what Whoosh's own codec and matchers say."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh import query
from whoosh.filedb.filestore import RamStorage
from whoosh.index import FileIndex

from search_index.packed.search import ArraySearch
from search_index.packed.writer import PackedWriter
from tests.search_index.packed.making import (
    QUERIES,
    anywhere,
    document,
    documents,
    row,
    schema,
    term,
    write_both,
)


@pytest.fixture(scope="module", params=["one segment", "several segments", "with deletions", "one document"])
def both(request, tmp_path_factory):
    made = documents(60)
    match request.param:
        case "one segment":
            batches, removed = [made], ()
        case "several segments":  # the smaller ones get merged on the way
            batches, removed = [made[:40], made[40:44], made[44:50], made[50:]], ()
        case "with deletions":
            batches, removed = [made, made[30:34]], (0, 7, 8, 21, 22, 59)
        case _:
            batches, removed = [made[3:4]], ()
    stock, packed = write_both(tmp_path_factory.mktemp("both"), batches, removed)
    with stock.searcher() as one, packed.searcher() as other:
        yield one, other


def paths(searcher, documents_found):
    return [searcher.stored_fields(int(document))["path"] for document in documents_found]


def by_whoosh(searcher, wanted):
    # Whoosh's matcher of what does not match can come upon a deleted document, which nobody wants to find.
    deleted = searcher.reader().is_deleted
    top = [each for each in searcher.search(wanted, limit=None).top_n if not deleted(each[1])]
    return dict(zip(paths(searcher, [number for _, number in top]), [score for score, _ in top], strict=True))


def by_arrays(searcher, wanted):
    found = ArraySearch(searcher).search(wanted)
    assert (np.diff(found.documents) > 0).all()
    return dict(zip(paths(searcher, found.documents), found.scores.tolist(), strict=True))


def comparable(both):
    """Scores can be compared where both count the same documents, so not after other merges."""
    return both[0].doc_count_all() == both[1].doc_count_all()


@pytest.mark.parametrize("name", QUERIES)
def test_the_same_documents_match_with_the_same_scores(both, name):
    stock, packed = both
    expected = by_whoosh(stock, QUERIES[name])
    found = by_arrays(packed, QUERIES[name])
    assert found.keys() == expected.keys()
    if comparable(both):
        assert found == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("name", QUERIES)
def test_whooshs_matchers_agree_on_the_same_files(both, name):
    _, packed = both
    assert by_arrays(packed, QUERIES[name]) == pytest.approx(by_whoosh(packed, QUERIES[name]), rel=1e-9)


WORDS = st.sampled_from(["ab", "ac", "b", "cab", "cabs", "d"])
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)


def _phrases(fields):
    return st.builds(
        lambda words, field, boost: row(*words, field=field, boost=boost),
        st.lists(WORDS, min_size=1, max_size=3),
        fields,
        st.sampled_from([1.0, 2.0]),
    )


FIELDS = st.sampled_from(["title", "text"])
ASKED = st.recursive(
    st.one_of(
        st.builds(term, WORDS, FIELDS, st.sampled_from([1.0, 0.5, 3.0])),
        st.builds(anywhere, WORDS),
        _phrases(FIELDS),
        st.builds(query.NumericRange, st.just("day"), st.integers(0, 5), st.integers(0, 5)),
        st.just(query.Every()),
    ),
    lambda parts: st.one_of(
        st.builds(query.And, st.lists(parts, min_size=1, max_size=3), st.sampled_from([1.0, 2.0])),
        st.builds(query.Or, st.lists(parts, min_size=1, max_size=3), st.sampled_from([1.0, 2.0])),
        st.builds(query.Not, parts),
    ),
    max_leaves=6,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=10),
    st.lists(ASKED, min_size=1, max_size=8),
    st.sets(st.integers(0, 9), max_size=3),
    st.integers(1, 40),
)
def test_any_query_over_any_texts_finds_what_whoosh_finds(texts, asked, removed, batch_words):
    indexes = []
    for packed in (False, True):
        index = FileIndex.create(RamStorage(), schema(), "MAIN")
        writer = PackedWriter(index, batch_words=batch_words) if packed else index.writer()
        for number, (title, text) in enumerate(texts):
            writer.add_document(**document(number, text, title))
        writer.commit()
        writer = PackedWriter(index) if packed else index.writer()
        for number in removed:
            writer.delete_by_term("path", f"{number}.txt")
        writer.commit(merge=False)
        indexes.append(index)
    with indexes[0].searcher() as stock, indexes[1].searcher() as packed:
        for wanted in asked:
            expected = by_whoosh(stock, wanted)
            assert by_arrays(packed, wanted) == pytest.approx(expected, rel=1e-9)
            assert by_whoosh(packed, wanted) == pytest.approx(expected, rel=1e-9)
