"""What is told of no day but its report's own is folded under the first such event of the report."""

import pytest

from search_index.archive import Archive
from search_index.events.event import DatedBy


@pytest.fixture
def view(archive_folder, tmp_path):
    for name, day in (("a", "2021-05-03"), ("b", "2021-05-04")):
        (archive_folder / f"{name}.md").write_text(
            f"---\ntitle: Flood in the valley\ndate: {day}\n---\nThe river burst its banks. "
            "Soldiers rescued forty people. The mayor thanked them.\n\n"
            "A flood had hit the valley in June 1998.\n"
        )
    with Archive.open(archive_folder, tmp_path / "index") as archive:
        archive.refresh()
        yield archive.timeline.select()


def test_events_that_the_words_date_are_all_kept(view):
    folded = view.fold_report_days()
    dated = [event for event in view if event.dated_by is not DatedBy.REPORT]
    assert [event for event in folded if event.dated_by is not DatedBy.REPORT] == dated


def test_each_report_keeps_the_first_of_its_day_which_counts_the_rest(view):
    told: dict[str, list[str]] = {}
    for event in sorted(view, key=lambda event: event.sentence_start):
        if event.dated_by is DatedBy.REPORT:
            told.setdefault(event.path, []).append(event.text)
    assert any(len(texts) > 1 for texts in told.values())
    folded = view.fold_report_days()
    rows = [(folded[row], folded.folded_into(row)) for row in range(len(folded))]
    kept = {event.path: (event.text, count) for event, count in rows if event.dated_by is DatedBy.REPORT}
    assert kept == {path: (texts[0], len(texts) - 1) for path, texts in told.items()}
    assert len(folded) + sum(count for _, count in rows) == len(view)


def test_folding_keeps_the_order_and_the_places(view):
    folded = view.fold_report_days()
    assert sorted(folded.positions) == list(folded.positions)
    assert set(folded.positions) <= set(view.positions)
    assert len(folded.fold_report_days()) == len(folded)
