"""Every format, held to the byte, and what each promises whatever the text."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from icalendar import Calendar
from markdown_it import MarkdownIt

from search_index.export import FORMATS
from search_index.export.record import COLUMNS
from tests.search_index.export.making import EVENTS

GOLDEN = Path(__file__).parent / "golden"


def exported(name: str, events: tuple[object, ...] = EVENTS) -> str:
    stream = io.StringIO(newline="")
    FORMATS[name].write(events, stream)  # type: ignore[arg-type]
    return stream.getvalue()


@pytest.mark.parametrize("name", FORMATS)
def test_the_bytes_are_the_golden_ones(name: str) -> None:
    golden = GOLDEN / f"chronology.{FORMATS[name].extension}"
    assert exported(name).encode("utf-8") == golden.read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_the_number_written_leaves_out_only_what_has_no_date(name: str) -> None:
    written = FORMATS[name].write(iter(EVENTS), io.StringIO(newline=""))
    assert written == len(EVENTS) - (1 if FORMATS[name].dated_only else 0)


@pytest.mark.parametrize("name", FORMATS)
def test_no_control_character_reaches_the_file(name: str) -> None:
    assert re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", exported(name)) is None


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_to_write_gives_a_file_that_can_still_be_read(name: str) -> None:
    text = exported(name, ())
    match name:
        case "jsonl":
            assert text == ""
        case "csv":
            assert text == ",".join(COLUMNS) + "\r\n"
        case "ics":
            assert Calendar.from_ical(text).walk("VEVENT") == []
        case "timelinejs":
            assert json.loads(text)["events"] == []
        case "html":
            assert "No events." in text
        case "markdown":
            assert text == "# Chronology\n"


def test_a_json_line_has_the_fixed_fields_and_null_where_the_date_is_unknown() -> None:
    first, *_, last = (json.loads(line) for line in exported("jsonl").splitlines())
    assert tuple(first) == COLUMNS == tuple(last)
    assert (first["date"], first["precision"], first["published"], first["published_by"]) == (
        "199X",
        "decade",
        None,
        "unknown",
    )
    assert [last[name] for name in ("date", "earliest", "latest", "precision", "approximate")] == [
        None
    ] * 4 + [False]


def test_no_csv_cell_can_be_run_as_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(exported("csv"), newline="")))
    assert all(len(row) == len(COLUMNS) for row in rows)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert rows[1][COLUMNS.index("title")] == "'=HYPERLINK(evil)"


def test_the_calendar_has_all_day_entries_that_end_on_the_day_after() -> None:
    entries = Calendar.from_ical(exported("ics")).walk("VEVENT")
    decade, years, day, month, last = entries
    assert (decade["DTSTART"].dt, decade["DTEND"].dt) == (date(1990, 1, 1), date(2000, 1, 1))
    assert (day["DTSTART"].dt, day["DTEND"].dt) == (date(2024, 2, 21), date(2024, 2, 22))
    assert (month["DTSTART"].dt, month["DTEND"].dt) == (date(2024, 5, 1), date(2024, 6, 1))
    assert (last["DTSTART"].dt, "DTEND" in last) == (date(9999, 12, 31), False)
    assert str(month["SUMMARY"]).startswith("[c. May 2024, planned] The bridge")
    assert str(month["STATUS"]) == "TENTATIVE"
    assert "1992–1995 (told as a range)" in str(years["DESCRIPTION"])
    assert len({str(entry["UID"]) for entry in entries}) == len(entries)
    assert all(len(line.encode()) <= 75 for line in exported("ics").split("\r\n"))


def test_the_page_shows_texts_and_runs_nothing() -> None:
    tags: list[str] = []
    texts: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
            tags.append(tag)

        def handle_data(self, data: str) -> None:
            texts.append(data)

    Reader().feed(exported("html"))
    assert not {"script", "a", "img", "link", "iframe"} & set(tags)
    assert any("<script>alert(1)</script>" in text for text in texts)
    assert tags.count("h2") == 5


def test_markdown_shows_the_texts_as_they_are() -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(exported("markdown"))
    inline = [child for token in tokens if token.type == "inline" for child in token.children or ()]
    assert {child.type for child in inline} <= {
        "text",
        "text_special",
        "softbreak",
        "strong_open",
        "strong_close",
    }
    text = "".join(child.content for child in inline)
    assert '"<script>alert(1)</script>", *twice* & [once](x); so, \\ it stands.' in text


def test_timelinejs_dates_are_no_finer_than_what_was_told() -> None:
    decade, years, day, month, last = json.loads(exported("timelinejs"))["events"]
    assert (decade["start_date"], decade["end_date"]) == ({"year": 1990}, {"year": 1999})
    assert (years["start_date"], years["end_date"]) == ({"year": 1992}, {"year": 1995})
    assert day["start_date"] == {"year": 2024, "month": 2, "day": 21}
    assert (month["start_date"], month["display_date"]) == ({"year": 2024, "month": 5}, "c. May 2024")
    assert "end_date" not in day
    assert "end_date" not in month
    assert "end_date" not in last
    assert "<script>" not in decade["text"]["headline"] + decade["text"]["text"]
