"""``dateline search`` and ``dateline events``: sorted, folded, counted, narrowed; and what was meant."""

import json

import pytest

from tests.cli.dateline_command import dateline
from tests.search_index.search.making import WIRE, article

ARTICLES = {
    "wire.md": article("Border stays open", WIRE, source="Wire", day="2024-03-05"),
    "daily.md": article("River border open", WIRE, source="Daily", day="2024-03-06"),
    "talks.md": article(
        "Abroad",
        "President Ana Novak met her guests at the border in Zagreb on 4 March 2024. A second meeting"
        " will be held in Split in May 2025.",
        source="Daily",
        day="2024-03-08",
    ),
    "before.md": article(
        "Before", "Ana Novak, the minister, opened a border post near Split on 7 June 2023.", day="2023-06-08"
    ),
}


@pytest.fixture
def archive_folder(tmp_path):
    folder = tmp_path / "clippings"
    folder.mkdir()
    for name, content in ARTICLES.items():
        (folder / name).write_text(content)
    return folder


def search(folder, *arguments):
    return dateline("search", folder, *arguments)


def found(folder, *arguments):
    return [hit["path"] for hit in search(folder, *arguments, "--json").lines]


def test_articles_come_in_the_order_asked_for(archive_folder):
    by_day = ["talks.md", "daily.md", "wire.md", "before.md"]
    assert found(archive_folder, "border", "--sort", "published", "--all") == by_day
    by_title = ["talks.md", "before.md", "wire.md", "daily.md"]
    assert found(archive_folder, "border", "--sort", "title", "--no-fold") == by_title
    assert search(archive_folder, "border", "--sort", "size").code == 2


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [
        (["border", "-river"], ["before.md", "talks.md"]),
        (["-river", "--limit", "1", "border", "-minister"], ["talks.md"]),
        (["border", "--all", "-agency", "-ministers"], ["talks.md"]),
        (["--", "-border", "-river"], []),
        (["border", "-h2o"], ["before.md", "daily.md", "talks.md"]),
    ],
)
def test_words_that_articles_must_not_have_need_no_quotes(archive_folder, arguments, paths):
    assert sorted(found(archive_folder, *arguments)) == paths


def test_what_is_said_of_a_query_that_begins_with_a_minus_names_it_and_its_places(archive_folder):
    for command in ("search", "events"):
        assert "(at character 2)" in dateline(command, archive_folder, "-on:2022").err
        assert "(at character 9)" in dateline(command, archive_folder, "border", "-on:2022").err
    assert search(archive_folder, "-*").err == "dateline: nothing found for: -*\n"


def test_what_is_no_option_is_said_to_be_none(archive_folder):
    done = search(archive_folder, "border", "--limt", "5")
    assert (done.code, done.out) == (2, "")
    assert "'--limit'" in done.err


def test_copies_are_one_row_that_says_so(archive_folder):
    (hit,) = search(archive_folder, "river", "--json").lines
    assert (hit["path"], hit["copies"]) == ("daily.md", ["wire.md"])
    assert "daily.md · and 1 copy\n" in search(archive_folder, "river").out
    told = "1 of 3 articles and 1 copy of them; --limit shows more\n"
    assert search(archive_folder, "border", "--limit", 1).err == told
    told = "1 of 4 articles; --limit shows more\n"
    assert search(archive_folder, "border", "--limit", 1, "--all").err == told
    assert [hit["copies"] for hit in search(archive_folder, "river", "--all", "--json").lines] == [[], []]


def test_facets_are_printed_in_place_of_the_articles(archive_folder):
    told = search(archive_folder, "border", "--facets").out
    assert "source\n        2  Daily\n        1  Wire\n" in told
    assert "2  Ana Novak" in told
    assert "Border stays open" not in told
    lines = search(archive_folder, "border", "--facets", "--json").lines
    assert all(list(line) == ["facet", "value", "articles"] for line in lines)
    assert {"facet": "year", "value": "2023", "articles": 1} in lines
    assert "… and 1 more" in search(archive_folder, "border", "--facets", "--limit", 1).out


def test_what_was_meant_is_offered_on_stderr(archive_folder):
    done = search(archive_folder, "bordre", "novak")
    assert (done.code, done.out) == (1, "")
    assert done.err == "dateline: nothing found for: bordre novak; did you mean: border novak\n"
    assert search(archive_folder, "zzyzx").err == "dateline: nothing found for: zzyzx\n"
    events = dateline("events", archive_folder, "bordre")
    assert (events.code, events.err) == (1, "dateline: no events found; did you mean: border\n")


def test_a_long_query_that_finds_nothing_is_told_in_a_short_line(archive_folder):
    done = search(archive_folder, "zz" * 4_000)
    assert done.code == 1
    assert len(done.err) < 300


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--status", "planned"], {"May 2025"}),
        (["--person", "novak", "--since", "2024"], {"4 March 2024"}),
        (["--person", "ANA NOVAK"], {"4 March 2024", "7 June 2023"}),
        (["--place", "split"], {"May 2025", "7 June 2023"}),
        (["--place", "split", "--place", "zagreb"], {"May 2025", "7 June 2023", "4 March 2024"}),
        (["--place", "split", "--status", "happened"], {"7 June 2023"}),
        (["novak", "--known-before", "2024"], {"7 June 2023"}),
        (["--since", "2025-05-10"], {"May 2025"}),
        (["--since", "2025-05-01", "--certainly"], {"May 2025"}),
        (["--until", "2023-06-07", "--certainly"], {"7 June 2023"}),
    ],
)
def test_events_are_narrowed_to_what_is_asked_for(archive_folder, options, expected):
    done = dateline("events", archive_folder, *options, "--format", "jsonl")
    assert done.code == 0, done.err
    assert {event["expression"] for event in done.lines} == expected


def test_what_may_lie_in_days_need_not_certainly_do(archive_folder):
    assert dateline("events", archive_folder, "--since", "2025-05-10", "--certainly").code == 1


def test_events_come_in_the_order_of_their_reports(archive_folder):
    for order, key in (("happened", "earliest"), ("reported", "published")):
        events = dateline("events", archive_folder, "novak", "--order", order, "--format", "jsonl").lines
        days = [event[key] for event in events if event[key]]
        assert days == sorted(days)
        assert len(days) == 3


def test_a_name_that_no_event_has_is_told(archive_folder):
    done = dateline("events", archive_folder, "--person", "nobody")
    assert done.code == 1
    assert done.err.splitlines()[0] == "dateline: no event names a person with 'nobody' in the name"
    done = dateline("events", archive_folder, "--person", "novack")
    assert done.err.splitlines()[0].endswith("in the name; did you mean: novak")


def test_a_decade_is_a_date_as_it_is_in_a_query(archive_folder):
    decade, asked = ["--since", "2020s", "--until", "2020s"], ["on:2020s"]
    found = dateline("events", archive_folder, "--format", "jsonl", *decade).out
    assert found == dateline("events", archive_folder, "--format", "jsonl", *asked).out != ""
    refused = dateline("events", archive_folder, "--since", "2022..2024")
    assert (refused.code, "'2022..2024' is no date" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--certainly"], "needs --since or --until"),
        (["--known-before", "soon"], "'soon' is no date"),
        (["--status", "odd"], "happened"),
        (["--order", "text"], "reported"),
    ],
)
def test_a_wrong_option_is_told_in_one_line(archive_folder, options, told):
    done = dateline("events", archive_folder, *options)
    assert done.code == 2
    assert told in done.err
    assert len(done.err.splitlines()) == 1


def test_facets_and_hits_are_json_line_by_line(archive_folder):
    for options in (["--facets"], []):
        for line in search(archive_folder, "", "--json", *options).out.splitlines():
            assert isinstance(json.loads(line), dict)
