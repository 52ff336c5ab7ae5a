"""The front door: an archive opened for search, reading and its chronology.

>>> archive = Archive.open(Path("~/clippings").expanduser())  # doctest: +SKIP
>>> archive.refresh()  # doctest: +SKIP
>>> archive.search("kazan").hits(0, 10)  # doctest: +SKIP

What only some calls need is loaded by them: an archive is opened before the first frame of the app, and
loading all that can be done with it takes longer than painting that.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from search_index.errors import ArchiveError, IndexDamaged
from search_index.index import location
from search_index.index.report import Progress, ProgressListener, RefreshReport
from search_index.search.narrowing import NOT_NARROWED, FacetChoice, FacetKind, Narrowing, Sort

if TYPE_CHECKING:
    from corpus.article import Article
    from search_index.corrections import Corrections
    from search_index.dates.expression import DateExpression
    from search_index.dates.spans import DateSpan
    from search_index.search.collection import Collection
    from search_index.search.searcher import SearchResult
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
        self._collection: Collection | None = None

    @classmethod
    def open(cls, folder: Path, index: Path | None = None) -> Archive:
        """Open the archive in ``folder``; ``index`` places its index elsewhere than in the cache folder.

        Nothing is built or written; see :meth:`refresh`.

        Raises:
            ArchiveError: ``folder`` is missing or no folder, or the index can't be trusted.
        """
        folder = folder.expanduser()
        if not _is_there(folder, "name a folder that you may read"):
            raise ArchiveError(f"there is no folder {folder}; name the folder that holds your articles")
        if not folder.is_dir():
            raise ArchiveError(f"{folder} is a file; name the folder that holds your articles")
        index = index.expanduser() if index else location.index_folder(folder)
        if index.resolve().is_relative_to(folder.resolve()):
            raise ArchiveError(
                f"the index can't be inside the archive ({index}); choose another folder with --index"
            )
        if _is_there(index, "choose another with --index"):
            location.check_trust(index)
        return cls(folder, index)

    @property
    def exists(self) -> bool:
        """Whether an index of this archive was built before; it may be out of date."""
        return location.latest_generation(self.index) > 0 and location.is_current(self.index, self.folder)

    @property
    def generation(self) -> int:
        """The open generation of the index, 0 when there is none."""
        return self._collection.snapshot.generation if self._collection else 0

    def refresh(
        self, progress: ProgressListener | None = None, *, lock_seconds: float = 60.0, thorough: bool = False
    ) -> RefreshReport:
        """Bring the index up to date with the files, and take it in. Reports to ``progress`` meanwhile.

        An index that is damaged is built anew; the report's ``damage`` says so. ``thorough`` looks for damage
        in all of it, which reads it as a whole: else damage may show later, when what is damaged is read.

        Raises:
            ArchiveError: the files can't be read, or the index can't be written.
        """
        from search_index.index.refresh import refresh

        report = refresh(self.folder, self.index, progress or _nobody, lock_seconds, thorough=thorough)
        self.reload()
        return report

    def reload(self) -> bool:
        """Take in the newest committed generation; return whether there was a newer one.

        Raises:
            IndexDamaged: it can't be read.
        """
        from search_index.index.snapshot import latest_commit, open_snapshot
        from search_index.search.collection import Collection

        with self._lock:
            if self._collection and self._collection.snapshot.commit == latest_commit(self.index):
                return False
            # Results of the old generation may still be read; its files close with the last of them.
            self._collection = Collection(open_snapshot(self.index))
            return True

    def note_damage(self, error: IndexDamaged) -> bool:
        """Note that something can't be read, so that the next refresh rebuilds the index.

        An archive that is left with such an error notes it by itself. Return whether the open generation is
        damaged indeed; if only an earlier one was, which results may still be read from, nothing is noted.
        """
        from search_index.index.damage import note_damage

        with self._lock:
            try:
                self.verify()
            except IndexDamaged:
                if self._collection:  # else it can't even be opened, and that shows without a note
                    note_damage(self.index, self._collection.snapshot.commit, str(error))
                return True
            except ArchiveError:  # there is none
                return False
        return False

    def verify(self) -> None:
        """Compare all files of the index with what was committed; reads it as a whole.

        Raises:
            ArchiveError: there is no index yet, or it is damaged.
        """
        self._open().snapshot.verify()

    @property
    def timeline(self) -> Timeline:
        """All events of the open generation."""
        return self._open().timeline

    def search(
        self,
        text: str,
        *,
        typing: bool = False,
        sort: Sort = Sort.RELEVANCE,
        narrowing: Narrowing = NOT_NARROWED,
        fold: bool = True,
    ) -> SearchResult:
        """Search; while ``typing``, an unfinished query means what it means so far.

        The empty query finds every article, newest published first, those of unknown date last. ``narrowing``
        leaves a part of what is found, with the same scores; ``fold`` shows copies of one text as one row.

        Raises:
            QueryError: the query means nothing; it has the position.
            ArchiveError: there is no index yet, or it can't be read.
        """
        from search_index.queries.parser import parse
        from search_index.search.searcher import run

        parsed = parse(text, typing=typing)
        return run(self._open(), self._lock, text, parsed, sort=sort, narrowing=narrowing, fold=fold)

    def more_like(self, path: str, limit: int = 20) -> SearchResult | None:
        """Return at most ``limit`` rows of articles like the one at ``path``, the likest first.

        ``None`` when the archive has no such article. The result's ``query`` is what finds them: the words
        that set the article apart. The article itself and its copies are not among them.

        Raises:
            ArchiveError: there is no index yet, or it can't be read.
        """
        from search_index.search.more_like import more_like

        collection = self._open()
        with self._lock:
            found = collection.snapshot.article(path)
        return None if found is None else more_like(collection, self._lock, *found, limit=limit)

    def named(self, kind: FacetKind, text: str) -> tuple[FacetChoice, ...]:
        """Return the people (or places) in events whose name has the words of ``text``: "putin", "new york".

        To narrow a search to; ``kind`` is ``PERSON`` or ``PLACE``.
        """
        from search_index.search.named import named

        return named(self.timeline, kind, text)

    def suggest_name(self, kind: FacetKind, text: str) -> str | None:
        """Return the words of a person's (or place's) name as the archive spells them, if ``text`` is near.

        Raises:
            ArchiveError: there is no index yet, or it can't be read.
        """
        from search_index.queries.syntax import Phrase, Query
        from search_index.search.searcher import run

        wanted = Query(Phrase(text, kind.value))
        near = run(self._open(), self._lock, text, wanted).suggested
        return near.root.text if near and isinstance(near.root, Phrase) else None

    def article(self, path: str, *, tagged: bool = True) -> IndexedArticle | None:
        """Return one article by its path, ``None`` when the archive has no such article.

        Unless ``tagged``, without its date expressions, which take a second for a megabyte of text.
        """
        with self._lock:
            found = self._open().snapshot.article(path)
        if found is None:
            return None
        number, article = found
        return IndexedArticle(number, article, self.expressions(article) if tagged else ())

    def expressions(self, article: Article) -> tuple[DateExpression, ...]:
        """Return the date expressions of an article's text, as they were read for the index."""
        from search_index.index.dating import tag_article

        return tuple(tag_article(article))

    def matches(self, query: str, article: Article, *, typing: bool = False) -> tuple[tuple[int, int], ...]:
        """Return where the words of a query stand in the article's text.

        Offsets are code points, end exclusive, ascending.

        Raises:
            QueryError: the query means nothing.
        """
        from search_index.queries.parser import parse
        from search_index.search.matching import find_matches, wanted_rows

        found = find_matches(wanted_rows(parse(query, typing=typing).root, "text"), article.text)
        return tuple((match.start, match.end) for match in found)

    @property
    def corrections(self) -> Corrections:
        """The user's own corrections of dates, as their file says now.

        Raises:
            ArchiveError: the file can't be read, with the line.
        """
        from search_index.corrections import load_corrections

        return load_corrections(self.corrections_file)

    @property
    def corrections_file(self) -> Path:
        """The file of the user's own corrections of dates; it need not exist."""
        return location.corrections_file(self.folder)

    def correct_published(self, path: str, span: DateSpan | None, note: str = "") -> None:
        """Write down when an article was published; ``None`` takes the user's correction back.

        Only the file of corrections is written. The next :meth:`refresh` dates the article anew.

        Raises:
            ArchiveError: the file can't be read or written.
        """
        from search_index.corrections import correct_published

        correct_published(self.corrections_file, self.folder, path, span, note)

    def correct_event(self, event_id: str, path: str, span: DateSpan | None, note: str = "") -> None:
        """Write down when it happened what an event of an article tells, as :meth:`correct_published`.

        Raises:
            ArchiveError: the file can't be read or written.
        """
        from search_index.corrections import correct_event

        correct_event(self.corrections_file, self.folder, event_id, path, span, note)

    def close(self) -> None:
        """Close the index."""
        with self._lock:
            if self._collection:
                self._collection.snapshot.close()
            self._collection = None

    def _open(self) -> Collection:
        with self._lock:
            if self._collection is None:
                if not self.exists:
                    raise ArchiveError(
                        f"there is no index of {self.folder} yet; run: dateline index '{self.folder}'"
                    )
                self.reload()
            assert self._collection is not None, "reload opens a generation or raises"
            return self._collection

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _traceback: object) -> None:
        if isinstance(error, IndexDamaged):
            self.note_damage(error)
        self.close()


def _is_there(path: Path, advice: str) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise ArchiveError(f"can't look for {path}: {error.strerror}; {advice}") from error


def _nobody(_progress: Progress) -> None:
    """Nobody listens to the progress."""


__all__ = ["Archive", "ArchiveError", "IndexDamaged", "IndexedArticle"]
