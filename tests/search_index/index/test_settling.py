"""Articles of an archive date one another; it does not matter when each of them came into it."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Confidence, Provenance
from search_index.archive import Archive
from search_index.dates.edtf import from_edtf
from search_index.dates.spans import Precision


def report(text: str, *, source: str = "", stated: str = "") -> str:
    """A Markdown article with its metadata."""
    return f"---\ntitle: A report\nsource: {source}\ndate: {stated}\n---\n\n{text}\n"


UNDATED = report(
    "Minister Anna Weber met President Pedro Ruiz in Kazan on February 21 and signed a treaty on trade.\n\n"
    "They had talked for three hours on Monday. The hall was decorated with flags."
)
_LATER = (
    "The last time that Anna Weber met Pedro Ruiz was on February 21 in Kazan, where they signed a treaty."
)
LATER = report(_LATER, stated="2024-03-20")
EARLIER = report(_LATER, stated="2019-03-20")
BOUNDED = UNDATED + "\nThe hall where they met was opened on 5 June 2020.\n"
ECHO = report(
    "Anna Weber met Pedro Ruiz in Kazan on February 21. Anna Weber had met Maria Lopez in Bergen on May 3."
)
OF_BERGEN = report("Anna Weber met Maria Lopez in Bergen on May 3 to speak of bridges and trade.")

FILED = report("The claim was filed with the court of Kazan on 3/4/2024 by a lawyer.", source="Example Wire")
DAY_FIRST = report(
    "The court of Kazan heard the claim on 21/2/2024, and a lawyer spoke.", source="Example Wire"
)
MONTH_FIRST = report("The court of Kazan heard the claim on 2/21/2024, they said.", source="Example Wire")
ELSEWHERE = report("The court of Bergen heard another claim on 2/21/2024, they said.", source="Bergen Daily")
DATE_LINE = report(f"Published: 3/4/2024\n\n{_LATER}", source="Example Wire")


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "clippings"
    folder.mkdir()
    with Archive.open(folder, tmp_path / "index") as opened:
        yield opened


def put(archive, **articles):
    """Write articles (``None``: remove them) and refresh; return what the refresh reports."""
    for name, text in articles.items():
        file = archive.folder / f"{name}.md"
        file.unlink() if text is None else file.write_text(text)
    return archive.refresh()


def published(archive, name):
    return archive.article(f"{name}.md").article.published


def filed(archive, name="filed"):
    """The expression 3/4/2024 of an article."""
    return next(each for each in archive.article(f"{name}.md").expressions if each.text == "3/4/2024")


def state(archive):
    """All that is said of published dates and events, whatever the articles' numbers are."""
    events = sorted(archive.timeline.select(), key=lambda event: event.id)
    told = [
        (each.id, each.span, each.status, each.rule, each.reference, each.published, each.dated_by)
        for each in events
    ]
    summaries = archive.search("", fold=False)  # every copy of an article
    listed = {summaries.summary(row).path: summaries.summary(row) for row in range(summaries.total)}
    articles = {path: archive.article(path) for path in sorted(listed)}
    return (
        {path: (listed[path].published, listed[path].events) for path in listed},
        {path: (each.article, each.expressions) for path, each in articles.items()},
        told,
    )


def assert_as_built_afresh(archive):
    with tempfile.TemporaryDirectory() as place, Archive.open(archive.folder, Path(place)) as fresh:
        fresh.refresh()
        assert state(archive) == state(fresh)


def test_an_article_without_a_date_is_dated_by_another_one_with_its_events(archive):
    put(archive, undated=UNDATED, later=LATER)
    found = published(archive, "undated")
    assert (found.earliest, found.latest) == (date(2024, 2, 21), date(2024, 2, 22))
    assert (found.provenance, found.confidence) == (Provenance.ARCHIVE, Confidence.INFERRED)
    assert "later.md" in found.reasons[-1]
    spans = {event.expression: event.span for event in archive.timeline.select()}
    assert str(spans["February 21"].earliest) == "2024-02-21"
    assert str(spans["Monday"].earliest) == "2024-02-19"
    assert archive.search("published:2024-02").total == 1


def test_a_witness_that_comes_later_dates_an_article_whose_file_did_not_change(archive):
    put(archive, undated=UNDATED)
    assert published(archive, "undated").confidence is Confidence.UNKNOWN
    told = put(archive, later=LATER)
    assert (told.added, told.changed, told.redated) == (1, 0, 1)
    assert published(archive, "undated").earliest == date(2024, 2, 21)
    assert archive.search("", fold=False).total == 2
    assert_as_built_afresh(archive)


def test_an_article_that_comes_later_is_dated_by_one_that_was_there(archive):
    put(archive, later=LATER)
    assert put(archive, undated=UNDATED).redated == 0
    assert published(archive, "undated").earliest == date(2024, 2, 21)
    assert_as_built_afresh(archive)


@pytest.mark.parametrize("change", [{"later": None}, {"later": report("Nothing.", stated="2024-03-20")}])
def test_a_lost_witness_takes_the_date_away(archive, change):
    put(archive, undated=UNDATED, later=LATER)
    assert put(archive, **change).redated == 1
    assert published(archive, "undated").confidence is Confidence.UNKNOWN
    assert_as_built_afresh(archive)


def test_a_witness_that_changes_its_year_changes_the_date(archive):
    put(archive, undated=UNDATED, later=LATER)
    put(archive, later=EARLIER)
    assert published(archive, "undated").earliest == date(2019, 2, 21)
    assert_as_built_afresh(archive)


def test_witnesses_of_different_years_leave_it_unknown_until_one_is_gone(archive):
    put(archive, undated=UNDATED, later=LATER)
    put(archive, earlier=EARLIER)
    assert published(archive, "undated").confidence is Confidence.UNKNOWN
    put(archive, later=None)
    assert published(archive, "undated").earliest == date(2019, 2, 21)
    assert_as_built_afresh(archive)


def test_another_witness_for_the_same_day_is_named_when_the_first_is_gone(archive):
    put(archive, undated=UNDATED, later=LATER, much_later=report(_LATER, stated="2024-05-01"))
    assert "later.md" in published(archive, "undated").reasons[-1]
    put(archive, later=None)
    assert "much_later.md" in published(archive, "undated").reasons[-1]
    assert_as_built_afresh(archive)


def test_what_was_dated_by_others_dates_none_itself(archive):
    put(archive, echo=ECHO, bergen=OF_BERGEN, later=LATER)
    assert published(archive, "echo").provenance is Provenance.ARCHIVE
    assert published(archive, "bergen").confidence is Confidence.UNKNOWN
    assert_as_built_afresh(archive)


def test_nothing_is_dated_again_while_nothing_is_told_otherwise(archive):
    put(archive, undated=UNDATED, later=LATER)
    assert put(archive, other=report("Maria Lopez opened the Bergen Bridge on May 3, 2024.")).redated == 0
    assert put(archive, other=None).redated == 0


def test_an_outlet_tells_in_which_order_it_writes_day_and_month(archive):
    put(archive, filed=FILED)
    assert "unknown" in filed(archive).rule
    assert put(archive, heard=DAY_FIRST).redated == 1
    assert filed(archive).value == "2024-04-03"
    assert filed(archive).rule == "date in digits, day first, as in the articles of this source"
    (event,) = [event for event in archive.timeline.select() if event.path == "filed.md"]
    assert (event.span.earliest, event.rule) == (date(2024, 4, 3), filed(archive).rule)
    assert_as_built_afresh(archive)


def test_an_outlet_goes_before_the_rest_of_the_archive(archive):
    put(archive, filed=FILED, other=ELSEWHERE)
    assert filed(archive).value == "2024-03-04"
    assert filed(archive).rule.endswith("month first, as in the articles of this archive")
    put(archive, heard=DAY_FIRST)
    assert filed(archive).value == "2024-04-03"
    assert_as_built_afresh(archive)


def test_contradictory_evidence_leaves_both_readings(archive):
    put(archive, filed=FILED, heard=DAY_FIRST, other=MONTH_FIRST)
    assert "unknown" in filed(archive).rule
    assert filed(archive).span.approximate
    put(archive, other=None)
    assert filed(archive).value == "2024-04-03"
    assert_as_built_afresh(archive)


def test_a_text_that_shows_an_order_does_not_ask_its_outlet(archive):
    own = report("Filed on 3/4/2024 in Kazan, it was heard on 21/2/2024, they said.", source="Example Wire")
    put(archive, filed=own, **{f"other{number}": MONTH_FIRST for number in range(12)})
    assert filed(archive).value == "2024-04-03"
    assert filed(archive).rule.endswith("as in the other dates of this text")


def test_the_order_that_an_outlet_tells_dates_its_article_and_so_another_one(archive):
    put(archive, undated=UNDATED, line=DATE_LINE)
    assert published(archive, "line").provenance is not Provenance.DATE_LINE
    assert published(archive, "undated").confidence is Confidence.UNKNOWN
    put(archive, heard=DAY_FIRST)
    line = published(archive, "line")
    assert (line.day, line.provenance) == (date(2024, 4, 3), Provenance.DATE_LINE)
    assert "day first, as in the articles of this source" in line.reasons[0]
    assert published(archive, "undated").earliest == date(2024, 2, 21)
    assert_as_built_afresh(archive)
    put(archive, heard=None)
    assert published(archive, "undated").confidence is Confidence.UNKNOWN
    assert_as_built_afresh(archive)


def test_a_corrected_article_is_dated_by_the_user_and_dates_others(archive):
    put(archive, undated=UNDATED, untold=report(_LATER))
    archive.correct_published("untold.md", from_edtf("2024-03"))
    told = archive.refresh()
    assert (told.changed, told.redated) == (0, 2)
    found = published(archive, "untold")
    assert (found.earliest, found.latest) == (date(2024, 3, 1), date(2024, 3, 31))
    assert found.provenance is Provenance.CORRECTION
    assert published(archive, "undated").earliest == date(2024, 2, 21)
    assert_as_built_afresh(archive)
    archive.correct_published("untold.md", None)
    assert archive.refresh().redated == 2
    assert published(archive, "untold").confidence is Confidence.UNKNOWN
    assert_as_built_afresh(archive)


def test_a_corrected_event_keeps_its_explanation_and_survives_indexing_anew(archive):
    put(archive, later=LATER, other=FILED)
    event = next(event for event in archive.timeline.select() if event.path == "later.md")
    archive.correct_event(event.id, event.path, from_edtf("2024-02"), note="the minutes say so")
    assert archive.refresh().redated == 1
    corrected = next(each for each in archive.timeline.select() if each.id == event.id)
    assert (corrected.span, corrected.span.precision) == (from_edtf("2024-02"), Precision.MONTH)
    assert corrected.rule.startswith("corrected by you: the minutes say so")
    assert "2024-02-21" in corrected.rule
    assert event.rule in corrected.rule
    assert corrected.reference == event.reference
    put(archive, later=LATER + "\nMore was to come.\n")
    again = next(each for each in archive.timeline.select() if each.id == event.id)
    assert again.span == from_edtf("2024-02")
    assert_as_built_afresh(archive)
    archive.correct_event(event.id, event.path, None)
    archive.refresh()
    assert next(each for each in archive.timeline.select() if each.id == event.id).span == event.span


def test_corrections_that_are_as_they_were_cause_no_work(archive):
    put(archive, later=LATER)
    archive.correct_published("later.md", from_edtf("2024-03-21"))
    archive.refresh()
    generation = archive.generation
    archive.correct_published("later.md", from_edtf("2024-03-21"))
    archive.refresh()
    assert archive.generation == generation


def test_damage_that_shows_only_when_an_article_is_dated_again_rebuilds_the_index(archive):
    put(archive, undated=UNDATED, other=FILED)
    archive.close()
    (file,) = archive.index.glob("MAIN_*.documents")
    content = bytearray(file.read_bytes())
    for place in range(len(content) // 8, len(content) * 7 // 8):
        content[place] ^= 0x55
    file.write_bytes(content)
    put(archive, later=LATER)
    assert published(archive, "undated").earliest == date(2024, 2, 21)
    assert_as_built_afresh(archive)


_NAMES = st.sampled_from(["a", "b", "c", "d", "e"])
_TEXTS = st.sampled_from(
    [UNDATED, LATER, EARLIER, BOUNDED, ECHO, OF_BERGEN, FILED, DAY_FIRST, MONTH_FIRST, ELSEWHERE, DATE_LINE]
)
_STEPS = st.one_of(
    st.tuples(st.just("put"), _NAMES, _TEXTS),
    st.tuples(st.just("remove"), _NAMES, st.none()),
    st.tuples(st.just("correct"), _NAMES, st.sampled_from(["2024-03", "2019-02-22", None])),
    st.tuples(st.just("correct events"), _NAMES, st.sampled_from(["2024-02", "2019-02-22", None])),
)


def _take(archive, kind, file, what):
    """Take one step."""
    match kind:
        case "put":
            file.write_text(what)
        case "remove":
            file.unlink(missing_ok=True)
        case "correct":
            archive.correct_published(file.name, what and from_edtf(what))
        case "correct events":
            for event in [event for event in archive.timeline.select() if event.path == file.name]:
                archive.correct_event(event.id, event.path, what and from_edtf(what))


@pytest.mark.slow
@settings(max_examples=40)
@given(refreshes=st.lists(st.lists(_STEPS, min_size=1, max_size=3), min_size=1, max_size=7))
def test_any_sequence_of_refreshes_gives_what_one_build_gives(refreshes):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "clippings")
        folder.mkdir()
        with Archive.open(folder, Path(place, "index")) as archive:
            archive.refresh()
            for steps in refreshes:
                for kind, name, what in steps:
                    _take(archive, kind, folder / f"{name}.md", what)
                archive.refresh()
            assert_as_built_afresh(archive)
