"""Numbers are kept in few bits, and any slice of them comes back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.filedb.filestore import RamStorage

from search_index.packed.narrow import Numbers, from_gaps, gaps, write_numbers
from search_index.packed.sections import SectionFile, SectionWriter

SMALL = st.lists(st.integers(0, 3), max_size=2000)
MIXED = st.lists(
    st.one_of(st.integers(0, 3), st.sampled_from([14, 15, 254, 255, 256, 65_535, 2**31])), max_size=800
)


def written(values, *, summed=False):
    storage = RamStorage()
    writer = SectionWriter(storage, "numbers")
    write_numbers(writer, "n", np.array(values, np.int64), summed=summed)
    writer.close({})
    return SectionFile(storage, "numbers"), storage.file_length("numbers")


@given(st.one_of(SMALL, MIXED), st.data())
def test_any_slice_comes_back(values, data):
    numbers = Numbers(written(values)[0], "n", len(values))
    start = data.draw(st.integers(0, len(values)))
    stop = data.draw(st.integers(start, len(values)))
    assert numbers.slice(start, stop).tolist() == values[start:stop]
    assert numbers.all().tolist() == values


@given(st.one_of(SMALL, MIXED), st.data())
def test_some_of_a_slice_can_be_picked(values, data):
    numbers = Numbers(written(values)[0], "n", len(values))
    start = data.draw(st.integers(0, len(values)))
    places = sorted(data.draw(st.sets(st.integers(0, max(0, len(values) - start - 1)), max_size=20)))
    if start < len(values):
        found = numbers.pick(start, len(values), np.array(places, np.int64))
        assert found.tolist() == [values[start + place] for place in places]


@given(st.one_of(SMALL, MIXED), st.data())
def test_sums_of_what_is_before_are_known(values, data):
    numbers = Numbers(written(values, summed=True)[0], "n", len(values))
    place = data.draw(st.integers(0, len(values)))
    assert numbers.sum_before(place) == sum(values[:place])


@pytest.mark.parametrize(
    ("values", "bits"),
    [([0, 1, 2] * 4000, 2), ([0, 9] * 6000, 4), ([0, 200] * 6000, 8), ([70_000] * 9000, 32)],
)
def test_numbers_take_as_few_bits_as_do(values, bits):
    _, size = written(values)
    assert size <= len(values) * bits / 8 * 1.02 + 400


@given(st.lists(st.lists(st.integers(0, 5000), min_size=1, max_size=9, unique=True).map(sorted), max_size=9))
def test_gaps_give_back_the_numbers(stretches):
    values = np.array([number for stretch in stretches for number in stretch], np.int32)
    starts = np.cumsum([0, *map(len, stretches)])[:-1].astype(np.int64)
    assert from_gaps(gaps(values, starts), starts).tolist() == values.tolist()
