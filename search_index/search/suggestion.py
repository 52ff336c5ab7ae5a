"""What may have been meant by a query that finds nothing: its words spelt as the archive spells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice, product

from search_index.index.analysis import words
from search_index.packed.search import ArraySearch
from search_index.queries.compiler import WORDS, compile_query
from search_index.queries.syntax import (
    And,
    Node,
    Or,
    Phrase,
    Word,
    WordBeginning,
    WordNode,
    wanted_words,
)

_SPELLINGS = 3
"""Spellings that are tried for a word: the nearest, and of equally near ones the most frequent."""
_MOST_TRIED = 12
"""Queries that are tried, each with other spellings."""
_MOST_PARTS, _MOST_WORDS = 6, 12
"""With more words and phrases, or more words in all of them, what was meant is not guessed."""
_SHORTEST = 3
_LONG_ENOUGH = 5
"""From so many letters on, two of a word may be wrong."""
_COMMONER = 10
"""In how many times more articles a word must be than one that is found, for this to be a slip for it."""


def other_spelling(arrays: ArraySearch, root: Node) -> Node | None:
    """Return a query that finds something, ``None`` if none is near.

    First only words that are nowhere found are spelt in another way; if that does not help, rare ones are
    that look like slips for common ones. Not for several threads at once.
    """
    nodes = list(dict.fromkeys(wanted_words(root)))
    asked = (word for node in nodes for word in words(node.text))
    if len(nodes) > _MOST_PARTS or len(list(islice(asked, _MOST_WORDS + 1))) > _MOST_WORDS:
        return None
    known = {node for node in nodes if _finds(arrays, node)}
    spellings: dict[Node, list[Node]] = {
        node: [node] if node in known else _spellings(arrays, node) for node in nodes
    }
    if not all(spellings.values()):
        return None
    found = _first_that_finds(arrays, root, spellings)
    if found is None and known:
        for node in known:
            spellings[node] += _commoner(arrays, node)
        found = _first_that_finds(arrays, root, spellings)
    return found


def _first_that_finds(arrays: ArraySearch, root: Node, spellings: Mapping[Node, list[Node]]) -> Node | None:
    """Try the likeliest spelling of every word, then those where few words have the next."""
    choices = product(*(range(len(each)) for each in spellings.values()))
    for places in sorted(choices, key=sum)[: _MOST_TRIED + 1]:
        chosen = {node: each[place] for (node, each), place in zip(spellings.items(), places, strict=True)}
        respelt = _replaced(root, chosen)
        if respelt != root and _finds(arrays, respelt):
            return respelt
    return None


def _finds(arrays: ArraySearch, node: Node) -> bool:
    return len(arrays.matching(compile_query(node, arrays.terms_within))) > 0


def _spellings(arrays: ArraySearch, node: WordNode) -> list[Node]:
    """Return a word or phrase in other spellings, the likeliest first; none when it has none."""
    asked = list(words(node.text))
    own = tuple(node.text[word.start : word.end] for word in asked)
    known = [_frequency(arrays, node.field, word.folded) > 0 for word in asked]
    if all(known):  # but nowhere in a row: one of them may be a slip
        choices = [
            (*own[:place], each, *own[place + 1 :])
            for place, word in enumerate(asked)
            for each in _commoner_words(arrays, node.field, word.folded)[:1]
        ]
    else:
        near = [
            [its_own] if is_known else [*islice(_near(arrays, node.field, word.folded), _SPELLINGS)]
            for word, its_own, is_known in zip(asked, own, known, strict=True)
        ]
        choices = list(islice(product(*near), _SPELLINGS))
    texts = [_spliced(node.text, choice) for choice in choices]
    return [spelt for text in texts if text != node.text and (spelt := _as_words(node, text))]


def _commoner(arrays: ArraySearch, node: WordNode) -> list[Node]:
    """Return a single word as words that are nearly the same and in many more articles."""
    match [word.folded for word in words(node.text)]:
        case [word] if not isinstance(node, Phrase):
            near = _commoner_words(arrays, node.field, word)
            return [spelt for each in near[:_SPELLINGS] if (spelt := _as_words(node, each))]
        case _:
            return []


def _commoner_words(arrays: ArraySearch, field: str, word: str) -> list[str]:
    least = _COMMONER * max(1, _frequency(arrays, field, word))
    return [each for each in _near(arrays, field, word, least) if each != word]


def _frequency(arrays: ArraySearch, field: str, word: str) -> int:
    return sum(arrays.document_frequency(name, word) for name in WORDS[field])


def _near(arrays: ArraySearch, field: str, word: str, least: int = 1) -> Iterator[str]:
    """Yield words spelt nearly so that at least so many articles have, the likeliest first."""
    if len(word) < _SHORTEST:
        return
    found: dict[str, tuple[int, int]] = {}
    for name in WORDS[field]:
        for near in arrays.terms_within(name, word, 1 + (len(word) >= _LONG_ENOUGH)):
            edits, documents = found.get(near.term, (near.distance, 0))
            found[near.term] = edits, documents - near.documents
    yield from sorted((term for term in found if -found[term][1] >= least), key=found.__getitem__)


def _spliced(text: str, parts: tuple[str, ...]) -> str:
    """Return a text with its words replaced, one by one."""
    pieces: list[str] = []
    place = 0
    for word, part in zip(words(text), parts, strict=True):
        pieces += text[place : word.start], part
        place = word.end
    return "".join((*pieces, text[place:]))


def _as_words(node: WordNode, text: str) -> WordNode | None:
    """Return a node of the same kind with another text; what is being typed is a word then."""
    match node:
        case Phrase():
            return replace(node, text=text, unfinished=False)
        case WordBeginning(unfinished=False):
            return None
        case _:
            return Word(text, node.field)


def _replaced(node: Node, spellings: Mapping[Node, Node]) -> Node:
    match node:
        case And(parts):
            return And(tuple(_replaced(part, spellings) for part in parts))
        case Or(parts):
            return Or(tuple(_replaced(part, spellings) for part in parts))
        case _:
            return spellings.get(node, node)
