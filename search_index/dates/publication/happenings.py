"""Dated public happenings, and the sentences of a text that speak of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from importlib import resources
from pathlib import Path


class HappeningsError(ValueError):
    """A table of happenings that cannot be used; the message is one line that says where and why."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something public with a known date.

    A sentence speaks of it if it holds a phrase of every group in ``words``. ``end`` is ``None`` for what
    lasted for long, and so bounds only from below. ``source`` is the address that the dates are taken from.
    """

    name: str
    words: tuple[tuple[str, ...], ...]
    start: date
    end: date | None
    source: str

    def has_words_in(self, text: str) -> bool:
        """Whether a lower-case text has some phrase of every group, be it within a word."""
        return all(any(phrase in text for phrase in group) for group in self.words)

    def position_in(self, sentence: str) -> int | None:
        """Return where the first phrase stands in a lower-case sentence, ``None`` if any is missing."""
        if not self.has_words_in(sentence):
            return None
        places = [found.start() for pattern in _patterns(self.words) if (found := pattern.search(sentence))]
        return places[0] if len(places) == len(self.words) else None


@lru_cache(maxsize=1024)
def _patterns(words: tuple[tuple[str, ...], ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, group)) + r")(?!\w)") for group in words)


@lru_cache(maxsize=1)
def known_happenings() -> tuple[Happening, ...]:
    """Return the happenings that come with dateline."""
    text = resources.files(__package__).joinpath("happenings.toml").read_text(encoding="utf-8")
    return tuple(parse_happenings(text, "happenings.toml"))


def load_happenings(path: Path) -> tuple[Happening, ...]:
    """Return the known happenings and those of the user's own file, if it exists.

    Raises ``HappeningsError`` if the file cannot be read or is not of the form of ``happenings.toml``.
    """
    if not path.exists():
        return known_happenings()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise HappeningsError(f"{path} cannot be read: {error}") from error
    return known_happenings() + tuple(parse_happenings(text, str(path)))


def parse_happenings(text: str, where: str) -> Iterator[Happening]:
    """Yield the happenings of a TOML text.

    Raises ``HappeningsError``, which calls the text ``where``, if it is not of the right form.
    """
    try:
        entries = tomllib.loads(text).get("happening", [])
    except tomllib.TOMLDecodeError as error:
        raise HappeningsError(f"{where} is not valid TOML: {error}") from error
    if not isinstance(entries, list):
        raise HappeningsError(f"{where}: write each happening under its own [[happening]]")
    for number, entry in enumerate(entries, start=1):
        yield _happening(entry, f"{where}, happening {number}")


def _happening(entry: object, where: str) -> Happening:
    if not isinstance(entry, dict) or not entry.get("name"):
        raise HappeningsError(f"{where}: a name is missing")
    start, end, words = entry.get("start"), entry.get("end"), entry.get("words")
    for value, required in ((start, True), (end, False)):
        if (value is None and required) or isinstance(value, datetime) or not isinstance(value, date | None):
            raise HappeningsError(
                f"{where} ({entry['name']}): start and end are dates such as 2022-02-24, without quotes"
            )
    assert isinstance(start, date)
    assert end is None or isinstance(end, date)
    if end is not None and end < start:
        raise HappeningsError(f"{where} ({entry['name']}): it ends before it starts")
    return Happening(
        str(entry["name"]),
        _groups(words, f"{where} ({entry['name']})"),
        start,
        end,
        str(entry.get("source", "")),
    )


def _groups(words: object, where: str) -> tuple[tuple[str, ...], ...]:
    groups = words if isinstance(words, list) else []
    phrases = [phrase for group in groups if isinstance(group, list) for phrase in group]
    well_formed = all(isinstance(group, list) and group for group in groups)
    if groups and well_formed and all(isinstance(phrase, str) and phrase.strip() for phrase in phrases):
        return tuple(tuple(phrase.lower() for phrase in group) for group in groups)
    raise HappeningsError(
        f'{where}: words is a list of groups of phrases, such as [["World Cup"], ["Qatar"]]'
    )


def spoken_of(happenings: Sequence[Happening], sentence: str) -> Iterator[tuple[Happening, int]]:
    """Yield the happenings that a sentence speaks of, with where in it."""
    lower = sentence.lower()
    if len(lower) != len(sentence):
        return
    for happening in happenings:
        position = happening.position_in(lower)
        if position is not None:
            yield happening, position
