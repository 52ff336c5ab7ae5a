"""Dated articles that wait until all others have been heard: on disk, as there may be any number of them."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile

from search_index.index.dating import DatedArticle


class HeldBack:
    """Dated articles by number, in a file without a name that goes with this object."""

    def __init__(self, folder: Path) -> None:
        """Hold them in a file on the disk of ``folder``, which only the user can read."""
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - closed by close()
        self._places: dict[int, int] = {}

    def put(self, number: int, dated: DatedArticle) -> None:
        """Hold an article back, in place of what is held under its number."""
        self._places[number] = self._file.seek(0, 2)
        pickle.dump(dated, self._file, pickle.HIGHEST_PROTOCOL)

    def get(self, number: int) -> DatedArticle | None:
        """Return an article that is held back, ``None`` if it is not."""
        if number not in self._places:
            return None
        self._file.seek(self._places[number])
        dated: DatedArticle = pickle.load(self._file)
        return dated

    def __iter__(self) -> Iterator[tuple[int, DatedArticle]]:
        """Yield what is held back, by number."""
        for number in sorted(self._places):
            dated = self.get(number)
            assert dated is not None, "it is in the table of places"
            yield number, dated

    def close(self) -> None:
        """Give the disk's room back."""
        self._file.close()
