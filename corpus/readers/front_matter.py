"""Front matter: the metadata block at the top of a Markdown file, in YAML, TOML or JSON.

Values are taken as they are written: YAML is loaded without any typing, so that ``date: 2024-02-31``
is a string like another and tags can't construct anything.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import yaml
from frontmatter.default_handlers import BaseHandler, JSONHandler, YAMLHandler

LONGEST_BLOCK = 64 * 1024
"""Front matter of more characters than this is not parsed."""

# Text by key, in lower case.
_Metadata = Mapping[str, str]

_KEY_LINE = re.compile(r"[ \t]{0,8}[\"']?([A-Za-z][\w .-]{0,40}?)[\"']?[ \t]{0,8}[:=](?:[ \t]+|\Z)(.*)")
_LONGEST_VALUE = 4000
_MOST_NAMES = 50
_SAFE_DEPTH = 500
_FAST_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Metadata by lower-case key, the text below it, and a note on what could not be read."""

    body: str
    metadata: _Metadata = field(default_factory=dict)
    problem: str = ""


class _PlainYAMLHandler(YAMLHandler):
    """YAML in which every scalar is a string, and an alias, which can unfold without end, an error."""

    def load(self, fm: str) -> Any:  # type: ignore[override]  # nobody hands it a loader
        if "*" in fm and any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(fm, yaml.BaseLoader)):
            raise yaml.YAMLError("it uses aliases (*name)")
        # Both loaders build strings, lists and mappings only. The one in C is ten times faster but
        # overruns its stack some thousand levels deep.
        deepest = fm.count("\n") + sum(map(fm.count, "[{-?"))
        return yaml.load(fm, Loader=_FAST_LOADER if deepest <= _SAFE_DEPTH else yaml.BaseLoader)


class _TOMLHandler(BaseHandler):
    """TOML between lines of ``+++``, read by the standard library."""

    FM_BOUNDARY = re.compile(r"^\+{3,}\s*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "+++"

    def load(self, fm: str) -> dict[str, Any]:
        return tomllib.loads(fm)


_HANDLERS = {"YAML": _PlainYAMLHandler(), "TOML": _TOMLHandler(), "JSON": JSONHandler()}


def split_front_matter(text: str) -> FrontMatter:
    """Separate a file's front matter from its body.

    A block that doesn't parse is read line by line (``key: value``) and the problem named; where no line
    of it looks like that, it is no front matter but text, and stays in the body.
    """
    text = text.lstrip("\n")
    language = next((language for language, handler in _HANDLERS.items() if handler.detect(text)), "")
    if not language:
        return FrontMatter(text)
    handler = _HANDLERS[language]
    try:
        block, body = handler.split(text)
    except ValueError:
        return _without_end(text, language)
    if len(block) > LONGEST_BLOCK:
        return FrontMatter(
            text, problem=f"the front matter is longer than {LONGEST_BLOCK // 1024} kB and was not read"
        )
    if not block.strip("{} \n"):
        return FrontMatter(body)
    try:
        values = handler.load(block)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return _line_by_line(text, block, body, f"is not valid {language} ({_where(error)})")
    if not isinstance(values, dict):
        return _line_by_line(text, block, body, f"is not a {language} mapping")
    return FrontMatter(body, {str(key).strip().lower(): _as_text(value) for key, value in values.items()})


def _without_end(text: str, language: str) -> FrontMatter:
    """Judge a first line that opens front matter which nothing closes: a problem, or just a rule."""
    second = text.split("\n", 2)[1:2]
    if language == "JSON" or not (second and _KEY_LINE.match(second[0])):
        return FrontMatter(text)
    end = _HANDLERS[language].END_DELIMITER
    return FrontMatter(
        text, problem=f"the front matter has no end and was read as text; add a line {end} after it"
    )


def _line_by_line(text: str, block: str, body: str, problem: str) -> FrontMatter:
    lines = [line for line in map(_KEY_LINE.match, block.split("\n")) if line]
    if not lines:
        return FrontMatter(text)
    metadata = {line.group(1).strip().lower(): line.group(2).strip(" \t\"',") for line in reversed(lines)}
    advice = "it was read line by line; put values with special characters in quotes"
    return FrontMatter(body, metadata, f"the front matter {problem}; {advice}")


def _where(error: Exception) -> str:
    """Say in one line what a parser found wrong."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        # Line 1 of the block is line 2 of the file: the delimiter's own line end belongs to the block.
        return f"line {error.problem_mark.line + 1}: {error.problem or error.context}"
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return str(error).split("\n", 1)[0][:120]


def _as_text(value: object) -> str:
    """Return a scalar as text, a list of scalars or names joined by commas, anything else as nothing."""
    if isinstance(value, str):
        return "" if value in {"null", "~", "Null", "NULL"} else value[:_LONGEST_VALUE]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value[:_MOST_NAMES])))
    if isinstance(value, bool) or value is None:
        return ""
    return str(value)[:_LONGEST_VALUE] if isinstance(value, int | float) else _name(value)


def _name(value: object) -> str:
    """Return one item of a list: a scalar, or the name in a mapping such as ``{name: …, email: …}``."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title") or value.get("url")
    return value[:_LONGEST_VALUE].strip() if isinstance(value, str) else ""
