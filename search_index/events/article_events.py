"""The events of one article as they are found: what they say, whom they name, and what they are known by."""

from __future__ import annotations

from hashlib import blake2b

from corpus.article import Article
from search_index.events.article_names import ArticleNames
from search_index.events.discourse import Dating
from search_index.events.doubt import Doubts
from search_index.events.event import Event, Status, new_event
from search_index.events.sentences import Sentence

_STORY_DIGITS = 16
"""Of an identity: a story is named by its first event."""


class ArticleEvents:
    """The events found so far in one article, in ``found``."""

    __slots__ = ("_article", "_doubts", "_flat", "_hash", "_names", "_only_blanks", "_seen", "found")

    def __init__(self, article: Article, flat: str, names: ArticleNames) -> None:
        """``flat`` is the text of the article with its line ends as blanks."""
        self._article = article
        self._flat = flat
        # No other white space than the blank is printable.
        self._only_blanks = flat.isprintable()
        self._names = names
        self._doubts = Doubts(article.published)
        self._hash = blake2b(f"{article.path}\0".encode("utf-8", "surrogatepass"), digest_size=12)
        self._seen: dict[str, int] = {}
        self.found: list[Event] = []

    def add(
        self, passage: Sentence, start: int, end: int, status: Status, dating: Dating, past: bool = False
    ) -> None:
        """Add an event that the words at ``start`` to ``end`` date; they are empty if none of its own do.

        ``past`` says that it is told as past whatever its date.
        """
        article = self._article
        text = self._folded(passage)
        words = article.text[start:end]
        identity = self._identity(text, words)
        names = self._names.within(passage.start, passage.end)
        self.found.append(
            new_event(
                identity,
                dating.span,
                status,
                text,
                article.path,
                article.title,
                article.source,
                article.published,
                passage.start,
                passage.end,
                words,
                start,
                end,
                dating.rule,
                dating.reference,
                identity[:_STORY_DIGITS],
                dated_by=dating.by,
                people=names.people,
                places=names.places,
                doubt=self._doubts.about(dating.span, words, dating.reference, past),
            )
        )

    def _folded(self, passage: Sentence) -> str:
        """The words of a passage, with runs of white space folded to one blank."""
        text = self._flat[passage.start : passage.end]
        if self._only_blanks and "  " not in text:
            return text.strip()
        return " ".join(text.split())

    def _identity(self, text: str, words: str) -> str:
        """A name that lasts as long as path, passage and date words do; repetitions are told apart."""
        key = f"{text}\0{words}\0"
        ordinal = self._seen.get(key, 0)
        self._seen[key] = ordinal + 1
        named = self._hash.copy()
        named.update(f"{key}{ordinal}".encode("utf-8", "surrogatepass"))
        return named.hexdigest()
