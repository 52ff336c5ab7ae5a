"""The article: who says so, since when it is known, its text, and how the marked date was worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.cache import LRUCache
from textual.content import Content
from textual.message import Message

from search_index.events.event import Event
from tui.marks import DIM
from tui.rows.content import joined, plain
from tui.state import OpenArticle, ReadingPlace
from tui.widgets.article_head import ArticleHead
from tui.widgets.fitted_text import FittedText
from tui.widgets.pane_frame import PaneFrame
from tui.widgets.text_view import MarkedText, Spotlight, TextView
from tui.widgets.why_panel import WhyPanel
from tui.wording import explanation_line

_PLACES_KEPT = 1_000


@dataclass(frozen=True, slots=True)
class _Left:
    """The place at which an article was left; ``matches`` tells its matches then from others.

    ``None`` stands for whatever it has.
    """

    place: ReadingPlace
    matches: int | None


class ArticlePane(PaneFrame):
    """Head, text and status of one article, with one match and one event of it as current."""

    class EventShown(Message):
        """The user stepped to another event of the article, at ``position`` of the timeline."""

        def __init__(self, position: int) -> None:
            super().__init__()
            self.position = position

    def __init__(self) -> None:
        super().__init__(id="article", classes="pane")
        self.opened: OpenArticle | None = None
        self.match: int | None = None
        self.event: int | None = None
        self._left: LRUCache[str, _Left] = LRUCache(_PLACES_KEPT)

    def compose(self) -> ComposeResult:
        """Head, text, the panel that explains a date, and its one-line form."""
        yield ArticleHead()
        yield TextView(id="article-text")
        yield WhyPanel()
        yield FittedText(id="article-status")

    def on_mount(self) -> None:
        """Begin with nothing open."""
        self.why_shown = False
        self.show(None)

    @property
    def text(self) -> TextView:
        """The view of the text."""
        return self.query_one("#article-text", TextView)

    @property
    def why_shown(self) -> bool:
        """Whether the panel that explains the date is open."""
        return self.query_one(WhyPanel).display

    @why_shown.setter
    def why_shown(self, shown: bool) -> None:
        self.query_one(WhyPanel).display = shown
        if (event := self.current_event) is not None:
            sentence = (event.sentence_start, event.sentence_end)
            self.call_after_refresh(self.text.scroll_into_view, sentence)

    @property
    def current_event(self) -> Event | None:
        """The event whose sentence is marked."""
        return self.opened.events[self.event] if self.opened is not None and self.event is not None else None

    def marks(self, event: Event) -> bool:
        """Whether this is the event whose sentence is marked."""
        return self.current_event is not None and self.current_event.id == event.id

    # Showing an article

    def show(
        self, opened: OpenArticle | None, event_id: str | None = None, *, keep_place: bool = False
    ) -> None:
        """Show an article at an event, or where the reader left it, at its first match, from its beginning.

        With ``keep_place`` nothing scrolls in the article that is open already, and the current match and
        event stay, where they still are.
        """
        self._leave()
        previous, before, old = self.current_event, self.match, self.opened
        self.opened = opened
        self.match = self.event = None
        self.query_one(ArticleHead).show(opened.article if opened is not None else None)
        if opened is None:
            self.text.show(MarkedText())
            self._tell()
            return
        self.text.show(MarkedText(opened.article.text, opened.matches, opened.dates))
        if keep_place and old is not None and old.article.path == opened.article.path:
            self.event = opened.index_of(previous.id) if previous else None
            self.match = before if before is not None and before < len(opened.matches) else None
            self._tell()
        elif event_id is not None and (index := opened.index_of(event_id)) is not None:
            self._go_to_event(index)
        elif (place := self._place_left(opened)) is not None:
            self._return_to(place)
        elif opened.matches:
            self._go_to_match(0)
        else:
            self.text.action_text_top()
            self._tell()

    def show_event(self, event_id: str) -> None:
        """Mark the sentence of one of the article's events and bring it into view."""
        index = self.opened.index_of(event_id) if self.opened is not None else None
        if index is not None:
            self._go_to_event(index)

    # Leaving it and coming back

    @property
    def place(self) -> ReadingPlace:
        """Where the reader is in the article."""
        event = self.current_event
        return ReadingPlace(self.text.kept_offset, event.id if event is not None else None, self.match)

    def remember(self, path: str, place: ReadingPlace) -> None:
        """Show the article at ``path`` from this place when it is opened next, whatever is searched for."""
        self._left[path] = _Left(place, None)

    def _leave(self) -> None:
        if self.opened is not None:
            self._left[self.opened.article.path] = _Left(self.place, hash(self.opened.matches))

    def _place_left(self, opened: OpenArticle) -> ReadingPlace | None:
        """Where the reader left the article, unless it has other matches now: they want to be seen first."""
        left = self._left.get(opened.article.path)
        if left is None or (opened.matches and left.matches not in (None, hash(opened.matches))):
            return None
        return left.place

    def _return_to(self, place: ReadingPlace) -> None:
        assert self.opened is not None
        self.event = self.opened.index_of(place.event_id) if place.event_id is not None else None
        if place.match is not None and place.match < len(self.opened.matches):
            self.match = place.match
        self._tell()
        self.text.scroll_to_offset(place.offset)

    # Stepping

    def step_match(self, step: int) -> None:
        """Go to the next match (``step`` 1) or the one before (-1), round the ends."""
        if self.opened is None or not self.opened.matches:
            return
        if self.match is None:
            self._go_to_match(_nearest(self.opened.matches, self.text.top_offset, step))
        else:
            self._go_to_match((self.match + step) % len(self.opened.matches))

    def step_event(self, step: int) -> None:
        """Go to the article's next event (``step`` 1) or the one before (-1), round the ends.

        What is told of no day but the report's own is passed over, unless the article tells of nothing else.
        """
        if self.opened is None or not self.opened.events:
            return
        stops = self.opened.stops
        if self.event is None:
            events = [self.opened.events[index] for index in stops]
            sentences = [(event.sentence_start, event.sentence_end) for event in events]
            self._go_to_event(stops[_nearest(sentences, self.text.top_offset, step)])
        elif step > 0:
            self._go_to_event(next((index for index in stops if index > self.event), stops[0]))
        else:
            self._go_to_event(next((index for index in reversed(stops) if index < self.event), stops[-1]))
        self.post_message(self.EventShown(self.opened.positions[self.event or 0]))

    def _go_to_match(self, index: int) -> None:
        assert self.opened is not None
        self.match = index
        self._tell()
        self.text.scroll_into_view(self.opened.matches[index])

    def _go_to_event(self, index: int) -> None:
        assert self.opened is not None
        self.event = index
        self._tell()
        event = self.opened.events[index]
        self.text.scroll_into_view((event.sentence_start, event.sentence_end))

    # Telling where it stands

    def _tell(self) -> None:
        """Bring marks, counts and explanations in line with the current match and event."""
        event = self.current_event
        opened = self.opened
        match = opened.matches[self.match] if opened is not None and self.match is not None else None
        self.text.light(
            Spotlight(
                sentence=(event.sentence_start, event.sentence_end) if event else None,
                date=(event.expression_start, event.expression_end) if event else None,
                match=match,
            )
        )
        counts = []
        if opened is not None and opened.matches:
            counts.append(_k_of_n("match", self.match, len(opened.matches)))
        if opened is not None and opened.events:
            stops = opened.stops
            at_stop = stops.index(self.event) if self.event in stops else None
            counts.append(_k_of_n("event", at_stop, len(stops)))
        title = joined([Content("Article"), plain(opened.article.path if opened is not None else "")])
        self.entitle(title, Content(" · ".join(counts)))
        explanation = explanation_line(event) if event is not None else ""
        self.query_one("#article-status", FittedText).show(plain(explanation, DIM))
        self.query_one(WhyPanel).show(event)


def _k_of_n(name: str, index: int | None, count: int) -> str:
    if index is None:
        return f"{count:,} {name}{'' if count == 1 else 'es' if name.endswith('ch') else 's'}"
    return f"{name} {index + 1:,} of {count:,}"


def _nearest(stretches: Sequence[tuple[int, int]], offset: int, step: int) -> int:
    """The first stretch from ``offset`` on going forwards, or the last one before it going backwards."""
    following = next((i for i, (start, _) in enumerate(stretches) if start >= offset), len(stretches))
    return (following if step > 0 else following - 1) % len(stretches)
