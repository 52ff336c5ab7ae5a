"""An index lives in the cache, one private folder an archive, and is trusted only if it is the user's own."""

import os

import pytest

from search_index.archive import Archive
from search_index.errors import ArchiveError
from search_index.index.location import check_trust, index_folder


def test_each_archive_has_a_folder_of_its_own_named_after_it(tmp_path, own_home):
    one, other = tmp_path / "a" / "Clippings 2024", tmp_path / "b" / "Clippings 2024"
    assert index_folder(one).name.startswith("Clippings-2024-")
    assert index_folder(one) != index_folder(other)
    assert index_folder(one).is_relative_to(own_home)
    assert index_folder(tmp_path / "b" / ".." / "a" / "Clippings 2024") == index_folder(one)


def test_the_index_is_private(archive_folder):
    with Archive.open(archive_folder) as archive:
        archive.refresh()
        assert archive.index.stat().st_mode & 0o777 == 0o700
        check_trust(archive.index)


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_that_others_can_write_is_refused(archive_folder, tmp_path, mode):
    index = tmp_path / "index"
    with Archive.open(archive_folder, index) as archive:
        archive.refresh()
    index.chmod(mode)
    with pytest.raises(ArchiveError, match="others can write"):
        Archive.open(archive_folder, index)


def test_a_file_that_others_can_write_is_refused_unless_the_folder_is_closed_to_them(
    archive_folder, tmp_path
):
    index = tmp_path / "index"
    with Archive.open(archive_folder, index) as archive:
        archive.refresh()
    (file,) = index.glob("_MAIN_*.toc")
    file.chmod(0o666)
    check_trust(index)
    index.chmod(0o755)
    with pytest.raises(ArchiveError, match="chmod go-w"):
        Archive.open(archive_folder, index)


def test_a_link_in_the_index_is_refused(archive_folder, tmp_path):
    index = tmp_path / "index"
    with Archive.open(archive_folder, index) as archive:
        archive.refresh()
    (index / "MAIN_link.seg").symlink_to(tmp_path)
    with pytest.raises(ArchiveError, match="symbolic link"):
        Archive.open(archive_folder, index)


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give files away")
def test_an_index_of_another_user_is_refused(archive_folder, tmp_path):
    index = tmp_path / "index"
    with Archive.open(archive_folder, index) as archive:
        archive.refresh()
    os.chown(index, 65534, 65534)
    with pytest.raises(ArchiveError, match="belongs to another user"):
        Archive.open(archive_folder, index)
