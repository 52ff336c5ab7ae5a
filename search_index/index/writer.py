"""Whoosh's segment writer, telling how far it has come with what takes longest: writing the postings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from whoosh.index import FileIndex
from whoosh.writing import PostingPool, SegmentWriter

_SORT_MEGABYTES = 256
"""Postings that are sorted in memory before they are spilled to the disk."""
_TOLD_EVERY = 20_000

PostingListener = Callable[[int, int], None]
"""Called with the number of postings written and their total."""


class _CountedPool(PostingPool):
    """A pool of postings that counts what goes in and tells what has come out."""

    def __init__(self, *args: Any, listener: PostingListener, **options: Any) -> None:
        super().__init__(*args, **options)
        self.count = 0
        self.listener = listener

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        super().add(item)
        self.count += 1

    def iter_postings(self) -> Iterator[tuple[str, bytes, int, float, bytes]]:
        return self._told(super().iter_postings())

    def _told(self, postings: Iterable[Any]) -> Iterator[Any]:
        for done, posting in enumerate(postings):
            if not done % _TOLD_EVERY:
                self.listener(done, self.count)
            yield posting
        self.listener(self.count, self.count)


class ArticleWriter(SegmentWriter):
    """A segment writer that reports the writing of postings to ``listener``."""

    def __init__(self, index: FileIndex, listener: PostingListener) -> None:
        super().__init__(index)
        self.pool = _CountedPool(
            self._tempstorage, self.newsegment, limitmb=_SORT_MEGABYTES, listener=listener
        )
