"""A file that is not what was written is noticed, and never answered from."""

import contextlib
import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from search_index.errors import IndexDamaged
from search_index.packed.search import ArraySearch
from search_index.packed.writer import PackedWriter, packed_parts
from tests.search_index.packed.making import QUERIES, document, documents, new_index, schema

FILES = ("*.terms", "*.documents")


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sound") / "index"
    index = new_index(folder)
    writer = PackedWriter(index)
    for each in documents(20):
        writer.add_document(**each)
    # Enough of it that what is stored is compressed with a dictionary.
    for number in range(20, 40):
        writer.add_document(**document(number, f"{number} bridges over the old river " * 200))
    writer.commit()
    return folder


@pytest.fixture(scope="module")
def answers(sound):
    return everything_of(sound)


def everything_of(folder):
    """All that can be asked of an index."""
    index = FileIndex(FileStorage(str(folder)), schema=schema())
    with index.searcher() as searcher:
        found = [ArraySearch(searcher).search(wanted) for wanted in QUERIES.values()]
        stored = [searcher.stored_fields(document) for document in range(searcher.doc_count_all())]
        column = list(searcher.reader().column_reader("number"))
        return (
            [each.documents.tolist() for each in found],
            [each.scores.tolist() for each in found],
            stored,
            column,
        )


def damaged(sound, place, pattern, change):
    folder = place / "index"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(sound, folder)
    (file,) = folder.glob(pattern)
    content = change(file.read_bytes())
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    return folder


@pytest.mark.parametrize("pattern", FILES)
@pytest.mark.parametrize(
    "change",
    [
        lambda content: None,
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content[:-1],
        lambda content: content + b"\0",
        lambda content: bytes(len(content)),
    ],
    ids=["missing", "empty", "half", "a byte short", "a byte too long", "zeros"],
)
def test_a_missing_or_cut_file_is_noticed_on_opening(sound, tmp_path, pattern, change):
    folder = damaged(sound, tmp_path, pattern, change)
    with pytest.raises(IndexDamaged, match="is damaged") as caught:
        FileIndex(FileStorage(str(folder)), schema=schema()).searcher()
    assert "\n" not in str(caught.value)


@settings(max_examples=80)
@given(st.sampled_from(FILES), st.floats(0, 1, exclude_max=True), st.integers(1, 255))
def test_after_any_change_of_a_byte_answers_are_right_or_damage_is_told(
    sound, answers, tmp_path_factory, pattern, place, flip
):
    def change(content):
        at = int(place * len(content))
        return content[:at] + bytes([content[at] ^ flip]) + content[at + 1 :]

    folder = damaged(sound, tmp_path_factory.mktemp("flipped"), pattern, change)
    with contextlib.suppress(IndexDamaged):
        assert everything_of(folder) == answers


@pytest.mark.parametrize("part", [0, 1])
def test_all_checksums_can_be_compared_at_once(sound, tmp_path, part):
    def flipped(content):
        middle = len(content) // 3
        return content[:middle] + bytes([255 - content[middle]]) + content[middle + 1 :]

    with FileIndex(FileStorage(str(sound)), schema=schema()).reader() as reader:
        packed_parts(reader)[part].verify()
    folder = damaged(sound, tmp_path, FILES[part], flipped)
    reader = FileIndex(FileStorage(str(folder)), schema=schema()).reader()
    with pytest.raises(IndexDamaged, match="was altered"):
        packed_parts(reader)[part].verify()


def test_an_altered_list_of_deleted_documents_is_noticed(sound, tmp_path):
    folder = damaged(sound, tmp_path, "*.terms", lambda content: content)
    index = FileIndex(FileStorage(str(folder)), schema=schema())
    writer = PackedWriter(index)
    writer.delete_document(3)
    writer.commit()
    (toc,) = folder.glob("*.toc")
    content = toc.read_bytes()
    assert content.count(b"C\x04\x03\0\0\0") == 1
    toc.write_bytes(content.replace(b"C\x04\x03\0\0\0", b"C\x04\x04\0\0\0"))
    with pytest.raises(IndexDamaged, match="table of contents"):
        FileIndex(FileStorage(str(folder)), schema=schema())


def test_no_file_holds_a_pickle(sound):
    for pattern in FILES:
        (file,) = sound.glob(pattern)
        assert b"\x80\x02" not in file.read_bytes()[:2]
        assert file.read_bytes().startswith(b"packed 2")
