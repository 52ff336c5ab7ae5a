"""Correcting a date: when the event happened, when its article was published."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from corpus.article import Article, Provenance
from search_index.events.event import Event
from tui.marks import DIM
from tui.rows.content import joined, plain
from tui.state import DateCorrection
from tui.widgets.date_field import DateField
from tui.widgets.fitted_text import FittedText
from tui.wording import corrected_span, event_date_words, published_span, published_words

Corrections = tuple[DateCorrection, ...]


class CorrectDateScreen(ModalScreen[Corrections | None]):
    """A box for the event's date, if one is named, and one for its article's; gives what was changed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Leave as it is")]

    def __init__(self, article: Article, event: Event | None) -> None:
        super().__init__()
        self._article = article
        self._event = event

    def compose(self) -> ComposeResult:
        """The passage, the boxes, what the keys do."""
        article, event = self._article, self._event
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content("Correct a date")
            if event is not None:
                yield (passage := FittedText(id="corrected-passage"))
                passage.show(plain(f"“{event.text}”"))
                yield DateField(
                    "When it happened", event_date_words(event), corrected_span(event), id="event-date"
                )
            published = article.published
            own = published_span(published) if published.provenance is Provenance.CORRECTION else None
            known = published_words(published).removeprefix("published ")
            yield DateField("When the article was published", known, own, id="published")
            keys = ["Enter keeps", "Tab next date" if event is not None else "", "Esc leaves all as it is"]
            yield Static(joined([plain(key, DIM) for key in keys if key]), classes="dialog-keys")

    @on(Input.Submitted)
    def _keep(self) -> None:
        """Give what was changed, unless something can't be understood."""
        for field in self.query(DateField):
            if not field.understood:
                field.query_one(Input).focus()
                return
        event_id = self._event.id if self._event is not None else None
        self.dismiss(
            tuple(
                DateCorrection(self._article.path, event_id if field.id == "event-date" else None, field.span)
                for field in self.query(DateField)
                if field.changed
            )
        )
