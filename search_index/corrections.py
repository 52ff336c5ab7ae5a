"""The user's own corrections of dates: a TOML file an archive that a person can read, write and diff.

.. code-block:: toml

    [published]  # when an article was published, by its path in the archive
    "2024/kazan.md" = "2024-02-21"
    "undated.txt" = { date = "2023-05", note = "as the print edition says" }

    [events]  # when it happened what a passage tells, by the event's id
    9f2c41 = { article = "2024/kazan.md", date = "2023-05" }

Dates are EDTF: ``2024-02-21``, ``2024-02``, ``2024``, ``2024-02-01/2024-02-05``; ``2024-02~`` is about then.
What else stands in the file (comments, order, blank lines) is kept.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.decode import clean_text
from search_index.dates.edtf import from_edtf, to_edtf
from search_index.dates.spans import DateSpan
from search_index.errors import ArchiveError

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

_PUBLISHED, _EVENTS = "published", "events"
"""The two tables of the file."""

_HEADING = """\
# Your own corrections of dates in the archive {archive}
# Published dates by article, dates of events by id, as in EDTF: 2024-02-21, 2024-02, 2024,
# 2024-02-01/2024-02-05; 2024-02~ is about then. Comments of yours are kept.

"""


@dataclass(frozen=True, slots=True)
class Correction:
    """The date that the user gives an article or an event; ``article`` is the article's path."""

    article: str
    span: DateSpan
    note: str = ""


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of an archive: published dates by article path, and dates of events by event id."""

    published: Mapping[str, Correction] = field(default_factory=dict)
    events: Mapping[str, Correction] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.published or self.events)

    @property
    def statements(self) -> frozenset[tuple[str, ...]]:
        """All corrections as plain texts: kind, key, article's path, EDTF date, note."""
        return frozenset(
            (kind, key, each.article, to_edtf(each.span), each.note)
            for kind, entries in ((_PUBLISHED, self.published), (_EVENTS, self.events))
            for key, each in entries.items()
        )


def articles_that_differ(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> set[str]:
    """Return the paths of the articles of which two sets of statements say different things."""
    return {article for _, _, article, *_ in one ^ other}


class CorrectionsError(ArchiveError):
    """A file of corrections that can't be used; the message says in one line which, where and why."""


def load_corrections(file: Path) -> Corrections:
    """Return the corrections in a file; none if it does not exist.

    Raises:
        CorrectionsError: it can't be read, or something in it is not of the right form.
    """
    return _parse(text, file) if (text := _read(file)) else Corrections()


def correct_published(file: Path, archive: Path, article: str, span: DateSpan | None, note: str = "") -> None:
    """Write the published date of an article, in place of the one it may have; ``None`` takes it back.

    Nothing else in the file is changed. It is replaced in one step; it and its folder are made if need be.

    Raises:
        CorrectionsError: what is in the file can't be used, or it can't be written.
    """
    entry = {"date": to_edtf(span), "note": note} if span else None
    _change(file, archive, _PUBLISHED, article, entry)


def correct_event(
    file: Path, archive: Path, event: str, article: str, span: DateSpan | None, note: str = ""
) -> None:
    """Write the date of an event of an article, as :func:`correct_published`.

    Raises:
        CorrectionsError: what is in the file can't be used, or it can't be written.
    """
    entry = {"article": article, "date": to_edtf(span), "note": note} if span else None
    _change(file, archive, _EVENTS, event, entry)


def _change(file: Path, archive: Path, kind: str, key: str, entry: dict[str, str] | None) -> None:
    import tomlkit  # here, because opening an archive must not wait for it

    text = _read(file)
    _parse(text, file)  # nothing is added to what nobody can read
    if not text and entry is None:
        return
    document = tomlkit.parse(text or _HEADING.format(archive=clean_text(str(archive)).replace("\n", " ")))
    if entry is None:
        _take_back(document, kind, key)
    else:
        _put(document, kind, key, {name: value for name, value in entry.items() if value})
    changed = tomlkit.dumps(document)
    if changed != text:
        _write(file, changed)


def _put(document: TOMLDocument, kind: str, key: str, entry: dict[str, str]) -> None:
    import tomlkit

    if kind not in document:
        document.append(kind, tomlkit.table())
    value = tomlkit.inline_table()
    value.update(entry)
    document[kind][key] = value


def _take_back(document: TOMLDocument, kind: str, key: str) -> None:
    entries = document.get(kind, {})
    if key in entries:
        del entries[key]


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise CorrectionsError(f"{file} can't be read: {reason}") from error


def _write(file: Path, text: str) -> None:
    target = file.resolve()  # a link may lead to where the user keeps the file
    draft = target.with_name(f"{target.name}.draft")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8", newline="") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise CorrectionsError(f"can't write {file}: {error.strerror}; nothing was corrected") from error


def _parse(text: str, file: Path) -> Corrections:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CorrectionsError(f"{file} is not valid TOML: {error}") from error
    for name, entries in content.items():
        if name not in (_PUBLISHED, _EVENTS) or not isinstance(entries, dict):
            raise CorrectionsError(f"{file}: {name} means nothing here; write [published] or [events]")
    published, events = content.get(_PUBLISHED, {}), content.get(_EVENTS, {})
    return Corrections(
        {path: _correction(entry, path, _place(text, file, path)) for path, entry in published.items()},
        {name: _correction(entry, "", _place(text, file, name)) for name, entry in events.items()},
    )


def _correction(entry: object, article: str, where: str) -> Correction:
    """Read one entry; ``article`` is empty if the entry itself must say it."""
    fields = entry if isinstance(entry, dict) else {"date": entry}
    path, note = article or fields.get("article"), fields.get("note", "")
    if not isinstance(path, str) or not path:
        raise CorrectionsError(f'{where}: the article is missing; write {{ article = "…", date = "…" }}')
    if not isinstance(note, str):
        raise CorrectionsError(f"{where}: the note is no text; write it in quotes")
    return Correction(path, _span(fields.get("date"), where), " ".join(clean_text(note).split()))


def _span(value: object, where: str) -> DateSpan:
    if isinstance(value, date) and not isinstance(value, datetime):
        value = value.isoformat()
    try:
        return from_edtf(value.strip() if isinstance(value, str) else "")
    except ValueError:
        raise CorrectionsError(
            f"{where}: the date {'is missing' if value is None else 'is not understood'}; "
            'write one such as "2024-02-21", "2024-02" or "2024-02-01/2024-02-05"'
        ) from None


def _place(text: str, file: Path, key: str) -> str:
    """Name the file, and the line of an entry if it is written as this module writes it."""
    start = re.compile(rf"""\s*(?:\[[^"']*)?["']?{re.escape(key)}["']?\s*[=\].]""")
    lines = (number for number, line in enumerate(text.split("\n"), start=1) if start.match(line))
    return f"{file}, line {next(lines, '?')} ({key})"
