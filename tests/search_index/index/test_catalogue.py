"""The catalogue gives back what was put in, and knows when it was altered."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Confidence, Provenance, Published
from search_index.errors import IndexDamaged
from search_index.index.catalogue import Catalogue, catalogue_file, write_catalogue
from search_index.search.results import ArticleSummary

days = st.dates(date(1700, 1, 1), date(2100, 12, 31))
published = st.one_of(
    st.just(Published()),
    days.map(lambda day: Published(day, day, Provenance.FRONT_MATTER, Confidence.STATED, ("so it says",))),
    days.map(lambda day: Published(day, None, Provenance.TEXT, Confidence.BOUNDED)),
)
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
summaries = st.lists(
    st.builds(ArticleSummary, st.integers(0, 10_000), text, text, text, published, st.integers(0, 99)),
    unique_by=lambda each: each.number,
    max_size=20,
)


SOME = [ArticleSummary(3, "a.txt", "Title", "Paper", Published(), 2)]


@given(written=summaries)
def test_what_was_written_is_read_by_number(tmp_path_factory, written):
    place = tmp_path_factory.mktemp("catalogue")
    write_catalogue(place, 7, written)
    catalogue = Catalogue.open(place, 7)
    assert sorted(catalogue.summaries(), key=lambda each: each.number) == sorted(
        written, key=lambda s: s.number
    )
    for each in written:
        assert catalogue.summary(each.number) == each
    assert catalogue.next_number == max((each.number for each in written), default=-1) + 1
    newest = [catalogue.summary(int(number)).published.earliest for number in catalogue.newest_first()]
    known = [day for day in newest if day]
    assert known == sorted(known, reverse=True)
    assert newest[: len(known)] == known, "unknown dates come last"


def test_a_number_that_no_article_has_is_an_error(tmp_path):
    write_catalogue(tmp_path, 1, [])
    with pytest.raises(KeyError):
        Catalogue.open(tmp_path, 1).summary(0)


def test_a_reason_that_names_the_article_is_kept_once_for_all(tmp_path):
    def size(reasons):
        day = date(2024, 2, 21)
        found = [Published(day, day, Provenance.FILE_NAME, Confidence.STATED, (each,)) for each in reasons]
        written = [ArticleSummary(n, f"{n}.txt", "", "", each, 0) for n, each in enumerate(found)]
        write_catalogue(tmp_path, 1, written)
        assert list(Catalogue.open(tmp_path, 1).summaries()) == written
        return catalogue_file(tmp_path, 1).stat().st_size

    named = size([f"the file is named {n}.txt" for n in range(300)])
    assert named <= size(["the file is named so"] * 300) + 50


@pytest.mark.parametrize(
    "change", [lambda content: None, lambda content: b"", lambda content: bytes(len(content))]
)
def test_a_catalogue_that_is_missing_or_empty_is_noticed(tmp_path, change):
    write_catalogue(tmp_path, 1, SOME)
    file = catalogue_file(tmp_path, 1)
    content = change(file.read_bytes())
    file.unlink() if content is None else file.write_bytes(content)
    with pytest.raises(IndexDamaged, match="is damaged"):
        Catalogue.open(tmp_path, 1)


def test_a_cut_anywhere_is_noticed_and_no_altered_byte_alters_what_is_read(tmp_path):
    write_catalogue(tmp_path, 1, SOME)
    file = catalogue_file(tmp_path, 1)
    content = file.read_bytes()
    noticed = 0
    for place in range(len(content)):
        file.write_bytes(content[:place])
        with pytest.raises(IndexDamaged):
            Catalogue.open(tmp_path, 1)
        file.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        try:
            assert list(Catalogue.open(tmp_path, 1).summaries()) == SOME
        except IndexDamaged:
            noticed += 1
    assert noticed > 0.8 * len(content), "all but what fills the columns up to a multiple of 8 bytes"
