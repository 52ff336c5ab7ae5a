"""The catalogue gives back what was put in, and knows when it was altered."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Confidence, Provenance, Published
from search_index.errors import IndexDamaged
from search_index.index.catalogue import Catalogue, catalogue_files, write_catalogue
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


@pytest.mark.parametrize("which", [0, 1])
def test_every_altered_byte_of_the_lines_and_a_cut_anywhere_is_noticed(tmp_path, which):
    write_catalogue(tmp_path, 1, [ArticleSummary(3, "a.txt", "Title", "", Published(), 2)])
    file = catalogue_files(tmp_path, 1)[which]
    content = file.read_bytes()
    for place in range(0, len(content), 1 if which == 0 else 37):
        file.write_bytes(content[:place])
        with pytest.raises(IndexDamaged):
            Catalogue.open(tmp_path, 1)
    if which == 0:
        for place in range(len(content)):
            file.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
            with pytest.raises(IndexDamaged):
                Catalogue.open(tmp_path, 1)
