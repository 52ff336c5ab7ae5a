"""What a virtual list asks of whatever fills it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content


class RowSource(ABC):
    """Rows of one height, some of them under a heading of one line.

    A row is made only when it is about to be painted, on the app's thread: it must take well under a
    millisecond and never read more than a few lines of a memory-mapped file.

    ``row_height`` is the number of lines of every row; ``headings`` are the rows that stand first under
    a heading, ascending.
    """

    row_height: ClassVar[int] = 1
    headings: Sequence[int] = ()

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def row(self, index: int, width: int) -> Sequence[Content]:
        """The lines of row ``index``, at most ``row_height`` of them, for ``width`` cells."""

    def heading(self, index: int, width: int) -> Content:
        """The line of heading ``index`` (of ``headings``); never asked of a source without any."""
        raise NotImplementedError


class NoRows(RowSource):
    """A source without rows."""

    def __len__(self) -> int:
        return 0

    def row(self, index: int, width: int) -> Sequence[Content]:
        """Never asked."""
        raise NotImplementedError
