"""The front door: an archive opened for search, reading and its chronology.

>>> archive = Archive.open(Path("~/clippings").expanduser())  # doctest: +SKIP
>>> archive.refresh()  # doctest: +SKIP
>>> archive.search("kazan").hits(0, 10)  # doctest: +SKIP
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from corpus.article import Article
from search_index.dates.expression import DateExpression
from search_index.dates.tagger import tag
from search_index.errors import ArchiveError, IndexDamaged
from search_index.index import location
from search_index.index.refresh import refresh
from search_index.index.report import Progress, ProgressListener, RefreshReport
from search_index.index.snapshot import Snapshot, latest_generation, open_snapshot
from search_index.queries.parser import parse
from search_index.search.matching import find_matches, wanted_rows
from search_index.search.searcher import SearchResult, run
from search_index.timeline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class IndexedArticle:
    """An article as the index has it, with its number and the date expressions of its text."""

    number: int
    article: Article
    expressions: tuple[DateExpression, ...]


class Archive:
    """A folder of articles with its index. Safe for use by several threads."""

    def __init__(self, folder: Path, index: Path) -> None:
        self.folder = folder
        self.index = index
        self._lock = RLock()
        self._snapshot: Snapshot | None = None

    @classmethod
    def open(cls, folder: Path, index: Path | None = None) -> Archive:
        """Open the archive in ``folder``; ``index`` places its index elsewhere than in the cache folder.

        Nothing is built or written; see :meth:`refresh`.

        Raises:
            ArchiveError: ``folder`` is missing or no folder, or the index can't be trusted.
        """
        folder = folder.expanduser()
        if not folder.exists():
            raise ArchiveError(f"there is no folder {folder}; name the folder that holds your articles")
        if not folder.is_dir():
            raise ArchiveError(f"{folder} is a file; name the folder that holds your articles")
        index = index.expanduser() if index else location.index_folder(folder)
        if index.resolve().is_relative_to(folder.resolve()):
            raise ArchiveError(
                f"the index can't be inside the archive ({index}); choose another folder with --index"
            )
        if index.exists():
            location.check_trust(index)
        return cls(folder, index)

    @property
    def exists(self) -> bool:
        """Whether an index of this archive was built before; it may be out of date."""
        return latest_generation(self.index) > 0 and location.is_current(self.index, self.folder)

    @property
    def generation(self) -> int:
        """The open generation of the index, 0 when there is none."""
        return self._snapshot.generation if self._snapshot else 0

    def refresh(
        self, progress: ProgressListener | None = None, *, lock_seconds: float = 60.0
    ) -> RefreshReport:
        """Bring the index up to date with the files, and take it in. Reports to ``progress`` meanwhile.

        Raises:
            ArchiveError: the files can't be read, or the index can't be written.
        """
        report = refresh(self.folder, self.index, progress or _nobody, lock_seconds)
        self.reload()
        return report

    def reload(self) -> bool:
        """Take in the newest committed generation; return whether there was a newer one.

        Raises:
            IndexDamaged: it can't be read.
        """
        with self._lock:
            if self._snapshot and self._snapshot.generation == latest_generation(self.index):
                return False
            # Results of the old generation may still be read; its files close with the last of them.
            self._snapshot = open_snapshot(self.index)
            return True

    @property
    def timeline(self) -> Timeline:
        """All events of the open generation."""
        return self._open().timeline

    def search(self, text: str, *, typing: bool = False) -> SearchResult:
        """Search; while ``typing``, an unfinished query means what it means so far.

        The empty query finds every article, newest published first, those of unknown date last.

        Raises:
            QueryError: the query means nothing; it has the position.
            ArchiveError: there is no index yet, or it can't be read.
        """
        return run(self._open(), self._lock, text, parse(text, typing=typing))

    def article(self, path: str) -> IndexedArticle | None:
        """Return one article by its path, ``None`` when the archive has no such article."""
        with self._lock:
            found = self._open().article(path)
        if found is None:
            return None
        number, article = found
        return IndexedArticle(number, article, tuple(tag(article.text, article.published)))

    def matches(self, query: str, article: Article, *, typing: bool = False) -> tuple[tuple[int, int], ...]:
        """Return where the words of a query stand in the article's text.

        Offsets are code points, end exclusive, ascending.

        Raises:
            QueryError: the query means nothing.
        """
        found = find_matches(wanted_rows(parse(query, typing=typing).root, "text"), article.text)
        return tuple((match.start, match.end) for match in found)

    def close(self) -> None:
        """Close the index."""
        with self._lock:
            if self._snapshot:
                self._snapshot.close()
            self._snapshot = None

    def _open(self) -> Snapshot:
        with self._lock:
            if self._snapshot is None:
                if not self.exists:
                    raise ArchiveError(
                        f"there is no index of {self.folder} yet; run: dateline index '{self.folder}'"
                    )
                self.reload()
            assert self._snapshot is not None, "reload opens a snapshot or raises"
            return self._snapshot

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _nobody(_progress: Progress) -> None:
    """Nobody listens to the progress."""


__all__ = ["Archive", "ArchiveError", "IndexDamaged", "IndexedArticle", "SearchResult"]
