"""Markdown to plain text: the words, in their order, without any markup."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from corpus.readers.html_fragment import html_to_text

# Parsing takes time quadratic in some paragraphs (unclosed brackets, unclosed CDATA) and drops what is
# nested too deeply. Beyond these bounds, in characters and levels, nobody wrote Markdown.
_LONGEST_BODY = 1_000_000
_LONGEST_PARAGRAPH = 10_000
_DEEPEST_NESTING = 60
# Within a paragraph nothing is dropped: what is nested more deeply keeps its marks.
_DEEPEST_IN_PARAGRAPH = 10


class UnparsedMarkdown(ValueError):
    """A body that is too long or too deeply nested to be read as Markdown."""


def markdown_to_text(markdown: str) -> tuple[str, str]:
    """Return the plain text of a Markdown body, and its first heading (or an empty string).

    Blocks (headings, paragraphs, list items, table rows, code) are separated by a blank line. Lines
    wrapped within a paragraph are joined, hard breaks kept. Links keep their words, images their
    alternative text, HTML its text.

    Raises:
        UnparsedMarkdown: the body is out of bounds.

    """
    if len(markdown) > _LONGEST_BODY:
        raise UnparsedMarkdown("too long to be read as Markdown")
    tokens = _parser().parse(markdown)
    if any(token.level >= _DEEPEST_NESTING - 1 for token in tokens):
        raise UnparsedMarkdown("nested too deeply to be read as Markdown")
    blocks = (block.strip(" \n") for block in _blocks(tokens))
    headings = (inline for opening, inline in pairwise(tokens) if opening.type == "heading_open")
    heading = next((text for inline in headings if (text := _inline_text(inline.children or ()))), "")
    return "\n\n".join(filter(None, blocks)), heading


def _blocks(tokens: Sequence[Token]) -> list[str]:
    """Return the text of each block; the cells of a table's row are separated by tabs."""
    blocks: list[str] = []
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            blocks.append("\t".join(row))
            row = None
        elif token.type in {"fence", "code_block"}:
            blocks.append(token.content)
        elif token.type == "html_block":
            blocks.append(html_to_text(token.content))
        elif token.type == "inline":
            (blocks if row is None else row).append(_inline_text(token.children or ()))
    return blocks


def _inline_text(tokens: Sequence[Token]) -> str:
    parts: list[str] = []
    for token in tokens:
        if token.type in {"text", "text_special", "code_inline"}:
            parts.append(token.content)
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak":
            parts.append("\n")
        elif token.type == "html_inline":
            parts.append("\n" if token.content[:3].lower() == "<br" else "")
        elif token.type == "image":
            parts.append(_inline_text(token.children or ()))
    return "".join(parts)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST_NESTING}).enable("table")
    parser.core.ruler.at("inline", _parse_paragraphs)
    return parser


@cache
def _paragraph_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST_IN_PARAGRAPH})
    # Addresses are not shown: none needs checking, and a link with any address leaves only its words.
    parser.validateLink = lambda _url: True  # type: ignore[method-assign, assignment]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _parse_paragraphs(state: StateCore) -> None:
    """Parse the inside of each paragraph; an immense one stays as it is."""
    parser = _paragraph_parser()
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = []
        if len(token.content) > _LONGEST_PARAGRAPH:
            token.children.append(Token("text", "", 0, content=token.content.replace("\n", " ")))
        else:
            parser.inline.parse(token.content, parser, state.env, token.children)
