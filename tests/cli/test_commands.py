"""The commands of the design, run as installed: what they print, where, and with which exit code."""

import json

import pytest

from tests.cli.dateline_command import dateline

REPORT_KEYS = ["articles", "added", "changed", "removed", "skipped", "events", "stories", "seconds", "index"]
EVENT_KEYS = [
    *(
        "id",
        "date",
        "earliest",
        "latest",
        "precision",
        "approximate",
        "status",
        "text",
        "path",
        "title",
        "source",
    ),
    *(
        "published",
        "published_by",
        "sentence_start",
        "sentence_end",
        "expression",
        "rule",
        "story",
        "sources",
    ),
    *("articles", "dated_by", "dates_differ", "people", "places", "doubt"),
]


def test_index_reports_what_it_did(archive_folder):
    first = dateline("index", archive_folder, "--json")
    assert first.code == 0
    report = json.loads(first.out)
    assert list(report) == REPORT_KEYS
    assert (report["articles"], report["added"], report["skipped"]) == (3, 3, 0)
    (archive_folder / "new.txt").write_text("A new report\n\nIt rained in June 2020.\n")
    (archive_folder / "undated.txt").unlink()
    second = json.loads(dateline("index", archive_folder, "--json").out)
    assert (second["articles"], second["added"], second["changed"], second["removed"]) == (3, 1, 0, 1)


def test_search_ranks_articles_and_shows_how_each_date_is_known(archive_folder):
    done = dateline("search", archive_folder, "kazan", "--json")
    assert done.code == 0
    (hit,) = done.lines
    assert list(hit) == ["path", "title", "source", "published", "published_by", "score", "snippet", "copies"]
    assert hit["path"] == "2024/kazan.md"
    assert (hit["published"], hit["published_by"]) == ("2024-02-21", "front matter")
    assert "Kazan" in hit["snippet"]
    readable = dateline("search", archive_folder, "kazan")
    assert "2024-02-21 (front matter)" in readable.out
    assert "\x1b" not in readable.out, "no colour where there is no terminal"


def test_events_come_in_order_with_their_sentence_and_words(archive_folder):
    events = dateline("events", archive_folder, "--format", "jsonl").lines
    assert all(list(event) == EVENT_KEYS for event in events)
    dated = [event for event in events if event["date"]]
    assert [event["earliest"] for event in dated] == sorted(event["earliest"] for event in dated)
    assert {"1995", "2022-09-20", "2023-05", "2024-02-21", "2024-06-04"} <= {event["date"] for event in dated}
    for event in events:
        text = dateline("show", archive_folder, event["path"]).out
        sentence = text[event["sentence_start"] : event["sentence_end"]]
        assert " ".join(sentence.split()) == event["text"]
        where = {"expression": sentence, "discourse": text[: event["sentence_end"]], "report": ""}
        assert event["expression"] in where[event["dated_by"]]
        assert bool(event["expression"]) == (event["dated_by"] != "report")
    assert events[-1]["date"] is None, "what can't be dated is listed last, not lost"
    assert events[-1]["expression"] == "3 March"


def test_the_table_of_events_takes_no_more_cells_than_the_terminal_has(tmp_path, monkeypatch):
    chinese = "\u4e60\u8fd1\u5e73\u5728\u5317\u4eac\u4f1a\u89c1\u4e86" * 6
    (tmp_path / "archive").mkdir()
    article = f"---\ntitle: {chinese}\ndate: 2022-05-05\n---\nOn 4 May 2022 in Beijing {chinese}.\n"
    (tmp_path / "archive" / "a.md").write_text(article, encoding="utf-8")
    monkeypatch.setenv("COLUMNS", "60")
    told = dateline("events", tmp_path / "archive", "--index", tmp_path / "index").out
    assert told.count(chinese[:9]) >= 2
    assert "\0" not in told
    assert all(sum(1 + (each >= "\u4e00") for each in line) <= 60 for line in told.splitlines())


def test_a_planned_event_is_marked(archive_folder):
    (event,) = dateline("events", archive_folder, "--since", "2024-06", "--format", "jsonl").lines
    assert (event["date"], event["status"]) == ("2024-06-04", "planned")


@pytest.mark.parametrize(
    ("options", "dates"),
    [
        (["--since", "2024"], {"2024-02-21", "2024-06-04"}),
        (["--until", "2000"], {"1995"}),
        (["--since", "2023-05-10", "--until", "2023-05-12"], {"2023-05"}),
        (["moscow", "--since", "2000"], {"2022-09-20"}),
        (["after:2000", "moscow"], {"2022-09-20"}),
    ],
)
def test_events_can_be_narrowed_by_days_and_words(archive_folder, options, dates):
    events = dateline("events", archive_folder, *options, "--format", "jsonl").lines
    assert dates <= {event["date"] for event in events}
    assert all(event["date"] for event in events)


@pytest.mark.parametrize("name", ["table", "jsonl", "csv", "markdown", "ics", "html", "timelinejs"])
def test_events_can_be_had_in_every_format(archive_folder, name):
    done = dateline("events", archive_folder, "kazan", "--format", name)
    assert done.code == 0, done.err
    assert "Kazan" in done.out


def test_show_prints_the_text_and_suggests_what_was_meant(archive_folder):
    assert "two leaders met" in dateline("show", archive_folder, "2024/kazan.md").out
    assert "two leaders met" in dateline("show", archive_folder, archive_folder / "2024" / "kazan.md").out
    assert "two leaders met" in dateline("show", archive_folder, "./2024/kazan.md").out
    missing = dateline("show", archive_folder, "2024/kasan.md")
    assert missing.code == 1
    assert "did you mean: 2024/kazan.md" in missing.err


def test_dates_tags_a_text_from_stdin():
    done = dateline("dates", "--published", "2024-09-04", "--json", stdin="Ünlü sanctions came last July.")
    (expression,) = done.lines
    assert list(expression) == [
        *("start", "end", "text", "type", "value", "earliest", "latest", "precision", "rule")
    ]
    assert (expression["text"], expression["value"]) == ("last July", "2023-07")
    assert (expression["start"], expression["end"]) == (20, 29), "code points, not bytes"
    assert dateline("dates", stdin="No date here.").code == 1


def test_the_places_of_dates_are_those_in_the_text_as_it_was_given():
    text = "One.\r\n\r\nThey met \x1b[31mon\x1b[0m 4\u00ad May 2020.\r\nThey met in June\x07 2021.\r\n"
    done = dateline("dates", "--json", stdin=text)
    assert [line["text"] for line in done.lines] == ["4 May 2020", "June 2021"]
    found = [text[line["start"] : line["end"]] for line in done.lines]
    assert found == ["4\u00ad May 2020", "June\x07 2021"]
    (marked,) = dateline("dates", "--json", stdin="\ufeffOn 4 May 2020.").lines
    assert (marked["start"], marked["end"]) == (3, 13), "a byte order mark is no text"


def test_info_tells_versions_paths_and_health(archive_folder):
    assert "not built yet" in dateline("info", archive_folder).out
    dateline("index", archive_folder)
    told = dateline("info", archive_folder).out
    assert "health    good" in told
    assert "articles  3" in told


def test_info_lists_the_keys_as_they_are_and_says_what_is_wrong_with_them(own_home):
    file = own_home / ".config" / "dateline" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text('[keys]\nwhy = "ctrl+w"\nhelp = "q"\n')
    done = dateline("info", "--keys")
    assert done.code == 0
    keys = {line.split()[0]: line.split()[1] for line in done.out.splitlines()}
    assert (keys["why"], keys["help"], keys["search"]) == ("Ctrl+W", "q", "/")
    assert "q is the key of help, so quit goes without it" in done.err


def test_no_refresh_shows_the_index_as_it_is(archive_folder):
    assert dateline("search", archive_folder, "kazan", "--no-refresh").code == 3
    dateline("index", archive_folder)
    (archive_folder / "2024" / "kazan.md").unlink()
    assert dateline("search", archive_folder, "kazan", "--no-refresh").code == 0
    assert dateline("search", archive_folder, "kazan").code == 1


def test_nothing_is_written_into_the_archive(archive_folder):
    before = {path: path.stat().st_mtime_ns for path in archive_folder.rglob("*")}
    dateline("events", archive_folder)
    assert {path: path.stat().st_mtime_ns for path in archive_folder.rglob("*")} == before


def test_the_index_can_be_kept_elsewhere(archive_folder, tmp_path, own_home):
    place = tmp_path / "elsewhere"
    assert dateline("index", archive_folder, "--index", place).code == 0
    assert place.stat().st_mode & 0o777 == 0o700
    assert not list(own_home.iterdir())


@pytest.mark.parametrize("command", ["index", "search", "events", "show", "dates", "info"])
def test_every_command_has_help_with_examples(command):
    done = dateline(command, "--help")
    assert done.code == 0
    assert "Examples:" in done.out
    assert f"dateline {command}" in done.out


def test_the_main_help_names_every_command():
    told = dateline("--help").out
    assert all(f"  {name} " in told for name in ("index", "search", "events", "show", "dates", "info"))
