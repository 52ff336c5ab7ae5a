"""Citations to the clipboard and originals to the desktop, here and over SSH."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.driver import Driver as TerminalDriver

from search_index.archive import Archive
from search_index.index.location import own_work_folder
from tests.tui.conftest import ARTICLES, write_archive
from tests.tui.driving import running
from tui.desktop.clipboard import LONGEST_SURE, surely_copies
from tui.desktop.opening import is_web_address, original_of

_SURE = "KITTY_WINDOW_ID"
_TITLE = "“Dockers walk out in Varna”"
_QUOTE = (
    "“The two sides agreed at last that a vote on the offer will be held on 12 April 2024 in the old customs"
    " house.”"
)


@pytest.fixture(autouse=True)
def bare_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of no special kind on a machine without a desktop."""
    for name in (
        *("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT", "TMUX", "STY", "ZELLIJ", "TEXTUAL_DRIVER"),
        _SURE,
    ):
        monkeypatch.delenv(name, raising=False)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WEZTERM_PANE", "WT_SESSION", "ALACRITTY_WINDOW_ID"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


async def test_y_copies_the_event_as_a_citation_and_says_so(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(_SURE, "1")
    async with running(archive) as app:
        await app.search("vote")
        await app.do("escape", "3", "G", "y")
        await app.until(lambda: app.app.clipboard)
        assert app.app.clipboard.splitlines() == [
            _QUOTE,
            f"Harbour Gazette, {_TITLE}, by Mila Petkova, published 5 Mar 2024 (front matter).",
            "Planned: 12 Apr 2024 (“12 April 2024”)",
            str(archive.folder.resolve() / "strike/begins.md"),
        ]
        await app.until(lambda: "Copied “The two sides agreed" in app.notices)
        assert not (own_work_folder(archive.folder) / "copied.txt").exists()


async def test_the_terminal_is_sent_the_text_by_osc_52(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(archive) as app:
        sent: list[str] = []
        driver = app.app._driver
        assert isinstance(driver, TerminalDriver)
        monkeypatch.setattr(driver, "write", sent.append)
        await app.do("escape", "y")
        await app.until(lambda: any(each.startswith("\x1b]52;c;") for each in sent))


@pytest.mark.parametrize("between", ["SSH_CONNECTION", "TMUX"])
async def test_where_the_clipboard_is_unsure_the_text_lies_in_a_file_that_is_named(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, between: str
) -> None:
    monkeypatch.setenv(_SURE, "1")
    monkeypatch.setenv(between, "something")
    file = own_work_folder(archive.folder) / "copied.txt"
    async with running(archive) as app:
        await app.search("bridge")
        await app.do("enter", "enter", "]", "y")
        await app.until(lambda: str(file) in app.notices)
        assert file.read_text("utf-8") == f"{app.app.clipboard}\n"
        assert "Happened: 30 Jun 2023 (“30 June 2023”)" in app.app.clipboard


async def test_among_the_articles_y_copies_the_article(archive: Archive) -> None:
    async with running(archive) as app:
        await app.search("bridge")
        await app.do("escape", "y")
        await app.until(lambda: app.app.clipboard)
        assert app.app.clipboard.startswith(
            "Harbour Gazette, “Old bridge closes for repairs”, published 2 Jul 2023"
        )
        assert "Happened" not in app.app.clipboard


def test_a_text_that_is_too_long_for_a_sequence_is_unsure() -> None:
    assert surely_copies("x" * LONGEST_SURE, {_SURE: "1"})
    assert not surely_copies("x" * LONGEST_SURE + "é", {_SURE: "1"})
    assert not surely_copies("x", {})


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desktop whose opener writes down what it is to open; returns the file."""
    opened = tmp_path / "opened"
    program = tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\necho noise >&2; printf "%s" "$1" > "{opened}.draft"\nmv "{opened}.draft" "{opened}"\n',
        "utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("tui.desktop.opening.sys.platform", "linux")
    return opened


async def test_o_opens_the_file_with_the_desktops_program(archive: Archive, desktop: Path) -> None:
    async with running(archive) as app:
        await app.search("ferry")
        await app.do("escape", "o")
        await app.until(desktop.exists)
        assert desktop.read_text("utf-8") == str(archive.folder.resolve() / "ferry.txt")
        await app.until(lambda: "Opening" in app.notices)


async def test_o_opens_the_web_page_of_an_article_that_has_one(tmp_path: Path, desktop: Path) -> None:
    with_address = {
        "a.md": "---\ntitle: On the web\nurl: https://example.org/a?b=c&d\n---\n\nOn 3 May 2024 it came.\n"
    }
    with Archive.open(write_archive(tmp_path / "web", with_address), tmp_path / "index") as archive:
        archive.refresh()
        async with running(archive) as app:
            await app.do("escape", "o")
            await app.until(desktop.exists)
            assert desktop.read_text("utf-8") == "https://example.org/a?b=c&d"


async def test_without_a_desktop_o_says_where_the_original_is(archive: Archive) -> None:
    async with running(archive) as app:
        await app.search("ferry")
        await app.do("escape", "o")
        original = str(archive.folder.resolve() / "ferry.txt")
        await app.until(lambda: original in app.notices)
        assert app.app.clipboard == original


async def test_where_there_is_nothing_y_and_o_say_so(archive: Archive) -> None:
    async with running(archive) as app:
        await app.search("zeppelin")
        await app.do("escape", "y")
        assert "nothing to copy" in app.notices
        await app.do("o")
        assert "no article to open" in app.notices


async def test_what_was_said_in_passing_gives_way_to_what_is_said_next_but_a_warning_stays(
    archive: Archive,
) -> None:
    async with running(archive) as app:
        await app.do("escape", "c")
        assert app.notices == "This article has no copies here."
        await app.do("3", "x")
        assert app.notices == "Only this article tells of it."
        app.app.notify("The disk is full.", severity="warning")
        await app.do("1", "c")
        assert set(app.notices.splitlines()) >= {"The disk is full.", "This article has no copies here."}


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "http://", "--help", "https://[bad", "https://a.b/\x1b"],
)
def test_only_web_pages_are_opened_as_such(tmp_path: Path, url: str) -> None:
    write_archive(tmp_path, ARTICLES)
    assert not is_web_address(url)
    assert original_of(tmp_path, "bridge.md", url) == str(tmp_path.resolve() / "bridge.md")


def test_one_of_several_articles_of_a_file_is_opened_as_that_file(tmp_path: Path) -> None:
    (tmp_path / "mail#2.mbox").write_text("x")
    assert original_of(tmp_path, "mail#2.mbox#3", "") == str(tmp_path.resolve() / "mail#2.mbox")
