"""Where the user left off in an archive: what was asked, and the places in the lists and in the article."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import tomlkit

from search_index.index.location import own_work_folder
from tui.arrangement import Pane
from tui.state import Asked, Places, ReadingPlace
from tui.user_data.asked import asked_of, asked_table
from tui.user_data.text_files import read_text, write_text


@dataclass(frozen=True, slots=True)
class LastPlace:
    """What was asked; the pane in use; the places in the lists, and the one in the open article."""

    asked: Asked = field(default_factory=Asked)
    pane: Pane = Pane.RESULTS
    places: Places = field(default_factory=Places)
    reading: ReadingPlace = field(default_factory=ReadingPlace)


def last_place_file(archive: Path) -> Path:
    """Where the last place in an archive is kept; it need not exist."""
    return own_work_folder(archive) / "last-place.toml"


def read_last_place(archive: Path) -> LastPlace | None:
    """Where the user left off; ``None`` when that is not known, or not in a way that can be read."""
    text = read_text(last_place_file(archive))
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
    return _last_place(table) if table else None


def write_last_place(archive: Path, place: LastPlace) -> None:
    """Keep where the user is now.

    Raises:
        OSError: it can't be written.
    """
    places, reading = place.places, place.reading
    table: dict[str, object] = {
        **asked_table(place.asked),
        "pane": place.pane.value,
        "result": places.result_path,
        "article": places.article_path,
        "event_article": places.event_path,
        "event": places.event_id,
        "reading": reading.offset,
        "reading_event": reading.event_id,
        "reading_match": reading.match,
    }
    written = {name: value for name, value in table.items() if value is not None}
    write_text(last_place_file(archive), tomlkit.dumps(written))


def _last_place(table: Mapping[str, object]) -> LastPlace:
    pane = table.get("pane")
    return LastPlace(
        asked=asked_of(table),
        pane=next((each for each in Pane if each.value == pane), Pane.RESULTS),
        places=Places(
            result_path=_text(table.get("result")),
            article_path=_text(table.get("article")),
            event_path=_text(table.get("event_article")),
            event_id=_text(table.get("event")),
        ),
        reading=ReadingPlace(
            offset=_number(table.get("reading")) or 0,
            event_id=_text(table.get("reading_event")),
            match=_number(table.get("reading_match")),
        ),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
