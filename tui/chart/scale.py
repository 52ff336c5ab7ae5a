"""How buckets are laid out in columns, and the words of the axis under them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from search_index.dates.description import MONTHS
from search_index.timeline.histogram import Histogram, Unit
from tui.chart.days import Days, bucket_words

_WIDEST = 8
_GAP = 2
TICK = "╵"


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """The buckets of a histogram, each ``cells`` columns wide; buckets are counted from 0."""

    histogram: Histogram
    cells: int

    @classmethod
    def fitting(cls, histogram: Histogram, columns: int) -> Scale:
        """Buckets as wide as there is room for, within reason."""
        return cls(histogram, max(1, min(_WIDEST, columns // max(1, len(histogram.counts)))))

    @property
    def count(self) -> int:
        """How many buckets there are."""
        return len(self.histogram.counts)

    @property
    def width(self) -> int:
        """Columns of all buckets."""
        return self.count * self.cells

    @property
    def days(self) -> Days:
        """The first day of the first bucket and the last day of the last one."""
        return int(self.histogram.edges[0]), int(self.histogram.edges[-1]) - 1

    def bucket_of(self, day: int) -> int:
        """The bucket that holds a day, or the nearest one."""
        bucket = int(self.histogram.edges.searchsorted(day, side="right")) - 1
        return max(0, min(bucket, self.count - 1))

    def bucket_at(self, column: int) -> int:
        """The bucket in a column, or the nearest one."""
        return max(0, min(column // self.cells, self.count - 1))

    def days_of(self, first_bucket: int, last_bucket: int) -> Days:
        """The days of a run of buckets."""
        edges = self.histogram.edges
        return int(edges[first_bucket]), int(edges[last_bucket + 1]) - 1

    def columns_of(self, days: Days) -> tuple[int, int] | None:
        """The columns (end exclusive) of the buckets that hold some days, as far as they are shown."""
        since, until = self.days
        if days[0] > until or days[1] < since:
            return None
        return self.bucket_of(days[0]) * self.cells, (self.bucket_of(days[1]) + 1) * self.cells

    def words_of(self, days: Days) -> str | None:
        """The name of the bucket with exactly these days; ``None`` if there is none."""
        bucket = self.bucket_of(days[0])
        if self.days_of(bucket, bucket) != days:
            return None
        return bucket_words(self.histogram.start(bucket), self.histogram.unit)


def axis(scale: Scale, columns: int) -> str:
    """A line of dates under the buckets: at both ends, and between them as many as there is room for."""
    start, end = _end_words(scale, 0), _end_words(scale, scale.count - 1)
    if scale.count == 1 or scale.width < len(start) + _GAP + len(end):
        return start[:columns]
    line = start
    for column, words in _between(scale, len(start) + _GAP, scale.width - len(end) - _GAP):
        line = line.ljust(column) + words
    return line.ljust(scale.width - len(end)) + end


def _between(scale: Scale, start: int, stop: int) -> list[tuple[int, str]]:
    """The columns and words of the finest marks that all find room from column ``start`` to ``stop``."""
    for mark in _MARKS[_FINEST_MARK[scale.histogram.unit] :]:
        marks = [
            (column, words)
            for column, words in _marks(scale, mark)
            if start <= column and column + len(words) <= stop
        ]
        following = [column for column, _ in marks[1:]]
        if all(column + len(words) < after for (column, words), after in zip(marks, following, strict=False)):
            return marks
    return []


def _marks(scale: Scale, mark: Callable[[date], str]) -> Iterator[tuple[int, str]]:
    """The columns of the buckets that begin with another mark than the one before, with its words."""
    previous = ""
    for bucket in range(scale.count):
        words = mark(scale.histogram.start(bucket))
        if words and words != previous and bucket:
            yield bucket * scale.cells, TICK + words
        previous = words


def _end_words(scale: Scale, bucket: int) -> str:
    """What stands at an end of the axis."""
    start, unit = scale.histogram.start(bucket), scale.histogram.unit
    match unit:
        case Unit.WEEK:
            return bucket_words(start, Unit.DAY)
        case Unit.CENTURY:
            return f"{start.year // 100 * 100}s"
        case _:
            return bucket_words(start, unit)


# What a day is marked with, from fine marks to coarse ones.


def _each_day(its: date) -> str:
    return str(its.day) if its.day > 1 else _each_month(its)


def _each_monday(its: date) -> str:
    return f"{its.day} {MONTHS[its.month - 1]}" if its.weekday() == 0 else ""


def _each_month(its: date) -> str:
    return MONTHS[its.month - 1] if its.month > 1 else str(its.year)


def _each_quarter(its: date) -> str:
    return _each_month(its.replace(month=(its.month - 1) // 3 * 3 + 1, day=1))


def _every(years: int) -> Callable[[date], str]:
    return lambda its: str(max(1, its.year // years * years))


_MARKS: tuple[Callable[[date], str], ...] = (
    _each_day,
    _each_monday,
    _each_month,
    _each_quarter,
    *(_every(years) for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)
_FINEST_MARK = {
    Unit.DAY: 0,
    Unit.WEEK: 2,
    Unit.MONTH: 2,
    Unit.QUARTER: 4,
    Unit.YEAR: 4,
    Unit.DECADE: 7,
    Unit.CENTURY: 10,
}
