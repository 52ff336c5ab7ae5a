"""Credits in a plain text: who wrote it, which outlet or agency it is from, where it was published.

Only what is plainly labelled counts: a byline on a line of its own, an agency's name where a dateline
has it, an address under "Source:" or "Original url:". What is not clear stays empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise

from corpus.readers.fields import LONGEST_NAME, host_of, one_line, web_address

_FIRST_LINES = 15
_LAST_LINES = 15
_BEGINNING, _END = 20_000, 5_000
"""Code points in which the first and the last lines are looked for."""

# News agencies as they sign, and the name to show for them.
_AGENCIES = {
    "afp": "AFP",
    "agence france-presse": "AFP",
    "anadolu": "Anadolu",
    "anadolu agency": "Anadolu",
    "ani": "ANI",
    "ansa": "ANSA",
    "ap": "AP",
    "associated press": "AP",
    "beta": "Beta",
    "bloomberg": "Bloomberg",
    "dpa": "dpa",
    "efe": "EFE",
    "fena": "FENA",
    "hina": "HINA",
    "interfax": "Interfax",
    "itar-tass": "TASS",
    "kyodo": "Kyodo",
    "kyodo news": "Kyodo",
    "pa media": "PA Media",
    "pti": "PTI",
    "reuters": "Reuters",
    "rfe/rl": "RFE/RL",
    "ria novosti": "RIA Novosti",
    "srna": "SRNA",
    "tanjug": "Tanjug",
    "tass": "TASS",
    "ukrinform": "Ukrinform",
    "united press international": "UPI",
    "upi": "UPI",
    "xinhua": "Xinhua",
    "yonhap": "Yonhap",
}
_AGENCY = "|".join(re.escape(name) for name in sorted(_AGENCIES, key=len, reverse=True))

_LINK = re.compile(r"\[([^\[\]]{1,200})\]\([^()\s]{0,500}\)")
_EMPHASIS = re.compile(r"[*_]{1,3}(?=\w)|(?<=[\w.:])[*_]{1,3}")
_AGENCY_NAME = re.compile(rf"(?:the\s+)?({_AGENCY})\Z", re.IGNORECASE)
# "SARAJEVO (Reuters) -", "(AP) —", "MOSCOW, Sept 20 (TASS) –" at the beginning of a paragraph.
_IN_DATELINE = re.compile(rf"[^()\n]{{0,60}}\(({_AGENCY})\)\s{{0,2}}[-–—]", re.IGNORECASE)
_NAME = r"[A-Z][\w.'’-]*"
_PERSON = rf"{_NAME}(?:\s(?:{_NAME}|(?:de|di|da|del|der|van|von|la|le|bin|al|el)\b)){{1,3}}"
_BYLINE = re.compile(
    r"(?:by|BY|By|Author:|Byline:|Written by|Reported by)\s+"
    rf"({_PERSON}(?:(?:,\s?|\sand\s|\s?&\s?){_PERSON}){{0,4}})"
    r"(?:\s*[,|/–—-]\s*(.{2,60}))?\Z"
)
_AGENCY_BYLINE = re.compile(rf"(?:by|source:)\s+(?:the\s+)?({_AGENCY})\Z", re.IGNORECASE)
_NO_PERSON = re.compile(
    r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July"
    r"|August|September|October|November|December)\b"
)
_ADDRESS_LABEL = re.compile(
    r"(?:original(?:\s+(?:url|link|article|source))?|(?:source|article|page|canonical)\s+(?:url|link)|url|source"
    r"|link|permalink|web\s*address)\s*:\s*(.*)\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Credits:
    """What a text says of its own origin; empty where it says nothing clear."""

    source: str = ""
    author: str = ""
    url: str = ""


def find_credits(text: str) -> Credits:
    """Read the credits in the first and last lines of a text.

    The source is the agency that signs it, else an outlet named under "Source:", else the host of the
    original's address.
    """
    lines = [_plain(line) for line in text[:_BEGINNING].split("\n", 4 * _FIRST_LINES)]
    first = [line for line in lines if line][:_FIRST_LINES]
    is_all = len(text) <= _END and len(lines) <= 4 * _FIRST_LINES
    last = [line for line in lines if line][-_LAST_LINES:] if is_all else _last_lines(text)
    url, outlet = _labelled_origin([*first, "", *last])
    if not url and first and first[0].lower().startswith(("http://", "https://")) and " " not in first[0]:
        url = web_address(first[0])
    # A line in the midst of a paragraph may begin with "by" as well.
    openings = first[1:2] + [line for before, line in pairwise(lines) if line and not before][:_FIRST_LINES]
    author, agency = _byline(openings)
    agency = _agency([*first[:1], *openings]) or agency
    return Credits(source=agency or outlet or host_of(url), author=author, url=url)


def is_credit(line: str) -> bool:
    """Whether a line, free of Markdown, is a credit and no part of the report itself."""
    line = line[:500]
    if _AGENCY_BYLINE.match(line) or _byline([line])[0]:
        return True
    label = _ADDRESS_LABEL.match(line)
    return bool(label and (not label.group(1) or web_address(label.group(1)))) or line.lower().startswith(
        ("http://", "https://", "<http")
    )


def _last_lines(text: str) -> list[str]:
    lines = text[-_END:].split("\n")
    return list(islice((line for line in map(_plain, reversed(lines)) if line), _LAST_LINES))[::-1]


def _plain(line: str) -> str:
    """Return a line without Markdown's emphasis and links, cut to what a credit may take."""
    line = line[:2000].strip().lstrip("#> ")
    if "://" in line:
        label, scheme, address = line.partition("http")  # an address may have underscores
        return _EMPHASIS.sub("", label) + scheme + address
    if "](" in line:
        line = _LINK.sub(r"\1", line)
    return _EMPHASIS.sub("", line) if "*" in line or "_" in line else line


def _labelled_origin(lines: list[str]) -> tuple[str, str]:
    """Return the address under a label (on its line or the next one) and the outlet under "Source:"."""
    outlet = ""
    for position, line in enumerate(lines):
        label = _ADDRESS_LABEL.match(line) if ":" in line else None
        if not label:
            continue
        value = label.group(1) or (lines[position + 1] if position + 1 < len(lines) else "")
        if address := web_address(value):
            return address, outlet
        if line.lower().startswith("source") and label.group(1) and len(value) <= 60:
            outlet = outlet or _agency_name(value) or one_line(value.rstrip("."), LONGEST_NAME)
    return "", outlet


def _byline(lines: list[str]) -> tuple[str, str]:
    """Return the author, and the agency that a byline names next to the author."""
    for line in lines:
        byline = _BYLINE.match(line) if len(line) <= 200 else None
        if byline and not _NO_PERSON.search(byline.group(1)) and not _AGENCY_BYLINE.match(line):
            return one_line(byline.group(1), LONGEST_NAME), _agency_name(byline.group(2) or "")
    return "", ""


def _agency(lines: list[str]) -> str:
    """Return the agency that signs the text, in a byline of its own or in its dateline."""
    for line in lines:
        found = _AGENCY_BYLINE.match(line) or ("(" in line and _IN_DATELINE.match(line))
        if found:
            return _AGENCIES[found.group(1).lower()]
    return ""


def _agency_name(text: str) -> str:
    found = _AGENCY_NAME.match(text.strip())
    return _AGENCIES[found.group(1).lower()] if found else ""
