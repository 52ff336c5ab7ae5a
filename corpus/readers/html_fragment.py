"""The text of HTML that stands in the midst of another format.

A page is a matter for a real HTML parser. A fragment in Markdown needs only its tags removed, but in
linear time whatever stands there, which the standard library's parser does not promise: it is
quadratic in unfinished tags.
"""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)([^<>]*+)>|<[!?][^<>]*+>", re.IGNORECASE)
_ALTERNATIVE_TEXT = re.compile(r"\balt\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')", re.IGNORECASE)
_UNSEEN = frozenset({"script", "style", "template", "head"})
# Every other element begins and ends a line.
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins"}
    | {"kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"}
)


def html_to_text(html: str) -> str:
    """Return the text of an HTML fragment: one line a block, images as their alternative text."""
    html = _without_comments(html)
    parts: list[str] = []
    unseen = ""
    end = 0
    for tag in _TAG.finditer(html):
        if not unseen:
            parts.append(unescape(html[end : tag.start()]))
        end = tag.end()
        closes, name = tag.group(1), (tag.group(2) or "").lower()
        if unseen:
            unseen = "" if closes and name == unseen else unseen
        elif name in _UNSEEN and not closes:
            unseen = name
        elif name == "img":
            parts.append(_alternative_text(tag.group(3)))
        elif name and name not in _INLINE:
            parts.append("\n")
    if not unseen:
        parts.append(unescape(html[end:]))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(filter(None, lines))


def _without_comments(html: str) -> str:
    parts: list[str] = []
    start = 0
    while (opening := html.find("<!--", start)) >= 0:
        closing = html.find("-->", opening + 4)
        if closing < 0:
            break
        parts.append(html[start:opening])
        start = closing + 3
    return "".join(parts) + html[start:]


def _alternative_text(attributes: str) -> str:
    found = _ALTERNATIVE_TEXT.search(attributes)
    return unescape(found.group(1) or found.group(2) or "") if found else ""
