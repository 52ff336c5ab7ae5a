"""Dates in file and folder names: ``2024-02-21-kazan.txt``, ``20240221.html``, ``2018/09/21/report.md``."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from search_index.dates.spans import DateSpan, day, month

_YEAR, _MONTH, _DAY = (
    r"(?P<year>(?:1[6-9]|20)\d\d)",
    r"(?P<month>0[1-9]|1[0-2])",
    r"(?P<day>0[1-9]|[12]\d|3[01])",
)
_EDGES = (r"(?<![0-9])", r"(?![0-9])")
_DAY_IN_NAME = re.compile(
    rf"{_EDGES[0]}{_YEAR}(?P<mark>[-_. ]?){_MONTH}(?P=mark){_DAY}(?:{_EDGES[1]}|(?=[T_-]?\d{{4,6}}(?!\d)))"
)
_MONTH_IN_NAME = re.compile(rf"{_EDGES[0]}{_YEAR}[-_]{_MONTH}{_EDGES[1]}(?![-_.]\d)")
_DAY_IN_FOLDERS = re.compile(rf"(?:^|/){_YEAR}/{_MONTH}/{_DAY}(?=[/_.-]|$)")
_MONTH_IN_FOLDERS = re.compile(rf"(?:^|/){_YEAR}/{_MONTH}/")


def date_in_file_name(path: str) -> DateSpan | None:
    """Return the day, or else the month, in the last part of a path; ``None`` if there is none or several."""
    return date_in_name(path.rpartition("/")[2].partition("#")[0])


def date_in_folders(path: str) -> DateSpan | None:
    """Return the date in the folders of a path, or in folders and file name together ("2018/09/21.txt")."""
    return date_in_path(path) or _date_in_folder_names(path.rpartition("/")[0])


@lru_cache(maxsize=1024)
def _date_in_folder_names(folders: str) -> DateSpan | None:
    return next(
        (span for name in reversed(folders.split("/")) if (span := date_in_name(name)) is not None), None
    )


def date_in_name(name: str) -> DateSpan | None:
    """Return the one date in a name; ``None`` if there is none, or more than one."""
    for pattern in (_DAY_IN_NAME, _MONTH_IN_NAME):
        spans = {span for found in pattern.finditer(name) if (span := _span(found)) is not None}
        if spans:
            return spans.pop() if len(spans) == 1 else None
    return None


def date_in_path(path: str) -> DateSpan | None:
    """Return a date spread over the parts of a path, such as ``/2018/09/21/``."""
    for pattern in (_DAY_IN_FOLDERS, _MONTH_IN_FOLDERS):
        found = pattern.search(path)
        if found is not None and (span := _span(found)) is not None:
            return span
    return None


def _span(found: re.Match[str]) -> DateSpan | None:
    parts = {name: int(text) for name, text in found.groupdict().items() if text and text.isdigit()}
    try:
        return day(date(**parts)) if "day" in parts else month(parts["year"], parts["month"])
    except ValueError:
        return None
