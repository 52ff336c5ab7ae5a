"""The manifest gives back what was put in, and knows when it was altered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.errors import IndexDamaged
from search_index.index.manifest import FileRecord, manifest_file, read_manifest, write_manifest

SOME = {"a.txt": FileRecord(12, 1_700_000_000_000_000_000, "00ff", (3, 4), ("it is cut short",))}
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
records = st.builds(
    FileRecord,
    st.integers(0, 2**40),
    st.integers(0, 2**62),
    texts,
    st.lists(st.integers(0, 2**31), max_size=3).map(tuple),
    st.lists(texts, max_size=2).map(tuple),
)


@given(manifest=st.dictionaries(texts, records, max_size=8))
def test_what_was_written_is_read(tmp_path_factory, manifest):
    place = tmp_path_factory.mktemp("manifest")
    write_manifest(place, 2, manifest)
    assert read_manifest(place, 2) == manifest


def test_names_that_are_no_text_are_kept(tmp_path):
    manifest = {"caf\udce9.txt": FileRecord(1, 2, "x")}
    write_manifest(tmp_path, 1, manifest)
    assert read_manifest(tmp_path, 1) == manifest


def test_every_cut_and_every_altered_byte_is_noticed(tmp_path):
    write_manifest(tmp_path, 1, SOME)
    file = manifest_file(tmp_path, 1)
    content = file.read_bytes()
    for place in range(len(content)):
        for altered in (
            content[:place],
            content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :],
        ):
            file.write_bytes(altered)
            with pytest.raises(IndexDamaged, match="manifest-1"):
                read_manifest(tmp_path, 1)


def test_a_missing_manifest_is_told(tmp_path):
    with pytest.raises(IndexDamaged, match="is damaged"):
        read_manifest(tmp_path, 1)
