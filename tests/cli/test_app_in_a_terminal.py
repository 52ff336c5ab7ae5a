"""The installed command, end to end, in a real (pseudo-)terminal, by keyboard alone."""

import contextlib

import pytest

from tests.cli.dateline_command import dateline
from tests.cli.terminal import Terminal

ESCAPE, ENTER, TAB, PAGE_DOWN = "\x1b", "\r", "\t", "\x1b[6~"


def underlined(terminal):
    """The words on the screen that are marked by more than a colour."""
    rows = terminal.screen.buffer
    cells = [rows[y][x] for y in range(terminal.screen.lines) for x in range(terminal.screen.columns)]
    return "".join(cell.data if cell.underscore or cell.reverse else " " for cell in cells).split()


def test_from_a_folder_to_a_dated_sentence_on_a_wide_terminal(archive_folder):
    with contextlib.closing(Terminal(archive_folder, columns=160, rows=45)) as terminal:
        terminal.wait_for("Leaders meet in Kazan")
        terminal.type("kazan")
        text = terminal.wait_for(lambda text: "Talks in Moscow before the vote" not in text)
        assert "Leaders meet in Kazan" in text
        assert "The two leaders met in Kazan" in text
        assert "1995" not in text, "the events are those of the articles found"
        assert {"2023", "2024"} <= set(text.split())
        terminal.wait_for(lambda _: "Kazan" in underlined(terminal))
        terminal.press(ENTER)
        terminal.press(ENTER)
        terminal.type("]")
        terminal.wait_for("May 2023")
        terminal.type("?")
        terminal.wait_for("In the search box")
        terminal.press(PAGE_DOWN)
        terminal.wait_for("Next match")
        terminal.press(ESCAPE)
        terminal.read(0.3)
        terminal.type("q")
        assert terminal.exit_code() == 0


def test_a_small_terminal_shows_the_panes_in_turn(archive_folder):
    dateline("index", archive_folder)
    with contextlib.closing(Terminal(archive_folder, columns=80, rows=24)) as terminal:
        terminal.wait_for("Leaders meet in Kazan")
        terminal.type("moscow")
        terminal.wait_for(lambda text: "Leaders meet in Kazan" not in text)
        terminal.press(ENTER)
        terminal.press(ENTER)
        terminal.wait_for("The president received his guest")
        terminal.press(ESCAPE)
        terminal.wait_for("Talks in Moscow before the vote")
        terminal.type("3")
        terminal.wait_for(lambda text: "1995" in text and "2022" in text)
        terminal.type("q")
        assert terminal.exit_code() == 0


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
def test_all_that_a_reader_does_in_one_sitting(archive_folder, size):
    columns, rows = size
    dateline("index", archive_folder)
    with contextlib.closing(Terminal(archive_folder, columns=columns, rows=rows)) as terminal:
        terminal.wait_for("all articles")
        terminal.type("vote OR kazan")
        terminal.wait_for("2 articles ·")
        terminal.press(ENTER)
        terminal.type("S")
        terminal.wait_for("newest first")
        terminal.type("F")
        terminal.wait_for("Narrow the search")
        terminal.wait_for("Years of events")
        terminal.type("2024")
        terminal.wait_for(lambda text: text.count("[ ]") == 1)
        terminal.type(" ")
        terminal.press(ESCAPE)
        terminal.wait_for("only year 2024")
        terminal.type("X")
        terminal.wait_for(lambda text: "only year 2024" not in text)
        terminal.type("3")
        terminal.wait_for("by ")
        terminal.type("d")
        terminal.wait_for("Go to date")
        terminal.type("2024-06")
        terminal.wait_for("1 event from then")
        terminal.press(ENTER)
        terminal.wait_for(lambda text: "Go to date" not in text)
        terminal.wait_for(lambda text: any("▌" in line and "planned" in line for line in text.splitlines()))
        terminal.press(ENTER)
        terminal.type("w")
        terminal.wait_for("Counted from")
        terminal.type("e")
        terminal.wait_for("When it happened")
        terminal.type("2024-06-05")
        terminal.wait_for("read as 5 Jun 2024")
        terminal.press(ENTER)
        terminal.wait_for("5 Jun 2024")
        terminal.wait_for("corrected by you")
        terminal.type("M")
        terminal.wait_for(lambda text: "╭─ Articles" not in text and "╭─ Events" not in text)
        terminal.type("t?")
        terminal.wait_for("In the search box")
        terminal.press(ESCAPE)
        terminal.read(0.3)
        terminal.type("q")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize("query", ['"open', "(open", "a OR", "nofield:x"])
def test_a_bad_query_is_told_in_place_and_the_app_stays_open(archive_folder, query):
    dateline("index", archive_folder)
    with contextlib.closing(Terminal(archive_folder, columns=160, rows=45)) as terminal:
        terminal.wait_for("Leaders meet in Kazan")
        terminal.type(query)
        terminal.press(ENTER)
        terminal.wait_for("^")
        terminal.press(ESCAPE)
        terminal.press(ESCAPE)
        terminal.wait_for("Talks in Moscow before the vote")


def test_an_empty_folder_says_so_and_stays_open(tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()
    with contextlib.closing(Terminal(folder, columns=100, rows=30)) as terminal:
        terminal.wait_for("No articles here yet")
        terminal.press(ESCAPE)
        terminal.read(0.3)
        terminal.type("q")
        assert terminal.exit_code() == 0


def test_the_sample_archive_opens_without_arguments():
    with contextlib.closing(Terminal(columns=160, rows=45)) as terminal:
        terminal.type("kazan")
        text = terminal.wait_for(lambda text: "2024" in text and "Kazan" in text)
        assert "Traceback" not in text


def test_the_app_starts_where_it_was_left_unless_told_otherwise(archive_folder):
    dateline("index", archive_folder)
    size = {"columns": 100, "rows": 30}
    with contextlib.closing(Terminal(archive_folder, **size)) as terminal:
        terminal.wait_for("all articles")
        terminal.type("moscow")
        terminal.wait_for("1 article ·")
        terminal.press(ENTER)
        terminal.read(0.3)
        terminal.type("q")
        assert terminal.exit_code() == 0
    starts = ([], "1 article ·"), (["--fresh"], "all articles"), (["--query", "kazan"], "1 article ·")
    for options, shown in starts:
        with contextlib.closing(Terminal(archive_folder, *options, **size)) as terminal:
            text = terminal.wait_for(shown)
            assert ("moscow" in text) == (not options)


def test_the_app_leaves_an_index_as_it_is_when_told_so(archive_folder):
    dateline("index", archive_folder)
    (archive_folder / "new.txt").write_text("A new one\n\nThe strike in Lisbon began on 3 May 2024.\n")
    for options, shown in (["--no-refresh"], "No article matches"), ([], "1 article ·"):
        with contextlib.closing(Terminal(archive_folder, *options, columns=100, rows=30)) as terminal:
            terminal.wait_for("all articles")
            terminal.read(1.5)  # time in which it would look for changes
            terminal.type("lisbon")
            terminal.wait_for(shown)
