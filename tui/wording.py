"""The words and signs by which dates, their provenance and the status of events are shown."""

from __future__ import annotations

from datetime import date

from corpus.article import Confidence, Provenance, Published
from search_index.dates.description import describe_span
from search_index.dates.spans import DateSpan, Precision
from search_index.events.event import Event, Status
from search_index.index.dating import CORRECTED
from search_index.index.report import RefreshReport
from tui.other_readings import other_readings

STATUS_MARKS = {Status.HAPPENED: " ", Status.PLANNED: "▷", Status.HYPOTHETICAL: "?", Status.DENIED: "✗"}
INFERRED_MARK = "≈"
UNDATED = "no date"


def count_of(number: int, one: str, many: str = "") -> str:
    """``1 article``, ``1,204 articles``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def changes_words(report: RefreshReport) -> str:
    """What a refresh found to be new, in one line; empty when nothing changed."""
    changes = ((report.added, "added"), (report.changed, "changed"), (report.removed, "removed"))
    words = ", ".join(f"{number:,} {what}" for number, what in changes if number)
    return f"{count_of(report.articles, 'article')}: {words}." if words else ""


def published_span(published: Published) -> DateSpan | None:
    """The days on which the article may have been published; ``None`` unless both ends are known."""
    if published.earliest is None or published.latest is None:
        return None
    precision = Precision.DAY if published.day else Precision.RANGE
    return DateSpan(published.earliest, published.latest, precision)


def published_date_words(published: Published) -> str:
    """The published date for a list: marked when it is not stated; ``undated`` when nothing is known."""
    span = published_span(published)
    if span is not None:
        words = describe_span(span)
        return words if published.confidence is Confidence.STATED else f"{INFERRED_MARK} {words}"
    if published.earliest is not None:
        return f"not before {_day_words(published.earliest)}"
    return "undated"


def published_words(published: Published) -> str:
    """The published date and how it is known, for the head of an article."""
    span = published_span(published)
    if span is not None:
        how = "" if published.confidence is Confidence.STATED else "inferred from "
        by = CORRECTED if published.provenance is Provenance.CORRECTION else published.provenance.value
        return f"published {published_date_words(published)} ({how}{by})"
    if published.earliest is not None:
        return f"published {published_date_words(published)} ({published.provenance.value})"
    return "publication date unknown"


def _day_words(day: date) -> str:
    return describe_span(DateSpan(day, day, Precision.DAY))


def event_date_words(event: Event) -> str:
    """The event's date at the precision at which it was told."""
    return describe_span(event.span) if event.span else UNDATED


def corrected_span(event: Event) -> DateSpan | None:
    """The date that the user gave the event; ``None`` when its date was worked out."""
    return event.span if event.rule.startswith(CORRECTED) else None


def reference_words(event: Event) -> str:
    """What the event's date was counted from; empty when it was counted from nothing."""
    if event.reference is None:
        return ""
    words = f"{event.reference.origin.value} {describe_span(event.reference.span)}"
    return f"{words} ({event.reference.detail})" if event.reference.detail else words


def explanation_line(event: Event) -> str:
    """How the event's date was worked out, in one line: words, date, status, reference date, rule."""
    words = f"“{event.expression}” → " if event.expression else ""
    parts = [words + event_date_words(event)]
    if event.status is not Status.HAPPENED:
        parts.append(event.status.value)
    if reference := reference_words(event):
        parts.append(f"from {reference}")
    return " · ".join([*parts, event.rule])


def story_words(event: Event) -> str:
    """How many articles tell of the event's story, and of how many origins they are."""
    told = f"{count_of(event.articles, 'article')}, {event.sources:,} independent"
    return f"{told}; their dates differ" if event.dates_differ else told


def explanation_rows(event: Event) -> list[tuple[str, str]]:
    """How the event's date was worked out, step by step, as pairs of a heading and its words."""
    rows = [("Words", f"“{event.expression}”" if event.expression else "none in this sentence")]
    reference = reference_words(event)
    rows.append(("Counted from", reference or "nothing else: the words say it all"))
    rows.append(("Rule", event.rule or "none"))
    rows.append(("Date", event_date_words(event)))
    rows.extend(
        ("Not taken" if not index else "", f"{describe_span(span)}, {way}")
        for index, (span, way) in enumerate(other_readings(event))
    )
    if event.span and event.span.earliest != event.span.latest:
        rows.append(("Days", f"{event.span.earliest.isoformat()} to {event.span.latest.isoformat()}"))
    rows.append(("Status", event.status.value))
    if event.doubt is not None:
        rows.append(("Doubtful", event.doubt.value))
    if event.articles > 1:
        rows.append(("Told by", story_words(event)))
    published = event.published
    rows.append(("Article", published_words(published)))
    if published.provenance is not Provenance.UNKNOWN:
        rows.extend(("", reason) for reason in published.reasons)
    return rows
