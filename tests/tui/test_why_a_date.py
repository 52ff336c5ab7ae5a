"""Why a date is what it is: the choices that were made are told, and none that were not."""

from __future__ import annotations

from pathlib import Path

import pytest

from search_index.archive import Archive
from search_index.dates.description import describe_span
from search_index.events.event import Event
from tests.tui.conftest import write_archive
from tui.other_readings import other_readings
from tui.wording import explanation_rows


def event_of(tmp_path: Path, sentence: str) -> Event:
    """The event that a sentence of an article of Wednesday, 6 March 2024 tells."""
    text = f"---\ntitle: A report\ndate: 2024-03-06\n---\n\n{sentence}\n"
    with Archive.open(write_archive(tmp_path / "one", {"a.md": text}), tmp_path / "index") as archive:
        archive.refresh()
        (event,) = (event for event in archive.timeline.select() if event.expression)
        return event


@pytest.mark.parametrize(
    ("sentence", "taken", "others"),
    [
        ("The dockers walked out on Tuesday.", "5 Mar 2024", ["12 Mar 2024, the weekday after"]),
        ("The dockers will vote on Tuesday.", "12 Mar 2024", ["5 Mar 2024, the weekday before"]),
        (
            "The dockers walked out on 4 March.",
            "4 Mar 2024",
            ["4 Mar 2023, a year before", "4 Mar 2025, a year after"],
        ),
        ("The dockers walked out on 29 February.", "29 Feb 2024", []),
        ("The dockers walked out on 4 March 2024.", "4 Mar 2024", []),
        ("The dockers walked out last Tuesday.", "5 Mar 2024", []),
    ],
)
def test_what_the_words_could_have_meant_is_told_where_the_rule_had_a_choice(
    tmp_path: Path, sentence: str, taken: str, others: list[str]
) -> None:
    event = event_of(tmp_path, sentence)
    assert event.span is not None
    assert describe_span(event.span) == taken
    assert [f"{describe_span(span)}, {way}" for span, way in other_readings(event)] == others
    told = [words for _, words in explanation_rows(event)]
    assert all(other in told for other in others)
