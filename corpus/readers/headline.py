"""The headline of a plain text: its first line that looks like one.

Everything here looks at the first lines only, and at each line only up to a fixed length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from corpus.readers.credits import is_credit
from corpus.readers.fields import LONGEST_TITLE, one_line, readable_stem, shorten

_LINES_LOOKED_AT = 30
_LONGEST_HEADLINE = 200
_LONGEST_BEGINNING = 100
_LONGEST_LABEL = 30

_MARKS = re.compile(r"#{1,6}\s+|[*_]{1,3}(?=\S)|>\s+")
_END_MARKS = re.compile(r"(?<=\S)(?:[*_]{1,3}|\s#{1,6})\Z")
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\([^()\s]{0,500}\)")
_RULE = re.compile(r"[\W_]+")
_SENTENCE_BREAK = re.compile(r"(\b\w*[a-z0-9])([.!?]['\"”’)]?)\s(?=['\"“‘(]?[A-Z])")
_SENTENCE_END = re.compile(r"(?<!\.)[.]['\"”’)]?\Z")
_ABBREVIATIONS = frozenset(
    {"Dr", "Mr", "Mrs", "Ms", "Prof", "Rev", "Gen", "Gov", "Sen", "Rep", "Lt", "Col", "Capt", "Sgt", "Pres"}
    | {"Inc", "Corp", "Ltd", "Co", "Bros", "Jr", "Sr", "St", "No", "vs", "etc", "Feb", "Aug", "Sept", "Oct"}
    | {"Jan", "Nov", "Dec", "Mt", "Ft"}
)
_ABBREVIATION_END = re.compile(rf"\b(?:[A-Z]|{'|'.join(sorted(_ABBREVIATIONS))})\.\Z")
# A line that breaks off after one of these words goes on in the next.
_BREAKS_OFF = re.compile(
    r"(?:,|\b(?:a|an|and|as|at|by|for|from|in|into|of|on|or|that|the|to|with|his|her|its|their))\Z"
)
_DATE_WORD = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)"
    r"(?:day)?|published|updated|posted|last|date|on|at|of|am|pm|gmt|utc|c?est?|edt|[\d:/]+(?:st|nd|rd|th)?",
    re.IGNORECASE,
)

_DATE_BREAK = re.compile(r"[\s,.()|·–—-]+")


def headline(text: str, path: str) -> str:
    """Return the title of a plain text.

    Section labels, dates, bylines and rules above the headline are passed over. A text that begins with
    prose is titled with the beginning of its first sentence; one without words, with its file's name.
    """
    for place, (paragraph, alone) in enumerate(islice(_paragraphs(text), _LINES_LOOKED_AT)):
        if is_credit(paragraph) or _is_date_line(paragraph) or _RULE.fullmatch(paragraph):
            continue
        if alone and _is_label(paragraph) and _may_follow_label(_paragraph(text, place + 1)):
            continue
        if _is_headline(paragraph):
            return one_line(paragraph, LONGEST_TITLE)
        return _beginning(paragraph)
    return readable_stem(path)


def _paragraphs(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the first lines without Markdown's marks, a wrapped line joined with its continuation.

    The flag tells whether a blank line follows.
    """
    gathered = ""
    for line in islice(_lines(text), 4 * _LINES_LOOKED_AT):
        if gathered and (not line or not _continues(gathered, line)):
            yield gathered, not line
            gathered = ""
        gathered = f"{gathered} {line}" if gathered else line
    if gathered:
        yield gathered, True


def _paragraph(text: str, place: int) -> str:
    """Return one of the first lines, "" for none. What follows a headline is seldom asked for."""
    return next(islice(_paragraphs(text), place, _LINES_LOOKED_AT), ("", True))[0]


def _lines(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield _unmarked(text[start : min(end, start + 2000)])
        start = end + 1


def _unmarked(line: str) -> str:
    line = " ".join(line.split())
    if mark := _MARKS.match(line):
        line = _END_MARKS.sub("", line[mark.end() :])
    return _LINK.sub(r"\1", line) if "](" in line else line


def _continues(line: str, following: str) -> bool:
    """Whether a line is wrapped: the next one begins in lower case, or it breaks off itself."""
    if len(line) > 1000 or is_credit(line):
        return False
    return following[0].islower() or _BREAKS_OFF.search(line) is not None


def _is_date_line(line: str) -> bool:
    if len(line) > 60 or not any(map(str.isdigit, line)):
        return False
    return all(not word or _DATE_WORD.fullmatch(word) for word in _DATE_BREAK.split(line))


def _is_label(line: str) -> bool:
    """Whether a line is as short as the name of a newspaper's section ("News", "Middle East")."""
    return len(line) <= _LONGEST_LABEL and line.count(" ") <= 1 and line[-1:].isalnum()


def _may_follow_label(line: str) -> bool:
    """Whether a line is surely a headline, so that a label above it is none."""
    return line.count(" ") >= 3 and _is_headline(line) and not (is_credit(line) or _is_date_line(line))


def _is_headline(line: str) -> bool:
    if not line or len(line) > _LONGEST_HEADLINE or _first_sentence(line) != line:
        return False
    return not _SENTENCE_END.search(line) or _ABBREVIATION_END.search(line) is not None


def _beginning(prose: str) -> str:
    """Return the first sentence of a prose, cut to the length of a headline."""
    sentence = _first_sentence(prose)
    if len(sentence) > _LONGEST_BEGINNING:
        return shorten(one_line(sentence, 2 * _LONGEST_BEGINNING), _LONGEST_BEGINNING)
    return one_line(sentence, LONGEST_TITLE).rstrip(".")


def _first_sentence(line: str) -> str:
    for found in _SENTENCE_BREAK.finditer(line[:4000]):
        if found.group(2) != "." or found.group(1) not in _ABBREVIATIONS:
            return line[: found.end(2)]
    return line
