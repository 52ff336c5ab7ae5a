"""The head of an article: its title, and who published it when, and how that is known."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from corpus.article import Article
from tui.marks import DIM, TITLE
from tui.rows.content import in_lines, joined, plain
from tui.wording import published_words

_NOTHING_OPEN = "No article is open. Search with / or choose one in the list."
_TITLE_LINES = 2


class ArticleHead(Widget):
    """Three lines, always, so that the text below never jumps."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._article: Article | None = None

    def show(self, article: Article | None) -> None:
        """Show the head of another article, or that there is none."""
        self._article = article
        self.refresh()

    def render(self) -> Content:
        """The title in at most two lines; then source, author and published date."""
        article, width = self._article, self.size.width
        if article is None:
            return plain(_NOTHING_OPEN, DIM)
        about = [plain(published_words(article.published)), plain(article.source), plain(article.author)]
        title = in_lines(plain(article.title or article.path, TITLE), width, _TITLE_LINES)
        room = self.size.height - len(title)
        return Content("\n").join([*title, *in_lines(joined(about), width, max(1, room))])
