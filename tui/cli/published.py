"""Published dates in words, with how they are known."""

from __future__ import annotations

from corpus.article import Confidence, Published


def describe_published(published: Published) -> str:
    """Return the date and its provenance: "2024-02-21 (front matter)", or "undated"."""
    if published.earliest is None:
        return "undated"
    if published.latest is None:
        return f"not before {published.earliest} ({published.provenance.value})"
    when = str(published.day or f"{published.earliest} to {published.latest}")
    mark = "" if published.confidence is Confidence.STATED else "≈ "
    return f"{mark}{when} ({published.provenance.value})"
